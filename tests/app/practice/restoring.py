# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A practice at work that is backed up, spoiled and restored, and what must hold of it afterwards."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from pinportal_desktop.app.backups import FileBackups
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.practice import PracticeOpening
from pinportal_desktop.app.recovery import take_effect
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.outbox import MessageState
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.recovery import draw_recovery_key, groups_of
from pinportal_desktop.usecases.backups import Backup
from pinportal_desktop.usecases.start_practice import FirstStart
from pinportal_desktop.usecases.stopping import Stop
from tests.app.practice import practices
from tests.world import World

FIRST = FirstStart(
    practice_name="Maple Street", portal_address="https://portal.example.org", time_zone="America/Chicago"
)
ANA = "ana@example.com"


def working(parts: Parts) -> World:
    """A practice at work, under its own keys."""
    return World(
        store=parts.store,
        clock=cast("Any", parts.clock),
        rules=parts.rules(),
        desk=parts.desk(),
        second_desk=parts.desk(),
        site=parts.site(),
        database="",
        keys=parts.record_keys,
    )


@dataclass
class Before:
    """A practice with one child whose mother was sent a PIN that waits in the outbox, backed up; then it went on."""

    home: Home
    child: PatientId
    pin: Pin
    backup: Backup
    recovery: Secret


def begun(home: Home, first: FirstStart = FIRST) -> Before:
    parts = PracticeOpening(home).start(first)
    recovery = draw_recovery_key()
    take_effect(parts, recovery)
    world = working(parts)
    child = world.child("Marisol Garcia")
    pin = world.issue(child, world.contact(child, "Ana Garcia"), ANA).pin
    backup = FileBackups(parts).make(Stop())
    world.child("Yuki Nakamura")
    parts.close()
    paper = Secret(" ".join(group.reveal() for group in groups_of(recovery)))
    return Before(home, child, pin, backup, paper)


def opened(home: Home, passphrase: Secret | None = None) -> Parts:
    return practices.opened(PracticeOpening(home), passphrase)


def names(parts: Parts) -> list[str]:
    found = parts.store.looks().search("", None, parts.clock.now().date()).rows
    return sorted(row.name for row in found)


def files(home: Home) -> dict[str, bytes]:
    """All that counts: the locks' file beside an open database does not."""
    return {
        str(file): file.read_bytes()
        for file in home.folder.rglob("*")
        if file.is_file() and not file.name.endswith("-shm")
    }


def holds(parts: Parts, before: Before) -> None:
    """What must be there after a restore: the PIN readable, the record whole, the message sent by nobody."""
    account = parts.store.looks().account(before.child)
    assert account.active is not None
    assert account.active.sealed is not None
    read = parts.desk().seals.open_pin(account.active.sealed, before.child, account.active.id)
    assert read.symbols == before.pin.symbols
    assert parts.store.first_bad_entry() is None
    (message,) = parts.store.looks().messages(before.child)
    assert message.state is MessageState.IN_DOUBT
    assert "restored" in parts.words().why_not_sent(message.trouble, parts.rules())
    later = parts.clock.now() + timedelta(days=2)
    with parts.store.writing() as work:
        assert work.outbox.claim(later, worker="test", until=later) is None, "nothing is sent a second time"
