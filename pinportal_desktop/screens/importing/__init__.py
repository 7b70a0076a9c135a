# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Import**: bring patients in from a file, see what came, take it back, and decide what it left to decide."""
