# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The patient's account: who has access, the PIN, the family, and what happened."""
