# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**New Patient** and **Edit Patient**: one form for both."""

from pinportal_desktop.screens.patient_form.form import PatientForm
from pinportal_desktop.screens.patient_form.presenter import Saved

__all__ = ["PatientForm", "Saved"]
