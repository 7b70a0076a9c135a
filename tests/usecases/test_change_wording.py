# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A practice changes what its letters say: who may, what two desks change at once, and what the record tells of it."""

import json
import threading
from typing import Any

import pytest
from sqlalchemy import func, select

from pinportal_desktop.domain.errors import ChangedElsewhere, Code, PinPortalError, Refused
from pinportal_desktop.domain.wording import LetterWording
from pinportal_desktop.storage import tables as t
from pinportal_desktop.usecases.change_wording import ChangeWording, change_wording, settled_wording
from pinportal_desktop.usecases.needs import Desk
from pinportal_desktop.usecases.settling import Faults
from pinportal_desktop.words.letters import standard_wording
from tests.world import World

OWN = LetterWording(introduction="Welcome! {child} is waiting.", closing="Dr. Ruth Maple")
LONGEST = 10.0  # seconds a thread may take before its test fails; nothing waits that long


def command(
    world: World, wanted: LetterWording, *, seen: LetterWording | None = None, language: str = "en", by: Any = None
) -> ChangeWording:
    return ChangeWording(
        **world.made(by),
        practice_id=world.rules.practice_id,
        language=language,
        seen=seen or wording(world, language),
        wanted=wanted,
    )


def change(world: World, wanted: LetterWording, **how: Any) -> LetterWording:
    return world.do(change_wording, command(world, wanted, **how)).wording


def wording(world: World, language: str = "en") -> LetterWording:
    return world.looks.letter_wording(world.rules.practice_id, language)


def entries(world: World) -> list[dict[str, Any]]:
    with world.store._looking.connect() as connection:
        found = connection.execute(select(t.record).where(t.record.c.kind == "wording_changed").order_by(t.record.c.n))
        return [json.loads(row.facts) if isinstance(row.facts, str) else row.facts for row in found]


def test_what_is_changed_stands_there_in_its_language_alone(any_world: World) -> None:
    assert wording(any_world) == LetterWording()
    assert change(any_world, OWN) == OWN
    assert change(any_world, LetterWording(heading="Su portal"), language="es") == LetterWording(heading="Su portal")
    assert (wording(any_world), wording(any_world, "es")) == (OWN, LetterWording(heading="Su portal"))


def test_a_part_goes_back_to_the_standard_text_and_its_row_stays(any_world: World) -> None:
    change(any_world, OWN)
    change(any_world, LetterWording(closing=OWN.closing))
    assert wording(any_world) == LetterWording(closing=OWN.closing)
    change(any_world, OWN)
    assert wording(any_world) == OWN
    with any_world.store._looking.connect() as connection:
        rows = connection.execute(select(t.template.c.name, t.template.c.version)).all()
    assert {(row.name, row.version) for row in rows} == {("letter.introduction", 3), ("letter.closing", 1)}


def test_what_another_desk_changed_meanwhile_stays(any_world: World) -> None:
    seen = wording(any_world)
    change(any_world, LetterWording(heading="Ours"), seen=seen, by=any_world.second_desk)
    assert change(any_world, OWN, seen=seen) == LetterWording(
        heading="Ours", introduction=OWN.introduction, closing=OWN.closing
    )


def test_the_same_part_changed_at_two_desks_is_refused_to_the_second_by_its_field(any_world: World) -> None:
    seen = wording(any_world)
    change(any_world, LetterWording(closing="Sam"), seen=seen, by=any_world.second_desk)
    with pytest.raises(ChangedElsewhere) as refused:
        change(any_world, OWN, seen=seen)
    assert (refused.value.code, refused.value.facts["field"]) == (Code.SETTING_CHANGED_ELSEWHERE, "closing")
    assert wording(any_world) == LetterWording(closing="Sam"), "and nothing else of it was changed"
    assert change(any_world, LetterWording(closing="Sam"), seen=seen).closing == "Sam", "the same is no quarrel"


def test_two_desks_saving_at_the_same_instant_lose_nothing(any_world: World) -> None:
    seen = wording(any_world)
    both, told = threading.Barrier(2), list[str]()

    def save(desk: Desk, wanted: LetterWording) -> None:
        given = command(any_world, wanted, seen=seen, by=desk)
        both.wait(LONGEST)
        try:
            any_world.do(change_wording, given)
            told.append("")
        except PinPortalError as refused:
            told.append(refused.code)

    threads = [
        threading.Thread(target=save, args=(desk, LetterWording(closing=desk.actor.person)))
        for desk in (any_world.desk, any_world.second_desk)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONGEST)
    assert sorted(told) == ["", Code.SETTING_CHANGED_ELSEWHERE]
    assert wording(any_world).closing in {"Dana", "Sam"}


def test_a_wording_that_no_letter_may_carry_is_refused_whoever_asks(world: World) -> None:
    for bad in ("{surname}", "x" * 501, "a\x00b"):
        with pytest.raises(Refused):
            change(world, LetterWording(introduction=bad))
    assert wording(world) == LetterWording()


def test_parents_change_no_letters(world: World) -> None:
    with pytest.raises(Refused) as refused:
        change(world, OWN, by=world.site)
    assert refused.value.code is Code.NOT_PERMITTED
    assert wording(world) == LetterWording()


def test_the_record_tells_which_parts_changed_and_keeps_no_text(world: World) -> None:
    change(world, OWN)
    change(world, LetterWording(closing="The team"))
    change(world, LetterWording(closing="The team"))
    assert entries(world) == [
        {"language": "en", "introduction": "own", "closing": "own"},
        {"language": "en", "introduction": "standard", "closing": "own"},
    ], "and what changes nothing is no entry"


def test_twice_is_once(any_world: World) -> None:
    given = command(any_world, OWN)
    assert any_world.do(change_wording, given) == any_world.do(change_wording, given)
    with any_world.store._looking.connect() as connection:
        assert connection.execute(select(func.count()).select_from(t.template)).scalar_one() == 2
    assert len(entries(any_world)) == 1


# --- from what was typed


def test_what_says_the_same_as_the_standard_text_is_standard() -> None:
    standard = standard_wording("es")
    assert settled_wording(standard, standard) == LetterWording()
    assert settled_wording(LetterWording(heading=f"  {standard.heading} ", closing=" "), standard) == LetterWording()


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(Faults) as refused:
        settled_wording(LetterWording(heading="x" * 61, closing="{x}"), standard_wording("en"))
    assert [(f.facts["field"], f.code) for f in refused.value.faults] == [
        ("heading", Code.WORDING_LONG),
        ("closing", Code.WORDING_BRACES),
    ]
