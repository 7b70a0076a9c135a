# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A family contact is added or edited: names, addresses, relationship and Authority."""

from pinportal_desktop.screens.contact_form.form import ContactForm

__all__ = ["ContactForm"]
