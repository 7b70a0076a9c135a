# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The fixed labels of Status and PIN/VQ, and the tone of each."""

from typing import Final

from pinportal_desktop.domain.patient_account import PinVq, Status
from pinportal_desktop.domain.people import Standing
from pinportal_desktop.screens.widgets import Tone

# In English everywhere, letter for letter: users know them from the hosted Practice Portal.
STATUS: Final = {
    Status.DISABLED: ("Disabled", Tone.BAD),
    Status.REGISTERED: ("Registered", Tone.GOOD),
    Status.SELF_REGISTERED: ("Self Registered", Tone.WARN),
    Status.PENDING: ("Pending", Tone.WARN),
    Status.UNREGISTERED: ("Unregistered", Tone.NEUTRAL),
}

# Why a patient is hidden by default; **Inactive** stands for all of them in **Search by**.
STANDING: Final = {
    Standing.INACTIVE: ("Inactive", Tone.NEUTRAL),
    Standing.DECEASED: ("Deceased", Tone.NEUTRAL),
}
MERGED: Final = ("Merged", Tone.NEUTRAL)

PIN_VQ: Final = {
    PinVq.NONE_ASSIGNED: "None Assigned",
    PinVq.PIN: "Pin Already Assigned",
    PinVq.VERIFICATION_QUESTION: "Verification Question Assigned",
}
