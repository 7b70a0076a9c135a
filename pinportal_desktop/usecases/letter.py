# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The letter that carries a PIN, or a VQ's link: what it says, and who makes it into a page."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.wording import STANDARD, LetterWording
from pinportal_desktop.usecases.mailing import question_path


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """All that the letter tells. The child's first name and the addressee keep twins' letters apart.

    `paper` is "letter" or "a4"; `valid_until` is the last day on which the PIN works, None where it does not expire.
    `wording` is what the practice says in its own words; with `adds_child` it tells to sign in and add the child.
    `pin` is None on the letter of a VQ, which has the `link` in its place: the whole address of its page.
    """

    practice_name: str
    practice_address: tuple[str, ...]
    portal_address: str
    addressee: str
    child_first_name: str
    pin: Pin | None
    language: str
    issued_on: date
    valid_until: date | None = None
    paper: str = "letter"
    wording: LetterWording = STANDARD
    adds_child: bool = False
    link: Secret | None = None


class Letters(Protocol):
    """Makes letters; `documents` implements it."""

    def __call__(self, facts: LetterFacts) -> bytes:
        """One page as PDF; the same facts give the same bytes."""


def letter_facts(
    account: PatientAccount,
    rules: PracticeRules,
    *,
    pin: Pin | None,
    addressee: str,
    language: str,
    today: date,
    valid_until: date | None,
    wording: LetterWording = STANDARD,
    adds_child: bool = False,
    token: Secret | None = None,
) -> LetterFacts:
    """The letter for one addressee; `token` is a VQ's. Raises `Refused` PORTAL_ADDRESS_MISSING."""
    rules.refuse_without_portal_address()
    return LetterFacts(
        practice_name=rules.practice_name,
        practice_address=rules.practice_address,
        portal_address=rules.portal_address,
        addressee=addressee,
        child_first_name=account.patient.first_name,
        pin=pin,
        language=language,
        issued_on=today,
        valid_until=valid_until,
        paper=rules.paper,
        wording=wording,
        adds_child=adds_child,
        link=None if token is None else Secret(rules.portal_address + question_path(token)),
    )
