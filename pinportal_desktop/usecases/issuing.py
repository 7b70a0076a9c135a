# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What issuing, sharing and showing a PIN have in common: for whom, where to, and what must be true of both."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from pinportal_desktop.domain.addresses import email_key, email_likeness, masked_email, masked_phone
from pinportal_desktop.domain.association import PortalAccount
from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.carriers import Carrier
from pinportal_desktop.domain.credential import Credential, CredentialKind, PinDigest, Sealed, SendTo
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId, CredentialId, MessageId, PatientId
from pinportal_desktop.domain.outbox import Channel, OutboxMessage, Template
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.pin import Pin, draw_pin
from pinportal_desktop.domain.registering import Handover
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.usecases.needs import Desk, Surface
from pinportal_desktop.usecases.recipient import Recipient, contact_of
from pinportal_desktop.usecases.tokens import token_digest
from pinportal_desktop.usecases.work import Work


class Closing(StrEnum):
    """The two closing buttons: **Send PIN / Verification Question** and **Complete / Log In**."""

    SEND = "send"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTo:
    """Whom a **Text Message** reaches: a cell phone (E.164) through the gateway of its carrier."""

    phone: str
    carrier: Carrier


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """**Send by** an address; None stands for **Do not send PIN**.

    With `text_to` the address is a carrier's gateway.
    """

    message_id: MessageId
    wire_id: str
    address: str
    address_sealed: Sealed
    language: str
    text_to: TextTo | None = None

    @property
    def masked(self) -> str:
        """The address as records and lists show it."""
        return masked_email(self.address) if self.text_to is None else masked_phone(self.text_to.phone)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPin:
    """A new PIN as a command carries it, or a VQ's link with what it asks; PIN and link stay at the surface.

    Of a VQ, `answer_hash` is that of the folded answer; "" keeps question and answer of the VQ that it replaces.
    """

    id: CredentialId
    digest: PinDigest
    sealed: Sealed
    kind: CredentialKind = CredentialKind.PIN
    question: str = ""
    answer_hash: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """Everything that closing the window says about handing a PIN over."""

    recipient: Recipient
    send_to: SendTo
    dispatch: Dispatch | None
    closing: Closing
    handover_digest: bytes | None = None
    minor_address_checked: bool = False


def prepare_draft(desk: Desk, patient_id: PatientId) -> tuple[DraftPin, Pin]:
    """A fresh PIN for the window to show, with what commands may carry of it."""
    credential_id = CredentialId(desk.entropy.new_id(desk.clock.now()))
    pin = draw_pin(desk.entropy)
    sealed = desk.seals.seal_pin(pin, patient_id, credential_id)
    return DraftPin(id=credential_id, digest=desk.digests.pin_digest(pin), sealed=sealed), pin


def prepare_dispatch(surface: Surface, address: str, language: str) -> Dispatch:
    """A message to be queued to an address that was found well formed; its Message-ID never changes."""
    message_id = MessageId(surface.entropy.new_id(surface.clock.now()))
    return Dispatch(
        message_id=message_id,
        wire_id=f"<{message_id}@pinportal.invalid>",
        address=address.strip(),
        address_sealed=surface.outbox.seal_address(address.strip(), message_id),
        language=language,
    )


def prepare_text(surface: Surface, text_to: TextTo, language: str) -> Dispatch:
    """A text message to be queued. Raises `Refused` PHONE_ABROAD."""
    mailed = prepare_dispatch(surface, text_to.carrier.address_of(text_to.phone), language)
    return replace(mailed, text_to=text_to)


def prepare_handover(desk: Desk) -> tuple[Secret, bytes]:
    """A single-use token for **Complete / Log In** and the digest that is kept of it."""
    token = desk.entropy.token()
    return token, token_digest(token)


def refuse_handing(account: PatientAccount, handing: Handing, rules: PracticeRules, today: date, work: Work) -> None:
    """Raise `Refused` unless this PIN may be handed over like that (after `settle_recipient`)."""
    account.refuse_if_no_pin_is_possible()
    contact_id = contact_of(handing.recipient)
    account.refuse_for(contact_id, rules, today)
    account.refuse_send_to(handing.send_to, contact_id, rules, today)
    if handing.dispatch is not None:
        rules.refuse_without_portal_address()
    if handing.dispatch is not None and handing.dispatch.text_to is not None:
        _refuse_text(account, handing, handing.dispatch.text_to, rules, today)
    elif handing.dispatch is not None:
        _refuse_address(account, handing, contact_id, rules, today, work)


def _refuse_text(account: PatientAccount, handing: Handing, to: TextTo, rules: PracticeRules, today: date) -> None:
    to.carrier.refuse_dead(today)
    account.refuse_phone(to.phone, handing.send_to, rules, today)
    for_minor = handing.send_to is SendTo.MINOR and not account.is_past_limit(rules, today)
    if for_minor and not account.family_phone_likenesses() and not handing.minor_address_checked:
        raise Refused(Code.MINOR_PHONE_UNCHECKED, field="minor_checked")


def _refuse_address(
    account: PatientAccount,
    handing: Handing,
    contact_id: ContactId | None,
    rules: PracticeRules,
    today: date,
    work: Work,
) -> None:
    assert handing.dispatch is not None
    address = handing.dispatch.address
    likeness = email_likeness(address)
    if handing.send_to is SendTo.MINOR and not account.is_past_limit(rules, today):
        known = account.family_email_likenesses()
        if likeness in known:
            raise Refused(Code.MINOR_ADDRESS_OF_FAMILY, field="email")
        if not known and not handing.minor_address_checked:
            raise Refused(Code.MINOR_ADDRESS_UNCHECKED, field="minor_checked")
    for member in account.family:
        if member.link.authority is Authority.NONE and likeness in map(email_likeness, member.contact.emails):
            raise Refused(Code.EMAIL_OF_NONE, field="email", name=member.contact.name.spoken)
    login = work.accounts.by_email(email_key(address))
    if login is not None and not _is_own_login(login, handing.recipient, account):
        raise Refused(
            Code.EMAIL_IS_ANOTHERS_LOGIN,
            field="email",
            owner=login.name.first,
            name=_name(account, contact_id),
            relationship=_relationship(account, contact_id),
        )


def _is_own_login(login: PortalAccount, recipient: Recipient, account: PatientAccount) -> bool:
    if recipient.new is not None:
        return login.is_of_newcomer(recipient.new.name)
    if recipient.contact_id is None:
        return login.patient_id == account.patient.id
    return login.is_of(account.member(recipient.contact_id).contact)


def _name(account: PatientAccount, contact_id: ContactId | None) -> str:
    person = account.patient.name if contact_id is None else account.member(contact_id).contact.name
    return person.first


def _relationship(account: PatientAccount, contact_id: ContactId | None) -> str:
    return "" if contact_id is None else account.member(contact_id).link.relationship


def hand_over(
    account: PatientAccount,
    handing: Handing,
    credential: Credential,
    at: datetime,
    rules: PracticeRules,
    work: Work,
) -> None:
    """Queue the message and open the hand-over that closing the window asked for."""
    contact_id = contact_of(handing.recipient)
    if handing.dispatch is not None:
        template = _template(handing.dispatch, contact_id, credential.kind, work)
        work.outbox.add(_message(account, handing.dispatch, template, contact_id, credential.id, at, rules))
    if handing.closing is Closing.COMPLETE and handing.handover_digest is not None:
        work.registrations.add_handover(
            Handover(
                token_digest=handing.handover_digest,
                credential_id=credential.id,
                patient_id=account.patient.id,
                contact_id=contact_id,
                welcome_due=handing.dispatch is None,
                made_at=at,
            )
        )


def adds_child(
    contact_id: ContactId | None,
    address: str,
    *,
    of_contact: Callable[[ContactId], PortalAccount | None],
    by_email: Callable[[str], PortalAccount | None],
) -> bool:
    """Whether message and letter tell to sign in and add the child, not to make an account.

    So they do to a contact who has one, through a sibling; `address` is "" where nothing is sent. An address that is
    a login already could not become a second one, whoever holds it.
    """
    if contact_id is None:
        return False
    return of_contact(contact_id) is not None or (bool(address) and by_email(address) is not None)


def _template(dispatch: Dispatch, contact_id: ContactId | None, kind: CredentialKind, work: Work) -> Template:
    logins = work.accounts
    adds = adds_child(contact_id, dispatch.address, of_contact=logins.of_contact, by_email=logins.by_email)
    if kind is CredentialKind.VERIFICATION_QUESTION:
        return Template.ADD_CHILD_BY_QUESTION if adds else Template.WELCOME_WITH_QUESTION
    return Template.ADD_CHILD if adds else Template.WELCOME_WITH_PIN


def _message(
    account: PatientAccount,
    dispatch: Dispatch,
    template: Template,
    contact_id: ContactId | None,
    credential_id: CredentialId,
    at: datetime,
    rules: PracticeRules,
) -> OutboxMessage:
    return OutboxMessage(
        id=dispatch.message_id,
        practice_id=rules.practice_id,
        patient_id=account.patient.id,
        template=template,
        language=dispatch.language,
        channel=Channel.EMAIL if dispatch.text_to is None else Channel.TEXT,
        address=dispatch.address_sealed,
        address_masked=dispatch.masked,
        contact_id=contact_id,
        credential_id=credential_id,
        wire_id=dispatch.wire_id,
        next_at=at,
        made_at=at,
    )


def handing_facts(account: PatientAccount, handing: Handing) -> dict[str, str | int | None]:
    """What the record tells of a hand-over: for whom, how, to which masked address."""
    contact_id = contact_of(handing.recipient)
    member = None if contact_id is None else account.member(contact_id)
    return {
        "for": "" if member is None else member.contact.name.spoken,
        "relationship": "" if member is None else member.link.relationship,
        "to": "" if handing.dispatch is None else handing.dispatch.masked,
        "carrier": _carrier_of(handing),
        "closing": handing.closing.value,
        "send_to": handing.send_to.value,
        "authority": "" if handing.recipient.authority is None else handing.recipient.authority.value,
        "minor_address_checked": int(handing.minor_address_checked),
    }


def _carrier_of(handing: Handing) -> str:
    texted = None if handing.dispatch is None else handing.dispatch.text_to
    return "" if texted is None else texted.carrier.name
