# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The texts that a file shows people, as the catalogue collects them."""

from babel.messages.pofile import read_po

from tests.conftest import REPOSITORY


def texts_of(file: str) -> set[str]:
    """The sources (singulars, of those with a plural) in a file of the checkout."""
    with (REPOSITORY / "resources" / "languages" / "pinportal.pot").open("rb") as opened:
        found = [message for message in read_po(opened) if any(name == file for name, _line in message.locations)]
    return {message.id if isinstance(message.id, str) else message.id[0] for message in found}
