# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What every installer calls the program: the one place for names and ids. `identity.py KEY` says one of them.

Never change an id: an installer finds what it upgrades by it.
"""

import sys
from typing import Final

from pinportal_desktop import __version__

IDENTITY: Final = {
    "version": __version__,
    "name": "PinPortal",
    "program": "pinportal",  # the command, the executable, the Debian package, the desktop file and its icon
    "publisher": "PinPortal contributors",
    "summary": "Access to the patient portal, by PIN, from the front desk",
    "macos_bundle_id": "org.pinportal.desktop",
    "windows_app_id": "59E4304E-1C99-413A-A44A-7A494EBA4248",
}

if __name__ == "__main__":
    print(IDENTITY[sys.argv[1]])  # noqa: T201 - it is what this is run for
