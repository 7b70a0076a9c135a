# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the window shows before a database is open: that it opens, why it could not, and what is needed first."""

from pinportal_desktop.screens.starting.first_start import FirstStartPage
from pinportal_desktop.screens.starting.opening import OpeningPage
from pinportal_desktop.screens.starting.passphrase import PassphrasePage

__all__ = ["FirstStartPage", "OpeningPage", "PassphrasePage"]
