# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Repository of the outbox."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select, update

from pinportal_desktop.domain.credential import Sealed
from pinportal_desktop.domain.ids import CredentialId, MessageId, PatientId, PracticeId
from pinportal_desktop.domain.outbox import Channel, MessageState, OutboxMessage, Template
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.accounts import Found

_c = t.outbox.c


class OutboxRepository:
    """Messages promised but not yet delivered."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def add(self, message: OutboxMessage) -> None:
        """See `work.Outbox`."""
        values = _values(message) | {
            "id": message.id,
            "practice_id": message.practice_id,
            "patient_id": message.patient_id,
            "template": message.template.value,
            "language": message.language,
            "channel": message.channel.value,
            "address_key": message.address.key_id,
            "address": message.address.value,
            "address_masked": message.address_masked,
            "contact_id": message.contact_id,
            "account_id": message.account_id,
            "credential_id": message.credential_id,
            "link_key": None if message.link is None else message.link.key_id,
            "link": None if message.link is None else message.link.value,
            "wire_id": message.wire_id,
            "made_at": message.made_at,
        }
        self._connection.execute(insert(t.outbox), values | {"version": 1, "recorded_at": self._now})

    def cancel_for(self, credential_id: CredentialId, why: str) -> int:
        """See `work.Outbox`."""
        return self._cancel(_c.credential_id == credential_id, why)

    def cancel_of(self, patient_id: PatientId, why: str) -> int:
        """See `work.Outbox`."""
        return self._cancel(_c.patient_id == patient_id, why)

    def _cancel(self, whose: ColumnElement[bool], why: str) -> int:
        waits = _c.state.in_([MessageState.QUEUED.value, MessageState.FAILED.value])
        cancelled = {"state": MessageState.CANCELLED.value, "trouble": why}
        return self._connection.execute(update(t.outbox).where(whose, waits).values(cancelled)).rowcount

    def claim(self, now: datetime, *, worker: str, until: datetime) -> OutboxMessage | None:
        """See `work.Outbox`."""
        due = or_(
            and_(_c.state == MessageState.QUEUED.value, _c.next_at <= now),
            and_(_c.state == MessageState.SENDING.value, _c.lease_until < now),
        )
        query = select(t.outbox).where(due).order_by(_c.next_at, _c.id).limit(1)
        if self._connection.dialect.name == "postgresql":
            query = query.with_for_update(skip_locked=True)
        row = self._connection.execute(query).first()
        if row is None:
            return None
        message = _message_of(row)
        leased = replace(
            message, state=MessageState.SENDING, leased_by=worker, lease_until=until, tries=message.tries + 1
        )
        self.save(leased)
        return leased

    def put_off(self, now: datetime, *, until: datetime, trouble: str) -> int:
        """See `work.Outbox`."""
        due = (_c.state == MessageState.QUEUED.value) & (_c.next_at <= now)
        return self._connection.execute(update(t.outbox).where(due).values(next_at=until, trouble=trouble)).rowcount

    def hurry(self, practice_id: PracticeId, now: datetime) -> None:
        """See `work.Outbox`."""
        waits = (_c.practice_id == practice_id) & (_c.state == MessageState.QUEUED.value) & (_c.next_at > now)
        self._connection.execute(update(t.outbox).where(waits).values(next_at=now))

    def doubt(self, practice_id: PracticeId, *, trouble: str) -> int:
        """See `work.Outbox`."""
        waits = (_c.practice_id == practice_id) & _c.state.in_([MessageState.QUEUED.value, MessageState.SENDING.value])
        values = {"state": MessageState.IN_DOUBT.value, "leased_by": None, "lease_until": None, "trouble": trouble}
        return self._connection.execute(update(t.outbox).where(waits).values(**values)).rowcount

    def get(self, message_id: MessageId) -> OutboxMessage:
        """See `work.Outbox`."""
        query = select(t.outbox).where(_c.id == message_id)
        if self._connection.dialect.name == "postgresql":
            query = query.with_for_update()
        return _message_of(self._connection.execute(query).one())

    def save(self, message: OutboxMessage) -> None:
        """See `work.Outbox`."""
        self._connection.execute(update(t.outbox).where(_c.id == message.id).values(**_values(message)))


def _values(message: OutboxMessage) -> dict[str, Any]:
    return {
        "state": message.state.value,
        "tries": message.tries,
        "next_at": message.next_at,
        "leased_by": message.leased_by,
        "lease_until": message.lease_until,
        "trouble": message.trouble,
        "sent_at": message.sent_at,
    }


def _message_of(row: Found) -> OutboxMessage:
    return OutboxMessage(
        id=row.id,
        practice_id=row.practice_id,
        patient_id=row.patient_id,
        template=Template(row.template),
        language=row.language,
        channel=Channel(row.channel),
        address=Sealed(key_id=row.address_key, value=bytes(row.address)),
        address_masked=row.address_masked,
        contact_id=row.contact_id,
        account_id=row.account_id,
        credential_id=row.credential_id,
        link=None if row.link is None else Sealed(key_id=row.link_key, value=bytes(row.link)),
        wire_id=row.wire_id,
        state=MessageState(row.state),
        tries=row.tries,
        next_at=row.next_at,
        leased_by=row.leased_by,
        lease_until=row.lease_until,
        trouble=row.trouble,
        made_at=row.made_at,
        sent_at=row.sent_at,
    )
