# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The kiosk over an open database."""

from dataclasses import replace
from pathlib import Path

import pytest

from pinportal_desktop.app.home import find_home
from pinportal_desktop.app.kiosk import kiosk_over, refuse_without_exit_code
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.settings import DEMO_EXIT_CODE
from pinportal_desktop.screens.jobs import Jobs, ManualExecutor
from pinportal_desktop.security.keys import Key, Keys
from pinportal_desktop.usecases.needs import Desk
from tests.world import DATABASE_KEY, PRACTICE_KEY, World


def parts(world: World, tmp_path: Path) -> Parts:
    keys = Keys(database=Key(DATABASE_KEY), practice=PRACTICE_KEY)
    home = find_home(tmp_path, demo=world.looks.rules().demo)
    return Parts(home=home, keys=keys, clock=world.clock, entropy=world.desk.entropy, store=world.store)


def jobs() -> Jobs:
    return Jobs(ManualExecutor(), interrupt=lambda: None, new_incident=lambda: "I-1")


def test_without_an_exit_code_it_does_not_start_and_says_where_to_set_one(world: World) -> None:
    with pytest.raises(Refused) as refused:
        refuse_without_exit_code(world.rules)
    assert refused.value.code is Code.EXIT_CODE_MISSING
    refuse_without_exit_code(replace(world.rules, kiosk_exit_code="$argon2id$"))
    refuse_without_exit_code(replace(world.rules, demo=True))


def test_the_code_that_is_set_fits_from_then_on_and_no_other(world: World, tmp_path: Path) -> None:
    kiosk = kiosk_over(parts(world, tmp_path), jobs())
    assert not kiosk.fits(Secret("")), "none is set"
    assert not kiosk.fits(Secret(DEMO_EXIT_CODE))
    kept = parts(world, tmp_path).passwords().hash(Secret("blue door 7"))
    world.store.add_practice(replace(world.rules, kiosk_exit_code=kept))
    assert kiosk.fits(Secret("blue door 7"))
    assert not kiosk.fits(Secret("blue door 8"))
    assert kiosk.demo_code == ""


def test_the_demos_code_holds_until_another_is_set(world: World, tmp_path: Path) -> None:
    world.store.add_practice(replace(world.rules, demo=True))
    kiosk = kiosk_over(parts(world, tmp_path), jobs())
    assert kiosk.demo_code == DEMO_EXIT_CODE
    assert kiosk.fits(Secret(DEMO_EXIT_CODE))
    kept = parts(world, tmp_path).passwords().hash(Secret("blue door 7"))
    world.store.add_practice(replace(world.rules, demo=True, kiosk_exit_code=kept))
    assert not kiosk.fits(Secret(DEMO_EXIT_CODE))


def test_no_key_of_it_opens_a_sealed_pin(world: World, tmp_path: Path) -> None:
    surface = kiosk_over(parts(world, tmp_path), jobs()).steps.surface
    assert not isinstance(surface, Desk)
    assert not hasattr(surface, "seals")
