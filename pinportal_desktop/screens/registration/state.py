# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the window shows, derived from what is given; no widgets and no sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.carriers import Carrier, CarrierState
from pinportal_desktop.domain.credential import Credential, SendTo
from pinportal_desktop.domain.emails import is_email_address
from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.patient_account import Access
from pinportal_desktop.screens.jobs import Incident
from pinportal_desktop.screens.registration.asking import (
    AskingState,
    asking_of,
    by_question,
    keeps_answer,
    replaces_question,
)
from pinportal_desktop.screens.registration.given import (
    NEW,
    OTHER,
    PATIENT,
    Address,
    Busy,
    For,
    Given,
    SendBy,
    Whom,
    field_of,
    offered_for,
)
from pinportal_desktop.screens.registration.reaching import (
    AddressOption,
    address_of,
    address_text,
    addresses_of,
    asks_authority,
    asks_minor_checked,
    first_name_of,
    is_send_to_asked,
    language_of,
    member_of,
    own_accesses,
    phone_text,
    refusal_of_address,
    refusal_of_carrier,
    refusal_of_new_contact,
    refusal_of_phone,
    send_to_of,
    sibling_login_of,
)
from pinportal_desktop.usecases.looks import SiblingLogin
from pinportal_desktop.usecases.record_authority import listed_for_removal
from pinportal_desktop.usecases.share_pin import share_is_offered
from pinportal_desktop.usecases.show_pin import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ForOption:
    """One line of **For**; the patient and a new contact have no Authority and no relationship."""

    for_: For
    name: str = ""
    relationship: str = ""
    authority: Authority | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supersedes:
    """What issuing does to the active PIN's people, by first name.

    `used` registered with it and keep access; `has` is for whom it was issued and who has access otherwise;
    `waits` are whose letters die: for whom it was issued, then to whom it was shown or shared since, without access.
    `of_question`: what is active is a VQ; `by_question`: so is what replaces it.
    """

    used: tuple[str, ...] = ()
    has: str = ""
    waits: tuple[str, ...] = ()
    of_question: bool = False
    by_question: bool = False


class Panel(StrEnum):
    """The line beside the PIN."""

    NOT_ACTIVE = "not_active"
    PRINTED = "printed"
    PRINTED_FOR_ANOTHER = "printed_for_another"
    READ_ALOUD = "read_aloud"
    READ_ALOUD_TO_ANOTHER = "read_aloud_to_another"
    ACTIVE = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowState:
    """The whole window. `trouble` is what stands in the notice bar, `refusals` what stands under fields, by field."""

    sharing: bool
    for_options: tuple[ForOption, ...]
    for_: For
    has_access: str
    sibling_login: SiblingLogin | None
    asks_authority: bool
    authority: Authority | None
    keep_access: tuple[str, ...]
    asks_new_contact: bool
    send_by: SendBy
    can_text: bool
    addresses: tuple[AddressOption, ...]
    address: Address | None
    types_other: bool
    phone: str
    phone_typed: bool
    carriers: tuple[Carrier, ...]
    carrier: Carrier | None
    carrier_state: CarrierState | None
    asks_minor_checked: bool
    minor_checked: bool
    send_to: SendTo
    send_to_shown: bool
    send_to_fixed: bool
    languages: tuple[str, ...]
    language: str
    supersedes: Supersedes | None
    share_offered: bool
    asks_name_reason: bool
    asking: AskingState
    panel: Panel
    mail_waits: bool
    busy: Busy | None
    can_show: bool
    can_close: bool
    refusals: Mapping[str, PinPortalError]
    trouble: PinPortalError | Incident | None
    reload_offered: bool


def derive(given: Given) -> WindowState:
    """The window for what is given."""
    free = given.busy is None
    address = address_of(given)
    refusals = _refusals(given)
    in_a_field = field_of(given.problem) in refusals
    return WindowState(
        sharing=given.sharing,
        for_options=tuple(_for_option(given, choice) for choice in offered_for(given)),
        for_=given.for_,
        has_access=_has_access(given),
        sibling_login=sibling_login_of(given),
        asks_authority=asks_authority(given),
        authority=given.authority,
        keep_access=_keep_access(given),
        asks_new_contact=given.for_ == NEW,
        send_by=given.send_by,
        can_text=bool(given.carriers),
        addresses=addresses_of(given),
        address=address,
        types_other=address == OTHER,
        phone=phone_text(given),
        phone_typed=given.phone is not None,
        carriers=given.carriers,
        carrier=given.carrier,
        carrier_state=None if given.carrier is None else given.carrier.state_on(given.today),
        asks_minor_checked=asks_minor_checked(given),
        minor_checked=given.minor_checked,
        send_to=send_to_of(given),
        send_to_shown=is_send_to_asked(given),
        send_to_fixed=given.sharing,
        languages=given.languages,
        language=language_of(given),
        supersedes=None if given.sharing else _supersedes(given),
        share_offered=not given.sharing
        and share_is_offered(given.account, given.account.active_on(given.rules, given.today)),
        asks_name_reason=given.account.patient.has_placeholder_name,
        asking=asking_of(given),
        panel=_panel(given),
        mail_waits=given.send_by is not SendBy.NOTHING and not given.sends,
        busy=given.busy,
        can_show=free and given.pin_ready,
        can_close=free and given.pin_ready,
        refusals=refusals,
        trouble=None if in_a_field else given.problem,
        reload_offered=_is_changed_elsewhere(given.problem),
    )


# --- For


def _for_option(given: Given, choice: For) -> ForOption:
    if choice.whom is Whom.PATIENT:
        return ForOption(for_=choice, name=given.account.patient.name.spoken)
    if choice.whom is Whom.NEW:
        return ForOption(for_=choice)
    member = next(m for m in given.account.family if m.contact.id == choice.contact_id)
    return ForOption(
        for_=choice,
        name=member.contact.name.spoken,
        relationship=member.link.relationship,
        authority=member.link.authority,
    )


def _has_access(given: Given) -> str:
    """Who has access already, by first name. By link only: an equal e-mail counts for the preset and the sentence."""
    if given.for_ == PATIENT and own_accesses(given):
        return given.account.patient.first_name
    live = given.account.live(given.rules, given.today)
    member = member_of(given)
    if member is not None and any(a.account.contact_id == member.contact.id for a in live):
        return member.contact.name.first
    return ""


def _keep_access(given: Given) -> tuple[str, ...]:
    """Who has access and should be looked at when somebody else is recorded as Exclusive."""
    if not asks_authority(given) or given.authority is not Authority.EXCLUSIVE:
        return ()
    account, rules, today = given.account, given.rules, given.today
    if given.for_.contact_id is not None:
        listed = listed_for_removal(account, given.for_.contact_id, Authority.EXCLUSIVE, rules, today)
    else:
        listed = tuple(a for a in account.live(rules, today) if a.account.patient_id != account.patient.id)
    return tuple(a.account.name.first for a in listed)


# --- what it does, and what stands in the way


def _supersedes(given: Given) -> Supersedes | None:
    account, rules, today = given.account, given.rules, given.today
    active = account.active_on(rules, today)
    if active is None:
        return None
    used = tuple(a for a in account.uses(active) if account.is_live(a, rules, today))
    name, access = _whom_issued_for(given, active)
    has = name if access is not None and access not in used else ""
    waits = (name,) if name and access is None else ()
    shared = tuple(first for first in _whom_shared_with(given, active) if first not in waits)
    return Supersedes(
        used=tuple(a.account.name.first for a in used),
        has=has,
        waits=waits + shared,
        of_question=replaces_question(given),
        by_question=by_question(given),
    )


def _whom_shared_with(given: Given, active: Credential) -> tuple[str, ...]:
    """First names of the family who were handed the active PIN besides, and have no access; each once."""
    account = given.account
    family = (m for m in account.family if m.contact.id != active.for_contact and m.contact.name.spoken in given.handed)
    waits = (m for m in family if account.access_of(m.contact.id, given.rules, given.today) is None)
    return tuple(dict.fromkeys(m.contact.name.first for m in waits))


def _whom_issued_for(given: Given, active: Credential) -> tuple[str, Access | None]:
    """First name and live access of the person for whom it was issued; an equal unconfirmed e-mail counts as access."""
    account = given.account
    if active.for_contact is None:
        return account.patient.first_name, next(iter(own_accesses(given)), None)
    member = next((m for m in account.family if m.contact.id == active.for_contact), None)
    if member is None:
        return "", None
    return member.contact.name.first, account.access_of(member.contact.id, given.rules, given.today)


def _panel(given: Given) -> Panel:
    if given.sharing:
        return Panel.ACTIVE
    if given.shown_for is None:
        return Panel.NOT_ACTIVE
    same = given.shown_for == given.for_
    if Shown.PRINTED in given.shown:
        return Panel.PRINTED if same else Panel.PRINTED_FOR_ANOTHER
    return Panel.READ_ALOUD if same else Panel.READ_ALOUD_TO_ANOTHER


def _refusals(given: Given) -> dict[str, PinPortalError]:
    """What stands under which field: the last refusal, and what speaks against a choice as soon as it is made."""
    found: dict[str, PinPortalError] = {}
    text = address_text(given)
    address = refusal_of_address(given) if text and is_email_address(text) else None
    if address is not None:
        found["email"] = address
    for refusal in (refusal_of_phone(given), refusal_of_carrier(given)):
        if refusal is not None:
            found[field_of(refusal)] = refusal
    typed_none = refusal_of_new_contact(given)
    if typed_none is not None:
        found["name"] = typed_none
    if asks_authority(given) and given.authority is Authority.NONE:
        found["authority"] = Refused(Code.AUTHORITY_NONE, field="authority", name=first_name_of(given))
    if isinstance(given.problem, PinPortalError) and field_of(given.problem) in _fields_shown(given):
        found[field_of(given.problem)] = given.problem
    return found


def _fields_shown(given: Given) -> frozenset[str]:
    shown = {"for", "language"}
    shown |= {"authority"} if asks_authority(given) else set()
    shown |= {"name", "relationship", "new_email"} if given.for_ == NEW else set()
    shown |= {"email"} if given.send_by is SendBy.EMAIL else set()
    shown |= {"phone", "carrier"} if given.send_by is SendBy.TEXT else set()
    shown |= {"minor_checked"} if asks_minor_checked(given) else set()
    shown |= {"send_to"} if is_send_to_asked(given) else set()
    shown |= {"question"} if by_question(given) else set()
    shown |= {"answer", "answer_again"} if by_question(given) and not keeps_answer(given) else set()
    shown |= {"name_reason"} if given.account.patient.has_placeholder_name else set()
    return frozenset(shown)


def _is_changed_elsewhere(problem: PinPortalError | Incident | None) -> bool:
    changed = {Code.ISSUED_ELSEWHERE, Code.CHANGED_ELSEWHERE}
    return isinstance(problem, PinPortalError) and problem.code in changed
