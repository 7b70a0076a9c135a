# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How far a family has come, as tables."""

from dataclasses import replace

import pytest

from pinportal_desktop.domain.errors import Code, PinPortalError, Refused, StorageError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.jobs import Incident
from pinportal_desktop.screens.kiosk import state
from pinportal_desktop.screens.kiosk.state import Given, Page, Trouble

FRESH = Given(session=Secret("session"), account=Secret("account"), once=Secret("once"), language="en")
BUSY_WITH_IT = replace(FRESH, touched=True)
NEXT = Secret("next")


@pytest.mark.parametrize(
    ("given", "idle", "left", "over"),
    [
        (FRESH, 1e6, None, False),
        (BUSY_WITH_IT, 44, None, False),
        (BUSY_WITH_IT, 45, 15, False),
        (BUSY_WITH_IT, 59.5, 1, False),
        (BUSY_WITH_IT, 60, 0, True),
        (replace(FRESH, begun=True, page=Page.WHO), 60, 0, True),
        (replace(FRESH, page=Page.ACCOUNT), 60, 0, True),
        (replace(BUSY_WITH_IT, page=Page.ADD), 45, 15, False),
        (replace(BUSY_WITH_IT, page=Page.ADD), 60, 0, True),
        (replace(BUSY_WITH_IT, page=Page.DONE), 19, None, False),
        (replace(BUSY_WITH_IT, page=Page.DONE), 20, None, True),
        (replace(BUSY_WITH_IT, page=Page.HAND_BACK, covers=True), 1e6, None, False),
    ],
)
def test_it_counts_the_last_15_of_60_seconds_and_a_clean_screen_waits_for_ever(
    given: Given, idle: float, left: int | None, over: bool
) -> None:
    assert (state.waited(given, idle).left, state.is_over(given, idle)) == (left, over)


def test_a_touch_ends_the_countdown() -> None:
    assert state.touched(state.waited(BUSY_WITH_IT, 50)).left is None


@pytest.mark.parametrize(
    ("page", "before"),
    [
        (Page.BORN, Page.BORN),
        (Page.WHO, Page.WHO),
        (Page.LOGIN, Page.WHO),
        (Page.TERMS, Page.LOGIN),
        (Page.ACCOUNT, Page.BORN),
        (Page.DONE, Page.DONE),
        (Page.ADD, Page.DONE),
    ],
)
def test_back_goes_one_step_and_never_to_the_pin_again(page: Page, before: Page) -> None:
    assert state.back(replace(BUSY_WITH_IT, page=page)).page is before


def test_a_wipe_keeps_nothing_but_what_the_screen_is_for() -> None:
    walked = replace(
        BUSY_WITH_IT, page=Page.TERMS, begun=True, email="ana@example.com", language="es", handover=Secret("h"), left=0
    )
    wiped = state.wiped(walked, session=NEXT, account=NEXT, once=NEXT, language="en")
    assert wiped == Given(session=NEXT, account=NEXT, once=NEXT, language="en")
    covering = state.wiped(replace(walked, covers=True), session=NEXT, account=NEXT, once=NEXT, language="en")
    assert covering == replace(wiped, covers=True, page=Page.HAND_BACK)


def test_that_a_child_was_added_is_said_after_adding_one_and_not_on_the_way_back() -> None:
    adding = replace(BUSY_WITH_IT, page=Page.ADD)
    assert state.moved(adding, Page.DONE).added
    assert not state.back(adding).added
    assert not state.moved(replace(BUSY_WITH_IT, page=Page.TERMS), Page.DONE).added


@pytest.mark.parametrize(
    ("trouble", "page", "once"),
    [
        (Refused(Code.TERMS_MISSING), Page.TERMS, NEXT),
        (StorageError(Code.DATABASE_GONE), Page.TERMS, FRESH.once),
        (Incident("AB12"), Page.TERMS, FRESH.once),
        (Refused(Code.REGISTRATION_EXPIRED), Page.NOTICE, FRESH.once),
        (Refused(Code.LINK_USED), Page.NOTICE, FRESH.once),
        (Refused(Code.SIGN_IN_AGAIN), Page.NOTICE, FRESH.once),
    ],
)
def test_a_refused_press_may_be_tried_anew_and_a_lost_answer_is_asked_for_again(
    trouble: Trouble, page: Page, once: Secret
) -> None:
    given = replace(BUSY_WITH_IT, page=Page.TERMS, busy=True)
    told = state.refused(given, {"form": trouble}, NEXT)
    assert (told.page, told.once, told.busy) == (page, once, False)
    if isinstance(trouble, PinPortalError) and page is Page.NOTICE:
        assert told.notice is trouble.code


def test_what_was_wrong_with_a_field_goes_when_the_field_changes() -> None:
    errors = {"pin": Refused(Code.PIN_EMPTY), "born": Refused(Code.DATE_OF_BIRTH_INVALID)}
    assert set(state.edited(replace(FRESH, errors=errors), "pin").errors) == {"born"}
