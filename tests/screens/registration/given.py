# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A family before the window, on paper."""

from dataclasses import replace
from typing import Unpack

from pinportal_desktop.domain.authority import Authority, FamilyMember
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.screens.registration.choosing import Input, choose_for, edit
from pinportal_desktop.screens.registration.given import For, Given, Whom, begin
from tests.domain.family import RULES, TODAY, account, contact_id, member

ANA = member("Ana Garcia", Authority.JOINT, "ana@example.com")
TOMAS = member("Tomas Reyes", Authority.JOINT, "t.reyes@example.net", "tomas@example.org")
LANGUAGES = ("en", "es")


def given(whole: PatientAccount | None = None, *, sharing: bool = False, for_: For | None = None) -> Given:
    """The window over that account (Ana and Tomas by default), with For chosen where given."""
    begun = begin(account(ANA, TOMAS) if whole is None else whole, RULES, TODAY, LANGUAGES, sharing=sharing)
    return begun if for_ is None else choose_for(begun, for_)


def contact(spoken: str) -> For:
    return For(whom=Whom.CONTACT, contact_id=contact_id(spoken))


def typed(before: Given, **inputs: Unpack[Input]) -> Given:
    return edit(before, **inputs)


def speaking(one: FamilyMember, language: str | None) -> FamilyMember:
    return replace(one, contact=replace(one.contact, language=language))
