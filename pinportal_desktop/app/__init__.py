# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Wiring: which part serves which need, in plain code. Nothing here decides anything about PINs."""
