# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a person does about a message that did not arrive: have it tried again, or let it be."""

from dataclasses import dataclass, replace
from typing import Final

from pinportal_desktop.domain.errors import ChangedElsewhere, Code, Refused
from pinportal_desktop.domain.ids import MessageId
from pinportal_desktop.domain.outbox import MessageState, OutboxMessage
from pinportal_desktop.usecases.command import Command, Done, Entry, EntryFact, Permission, use_case
from pinportal_desktop.usecases.work import Work

SENT_AGAIN: Final = frozenset({MessageState.FAILED, MessageState.BOUNCED, MessageState.IN_DOUBT, MessageState.QUEUED})
LET_BE: Final = frozenset({MessageState.FAILED, MessageState.BOUNCED, MessageState.IN_DOUBT, MessageState.QUEUED})
BY_STAFF: Final = "by staff"  # why it was cancelled


@dataclass(frozen=True, slots=True, kw_only=True)
class SendAgain(Command):
    """`seen` is how the message stood when the person decided."""

    message_id: MessageId
    seen: MessageState


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelMessage(Command):
    """As `SendAgain`."""

    message_id: MessageId
    seen: MessageState


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """How the message stands now."""

    state: MessageState


@use_case(Permission.ISSUE_CREDENTIAL)
def send_again(command: SendAgain, work: Work) -> Done[Mended]:
    """Have the message be due at once, under its one Message-ID.

    Raises `ChangedElsewhere` MESSAGE_MOVED_ON; `Refused` PIN_NOT_ACTIVE for one whose PIN or VQ has ended.
    """
    message = _seen(work, command.message_id, command.seen, SENT_AGAIN)
    _refuse_ended(message, command, work)
    due = replace(message, state=MessageState.QUEUED, next_at=command.made_at, trouble="", tries=0)
    work.outbox.save(due)
    entry = Entry(kind="message_sent_again", patient_id=message.patient_id, facts=_facts(message))
    return Done(result=Mended(state=due.state), entry=entry)


@use_case(Permission.ISSUE_CREDENTIAL)
def cancel_message(command: CancelMessage, work: Work) -> Done[Mended]:
    """Have the message not leave any more. Raises `ChangedElsewhere` MESSAGE_MOVED_ON."""
    message = _seen(work, command.message_id, command.seen, LET_BE)
    work.outbox.save(replace(message, state=MessageState.CANCELLED, trouble=BY_STAFF))
    entry = Entry(kind="message_cancelled", patient_id=message.patient_id, facts=_facts(message))
    return Done(result=Mended(state=MessageState.CANCELLED), entry=entry)


def _seen(work: Work, message_id: MessageId, seen: MessageState, offered: frozenset[MessageState]) -> OutboxMessage:
    message = work.outbox.get(message_id)
    if message.state is not seen or seen not in offered:
        raise ChangedElsewhere(Code.MESSAGE_MOVED_ON)
    return message


def _refuse_ended(message: OutboxMessage, command: Command, work: Work) -> None:
    if message.patient_id is None or message.credential_id is None:
        return
    account = work.patients.account(message.patient_id)
    rules = work.rules.of(message.practice_id)
    credential = account.credential(message.credential_id)
    if account.patient.hidden or not account.is_active(credential, rules, rules.today(command.made_at)):
        raise Refused(Code.PIN_NOT_ACTIVE)


def _facts(message: OutboxMessage) -> dict[str, EntryFact]:
    return {"to": message.address_masked, "template": message.template.value}
