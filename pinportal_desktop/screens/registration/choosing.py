# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How each choice in the window changes what is given; no widgets."""

from dataclasses import replace
from typing import TypedDict, Unpack

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.carriers import Carrier
from pinportal_desktop.domain.credential import CredentialKind, SendTo
from pinportal_desktop.domain.ids import ContactId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.screens.registration.given import (
    NEW,
    NOBODY,
    PATIENT,
    Address,
    For,
    Given,
    Login,
    SendBy,
    TypedContact,
    Whom,
    field_of,
    offered_for,
)


class Input(TypedDict, total=False):
    """The inputs that `edit` changes."""

    authority: Authority | None
    new: TypedContact
    send_by: SendBy
    address: Address | None
    other: str
    phone: str | None
    carrier: Carrier | None
    minor_checked: bool
    language: str | None
    name_reason: str
    register_with: CredentialKind
    question: str
    answer: str
    again: str
    keep_answer: bool


def choose_for(given: Given, for_: For) -> Given:
    """Another person: address, phone, language and Authority are asked anew, what was typed beside them stays."""
    if for_ == given.for_:
        return given
    return replace(
        given,
        for_=for_,
        before=given.for_,
        authority=None,
        address=None,
        phone=None,
        carrier=None,
        language=None,
        minor_checked=False,
        problem=None,
    )


def choose_send_to(given: Given, send_to: SendTo) -> Given:
    """**Send to** Minor is a PIN for the patient, Parent/Guardian one for whom it was before."""
    if (send_to is SendTo.MINOR) == (given.for_ == PATIENT):
        return given
    if send_to is SendTo.MINOR:
        return choose_for(given, PATIENT)
    return choose_for(given, given.before if given.before in offered_for(given) else NOBODY)


def edit(given: Given, *names: str, **changes: Unpack[Input]) -> Given:
    """A changed input; a problem with one of the inputs `names` is gone."""
    problem = None if field_of(given.problem) in names else given.problem
    return replace(replace(given, **changes), problem=problem)


def looked_up(given: Given, login: Login) -> Given:
    """Whose login the address is."""
    return replace(given, login=login)


def reloaded(given: Given, account: PatientAccount, saved: ContactId | None = None) -> Given:
    """The account as it is now. `saved` is the new contact's id once the practice has that contact.

    Whom For no longer offers is not chosen any more; what was typed stays.
    """
    same = account.active == given.account.active
    given = replace(given, account=account, handed=given.handed if same else frozenset())
    if saved is not None and given.for_ == NEW:
        known = For(whom=Whom.CONTACT, contact_id=saved)
        shown_for = known if given.shown_for == NEW else given.shown_for
        return replace(given, for_=known, address=None, authority=None, shown_for=shown_for)
    return given if given.for_ in offered_for(given) else choose_for(given, NOBODY)
