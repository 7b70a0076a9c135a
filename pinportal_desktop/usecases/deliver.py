# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Deliver what the outbox promised: lease a message, render it, hand it to the sender, keep how that ended.

At least once: a crash between sending and noting it sends again under the same Message-ID.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from pinportal_desktop.domain.credential import CredentialKind
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import MessageId
from pinportal_desktop.domain.outbox import MessageState, OutboxMessage
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.retrying import is_given_up, wait_of, wait_of_all
from pinportal_desktop.usecases.mailing import PAGES, question_path
from pinportal_desktop.usecases.needs import Clock, Mail, MessageTexts, OutboxKeys, PinSeals, Sender, Store
from pinportal_desktop.usecases.tokens import token_digest
from pinportal_desktop.usecases.work import Work

LEASE: Final = timedelta(minutes=5)
_BEHIND: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Courier:
    """All that delivering needs. `name` tells this worker from others that share the outbox."""

    name: str
    store: Store
    clock: Clock
    outbox: OutboxKeys
    seals: PinSeals
    texts: MessageTexts
    sender: Sender


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What one pass did: `failed` did not leave, for these causes."""

    sent: int = 0
    failed: int = 0
    causes: tuple[Code, ...] = ()


def deliver_due(courier: Courier, stopped: Callable[[], bool] = lambda: False) -> Delivered:
    """Send everything that is due now, one message after the other, until it is `stopped` between two.

    Gives how many left and how many did not.
    """
    whole = Delivered()
    while not stopped() and (done := deliver_next(courier)) is not None:
        causes = (*whole.causes, *(cause for cause in done.causes if cause not in whole.causes))
        whole = Delivered(sent=whole.sent + done.sent, failed=whole.failed + done.failed, causes=causes)
    return whole


def deliver_next(courier: Courier) -> Delivered | None:
    """Send the next message that is due; None when nothing is. What every message would meet puts all of them off."""
    now = courier.clock.now()
    with courier.store.writing() as work:
        message = work.outbox.claim(now, worker=courier.name, until=now + LEASE)
        if message is None:
            return None
    # The lease is kept first: one message that cannot be made or sent does not stand in the way of the others.
    try:
        with courier.store.writing() as work:
            mail = _rendered(message, courier, work)
        if mail is None:
            _settle(courier, message.id, lambda m, _: replace(m, state=MessageState.CANCELLED))
            return Delivered(failed=1)
        courier.sender.send(mail)
    except PinPortalError as error:
        return _not_sent(courier, message.id, error.code)
    _settle(courier, message.id, lambda m, at: replace(m, state=MessageState.SENT, sent_at=at, trouble=""))
    return Delivered(sent=1)


def _not_sent(courier: Courier, message_id: MessageId, cause: Code) -> Delivered:
    at = courier.clock.now()
    others = 0
    with courier.store.writing() as work:
        message = replace(work.outbox.get(message_id), trouble=cause.value, leased_by=None, lease_until=None)
        of_all = wait_of_all(cause)
        if is_given_up(message.made_at, cause, at):
            work.outbox.save(replace(message, state=MessageState.FAILED))
        else:
            # Behind the others that are put off: one at which the server balks does not keep them waiting.
            again = at + (wait_of(message_id, message.tries) if of_all is None else of_all + _BEHIND)
            work.outbox.save(replace(message, state=MessageState.QUEUED, next_at=again))
        if of_all is not None:
            others = work.outbox.put_off(at, until=at + of_all, trouble=cause.value)
    return Delivered(failed=1 + others, causes=(cause,))


def _rendered(message: OutboxMessage, courier: Courier, work: Work) -> Mail | None:
    """The mail; None when it must not leave any more: its patient is hidden, or its PIN or link has ended since.

    Raises `Refused` PORTAL_ADDRESS_MISSING: it waits until there is one.
    """
    account = None if message.patient_id is None else work.patients.account(message.patient_id)
    rules = work.rules.of(message.practice_id)
    credential = None
    if account is not None:
        credential = next((c for c in account.credentials if c.id == message.credential_id), None)
        today = rules.today(courier.clock.now())
        if account.patient.hidden or (credential is not None and not account.is_active(credential, rules, today)):
            return None
    link = _link(message, courier, work)
    if link == "" and message.link is not None:
        return None
    rules.refuse_without_portal_address()
    pin = None
    if credential is not None and credential.kind is CredentialKind.VERIFICATION_QUESTION:
        token = courier.seals.open_link(credential.sealed, credential.patient_id, credential.id)
        link = question_path(token)
    elif credential is not None:
        pin = courier.seals.open_pin(credential.sealed, credential.patient_id, credential.id)
    subject, text, html = courier.texts.message(
        message.template.value,
        message.language,
        channel=message.channel,
        practice_name=rules.practice_name,
        portal_address=rules.portal_address,
        pin=pin,
        initial="" if account is None else _initial(account, work),
        link=rules.portal_address + link,
    )
    address = courier.outbox.open_address(message.address, message.id)
    return Mail(to=address, wire_id=message.wire_id, subject=subject, text=text, html=html)


def _link(message: OutboxMessage, courier: Courier, work: Work) -> str:
    """The path of the single-use page that the message leads to; "" where there is none, or its time is over."""
    if message.link is None:
        return ""
    token = courier.outbox.open_link(message.link, message.id)
    link = work.links.by_token(token_digest(token))
    return f"/{PAGES[link.kind]}/{token.reveal()}" if link.is_open(courier.clock.now()) else ""


def _initial(account: PatientAccount, work: Work) -> str:
    """The child's first initial where siblings must be told apart, else nothing: a message names no child."""
    return account.patient.first_name[:1] if work.patients.has_siblings(account.patient.id) else ""


def _settle(
    courier: Courier, message_id: MessageId, change: Callable[[OutboxMessage, datetime], OutboxMessage]
) -> None:
    with courier.store.writing() as work:
        work.outbox.save(change(work.outbox.get(message_id), courier.clock.now()))
