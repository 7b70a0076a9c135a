# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What pressing a button asks for: what speaks against it, and the commands that carry it out."""

from dataclasses import dataclass, replace
from enum import StrEnum

from pinportal_desktop.domain.authority import Authority, refuse_typed
from pinportal_desktop.domain.credential import CredentialKind, SendTo
from pinportal_desktop.domain.emails import email_address
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import CommandId, ContactId, CredentialId, PatientId
from pinportal_desktop.domain.people import named
from pinportal_desktop.domain.phones import phone_number
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.typed import NAME_MOST, REASON_MOST, one_line
from pinportal_desktop.screens.printing.window import Paper
from pinportal_desktop.screens.registration.asking import answer_of, by_question, question_of
from pinportal_desktop.screens.registration.given import NEW, NOBODY, OF_NEW_CONTACT, Given, SendBy
from pinportal_desktop.screens.registration.reaching import (
    address_of,
    address_text,
    asks_authority,
    asks_minor_checked,
    first_name_of,
    language_of,
    phone_text,
    refusal_of_address,
    refusal_of_carrier,
    refusal_of_phone,
    send_to_of,
)
from pinportal_desktop.usecases.end_pin import VoidDraft
from pinportal_desktop.usecases.issue_pin import IssuePin
from pinportal_desktop.usecases.issuing import (
    Closing,
    Dispatch,
    DraftPin,
    Handing,
    TextTo,
    prepare_dispatch,
    prepare_handover,
    prepare_text,
)
from pinportal_desktop.usecases.needs import Desk
from pinportal_desktop.usecases.recipient import NewContact, Recipient
from pinportal_desktop.usecases.settle_paper import SettlePaper
from pinportal_desktop.usecases.share_pin import SharePin
from pinportal_desktop.usecases.show_pin import IdentityCheck, Shown, ShowPin, refuse_unchecked


class Press(StrEnum):
    PRINT = "print"
    READ_ALOUD = "read_aloud"
    SEND = "send"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one press asks for, complete but for ids and seals: two presses that ask for the same are equal.

    `address` is an e-mail address; at most one of `address` and `text_to` is there. `identity` and its note come with
    READ_ALOUD, once they are answered. Of a VQ, `answer` is the folded one to be hashed; None keeps the one on record.
    """

    press: Press
    patient_id: PatientId
    recipient: Recipient
    send_to: SendTo
    address: str | None
    text_to: TextTo | None
    language: str
    minor_address_checked: bool
    supersedes: CredentialId | None
    name_reason: str
    identity: IdentityCheck | None = None
    identity_note: str = ""
    kind: CredentialKind = CredentialKind.PIN
    question: str = ""
    answer: Secret | None = None

    @property
    def sends(self) -> bool:
        """Whether something with the PIN leaves."""
        return self.address is not None or self.text_to is not None


def ask(given: Given, press: Press, new_id: ContactId) -> Asked:
    """What the press asks for; `new_id` is a new contact's.

    Raises `Refused`, with the input at fault as fact `field`, the first in reading order.
    """
    reason = _name_reason(given, press)
    recipient = _recipient(given, new_id)
    asks = by_question(given)
    answer = answer_of(given) if asks else None
    closes = press in {Press.SEND, Press.COMPLETE}
    address = _address(given) if given.send_by is SendBy.EMAIL and closes else None
    text_to = _text_to(given) if given.send_by is SendBy.TEXT and closes else None
    sends = address is not None or text_to is not None
    active = given.account.active
    return Asked(
        press=press,
        patient_id=given.account.patient.id,
        recipient=recipient,
        send_to=send_to_of(given),
        address=address,
        text_to=text_to,
        language=language_of(given),
        minor_address_checked=sends and asks_minor_checked(given) and given.minor_checked,
        supersedes=None if active is None else active.id,
        name_reason=reason,
        kind=CredentialKind.VERIFICATION_QUESTION if asks else CredentialKind.PIN,
        question=question_of(given) if asks else "",
        answer=answer,
    )


def answered(asked: Asked, identity: IdentityCheck | None, note: str) -> Asked:
    """Reading aloud, with how the identity was checked. Raises `Refused` IDENTITY_MISSING and as `one_line` does."""
    note = one_line(note, field="identity_note", most=REASON_MOST) if identity is IdentityCheck.OTHER else ""
    refuse_unchecked(identity, note)
    return replace(asked, identity=identity, identity_note=note)


def _name_reason(given: Given, press: Press) -> str:
    patient = given.account.patient
    if not patient.has_placeholder_name:
        return ""
    reason = one_line(given.name_reason, field="name_reason", most=REASON_MOST)
    issues = not given.sharing or press is Press.PRINT
    if issues and not reason:
        raise Refused(Code.PLACEHOLDER_NAME, field="name_reason", name=patient.name.listed)
    return reason


def _recipient(given: Given, new_id: ContactId) -> Recipient:
    if given.for_ == NOBODY:
        raise Refused(Code.FOR_MISSING, field="for")
    new = _new_contact(given, new_id) if given.for_ == NEW else None
    if not asks_authority(given):
        return Recipient(contact_id=given.for_.contact_id)
    if given.authority is None or given.authority is Authority.NOT_RECORDED:
        raise Refused(Code.AUTHORITY_NOT_RECORDED, field="authority", name=first_name_of(given))
    if given.authority is Authority.NONE:
        raise Refused(Code.AUTHORITY_NONE, field="authority", name=first_name_of(given))
    return Recipient(contact_id=given.for_.contact_id, new=new, authority=given.authority)


def _new_contact(given: Given, new_id: ContactId) -> NewContact:
    typed = given.new
    name = named(typed.family, typed.given)
    relationship = one_line(typed.relationship, field="relationship", most=NAME_MOST)
    if not relationship:
        raise Refused(Code.RELATIONSHIP_MISSING, field="relationship")
    emails = (email_address(typed.email, field="new_email"),) if typed.email.strip() else ()
    refuse_typed(name, emails, None, given.account.family)
    by_text = given.send_by is SendBy.TEXT and given.phone is not None and given.phone.strip()
    phone = phone_number(phone_text(given)) if by_text else None
    return NewContact(
        id=new_id, name=name, relationship=relationship, emails=emails, phone=phone, language=given.language
    )


def _address(given: Given) -> str:
    typed_above = address_of(given) == OF_NEW_CONTACT
    address = email_address(address_text(given), field="new_email" if typed_above else "email")
    refusal = refusal_of_address(given)
    if refusal is not None:
        raise refusal
    if asks_minor_checked(given) and not given.minor_checked:
        raise Refused(Code.MINOR_ADDRESS_UNCHECKED, field="minor_checked")
    return address


def _text_to(given: Given) -> TextTo:
    phone = phone_number(phone_text(given))
    if given.carrier is None:
        raise Refused(Code.CARRIER_MISSING, field="carrier")
    for refusal in (refusal_of_phone(given), refusal_of_carrier(given)):
        if refusal is not None:
            raise refusal
    if asks_minor_checked(given) and not given.minor_checked:
        raise Refused(Code.MINOR_PHONE_UNCHECKED, field="minor_checked")
    return TextTo(phone=phone, carrier=given.carrier)


# --- commands


@dataclass(frozen=True, slots=True, kw_only=True)
class Closer:
    """The command that closes the window, with the token of **Complete / Log In**, which no command holds."""

    asked: Asked
    command: IssuePin | SharePin
    token: Secret | None


def show_command(desk: Desk, asked: Asked, credential_id: CredentialId, draft: DraftPin | None) -> ShowPin:
    """Recording that the PIN was printed or read aloud; `draft` None for the active one."""
    now = desk.clock.now()
    return ShowPin(
        id=CommandId(desk.entropy.new_id(now)),
        by=desk.actor,
        made_at=now,
        patient_id=asked.patient_id,
        credential_id=credential_id,
        draft=draft,
        recipient=asked.recipient,
        send_to=asked.send_to,
        how=Shown.PRINTED if asked.press is Press.PRINT else Shown.READ_ALOUD,
        name_reason=asked.name_reason,
        identity=asked.identity,
        identity_note=asked.identity_note,
    )


def settle_command(
    desk: Desk, patient_id: PatientId, credential_id: CredentialId, addressee: str, paper: Paper
) -> SettlePaper:
    """Recording how the letter ended."""
    now = desk.clock.now()
    return SettlePaper(
        id=CommandId(desk.entropy.new_id(now)),
        by=desk.actor,
        made_at=now,
        patient_id=patient_id,
        credential_id=credential_id,
        name=addressee,
        printer=paper.printer,
        fate=paper.fate,
    )


def closer(desk: Desk, asked: Asked, credential_id: CredentialId, draft: DraftPin | None) -> Closer:
    """Issuing the draft, or sharing the active PIN where `draft` is None."""
    now = desk.clock.now()
    command_id = CommandId(desk.entropy.new_id(now))
    token, handing = _handing(desk, asked)
    command: IssuePin | SharePin
    if draft is None:
        command = SharePin(
            id=command_id,
            by=desk.actor,
            made_at=now,
            patient_id=asked.patient_id,
            credential_id=credential_id,
            handing=handing,
        )
    else:
        command = IssuePin(
            id=command_id,
            by=desk.actor,
            made_at=now,
            patient_id=asked.patient_id,
            draft=draft,
            handing=handing,
            supersedes=asked.supersedes,
            name_reason=asked.name_reason,
        )
    return Closer(asked=asked, command=command, token=token)


def _handing(desk: Desk, asked: Asked) -> tuple[Secret | None, Handing]:
    completes = asked.press is Press.COMPLETE
    token, digest = prepare_handover(desk) if completes else (None, None)
    handing = Handing(
        recipient=asked.recipient,
        send_to=asked.send_to,
        dispatch=_dispatch(desk, asked),
        closing=Closing.COMPLETE if completes else Closing.SEND,
        handover_digest=digest,
        minor_address_checked=asked.minor_address_checked,
    )
    return token, handing


def _dispatch(desk: Desk, asked: Asked) -> Dispatch | None:
    if asked.text_to is not None:
        return prepare_text(desk, asked.text_to, asked.language)
    return None if asked.address is None else prepare_dispatch(desk, asked.address, asked.language)


def void_command(desk: Desk, patient_id: PatientId, credential_id: CredentialId) -> VoidDraft:
    """Voiding the paper."""
    now = desk.clock.now()
    return VoidDraft(
        id=CommandId(desk.entropy.new_id(now)),
        by=desk.actor,
        made_at=now,
        patient_id=patient_id,
        credential_id=credential_id,
    )
