# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""PinPortal Desktop: access to the patient portal, by PIN, from the front desk."""

__version__ = "0.1.0"
