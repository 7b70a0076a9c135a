# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A real PostgreSQL behind a line that breaks, two workstations at once, and desks of another version."""

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine, text

from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.screens.registration import End
from pinportal_desktop.security.chance import SystemClock, SystemEntropy
from pinportal_desktop.security.keys import Key, Keys, RecordSubkeys
from pinportal_desktop.storage import migrate
from pinportal_desktop.storage.opening import open_store, upgrade_server
from pinportal_desktop.usecases.command import C, R, UseCase
from pinportal_desktop.words import Words
from tests.faulty_line import Break, FaultyLine
from tests.screens.registration.front_desk import FrontDesk, choose
from tests.world import DATABASE_KEY, PRACTICE_KEY, World, make_world


@pytest.fixture
def line(postgres_url: str) -> Iterator[FaultyLine]:
    made = FaultyLine(postgres_url)
    yield made
    made.close()


@pytest.fixture
def far(line: FaultyLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A practice at the far end of the line, whose commands go the program's own way."""
    world = make_world(line.url)
    parts = Parts(
        home=Home(path=tmp_path, demo=False),
        keys=Keys(database=Key(DATABASE_KEY), practice=PRACTICE_KEY),
        clock=world.clock,
        entropy=SystemEntropy(),
        store=world.store,
    )

    def through_parts(_world: World, use_case: UseCase[C, R], command: C) -> R:
        return parts.carry_out(use_case, command)

    monkeypatch.setattr(World, "do", through_parts)
    yield world
    world.store.close()


@pytest.fixture
def near(postgres_url: str) -> Iterator[World]:
    """A practice on a server whose line holds."""
    world = make_world(postgres_url)
    yield world
    world.store.close()


def counts(url: str) -> dict[str, int]:
    """How many rows there are of what a click makes."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    tables = ("credential", "association", "portal_account", "outbox", "command", "record")
    with engine.connect() as connection:
        found = {t: int(connection.execute(text(f"SELECT count(*) FROM {t}")).scalar_one()) for t in tables}
    engine.dispose()
    return found


# --- the line breaks


def _issue(world: World, child: PatientId) -> None:
    world.issue(child, world.account(child).family[0].contact.id, "ana@example.com")


def _share(world: World, child: PatientId) -> None:
    world.share(child, world.account(child).family[1].contact.id, "t.reyes@example.net")


def _remove(world: World, child: PatientId) -> None:
    world.remove(child, "ana@example.com")


def _restore(world: World, child: PatientId) -> None:
    world.undo(child, "ana@example.com")


def a_family(world: World) -> PatientId:
    child = world.child()
    world.contact(child, "Ana Garcia")
    world.contact(child, "Tomás Reyes", "Father")
    return child


@pytest.mark.parametrize("where", [Break.BEFORE_COMMIT, Break.AFTER_COMMIT])
def test_a_line_that_breaks_at_the_commit_does_nothing_twice_and_loses_nothing(
    far: World, line: FaultyLine, postgres_url: str, where: Break
) -> None:
    child, pins = a_family(far), []

    def register(world: World, child: PatientId) -> None:
        active = world.active(child)
        assert active is not None
        pins.append(world.desk.seals.open_pin(active.sealed, child, active.id))
        assert world.register(pins[-1], "Ana Garcia", "ana@example.com").failed is None

    for act, made in (
        (_issue, {"credential": 1, "outbox": 1, "command": 1, "record": 1}),
        (_share, {"outbox": 1, "command": 1, "record": 1}),
        (register, {"portal_account": 1, "association": 1, "command": 4, "record": 1}),
        (_remove, {"command": 1, "record": 1}),
        (_restore, {"command": 1, "record": 1}),
    ):
        before, broken = counts(postgres_url), line.broken
        line.break_next(where)
        act(far, child)
        assert line.broken == broken + 1, "the line did break"
        after = counts(postgres_url)
        assert after == {table: n + made.get(table, 0) for table, n in before.items()}, act.__name__
    assert far.store.first_bad_entry() is None


def test_a_server_that_is_gone_is_told_and_the_same_press_later_does_it_once(
    far: World, line: FaultyLine, postgres_url: str
) -> None:
    child = a_family(far)
    ana = far.account(child).family[0].contact.id
    press = far.issue_command(child, ana, "ana@example.com")
    before = counts(postgres_url)
    line.cut()
    with pytest.raises(StorageError) as refused:
        far.do(*press)
    assert refused.value.code is Code.DATABASE_GONE
    line.mend()
    assert counts(postgres_url) == before
    for _ in range(2):
        far.do(*press)
    after = counts(postgres_url)
    assert after == before | {table: before[table] + 1 for table in ("credential", "outbox", "command", "record")}


def test_a_click_whose_answer_was_lost_keeps_the_window_and_the_next_click_does_it_once(
    far: World, line: FaultyLine, postgres_url: str, qtbot: QtBot
) -> None:
    child = a_family(far)
    desk = FrontDesk(far, qtbot)
    window = desk.open(child)
    choose(window.ui.forCombo, "Ana")
    choose(window.ui.emailCombo, "Other")
    window.ui.otherEdit.setText("ana@example.com")
    desk.drain()
    before = counts(postgres_url)
    line.break_next(Break.AFTER_COMMIT_FOR_LONGER)
    window.ui.sendButton.click()
    desk.drain()
    assert window.ui.troubleNotice.text.text() == Words.load().code(Code.DATABASE_GONE)
    assert window.ui.otherEdit.text() == "ana@example.com"
    line.mend()
    window.ui.sendButton.click()
    desk.drain()
    assert [closed.end for closed in desk.closed] == [End.ISSUED]
    after = counts(postgres_url)
    assert after == before | {table: before[table] + 1 for table in ("credential", "outbox", "command", "record")}
    desk.close()


# --- two workstations


def at_once(*works: Callable[[], object]) -> list[object]:
    """All begin at the same moment; what each gave, or the error's code."""
    begin, told = threading.Barrier(len(works)), list[object]()

    def work(one: Callable[[], object]) -> None:
        begin.wait()
        try:
            told.append(one())
        except PinPortalError as error:
            told.append(error.code)

    threads = [threading.Thread(target=work, args=(one,)) for one in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def test_two_workstations_that_issue_for_one_patient_leave_one_active_pin_and_one_plain_message(near: World) -> None:
    """Both windows were open before either pressed Send."""
    for _ in range(8):
        child = a_family(near)
        ana, tomas = (member.contact.id for member in near.account(child).family)
        first = near.issue_command(child, ana, desk=near.desk)
        second = near.issue_command(child, tomas, desk=near.second_desk)
        told = at_once(partial(near.do, *first), partial(near.do, *second))
        refused = [one for one in told if isinstance(one, Code)]
        assert len(refused) == 1
        assert refused[0] in {Code.ISSUED_ELSEWHERE, Code.CHANGED_ELSEWHERE}
        assert [c.is_active(near.today) for c in near.account(child).credentials] == [True]
    assert near.store.first_bad_entry() is None


def test_several_browsers_that_register_with_one_pin_each_get_their_access_and_one_login_only_once(near: World) -> None:
    child = a_family(near)
    pin = near.issue(child, near.account(child).family[0].contact.id).pin
    # The site gives each browser its own ids; the world's seeded chance is for one thread.
    browsers = [replace(near.site, entropy=SystemEntropy()) for _ in range(4)]
    emails = ["a@example.com", "b@example.com", "c@example.com", "A@example.com"]
    told = at_once(
        *(
            lambda email=email, site=site: replace(near, site=site).register(pin, "Ana Garcia", email).failed
            for email, site in zip(emails, browsers, strict=True)
        )
    )
    assert sorted(map(str, told)) == sorted(["None", "None", "None", str(Code.EMAIL_TAKEN)])
    assert len(near.account(child).accesses) == 3
    assert near.store.first_bad_entry() is None


def test_a_patient_changed_elsewhere_while_edited_is_told_and_nothing_is_overwritten(near: World) -> None:
    child = near.child(preferred="Mari")
    read_here = near.account(child).patient
    with near.store.writing() as work:
        work.patients.save(replace(near.account(child).patient, preferred="Sol"))
    with pytest.raises(PinPortalError) as refused, near.store.writing() as work:
        work.patients.save(replace(read_here, preferred="Marisol"))
    assert refused.value.code is Code.CHANGED_ELSEWHERE
    assert near.account(child).patient.preferred == "Sol"


# --- versions


def opened(url: str) -> None:
    keys = RecordSubkeys(PRACTICE_KEY, 1)
    open_store(url, database_key=None, record_keys=keys, clock=SystemClock()).close()


def why(work: Callable[[], object]) -> Code:
    with pytest.raises(StorageError) as refused:
        work()
    return refused.value.code


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Called, this program is a version on: it knows a migration that no database has seen."""

    def come() -> None:
        before, scripts = migrate.head(), tmp_path / "migrations"
        shutil.copytree(migrate._SCRIPTS, scripts)
        (scripts / "versions" / "m9999_next.py").write_text(
            "from alembic import op\n"
            "import sqlalchemy as sa\n"
            f'revision = "m9999"\ndown_revision = "{before}"\n'
            'def upgrade(): op.add_column("location", sa.Column("note", sa.Text()))\n',
            "utf-8",
        )
        monkeypatch.setattr(migrate, "_SCRIPTS", scripts)

    return come


def test_a_desk_that_is_too_new_says_so_until_upgrade_was_run_once_for_all(
    near: World, postgres_url: str, next_version: Callable[[], None]
) -> None:
    child, before = near.child(), migrate.head()
    next_version()
    assert why(partial(opened, postgres_url)) is Code.DATABASE_NEEDS_UPGRADE
    told = at_once(*[partial(upgrade_server, postgres_url)] * 2)
    assert {(before, "m9999")} <= set(told) <= {(before, "m9999"), ("m9999", "m9999")}
    opened(postgres_url)
    assert near.account(child).patient.id == child


def test_a_desk_that_is_too_old_says_so_and_touches_nothing(
    near: World, postgres_url: str, next_version: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        known_here = migrate._SCRIPTS
        next_version()
        upgrade_server(postgres_url)
        newer.setattr(migrate, "_SCRIPTS", known_here)
        for work in (opened, upgrade_server):
            assert why(partial(work, postgres_url)) is Code.DATABASE_FROM_NEWER_VERSION
    engine = create_engine(postgres_url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        assert migrate.revision_of(connection) == "m9999"
    engine.dispose()
