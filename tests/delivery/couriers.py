# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A courier over a real outbox, and how the outbox stands."""

from collections.abc import Callable
from email.message import EmailMessage

from sqlalchemy import select

from pinportal_desktop.delivery.folder import FolderSender
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.storage import tables as t
from pinportal_desktop.usecases.deliver import Courier
from pinportal_desktop.usecases.needs import Mail
from pinportal_desktop.words.messages import Messages
from tests.world import World

ANA, TOMAS = "ana@example.com", "t.reyes@example.net"


class Counting:
    """Remembers what it was given; `before` may fail in its stead."""

    def __init__(self) -> None:
        self.sent: list[Mail] = []
        self.before: Callable[[Mail], None] = lambda _mail: None

    def send(self, mail: Mail) -> None:
        self.before(mail)
        self.sent.append(mail)


def courier(world: World, sender: Counting | FolderSender, name: str = "worker") -> Courier:
    return Courier(
        name=name,
        store=world.store,
        clock=world.clock,
        outbox=world.desk.outbox,
        seals=world.desk.seals,
        texts=Messages(),
        sender=sender,
    )


def rows(world: World) -> list[tuple[str, str, str, int]]:
    """State, trouble, Message-ID and tries of each message, oldest first."""
    c = t.outbox.c
    with world.store._looking.connect() as connection:
        found = connection.execute(select(c.state, c.trouble, c.wire_id, c.tries).order_by(c.id))
        return [(row.state, row.trouble, row.wire_id, row.tries) for row in found]


def states(world: World) -> list[str]:
    return [state for state, *_ in rows(world)]


def body(message: EmailMessage, kind: str = "plain") -> str:
    part = message.get_body((kind,))
    assert part is not None
    content: str = part.get_content()
    return content


def contact(world: World, child: PatientId, first: str) -> ContactId:
    return next(m.contact.id for m in world.account(child).family if m.contact.name.first == first)
