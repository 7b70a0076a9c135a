# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`pinportal import`: reads a file, carries its batches out, and says row by row what did not come in."""
