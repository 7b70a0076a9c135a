# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Letters as PDF and QR codes; makes bytes and knows no printer."""
