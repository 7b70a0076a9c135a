# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Where a PIN may go: the addresses offered, the one meant, what speaks against it, and in which language."""

from dataclasses import dataclass

from pinportal_desktop.domain import ages
from pinportal_desktop.domain.addresses import email_key, email_likeness
from pinportal_desktop.domain.association import PortalAccount
from pinportal_desktop.domain.authority import Authority, FamilyMember, refuse_typed
from pinportal_desktop.domain.credential import SendTo
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.patient_account import Access
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.domain.phones import phone_number
from pinportal_desktop.screens.registration.given import (
    NEW,
    OF_NEW_CONTACT,
    OTHER,
    PATIENT,
    Address,
    Given,
    SendBy,
    Where,
    Whom,
)
from pinportal_desktop.usecases.looks import SiblingLogin


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressOption:
    """One line of **Email Address**; `name` is empty for **Other**, `email` also for a new contact without one."""

    address: Address
    email: str = ""
    name: str = ""
    relationship: str = ""


def member_of(given: Given) -> FamilyMember | None:
    """The family contact chosen, if it is one."""
    wanted = given.for_.contact_id
    return next((m for m in given.account.family if m.contact.id == wanted), None)


def asks_authority(given: Given) -> bool:
    """Whether Authority must be answered: for a new contact, and for one of whom it is not recorded."""
    member = member_of(given)
    return given.for_ == NEW or (member is not None and member.link.authority is Authority.NOT_RECORDED)


def own_accesses(given: Given) -> tuple[Access, ...]:
    """The patient's own access, where there is one."""
    live = given.account.live(given.rules, given.today)
    return tuple(a for a in live if a.account.patient_id == given.account.patient.id)


def addresses_of(given: Given) -> tuple[AddressOption, ...]:
    """The family's addresses, those of For first, each once; for the patient the own login and none of the family's."""
    patient = given.account.patient
    if given.for_ == PATIENT:
        known = [_known(a.account.email, patient.name.spoken) for a in own_accesses(given)]
    else:
        offered = given.account.offered_for(given.rules, given.today)
        family = sorted(offered, key=lambda m: m.contact.id != given.for_.contact_id)
        known = [_known(e, m.contact.name.spoken, m.link.relationship) for m in family for e in m.contact.emails]
    new = (_of_new_contact(given),) if given.for_ == NEW else ()
    once = {email_key(option.email): option for option in reversed(known)}
    return (*new, *(o for o in known if once[email_key(o.email)] is o), AddressOption(address=OTHER))


def _known(email: str, name: str, relationship: str = "") -> AddressOption:
    address = Address(where=Where.KNOWN, email=email)
    return AddressOption(address=address, email=email, name=name, relationship=relationship)


def _of_new_contact(given: Given) -> AddressOption:
    name = f"{given.new.given.strip()} {given.new.family.strip()}".strip()
    relationship = given.new.relationship.strip()
    return AddressOption(address=OF_NEW_CONTACT, email=given.new.email.strip(), name=name, relationship=relationship)


def address_of(given: Given) -> Address | None:
    """The address meant: the one chosen, else the first of For's own, else **Other**; None while For is empty."""
    options = [o.address for o in addresses_of(given)]
    if given.address in options:
        return given.address
    if given.for_.whom is Whom.NOBODY:
        return None
    member = member_of(given)
    if given.for_ in {NEW, PATIENT} or (member is not None and member.contact.emails):
        return options[0]
    return OTHER


def address_text(given: Given) -> str:
    """The address as chosen or typed, "" where there is none yet."""
    address = address_of(given)
    if address is None:
        return ""
    if address.where is Where.KNOWN:
        return address.email
    return (given.other if address == OTHER else given.new.email).strip()


def phone_text(given: Given) -> str:
    """The cell phone as typed, else that of For in E.164, "" where there is none."""
    if given.phone is not None:
        return given.phone.strip()
    member = member_of(given)
    return "" if member is None else member.contact.phone or ""


def asks_minor_checked(given: Given) -> bool:
    """Whether staff must confirm that they checked: the family has nothing to compare the minor's address with."""
    account = given.account
    past_limit = account.is_past_limit(given.rules, given.today)
    if given.send_by is SendBy.NOTHING or send_to_of(given) is not SendTo.MINOR or past_limit:
        return False
    by_text = given.send_by is SendBy.TEXT
    return not (account.family_phone_likenesses() if by_text else account.family_email_likenesses())


def refusal_of_new_contact(given: Given) -> Refused | None:
    """That the new contact is somebody with Authority None."""
    if given.for_ != NEW:
        return None
    name = PersonName(family=given.new.family.strip(), given=given.new.given.strip())
    try:
        refuse_typed(name, filter(None, [given.new.email.strip()]), None, given.account.family)
    except Refused as refusal:
        return refusal
    return None


def refusal_of_phone(given: Given) -> Refused | None:
    """What speaks against a phone that can be read as one; one that is still being typed is not judged."""
    if given.send_by is not SendBy.TEXT:
        return None
    try:
        phone = phone_number(phone_text(given))
    except Refused:
        return None
    try:
        given.account.refuse_phone(phone, send_to_of(given), given.rules, given.today)
        if given.carrier is not None:
            given.carrier.address_of(phone)
    except Refused as refusal:
        return refusal
    return None


def refusal_of_carrier(given: Given) -> Refused | None:
    """What speaks against the carrier chosen."""
    if given.send_by is not SendBy.TEXT or given.carrier is None:
        return None
    try:
        given.carrier.refuse_dead(given.today)
    except Refused as refusal:
        return refusal
    return None


def refusal_of_address(given: Given) -> Refused | None:
    """What speaks against a well-formed address, as far as the window knows."""
    text = address_text(given)
    if given.send_by is not SendBy.EMAIL or not text:
        return None
    account = given.account
    for_minor = send_to_of(given) is SendTo.MINOR and not account.is_past_limit(given.rules, given.today)
    if for_minor and email_likeness(text) in account.family_email_likenesses():
        return Refused(Code.MINOR_ADDRESS_OF_FAMILY, field="email")
    for member in account.family:
        emails = map(email_likeness, member.contact.emails)
        if member.link.authority is Authority.NONE and email_likeness(text) in emails:
            return Refused(Code.EMAIL_OF_NONE, field="email", name=member.contact.name.spoken)
    login = given.login
    if (
        login is None
        or login.holder is None
        or email_key(login.email) != email_key(text)
        or _is_own(given, login.holder)
    ):
        return None
    return Refused(
        Code.EMAIL_IS_ANOTHERS_LOGIN,
        field="email",
        owner=login.holder.name.first,
        name=first_name_of(given),
        relationship=relationship_of(given),
    )


def _is_own(given: Given, holder: PortalAccount) -> bool:
    if given.for_ == PATIENT:
        return holder.patient_id == given.account.patient.id
    if given.for_ == NEW:
        return holder.is_of_newcomer(PersonName(family=given.new.family.strip(), given=given.new.given.strip()))
    member = member_of(given)
    return member is None or holder.is_of(member.contact)


def first_name_of(given: Given) -> str:
    """The first name of whom it is for, "" while nobody is chosen or named."""
    if given.for_ == PATIENT:
        return given.account.patient.first_name
    if given.for_ == NEW:
        return given.new.given.strip() or given.new.family.strip()
    member = member_of(given)
    return "" if member is None else member.contact.name.first


def relationship_of(given: Given) -> str:
    """How the one whom it is for is related to the child, "" for the patient."""
    if given.for_ == NEW:
        return given.new.relationship.strip()
    member = member_of(given)
    return "" if member is None else member.link.relationship


def sibling_login_of(given: Given) -> SiblingLogin | None:
    """The account that the contact chosen has through a sibling."""
    return next((login for login in given.sibling_logins if login.contact_id == given.for_.contact_id), None)


def language_of(given: Given) -> str:
    """The language of message and letter: the one chosen, else the contact's, the patient's, the practice's."""
    member = member_of(given)
    contacts = None if member is None else member.contact.language
    wished = (given.language, contacts, given.account.patient.language, given.rules.language)
    bases = (wish.replace("_", "-").partition("-")[0] for wish in wished if wish)
    return next((base for base in bases if base in given.languages), given.languages[0])


def send_to_of(given: Given) -> SendTo:
    """**Send to**: for the patient Minor; the active PIN's own when it is shared."""
    active = given.account.active
    if given.sharing and active is not None:
        return active.send_to
    return SendTo.MINOR if given.for_ == PATIENT else SendTo.PARENT_GUARDIAN


def is_send_to_asked(given: Given) -> bool:
    """Whether **Send to** is shown: from the minor age on, up to the Minor Age Limit."""
    account = given.account
    old_enough = ages.at_least(account.patient.born, given.rules.minor_age, given.today)
    return old_enough and not account.is_past_limit(given.rules, given.today)
