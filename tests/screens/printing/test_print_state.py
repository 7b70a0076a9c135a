# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the print window shows, as tables."""

from dataclasses import replace

import pytest

from pinportal_desktop.screens.printing.state import Doing, Given, choice_of, derive
from pinportal_desktop.usecases.printers import Fate, Job, JobSeen, Readiness
from tests.paper import BACK, DESK

FREE = Given(printers=(DESK, BACK), chosen="Desk", doing=None)
JOB = Job(printer="Desk", number="7")


@pytest.mark.parametrize(
    ("given", "can_print"),
    [
        (FREE, True),
        (replace(FREE, doing=Doing.LOOKING), False),
        (replace(FREE, doing=Doing.PRINTING), False),
        (replace(FREE, printers=(), chosen=""), False),
        (replace(FREE, job=JOB, seen=JobSeen(fate=Fate.WAITING)), False),
        (replace(FREE, seen=JobSeen(fate=Fate.FAILED)), True),
        (replace(FREE, printers=(replace(DESK, readiness=Readiness.UNKNOWN),)), True),
        (replace(FREE, printers=(replace(DESK, readiness=Readiness.STOPPED),)), False),
        (replace(FREE, printers=(replace(DESK, readiness=Readiness.REJECTING),)), False),
    ],
)
def test_a_letter_is_printed_only_where_it_would_come_and_never_twice_while_one_waits(
    given: Given, can_print: bool
) -> None:
    assert derive(given).can_print is can_print


def test_the_chosen_printer_that_would_not_print_is_named() -> None:
    stopped = replace(DESK, readiness=Readiness.STOPPED, why="Out of toner")
    assert derive(replace(FREE, printers=(stopped, BACK))).not_ready == stopped
    assert derive(replace(FREE, printers=(stopped, BACK), chosen="Back")).not_ready is None


@pytest.mark.parametrize(("fate", "told"), [(Fate.FAILED, True), (Fate.CANCELLED, True), (Fate.PRINTED, False)])
def test_a_letter_that_did_not_come_is_told(fate: Fate, told: bool) -> None:
    assert (derive(replace(FREE, seen=JobSeen(fate=fate))).failed is not None) is told


@pytest.mark.parametrize(
    ("before", "remembered", "chosen"),
    [("", "", "Desk"), ("", "Back", "Back"), ("Back", "Desk", "Back"), ("Gone", "Gone too", "Desk")],
)
def test_the_printer_is_the_one_used_last_else_the_default(before: str, remembered: str, chosen: str) -> None:
    assert choice_of((DESK, BACK), before=before, remembered=remembered) == chosen


def test_without_printers_none_is_chosen() -> None:
    assert choice_of((), before="Desk", remembered="Desk") == ""


def test_only_a_letter_that_will_not_come_leaves_no_paper() -> None:
    assert {fate for fate in Fate if not fate.may_be_on_paper} == {Fate.FAILED, Fate.CANCELLED}
