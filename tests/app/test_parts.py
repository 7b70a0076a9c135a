# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Who acts, with which keys, and what the parts do without."""

import getpass
import platform
import subprocess
import sys
from datetime import date

import pytest

from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts, open_parts, person
from pinportal_desktop.domain.credential import SendTo
from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError
from pinportal_desktop.domain.ids import CommandId, PatientId
from pinportal_desktop.domain.people import Patient, PersonName
from pinportal_desktop.usecases.command import ActorKind
from pinportal_desktop.usecases.issue_pin import IssuePin, issue_pin
from pinportal_desktop.usecases.issuing import Closing, Handing, prepare_draft
from pinportal_desktop.usecases.needs import Desk
from pinportal_desktop.usecases.recipient import Recipient


def test_the_desk_acts_as_the_operating_systems_user_at_this_computer(parts: Parts) -> None:
    actor = parts.desk().actor
    assert (actor.kind, actor.person) == (ActorKind.STAFF, getpass.getuser())
    assert parts.desk().actor.station == actor.station, "one computer is one workstation, however often it starts"


def test_without_a_user_of_the_operating_system_there_is_still_somebody_to_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert person() == "desk"


def test_the_registration_page_is_a_station_of_its_own_without_the_pin_seal(parts: Parts) -> None:
    site = parts.site()
    assert site.actor.kind is ActorKind.PARENT
    assert site.actor.station != parts.desk().actor.station
    assert not isinstance(site, Desk)
    assert not hasattr(site, "seals")


def test_what_the_desk_does_is_recorded_with_who_and_from_which_workstation(parts: Parts) -> None:
    desk, rules = parts.desk(), parts.rules()
    child = Patient(
        id=PatientId(desk.entropy.new_id(desk.clock.now())),
        practice_id=rules.practice_id,
        chart_number="104-2281",
        name=PersonName(family="Garcia", given="Marisol"),
        born=date(2000, 3, 14),
    )
    with parts.store.writing() as work:
        work.patients.add(child)
    draft, _pin = prepare_draft(desk, child.id)
    handing = Handing(recipient=Recipient(), send_to=SendTo.MINOR, dispatch=None, closing=Closing.SEND)
    command = IssuePin(
        id=CommandId(desk.entropy.new_id(desk.clock.now())),
        by=desk.actor,
        made_at=desk.clock.now(),
        patient_id=child.id,
        draft=draft,
        handing=handing,
        supersedes=None,
    )
    parts.carry_out(issue_pin, command)
    (entry,) = parts.store.looks().activity(child.id)
    assert (entry.by, entry.station, entry.kind) == (getpass.getuser(), platform.node(), "pin_issued")
    assert parts.store.first_bad_entry() is None


def test_a_practice_without_a_sender_has_no_courier(parts: Parts) -> None:
    from dataclasses import replace

    parts.store.add_practice(replace(parts.rules(), demo=False))
    with pytest.raises(PinPortalError) as refused:
        parts.courier("worker")
    assert refused.value.code is Code.SENDER_MISSING


def test_the_database_opens_again_with_the_same_keys_and_with_no_others(home: Home, parts: Parts) -> None:
    practice_id = parts.rules().practice_id
    parts.close()
    again = open_parts(home)
    assert again.rules().practice_id == practice_id
    again.close()
    home.keys.unlink()
    with pytest.raises(StorageError) as refused:
        open_parts(home)
    assert refused.value.code is Code.DATABASE_KEY_WRONG


def test_parts_show_none_of_their_keys(parts: Parts) -> None:
    shown = repr(parts)
    for key in (parts.own_keys.database, parts.own_keys.practice):
        assert key.reveal().hex() not in shown
        assert repr(key.reveal()) not in shown


def test_services_and_commands_do_without_qt() -> None:
    code = """import importlib, sys
for module in sys.argv[1:]:
    importlib.import_module(f"pinportal_desktop.{module}")
    if "PySide6" in sys.modules:
        sys.exit(module)
"""
    services = ("app.parts", "app.site", "app.worker", "app.practice", "app.carrying")
    commands = ("app.demo_database", "app.importing", "cli")
    asked = [sys.executable, "-c", code, *services, *commands]
    ran = subprocess.run(asked, check=False, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_first_paint_waits_for_no_database_no_site_and_no_cryptography() -> None:
    heavy = (
        "sqlalchemy",
        "alembic",
        "starlette",
        "uvicorn",
        "jinja2",
        "argon2",
        "cryptography",
        "reportlab",
    )
    code = f"import sys, pinportal_desktop.app.desk; sys.exit(str([m for m in {heavy} if m in sys.modules] or 0))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() in {"", "0"}, done.stderr
