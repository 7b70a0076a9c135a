# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How a person calls this program by a command."""

import sys


def program_typed() -> str:
    """What stands before a command's name: `pinportal`, or what an installer put there for it.

    On Windows the window's program has no console, so a second one lies beside it, reached from the start menu's
    command line; on macOS no installer of an app puts anything on the PATH.
    """
    if not getattr(sys, "frozen", False):
        return "pinportal"
    match sys.platform:
        case "win32":
            return "pinportal-cli"
        case "darwin":
            return sys.executable
        case _:
            return "pinportal"
