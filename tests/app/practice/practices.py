# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""First starts as they are typed, and an opening that asks for nothing."""

from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.practice import PracticeOpening
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.usecases.start_practice import FirstStart

PASSPHRASE = Secret("correct horse battery staple")

FIRST = FirstStart(
    practice_name="  Maple  Street Pediatrics ",
    portal_address="https://Portal.example.org/",
    time_zone="America/Chicago",
)

WITH_PASSPHRASE = FirstStart(
    practice_name="Maple Street Pediatrics",
    portal_address="http://127.0.0.1:8737",
    time_zone="",
    passphrase=PASSPHRASE,
)


def opened(opening: PracticeOpening, passphrase: Secret | None = None) -> Parts:
    parts = opening.open(passphrase)
    assert isinstance(parts, Parts)
    return parts
