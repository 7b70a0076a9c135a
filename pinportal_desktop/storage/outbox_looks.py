# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What surfaces look at of the outbox."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.outbox import Channel, MessageState, Template
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.accounts import Found
from pinportal_desktop.usecases.looks import Concern, MessageLine, OutboxLine, OutboxPage, Outgoing

_c = t.outbox.c


def count_waiting(connection: Connection) -> int:
    """How many messages wait or are on their way."""
    waits = _c.state.in_([MessageState.QUEUED.value, MessageState.SENDING.value])
    return connection.execute(select(func.count()).select_from(t.outbox).where(waits)).scalar_one()


def messages_of(connection: Connection, patient_id: PatientId, limit: int) -> tuple[MessageLine, ...]:
    """A patient's messages, and those of the logins with access to the patient, newest first, with whom each is for."""
    contact, login = t.family_contact.c, t.portal_account.c
    held = select(t.association.c.account_id).where(t.association.c.patient_id == patient_id)
    query = (
        select(
            t.outbox,
            func.coalesce(contact.given, login.given, "").label("given"),
            func.coalesce(contact.family, login.family, "").label("family"),
        )
        .outerjoin(t.family_contact, contact.id == _c.contact_id)
        .outerjoin(t.portal_account, login.id == _c.account_id)
        .where(or_(_c.patient_id == patient_id, _c.patient_id.is_(None) & _c.account_id.in_(held)))
        .order_by(_c.made_at.desc(), _c.id.desc())
        .limit(limit)
    )
    return tuple(_line_of(row) for row in connection.execute(query))


def _line_of(row: Found) -> MessageLine:
    return MessageLine(
        message_id=row.id,
        made_at=row.made_at,
        to=PersonName(family=row.family, given=row.given).spoken,
        template=Template(row.template),
        language=row.language,
        channel=Channel(row.channel),
        address=row.address_masked,
        state=MessageState(row.state),
        tries=row.tries,
        next_at=row.next_at,
        sent_at=row.sent_at,
        trouble=row.trouble,
    )


def outgoing(connection: Connection) -> Outgoing:
    """How the outbox stands. What was refused counts until the same person's next message for that child is made."""
    queued = select(_c.trouble).where(_c.state == MessageState.QUEUED.value, _c.trouble != "")
    trouble = connection.execute(queued.order_by(_c.next_at.desc()).limit(1)).scalar_one_or_none()
    refused = connection.execute(select(_whose()).where(_needs_a_person()).order_by(_c.id.desc())).scalars().all()
    return Outgoing(
        waiting=count_waiting(connection),
        trouble=trouble or "",
        refused=len(refused),
        refused_patient=PatientId(refused[0]) if refused else None,
    )


def outbox_page(connection: Connection, concern: Concern, limit: int) -> OutboxPage:
    """See `looks.Looks.outbox`."""
    whose, patient = _whose().label("whose"), t.patient.c
    contact, login = t.family_contact.c, t.portal_account.c
    listed = select(
        t.outbox,
        func.coalesce(contact.given, login.given, "").label("given"),
        func.coalesce(contact.family, login.family, "").label("family"),
        whose,
    )
    listed = listed.outerjoin(t.family_contact, contact.id == _c.contact_id)
    listed = listed.outerjoin(t.portal_account, login.id == _c.account_id)
    match concern:
        case Concern.PERSON:
            listed = listed.where(_needs_a_person())
        case Concern.WAITING:
            listed = listed.where(_c.state.in_([MessageState.QUEUED.value, MessageState.SENDING.value]))
    rows = connection.execute(listed.order_by(_c.id.desc()).limit(limit + 1)).all()
    ids = {row.whose for row in rows if row.whose is not None}
    named = select(patient.id, patient.family, patient.given).where(patient.id.in_(ids))
    names = {row.id: PersonName(family=row.family, given=row.given).listed for row in connection.execute(named)}
    lines = (
        OutboxLine(message=_line_of(row), patient_id=row.whose, patient=names.get(row.whose, ""))
        for row in rows[:limit]
    )
    return OutboxPage(lines=tuple(lines), more=len(rows) > limit)


def _needs_a_person() -> ColumnElement[bool]:
    """It will not arrive by itself, and the same person was sent nothing for that child since."""
    newer = t.outbox.alias()
    same = (newer.c.patient_id == _c.patient_id) & newer.c.contact_id.is_not_distinct_from(_c.contact_id)
    to_login = _c.patient_id.is_(None) | (_c.template == Template.WELCOME_REGISTERED.value)
    of_account = to_login & newer.c.patient_id.is_(None) & (newer.c.account_id == _c.account_id)
    replaced = select(newer.c.id).where(or_(same, of_account), newer.c.id > _c.id).exists()
    stuck = [MessageState.FAILED.value, MessageState.BOUNCED.value, MessageState.IN_DOUBT.value]
    return _c.state.in_(stuck) & ~replaced


def _whose() -> ColumnElement[Any]:
    """The patient it is about, else the first one that its account has access to."""
    held = select(t.association.c.patient_id).where(t.association.c.account_id == _c.account_id)
    return func.coalesce(_c.patient_id, held.order_by(t.association.c.id).limit(1).scalar_subquery())
