# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The window **Patient Registration**: issue a PIN, or share the one that is active."""

from pinportal_desktop.screens.registration.closed import Closed, End
from pinportal_desktop.screens.registration.window import RegistrationWindow

__all__ = ["Closed", "End", "RegistrationWindow"]
