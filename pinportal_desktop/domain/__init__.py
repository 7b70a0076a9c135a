# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a PIN, a parent and an association are: frozen data and the rules that hold for them."""
