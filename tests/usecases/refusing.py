# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Says why something was refused."""

from collections.abc import Callable

from pinportal_desktop.domain.errors import Code, PinPortalError


def code_of(act: Callable[[], object]) -> Code | None:
    """The refusal's code; None when it was done."""
    try:
        act()
    except PinPortalError as error:
        return error.code
    return None
