# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The kiosk: registering in the waiting room, on a screen that shows nothing else and keeps nothing of a family."""
