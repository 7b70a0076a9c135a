# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What keeps the parents' pages from running as a service, told to whoever sets it up."""

from collections.abc import Mapping
from typing import Final

from pinportal_desktop.domain.errors import Code


def _(source: str) -> str:
    """Marks a text for the catalogue."""
    return source


SERVING: Final[Mapping[Code, str]] = {
    Code.HOST_NOT_HERE: _(
        "The registration page cannot listen at {host}, port {port}. Check that the address is one of this computer's;"
        " most systems keep ports below 1024 to themselves."
    ),
    Code.SERVE_FILE_BROKEN: _(
        "The file {name} is not written as it should be. Each line is an entry such as port = 8738, texts in quotation"
        " marks."
    ),
    Code.SERVE_ENTRY_UNKNOWN: _("In {place} stands “{entry}”, which there is not. There are: {known}."),
    Code.SERVE_ENTRY_WRONG: _("In {place} “{entry}” does not fit. Write it like this: {example}."),
    Code.KEY_FILE_OPEN: _(
        "Others on this computer can read the file of keys {name}. Let its user alone read it (chmod 600), then start"
        " again. If others may have read it, make a new one: “{program} keys service FILE”."
    ),
    Code.KEYS_OF_A_SERVICE: _(
        "These keys are for the parents' pages alone, and do nothing else. Do this on a desk's computer."
    ),
}
