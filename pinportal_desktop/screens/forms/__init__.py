# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The forms of ui/, compiled by pyside6-uic; never edited by hand."""
