# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of a verification question as a parent's browser sees it, without JavaScript."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from pinportal_desktop.domain.credential import CredentialState
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.domain.secrets import Secret
from tests.fakes import PlainPasswords
from tests.naughty import naughty_strings
from tests.portal.conftest import HOST, Browser, site_of
from tests.portal.test_accounts import ANAS, registered, sign_in
from tests.world import ANSWER, QUESTION, World

GENERIC = "The date of birth and the answer do not fit together"
OVER = "This link does not work any more"
DATE = {"month": "3", "day": "14", "year": "2012"}


class Asked:
    """Marisol's question, and the page of its link."""

    def __init__(self, world: World, browser: Browser) -> None:
        self.world, self.browser = world, browser
        self.child: PatientId = world.child()
        self.ana = world.contact(self.child, "Ana Garcia")
        self.again()

    def again(self, **other: Any) -> None:
        self.link: Secret = self.world.ask(self.child, self.ana, **other).link

    @property
    def path(self) -> str:
        return f"/question/{self.link.reveal()}"

    def get(self) -> Any:
        return self.browser.get(self.path)

    def answer(self, answer: str = ANSWER, **typed: str) -> Any:
        return self.browser.post(self.path, **(DATE | {"answer": answer} | typed))

    def reasons(self) -> list[str]:
        lines = self.world.looks.activity(self.child)
        return [str(line.facts["reason"]) for line in lines if line.kind == "registration_failed"]

    def state(self) -> CredentialState:
        newest = self.world.account(self.child).newest
        assert newest is not None
        return newest.state


@pytest.fixture
def asked(world: World, browser: Browser) -> Asked:
    return Asked(world, browser)


def test_the_page_asks_and_names_neither_the_child_nor_anybody(asked: Asked) -> None:
    page = asked.get()
    assert page.status_code == 200
    assert QUESTION in page.text
    assert not re.search("Marisol|Garcia|Ana|2012", page.text)
    assert ANSWER not in page.text


def test_a_parent_registers_with_the_answer_and_the_same_later_steps(asked: Asked) -> None:
    page = asked.answer(" manchas ")
    assert "Step 2" in page.text
    assert "Your account is ready" in asked.browser.other_steps("Ana Garcia", ANAS).text
    assert asked.world.status(asked.child) is Status.REGISTERED
    assert asked.state() is CredentialState.USED
    assert OVER in asked.get().text


def test_opening_the_page_uses_nothing_up(asked: Asked) -> None:
    for _ in range(3):
        assert asked.get().status_code == 200
    assert "Step 2" in asked.answer().text


@pytest.mark.parametrize("typed", [{"answer": "Pelusa"}, {"day": "15"}, {"answer": "Pelusa", "day": "15"}])
def test_whatever_was_wrong_is_told_alike_and_what_was_typed_stays(asked: Asked, typed: dict[str, str]) -> None:
    page = asked.answer(**typed)
    assert page.status_code == 422
    assert GENERIC in page.text
    assert f'value="{typed.get("answer", ANSWER)}"' in page.text
    assert f'value="{typed.get("day", "14")}"' in page.text
    assert asked.reasons() == ["wrong_answer" if "answer" in typed else "wrong_date"]


def test_the_fifth_wrong_answer_ends_the_link_and_the_page_says_whom_to_ask(asked: Asked) -> None:
    for _ in range(4):
        assert GENERIC in asked.answer("Pelusa").text
        asked.world.clock.pass_(minutes=16)
    page = asked.answer("Pelusa")
    assert page.status_code == 410
    assert OVER in page.text
    assert "front desk" in page.text
    asked.world.clock.pass_(minutes=16)
    assert OVER in asked.answer().text
    assert asked.reasons() == ["revoked", *["wrong_answer"] * 5]


def superseded(asked: Asked) -> None:
    old = asked.link
    asked.again(keep=True)
    asked.link = old


def by_a_pin(asked: Asked) -> None:
    asked.world.issue(asked.child, asked.ana)


def revoked(asked: Asked) -> None:
    asked.world.revoke(asked.child)


def nobodys(asked: Asked) -> None:
    asked.link = Secret("-".join(["K7P4"] * 6))


def no_link(asked: Asked) -> None:
    asked.link = Secret("start")


def used(asked: Asked) -> None:
    asked.answer()
    asked.browser.other_steps("Ana Garcia", ANAS)
    asked.browser.post("/again")


@pytest.mark.parametrize("ends", [superseded, by_a_pin, revoked, nobodys, no_link, used])
def test_a_link_that_ended_and_one_of_nobodys_are_answered_alike(world: World, browser: Browser, ends: Any) -> None:
    asked = Asked(world, browser)
    ends(asked)
    own = asked.link.reveal()
    browser.client.cookies.clear()
    answers = [asked.get(), asked.answer()]
    told = {re.sub(r'value="[^"]*"', "", answer.text.replace(own, "")) for answer in answers}
    assert [answer.status_code for answer in answers] == [410, 410]
    assert len(told) == 1
    assert OVER in told.pop()
    assert QUESTION not in answers[0].text


class Counting(PlainPasswords):
    def __init__(self) -> None:
        self.verified: list[str | None] = []

    def verify(self, password: Secret, hashed: str | None) -> bool:
        self.verified.append(hashed)
        return super().verify(password, hashed)


@pytest.mark.parametrize("ends", [superseded, revoked, nobodys, None])
def test_a_link_of_nobodys_costs_as_much_work_as_one_that_there_is(
    world: World, ends: Callable[[Asked], None] | None
) -> None:
    passwords = Counting()
    with TestClient(site_of(world, passwords=passwords), base_url=f"http://{HOST}") as client:
        asked = Asked(world, Browser(client))
        if ends is not None:
            ends(asked)
        asked.answer("Pelusa")
    assert len(passwords.verified) == 1


def test_who_has_an_account_signs_in_and_adds_the_child_on_the_way(asked: Asked) -> None:
    registered(asked.world, asked.browser)
    page = asked.answer(then="sign_in")
    assert "That fits. Sign in" in page.text
    sign_in(asked.browser)
    page = asked.browser.get("/children/add")
    assert "Only one thing is missing" in page.text
    asked.browser.post("/children/add", kept="yes", relationship="Mother")
    assert "Marisol" in asked.browser.get("/children").text
    assert asked.state() is CredentialState.USED


def test_who_is_signed_in_already_goes_on_to_add_the_child(asked: Asked) -> None:
    registered(asked.world, asked.browser)
    sign_in(asked.browser)
    assert "You are signed in" in asked.get().text
    assert "Only one thing is missing" in asked.answer().text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"answer": ""}, "Type the answer."),
        ({"answer": "   "}, "Type the answer."),
        ({"month": "2", "day": "30"}, "There is no such day"),
        ({"year": ""}, "date"),
    ],
)
def test_what_is_missing_is_told_at_its_field_and_counts_as_no_attempt(
    asked: Asked, typed: dict[str, str], told: str
) -> None:
    page = asked.answer(**typed)
    assert page.status_code == 422
    assert told in page.text
    assert asked.reasons() == []


def test_whatever_is_typed_as_answer_is_answered_and_escaped(asked: Asked, shared_data: Path) -> None:
    for text in naughty_strings(shared_data)[::7]:
        asked.world.clock.pass_(hours=25)  # what was counted is forgotten: this is not about waiting
        asked.again()
        page = asked.answer(text)
        assert page.status_code == 422, text
        assert "<script>" not in page.text


def test_the_link_is_opened_in_any_case_and_without_dashes(asked: Asked) -> None:
    asked.link = Secret(asked.link.reveal().replace("-", "").lower())
    assert QUESTION in asked.get().text
    assert "Step 2" in asked.answer().text


def test_a_standard_question_is_asked_in_spanish_and_the_practices_own_as_it_was_written(asked: Asked) -> None:
    asked.browser.post("/language", language="es", back="/")
    assert "¿Cómo se llamaba su primera mascota?" in asked.get().text
    asked.again(question="Which <b>song</b>?")
    page = asked.get()
    assert "Which &lt;b&gt;song&lt;/b&gt;?" in page.text


def test_after_the_desks_hand_over_the_answer_is_asked_for(asked: Asked) -> None:
    handover = asked.world.ask(asked.child, asked.ana, complete=True).handover
    assert handover is not None
    page = asked.browser.post(f"/start/{handover.reveal()}")
    assert QUESTION in page.text
    assert "Type the answer." in asked.browser.post("/born", **DATE).text
    page = asked.browser.post("/born", **DATE, answer="Pelusa")
    assert GENERIC in page.text
    assert QUESTION in page.text
    assert "Step 2" in asked.browser.post("/born", **DATE, answer=ANSWER).text
