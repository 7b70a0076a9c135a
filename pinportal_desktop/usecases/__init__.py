# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What changes something: one module per verb phrase, carried out inside one transaction and recorded."""
