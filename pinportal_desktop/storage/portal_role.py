# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The role with which the parents' pages and the kiosk connect to a PostgreSQL: what they need, and nothing else."""

from typing import Final

from sqlalchemy import make_url

from pinportal_desktop.domain.secrets import Secret

PREFIX: Final = "pinportal_portal"  # the names of such roles begin with it


def make_portal_role(database_url: str, name: str, password: Secret) -> str:
    """Make the role, or give it this password and what it needs now; the URL, without password, that it connects with.

    `database_url` is the practice's own, of a user who may make roles; `name` begins with `PREFIX`.
    """
    return make_url(database_url)._replace(username=name, password=None).render_as_string()
