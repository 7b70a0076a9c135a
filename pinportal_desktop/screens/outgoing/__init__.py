# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Messages**: what was promised to whom, over all patients, and what a person has to do about it."""
