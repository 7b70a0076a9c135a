# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Everything that changes access is recorded, and only who may change it can: every use case there is, one by one."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from pinportal_desktop import usecases
from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.record import facts_of
from pinportal_desktop.usecases.access import LinkToContact, link_to_contact
from pinportal_desktop.usecases.check_pin import check_pin, prepare_check_pin
from pinportal_desktop.usecases.command import Actor, ActorKind, UseCase
from pinportal_desktop.usecases.end_pin import VoidDraft, void_draft
from pinportal_desktop.usecases.import_patients import import_patients, prepare_import_batch
from pinportal_desktop.usecases.looks import Concern, RecordLine
from pinportal_desktop.usecases.mend_login import prepare_reset, send_password_reset
from pinportal_desktop.usecases.mend_message import CancelMessage, SendAgain, cancel_message, send_again
from pinportal_desktop.usecases.my_children import add_child
from pinportal_desktop.usecases.printers import Fate
from pinportal_desktop.usecases.record_authority import RecordAuthority, record_authority
from pinportal_desktop.usecases.settle_paper import SettlePaper, settle_paper
from tests.usecases import test_accounts as accounts
from tests.usecases import test_edit_contact as edit_contact
from tests.usecases import test_edit_patient as edit_patient
from tests.usecases.refusing import code_of
from tests.usecases.test_import_patients import MARISOL
from tests.usecases.test_showing import printed_draft
from tests.world import World, person

ANAS, TOMASES = "ana@example.com", "tomas@example.net"
# A step of a registration that lets the parent on changes no access; one that does not is an entry.
STEPS = {"try_pin", "answer_question", "confirm_born", "say_who", "choose_login"}
OWN = {
    "sign_in", "stay_signed_in", "sign_out", "change_password", "speak_language", "add_child", "add_proved_child",
    "ask_reset", "reset_password", "ask_confirmation", "ask_new_email", "confirm_email",
}  # fmt: skip
MAY = {
    ActorKind.STAFF: {
        "issue_pin", "share_pin", "show_pin", "void_draft", "revoke_pin", "remove_access", "restore_access",
        "link_to_contact", "record_authority", "begin_import", "import_patients", "end_import", "undo_import",
        "remember_plan", "settle_double", "settle_merged_access", "check_pin", "settle_paper", "change_settings",
        "change_wording",
        "add_patient", "edit_patient", "add_contact", "edit_contact",
        "send_password_reset", "correct_email",
        "settle_restored", "settle_recovery_key", "send_again", "cancel_message",
    },
    ActorKind.PARENT: STEPS | OWN | {"open_handover", "register_parent", "leave_registration", "try_exit_code"},
    ActorKind.SYSTEM: {"begin_import", "import_patients", "end_import", "remember_plan"},
}  # fmt: skip


def all_use_cases() -> dict[str, UseCase[Any, Any]]:
    """Every use case of the room, by its kind."""
    found: dict[str, UseCase[Any, Any]] = {}
    for module in pkgutil.iter_modules(usecases.__path__):
        things = vars(importlib.import_module(f"{usecases.__name__}.{module.name}")).values()
        found |= {thing.kind: thing for thing in things if isinstance(thing, UseCase)}
    return found


@pytest.mark.parametrize("kind", ActorKind)
def test_nobody_carries_out_what_they_have_no_permission_for(world: World, kind: ActorKind) -> None:
    actor = Actor(kind=kind, person="Somebody", station=world.desk.actor.station)

    def refused(use_case: UseCase[Any, Any]) -> bool:
        return code_of(lambda: actor.refuse_unless(use_case.permission)) is Code.NOT_PERMITTED

    assert {name for name, use_case in all_use_cases().items() if not refused(use_case)} == MAY[kind]


class Story:
    """Two parents of one child. `told` gives what the record has gained since it was last asked, newest first."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.child = world.child()
        self.ana = world.contact(self.child, "Ana Garcia")
        self.tomas = world.contact(self.child, "Tomas Reyes", "Father")
        self._seen = 0

    def told(self) -> list[RecordLine]:
        lines = self.world.looks.activity(self.child)
        new = lines[: len(lines) - self._seen]
        self._seen = len(lines)
        return list(new)


def handed_over(world: World, story: Story) -> bytes:
    handover = world.issue(story.child, story.ana, complete=True).handover
    assert handover is not None
    story.told()
    _, token = world.take_handover(handover)
    return token


def at_the_desk(world: World, story: Story) -> None:
    token = handed_over(world, story)
    story.told()
    world.finish(token, "Ana Garcia", ANAS)


def link(world: World, child: PatientId, email: str, contact: ContactId) -> None:
    association = world.access(child, email).association
    command = LinkToContact(**world.made(), patient_id=child, association_id=association.id, contact_id=contact)
    world.do(link_to_contact, command)


def authority(world: World, child: PatientId, contact: ContactId) -> None:
    command = RecordAuthority(**world.made(), patient_id=child, contact_id=contact, authority=Authority.NONE)
    world.do(record_authority, command)


def void(world: World, story: Story) -> None:
    draft, _ = printed_draft(world, story.child, story.ana)
    story.told()
    world.do(void_draft, VoidDraft(**world.made(), patient_id=story.child, credential_id=draft))


def used(world: World, story: Story) -> None:
    pin = world.issue(story.child, story.ana).pin
    story.told()
    world.register(pin, "Ana Garcia", ANAS)


def failed(world: World, story: Story) -> None:
    pin = world.issue(story.child, story.ana).pin
    story.told()
    world.try_pin(pin, date(2012, 3, 15))


def wrongly_answered(world: World, story: Story) -> None:
    link = world.ask(story.child, story.ana).link
    story.told()
    world.answer(link, "Pelusa")


def removed(world: World, story: Story) -> None:
    used(world, story)
    story.told()
    world.remove(story.child, ANAS)


def undone(world: World, story: Story) -> None:
    removed(world, story)
    story.told()
    world.undo(story.child, ANAS, "a mistake")


def checked(world: World, story: Story) -> None:
    pin = world.issue(story.child, story.ana).pin
    story.told()
    world.do(check_pin, prepare_check_pin(world.desk, story.child, pin))


def paper_came(world: World, story: Story) -> None:
    draft, _ = printed_draft(world, story.child, story.ana)
    story.told()
    command = SettlePaper(
        **world.made(),
        patient_id=story.child,
        credential_id=draft,
        name="Ana Garcia",
        printer="front",
        fate=Fate.PRINTED,
    )
    world.do(settle_paper, command)


def contact_added(world: World, story: Story) -> None:
    edit_contact.add(world, story.child, replace(edit_contact.TOMAS, name=person("Luis Ortiz")))


def child_added(world: World, story: Story) -> None:
    accounts.registered(world)
    _, session = accounts.signs_in(world)
    pin = world.issue(story.child, story.ana).pin
    story.told()
    world.do(add_child, accounts.adding(world, session, pin))


def reset_sent(world: World, story: Story) -> None:
    used(world, story)
    story.told()
    association = world.access(story.child, ANAS).association.id
    world.do(send_password_reset, prepare_reset(world.desk, world.rules.practice_id, story.child, association, ANAS))


def linked(world: World, story: Story) -> None:
    used(world, story)
    story.told()
    link(world, story.child, ANAS, story.ana)


def shared(world: World, story: Story) -> None:
    world.issue(story.child, story.ana)
    story.told()
    world.share(story.child, story.tomas, TOMASES)


def sent_again(world: World, story: Story) -> None:
    world.issue(story.child, story.ana, ANAS)
    story.told()
    (line,) = world.looks.outbox(Concern.ALL).lines
    message = {"message_id": line.message.message_id, "seen": line.message.state}
    world.do(send_again, SendAgain(**world.made(), **message))  # type: ignore[arg-type]  # as it is seen


def cancelled(world: World, story: Story) -> None:
    world.issue(story.child, story.ana, ANAS)
    story.told()
    (line,) = world.looks.outbox(Concern.ALL).lines
    message = {"message_id": line.message.message_id, "seen": line.message.state}
    world.do(cancel_message, CancelMessage(**world.made(), **message))  # type: ignore[arg-type]  # as it is seen


def revoked(world: World, story: Story) -> None:
    world.issue(story.child, story.ana)
    story.told()
    world.revoke(story.child)


@pytest.mark.parametrize(
    ("act", "kind", "by", "station"),
    [
        (lambda w, s: w.issue(s.child, s.ana), "pin_issued", "Dana", "front-desk-1"),
        (lambda w, s: w.issue(s.child, s.ana, desk=w.second_desk), "pin_issued", "Sam", "front-desk-2"),
        (shared, "pin_shared", "Dana", "front-desk-1"),
        (lambda w, s: printed_draft(w, s.child, s.ana), "pin_shown", "Dana", "front-desk-1"),
        (contact_added, "contact_added", "Dana", "front-desk-1"),
        (
            lambda w, s: edit_contact.edit(w, s.child, s.ana, relationship="Aunt"),
            "contact_edited",
            "Dana",
            "front-desk-1",
        ),
        (lambda w, s: edit_patient.edit(w, s.child, preferred="Mari"), "patient_edited", "Dana", "front-desk-1"),
        (sent_again, "message_sent_again", "Dana", "front-desk-1"),
        (cancelled, "message_cancelled", "Dana", "front-desk-1"),
        (paper_came, "paper_settled", "Dana", "front-desk-1"),
        (checked, "pin_checked", "Dana", "front-desk-1"),
        (void, "draft_voided", "Dana", "front-desk-1"),
        (revoked, "pin_revoked", "Dana", "front-desk-1"),
        (used, "registered", "parent", "site"),
        (failed, "registration_failed", "parent", "site"),
        (handed_over, "handover_opened", "parent", "site"),
        (child_added, "child_added", "parent", "site"),
        (reset_sent, "reset_sent", "Dana", "front-desk-1"),
        (at_the_desk, "registered", "parent", "site"),
        (lambda w, s: w.ask(s.child, s.ana), "pin_issued", "Dana", "front-desk-1"),
        (wrongly_answered, "registration_failed", "parent", "site"),
        (removed, "access_removed", "Dana", "front-desk-1"),
        (undone, "access_restored", "Dana", "front-desk-1"),
        (linked, "account_linked", "Dana", "front-desk-1"),
        (lambda w, s: authority(w, s.child, s.ana), "authority_recorded", "Dana", "front-desk-1"),
    ],
)
def test_every_change_of_access_is_one_entry_with_who_when_and_from_which_workstation(
    world: World, act: Callable[[World, Story], object], kind: str, by: str, station: str
) -> None:
    story = Story(world)
    world.clock.pass_(minutes=7)
    act(world, story)
    (entry,) = story.told()
    assert (entry.kind, entry.by, entry.station, entry.at) == (kind, by, station, world.clock.now())
    assert world.store.first_bad_entry() is None


def test_an_import_is_one_entry_for_each_batch(world: World) -> None:
    second = "another file"
    for name in ("patients.ndjson", second):
        world.do(import_patients, prepare_import_batch(world.desk, world.rules.practice_id, name, [MARISOL]))
    assert imports(world) == [
        ("imported", {"file": "patients.ndjson", "new": 1, "changed": 0, "unchanged": 0, "refused": 0}),
        ("imported", {"file": second, "new": 0, "changed": 0, "unchanged": 1, "refused": 0}),
    ]


def imports(world: World) -> list[tuple[str, dict[str, Any]]]:
    """Entries that belong to no patient, oldest first."""
    with world.store._looking.connect() as connection:
        rows = connection.execute(select(t.record).where(t.record.c.patient_id.is_(None)).order_by(t.record.c.n))
        return [(row.kind, dict(facts_of(row))) for row in rows]


def test_the_record_keeps_the_reasons_that_staff_gave(world: World) -> None:
    story = Story(world)
    undone(world, story)
    (undo,) = story.told()
    assert undo.facts["reason"] == "a mistake"
    revoked(world, story)
    (revoke,) = story.told()
    assert revoke.facts["reason"] == "lost letter"
    baby = world.child("Baby Boy Cohen", world.today)
    world.issue(baby, world.contact(baby, "Lea Cohen"), reason="discharge today")
    assert world.looks.activity(baby)[0].facts["name_reason"] == "discharge today"
