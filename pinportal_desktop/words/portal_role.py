# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Why the parents' pages get no role of their own on a PostgreSQL: one sentence for each cause, with what to do."""

from collections.abc import Mapping
from typing import Final

from pinportal_desktop.domain.errors import Code


def _(source: str) -> str:
    """Marks a text for the catalogue."""
    return source


PORTAL_ROLE: Final[Mapping[Code, str]] = {
    Code.PORTAL_ROLE_SERVER_ONLY: _(
        "This practice's data is in a file, which knows no roles. Only a PostgreSQL has them; nothing was changed."
    ),
    Code.PORTAL_ROLE_NAME: _(
        "The role's name begins with {prefix}, and goes on with small letters, digits and underscores, 40 at most."
    ),
    Code.PORTAL_ROLE_MAY_MORE: _(
        "There is a role {name} already, and it may do more than the parents' pages need. Choose another name, or have"
        " it dropped on the server; nothing was changed."
    ),
    Code.PORTAL_ROLE_NOT_PERMITTED: _(
        "The server does not let {user} make this role. Do it once with the address of the server's administrator, or"
        " have the administrator allow it: ALTER ROLE {user} CREATEROLE, for the owner of the database. Nothing was"
        " changed."
    ),
}
