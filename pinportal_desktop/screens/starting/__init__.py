# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the window shows before a database is open: that it opens, why it could not, and what is needed first."""
