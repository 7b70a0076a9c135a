# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a practice sets: what is refused and why, what two desks change at once, and what the record tells of it."""

import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from pinportal_desktop.domain.errors import ChangedElsewhere, Code, PinPortalError, Refused
from pinportal_desktop.domain.mail_server import MailServer, Security
from pinportal_desktop.domain.outbox import MessageState
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.storage import tables as t
from pinportal_desktop.usecases.change_settings import SETTINGS, ChangeSettings, SettingsChanged, change_settings
from pinportal_desktop.usecases.command import EntryFact
from pinportal_desktop.usecases.deliver import deliver_due
from pinportal_desktop.usecases.needs import Desk
from pinportal_desktop.usecases.settling import Faults, TypedServer, TypedSettings, settled, settled_server
from pinportal_desktop.words import Words
from tests.delivery.couriers import Counting, courier, rows
from tests.world import World

SERVER = TypedServer(
    host="smtp.maple.example",
    port="587",
    security=Security.STARTTLS,
    user="desk",
    password=Secret("correct horse"),
    from_address="front-desk@maple.org",
)
TYPED = TypedSettings(
    practice_name="Maple Street Pediatrics",
    practice_address="12 Maple Street\n\n  Springfield,  MA 01103 ",
    portal_address="https://portal.maple.org/",
    time_zone="America/Chicago",
    language="es",
    minor_age="13",
    minor_age_limit="19",
    pin_valid_days="30",
    paper="a4",
    server=SERVER,
    practice_portal=" https://records.maple.org/login?from=pinportal ",
    questions_on=False,
    questions="Which song did you dance to?\n\n  Who  taught you to swim? \nwho taught you to SWIM?",
)
LONGEST = 10.0  # seconds a thread may take before its test fails; nothing waits that long


def settle(world: World, **typed: Any) -> PracticeRules:
    return settled(replace(TYPED, **typed), world.looks.rules(), world.desk.settings)


def faults(world: World, **typed: Any) -> list[tuple[str, Code]]:
    with pytest.raises(Faults) as refused:
        settle(world, **typed)
    return [(str(fault.facts["field"]), fault.code) for fault in refused.value.faults]


def server_faults(world: World, **typed: Any) -> list[tuple[str, Code]]:
    return faults(world, server=replace(SERVER, **typed))


def change(
    world: World, wanted: PracticeRules, *, seen: PracticeRules | None = None, desk: Desk | None = None
) -> SettingsChanged:
    seen = seen or world.looks.rules()
    return world.do(change_settings, ChangeSettings(**world.made(desk), seen=seen, wanted=wanted))


def entries(world: World) -> list[dict[str, EntryFact]]:
    with world.store._looking.connect() as connection:
        found = connection.execute(select(t.record).where(t.record.c.kind == "settings_changed").order_by(t.record.c.n))
        return [json.loads(row.facts) if isinstance(row.facts, str) else row.facts for row in found]


# --- from what was typed to rules


def test_what_is_typed_becomes_the_practices_rules(any_world: World) -> None:
    change(any_world, settle(any_world))
    rules = any_world.looks.rules()
    assert rules == replace(
        any_world.rules,
        practice_address=("12 Maple Street", "Springfield, MA 01103"),
        portal_address="https://portal.maple.org",
        practice_portal="https://records.maple.org/login?from=pinportal",
        time_zone="America/Chicago",
        language="es",
        minor_age=13,
        minor_age_limit=19,
        pin_valid_days=30,
        paper="a4",
        questions_on=False,
        questions=("Which song did you dance to?", "Who taught you to swim?"),
        mail_server=rules.mail_server,
    )
    server = rules.mail_server
    assert server is not None
    assert (server.host, server.port, server.security, server.user, server.from_address) == (
        "smtp.maple.example",
        587,
        Security.STARTTLS,
        "desk",
        "front-desk@maple.org",
    )
    assert server.password is not None
    assert any_world.desk.settings.open_secret(server.password, rules.practice_id) == Secret("correct horse")


def test_nothing_typed_for_the_mail_server_means_that_there_is_none_and_pins_need_not_expire(world: World) -> None:
    change(world, settle(world))
    empty = replace(SERVER, host=" ", user="", password=Secret(""), from_address="")
    change(world, settle(world, server=empty, pin_valid_days=" ", portal_address=""))
    rules = world.looks.rules()
    assert (rules.mail_server, rules.pin_valid_days, rules.portal_address, rules.sends) == (None, None, "", False)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"practice_name": " \x00 "}, ("practice_name", Code.PRACTICE_NAME_MISSING)),
        ({"practice_name": "x" * 101}, ("practice_name", Code.TEXT_LONG)),
        ({"practice_address": "line\n" * 7}, ("practice_address", Code.ADDRESS_LONG)),
        ({"practice_address": "x" * 81}, ("practice_address", Code.ADDRESS_LONG)),
        ({"portal_address": "http://portal.maple.org"}, ("portal_address", Code.PORTAL_ADDRESS_INVALID)),
        ({"practice_portal": "http://records.maple.org"}, ("practice_portal", Code.PORTAL_ADDRESS_INVALID)),
        ({"practice_portal": "javascript:alert(1)"}, ("practice_portal", Code.PORTAL_ADDRESS_INVALID)),
        ({"practice_portal": "https://ana:secret@records.maple.org"}, ("practice_portal", Code.PORTAL_ADDRESS_INVALID)),
        ({"practice_portal": "https://m.org/" + "x" * 500}, ("practice_portal", Code.TEXT_LONG)),
        ({"time_zone": "Springfield"}, ("time_zone", Code.TIME_ZONE_UNKNOWN)),
        ({"time_zone": ""}, ("time_zone", Code.TIME_ZONE_UNKNOWN)),
        ({"time_zone": "../etc/passwd"}, ("time_zone", Code.TIME_ZONE_UNKNOWN)),
        ({"minor_age": "twelve"}, ("minor_age", Code.AGE_OUT_OF_RANGE)),
        ({"minor_age": "0"}, ("minor_age", Code.AGE_OUT_OF_RANGE)),
        ({"minor_age": "20"}, ("minor_age", Code.MINOR_AGE_ABOVE_LIMIT)),
        ({"minor_age_limit": "1"}, ("minor_age_limit", Code.AGE_OUT_OF_RANGE)),
        ({"minor_age_limit": "180"}, ("minor_age_limit", Code.AGE_OUT_OF_RANGE)),
        ({"questions": "x" * 121}, ("questions", Code.TEXT_LONG)),
        ({"questions": "What\u202e?"}, ("questions", Code.TEXT_UNREADABLE)),
        ({"questions": "\n".join(f"Question {n}?" for n in range(21))}, ("questions", Code.QUESTIONS_MANY)),
        ({"questions": " \n ", "questions_on": True}, ("questions", Code.QUESTIONS_NONE)),
        ({"pin_valid_days": "0"}, ("pin_valid_days", Code.DAYS_OUT_OF_RANGE)),
        ({"pin_valid_days": "9" * 5000}, ("pin_valid_days", Code.DAYS_OUT_OF_RANGE)),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(world: World, typed: dict[str, Any], fault: tuple[str, Code]) -> None:
    assert faults(world, **typed) == [fault]


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"host": ""}, ("mail_host", Code.MAIL_HOST_MISSING)),
        ({"host": "https://smtp.maple.example"}, ("mail_host", Code.MAIL_HOST_INVALID)),
        ({"host": "smtp..example"}, ("mail_host", Code.MAIL_HOST_INVALID)),
        ({"host": "smtp maple"}, ("mail_host", Code.MAIL_HOST_INVALID)),
        ({"host": "x" * 254}, ("mail_host", Code.MAIL_HOST_INVALID)),
        ({"port": "0"}, ("mail_port", Code.PORT_OUT_OF_RANGE)),
        ({"port": "65536"}, ("mail_port", Code.PORT_OUT_OF_RANGE)),
        ({"port": ""}, ("mail_port", Code.PORT_OUT_OF_RANGE)),
        ({"user": ""}, ("mail_user", Code.MAIL_USER_MISSING)),
        ({"password": Secret("")}, ("mail_password", Code.MAIL_PASSWORD_MISSING)),
        ({"from_address": ""}, ("mail_from_address", Code.EMAIL_MISSING)),
        ({"from_address": "front-desk"}, ("mail_from_address", Code.EMAIL_INVALID)),
        ({"from_address": "desk@maple.org\r\nBcc: eve@example.net"}, ("mail_from_address", Code.EMAIL_INVALID)),
        ({"from_address": "d" * 320 + "@maple.org"}, ("mail_from_address", Code.EMAIL_INVALID)),
    ],
)
def test_a_mail_server_that_cannot_be_is_refused_by_its_field(
    world: World, typed: dict[str, Any], fault: tuple[str, Code]
) -> None:
    assert server_faults(world, **typed) == [fault]
    with pytest.raises(Faults) as refused:
        settled_server(replace(SERVER, **typed), world.rules, world.desk.settings)
    assert [(f.facts["field"], f.code) for f in refused.value.faults] == [fault]


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_page(world: World) -> None:
    told = faults(world, practice_name="", minor_age="x", server=replace(SERVER, host="", port="x"))
    assert [field for field, _ in told] == ["practice_name", "minor_age", "mail_host", "mail_port"]


def test_whatever_is_typed_is_taken_or_refused_by_a_sentence(world: World, shared_data: Path) -> None:
    words = Words.load()
    for said in json.loads((shared_data / "strings" / "blns.json").read_text("utf-8")):
        server = TypedServer(
            host=said, port=said, security=Security.TLS, user=said, password=Secret(said), from_address=said
        )
        typed = {name: said for name in TypedSettings.__dataclass_fields__ if name not in {"server", "paper"}}
        told: tuple[Refused, ...] = ()
        try:
            settle(world, **typed, server=server)
        except Faults as refused:
            told = refused.faults
        assert all(words.sentence(fault).endswith(".") for fault in told), said


# --- the password that is kept


def kept(world: World) -> MailServer:
    server = world.looks.rules().mail_server
    assert server is not None
    return server


def test_a_password_left_empty_stays_and_another_one_replaces_it(world: World) -> None:
    change(world, settle(world))
    before = kept(world).password
    change(world, settle(world, server=replace(SERVER, password=Secret(""), port="2525")))
    assert (kept(world).password, kept(world).port) == (before, 2525)
    change(world, settle(world, server=replace(SERVER, password=Secret("another"))))
    assert kept(world).password not in {None, before}


@pytest.mark.parametrize("other", [{"host": "smtp.elsewhere.example"}, {"user": "somebody"}])
def test_a_kept_password_goes_to_no_other_server_and_no_other_login(world: World, other: dict[str, Any]) -> None:
    change(world, settle(world))
    typed = replace(SERVER, password=Secret(""), **other)
    assert faults(world, server=typed) == [("mail_password", Code.MAIL_PASSWORD_AGAIN)]
    with pytest.raises(Faults):
        settled_server(typed, world.looks.rules(), world.desk.settings)


def test_without_a_user_name_no_password_is_kept(world: World) -> None:
    change(world, settle(world))
    change(world, settle(world, server=replace(SERVER, user="", password=Secret(""))))
    assert (kept(world).user, kept(world).password) == ("", None)


def test_the_password_lies_nowhere_in_clear(any_world: World) -> None:
    change(any_world, settle(any_world))
    with any_world.store._looking.connect() as connection:
        held = [str(row) for table in (t.setting, t.record, t.command) for row in connection.execute(select(table))]
    assert held
    assert not any("correct horse" in row for row in held)


# --- two desks at once


def test_what_another_desk_changed_meanwhile_stays(any_world: World) -> None:
    seen = any_world.looks.rules()
    change(any_world, replace(seen, minor_age=14), seen=seen, desk=any_world.second_desk)
    changed = change(any_world, replace(seen, paper="a4"), seen=seen).changed
    rules = any_world.looks.rules()
    assert (rules.minor_age, rules.paper, changed) == (14, "a4", ("paper",))


def test_the_same_thing_changed_at_two_desks_is_refused_to_the_second_by_its_field(any_world: World) -> None:
    seen = any_world.looks.rules()
    change(any_world, replace(seen, minor_age=14), seen=seen, desk=any_world.second_desk)
    with pytest.raises(ChangedElsewhere) as refused:
        change(any_world, replace(seen, minor_age=13, paper="a4"), seen=seen)
    assert (refused.value.code, refused.value.facts["field"]) == (Code.SETTING_CHANGED_ELSEWHERE, "minor_age")
    assert any_world.looks.rules() == replace(seen, minor_age=14), "and nothing else of it was changed"
    assert change(any_world, replace(seen, minor_age=14), seen=seen).changed == (), "the same is no quarrel"


def test_two_desks_saving_at_the_same_instant_lose_nothing(any_world: World) -> None:
    """Each changes one of two things that must fit together: not both may pass."""
    seen = any_world.looks.rules()
    both, told = threading.Barrier(2), list[str]()

    def save(desk: Desk, wanted: PracticeRules) -> None:
        command = ChangeSettings(**any_world.made(desk), seen=seen, wanted=wanted)
        both.wait(LONGEST)
        try:
            any_world.do(change_settings, command)
            told.append("")
        except Refused as refused:
            told.append(refused.code)

    threads = [
        threading.Thread(target=save, args=(any_world.desk, replace(seen, minor_age=17))),
        threading.Thread(target=save, args=(any_world.second_desk, replace(seen, minor_age_limit=16))),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONGEST)
    assert sorted(told) == ["", Code.MINOR_AGE_ABOVE_LIMIT]
    rules = any_world.looks.rules()
    assert rules.minor_age <= rules.minor_age_limit


# --- the record


def test_the_record_tells_what_changed_from_what_to_what_and_never_the_password(world: World) -> None:
    change(world, settle(world))
    change(world, settle(world, minor_age="12", server=replace(SERVER, password=Secret("another one"))))
    first, second = entries(world)
    assert (first["minor_age"], first["minor_age_before"]) == (13, 12)
    assert (first["mail_host"], first["mail_host_before"], first["mail_password"]) == (SERVER.host, None, "changed")
    assert second == {"minor_age": 12, "minor_age_before": 13, "mail_password": "changed"}
    assert "practice_name" not in first, "what stayed is not told"


def test_saving_what_stands_there_already_is_no_entry(world: World) -> None:
    assert change(world, world.looks.rules()).changed == ()
    assert entries(world) == []


@pytest.mark.parametrize("key", SETTINGS)
def test_every_setting_can_be_changed(world: World, key: str) -> None:
    seen = world.looks.rules()
    page = replace(settle(world, practice_name="Oak Pediatrics"), kiosk_exit_code="$argon2id$")  # it has its own window
    new = replace(seen, **{key: getattr(page, key)})
    assert change(world, new).changed == (key,)
    assert world.looks.rules() == new


# --- what waits for it


def test_what_waited_for_a_mended_mail_server_leaves_at_once(world: World) -> None:
    sender = Counting()

    def refuse(_mail: object) -> None:
        raise PinPortalError(Code.MAIL_LOGIN_REFUSED, server="smtp.maple.example", port=587)

    child = world.child()
    world.issue(child, world.contact(child, "Ana Garcia"), "ana@example.com")
    sender.before = refuse
    deliver_due(courier(world, sender))
    sender.before = lambda _mail: None
    change(world, replace(world.looks.rules(), paper="a4"))
    assert deliver_due(courier(world, sender)).sent == 0, "nothing that it waits for was mended"
    change(world, settle(world))
    assert deliver_due(courier(world, sender)).sent == 1


def test_while_the_portals_address_was_taken_back_nothing_leaves_that_names_it(world: World) -> None:
    sender = Counting()
    child = world.child()
    world.issue(child, world.contact(child, "Ana Garcia"), "ana@example.com")
    change(world, replace(world.looks.rules(), portal_address=""))
    assert deliver_due(courier(world, sender)).causes == (Code.PORTAL_ADDRESS_MISSING,)
    assert [(state, trouble) for state, trouble, *_ in rows(world)] == [
        (MessageState.QUEUED, Code.PORTAL_ADDRESS_MISSING)
    ]
    change(world, settle(world))
    assert deliver_due(courier(world, sender)).sent == 1


def test_a_parent_changes_no_settings(world: World) -> None:
    rules = world.looks.rules()
    command = ChangeSettings(**world.made(world.site), seen=rules, wanted=replace(rules, practice_name="Mine"))
    with pytest.raises(Refused) as refused:
        world.do(change_settings, command)
    assert refused.value.code is Code.NOT_PERMITTED
