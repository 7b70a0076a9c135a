# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Printing: the letter's window with its preview, and the ways to this computer's printers."""

import sys

from pinportal_desktop.usecases.printers import Printers


def system_printers() -> Printers:
    """The printers of this computer: CUPS on Linux and macOS, the spooler on Windows."""
    if sys.platform == "win32":
        from pinportal_desktop.screens.printing.spooler import SpoolerPrinters

        return SpoolerPrinters()
    from pinportal_desktop.screens.printing.cups import CupsPrinters

    return CupsPrinters()
