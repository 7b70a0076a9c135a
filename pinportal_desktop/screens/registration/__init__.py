# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The window Patient Registration: issue a PIN, or share the one that is active."""
