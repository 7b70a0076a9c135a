# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The four steps as a parent's browser sees them, without JavaScript."""

import re
from typing import Any

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import SendTo
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.domain.registering import Who
from tests.portal.conftest import Browser
from tests.world import World

GENERIC = "The date of birth and the PIN do not fit together"


def told(text: str) -> str:
    """What a page says, its one-time form values left out."""
    return re.sub(r'name="csrf" value="[^"]*"', "", text)


def reasons(world: World, child: Any) -> list[str]:
    return [str(line.facts["reason"]) for line in world.looks.activity(child) if line.kind == "registration_failed"]


def test_a_parent_registers_in_four_steps(world: World, browser: Browser) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    answer = browser.all_steps(pin.reveal(), "Ana Garcia", "ana@example.com")
    assert "Your account is ready" in answer.text
    assert world.status(child) is Status.REGISTERED
    account = world.access(child, "ana@example.com").account
    assert (account.name.spoken, account.contact_id) == ("Ana Garcia", None)


def test_an_address_as_long_as_addresses_may_be_is_kept_whole(world: World, browser: Browser) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    longest = f"{'a' * 64}@{'.'.join(['b' * 61] * 3)}.org"
    assert len(longest) == 254
    browser.first_step(pin.reveal())
    browser.post("/who", who="a_child", given="Ana", family="Garcia", relationship="Mother")
    assert f'value="{longest}"' in browser.post("/login", email=longest, password="short").text
    assert "Your account is ready" in browser.other_steps("Ana Garcia", longest).text
    assert world.access(child, longest).account.email == longest


def test_a_pin_is_typed_in_any_case_with_or_without_dash_or_spaces(world: World, browser: Browser) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    assert "Step 2" in browser.first_step(f" {pin.symbols[:4].lower()} {pin.symbols[4:]}").text


def test_every_failure_tells_the_parent_the_same_and_staff_the_true_reason(world: World, browser: Browser) -> None:
    world.clock.pass_(days=1)
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    superseded, current = world.issue(child, ana).pin, world.issue(child, ana).pin
    other = world.child("Zoe Zed")
    revoked = world.issue(other, world.contact(other, "Zia Zed")).pin
    world.revoke(other)
    hidden = world.child("Ivo Inactive")
    for_hidden = world.issue(hidden, world.contact(hidden, "Ida Inactive")).pin
    with world.store.writing() as work:
        from dataclasses import replace

        work.patients.save(replace(world.account(hidden).patient, active=False))
    unknown = "22222222"
    answers = []
    for pin, day in [
        (unknown, "14"),
        (superseded.symbols, "14"),
        (revoked.symbols, "14"),
        (for_hidden.symbols, "14"),
        (current.symbols, "15"),
    ]:
        world.clock.pass_(minutes=20)
        answers.append(browser.first_step(pin, day=day))
    pages = {
        told(a.text).replace(p, "PIN").replace('value="15"', 'value="14"')
        for a, p in zip(
            answers, [unknown, superseded.symbols, revoked.symbols, for_hidden.symbols, current.symbols], strict=True
        )
    }
    assert len(pages) == 1
    assert GENERIC in pages.pop()
    assert {a.status_code for a in answers} == {422}
    assert reasons(world, child) == ["wrong_date", "superseded"]
    assert reasons(world, other) == ["revoked"]
    assert reasons(world, hidden) == ["patient_hidden"]


def test_symbols_that_pins_never_contain_are_answered_at_once_and_not_counted(world: World, browser: Browser) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    for _ in range(10):
        assert "PINs never contain O" in browser.first_step("K7P4-RX9O").text
    assert "Step 2" in browser.first_step(pin.reveal()).text


def test_a_day_that_there_is_not_is_answered_at_the_field_and_what_was_typed_stays(browser: Browser) -> None:
    page = browser.first_step("K7P4-RX9M", month="2", day="31").text
    assert 'aria-invalid="true"' in page
    assert 'id="born-error"' in page
    assert 'value="31"' in page
    assert 'value="K7P4-RX9M"' in page


def test_attempts_are_slowed_and_a_parent_who_mistypes_twice_gets_in_at_once(world: World, browser: Browser) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    for _ in range(2):
        assert GENERIC in browser.first_step("22222222").text
    assert "Step 2" in browser.first_step(pin.reveal()).text
    browser.post("/again")
    assert GENERIC in browser.first_step("22222222").text
    assert "Please wait 2 seconds" in browser.first_step(pin.reveal()).text, "even the right one waits"
    world.clock.pass_(seconds=2)
    assert "Step 2" in browser.first_step(pin.reveal()).text


def test_another_device_at_the_same_address_is_slowed_too(world: World, browser: Browser) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    for _ in range(3):
        browser.first_step("22222222")
        browser.client.cookies.clear()
    assert "Please wait" in browser.first_step(pin.reveal()).text


def test_complete_log_in_opens_the_page_with_a_link_that_works_once(world: World, browser: Browser) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    handover = world.issue(child, ana, complete=True).handover
    assert handover is not None
    link = f"/start/{handover.reveal()}"
    for _ in range(3):
        assert "Make your account now" in browser.get(link).text, "looking consumes nothing"
    page = browser.post(link).text
    assert "date of birth" in page
    assert "PIN from the letter" not in page
    assert "date of birth" in browser.post(link).text, "a double click goes on where the first one led"
    browser.client.cookies.clear()
    browser.get()
    assert "used already" in browser.post(link).text, "another browser"
    assert browser.get(link).status_code == 410


def test_after_a_hand_over_the_date_of_birth_is_asked_and_the_account_is_linked_to_the_contact(
    world: World, browser: Browser
) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    handover = world.issue(child, ana, complete=True).handover
    assert handover is not None
    browser.post(f"/start/{handover.reveal()}")
    assert GENERIC in browser.post("/born", month="3", day="15", year="2012").text
    browser.post("/born", month="3", day="14", year="2012")
    browser.other_steps("Ana Garcia", "ana@example.com")
    assert world.access(child, "ana@example.com").account.contact_id == ana
    assert world.looks.waiting() == 1, "nothing was sent, so a welcome without PIN waits for the new login"


def test_steps_cannot_be_skipped(world: World, browser: Browser) -> None:
    child = world.child()
    world.issue(child, world.contact(child, "Ana Garcia"))
    for path in ("/who", "/login", "/terms"):
        assert "Step 1" in browser.get(path).text
    browser.other_steps("Ana Garcia", "ana@example.com")
    assert world.account(child).accesses == ()


def test_a_wrong_hand_over_date_lets_nobody_past_the_first_step(world: World, browser: Browser) -> None:
    child = world.child()
    handover = world.issue(child, world.contact(child, "Ana Garcia"), complete=True).handover
    assert handover is not None
    browser.post(f"/start/{handover.reveal()}")
    browser.other_steps("Ana Garcia", "ana@example.com")
    assert world.account(child).accesses == ()


@pytest.mark.parametrize(
    ("phone", "told"),
    [
        ("010-2231", "This is not a phone number yet. Check it: (555) 010-2231."),
        ("(555) 010-2231 ext. 4", "A phone number has digits only. Type them without letters: (555) 010-2231."),
        ("1-800-FLOWERS", "A phone number has digits only. Type them without letters: (555) 010-2231."),
    ],
)
def test_a_phone_is_asked_what_the_desk_asks_of_one(world: World, browser: Browser, phone: str, told: str) -> None:
    child = world.child()
    browser.first_step(world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal())
    said = {"who": "a_child", "given": "Ana", "family": "Garcia", "relationship": "Mother"}
    page = browser.post("/who", **said, phone=phone)
    assert told in page.text
    assert f'value="{phone}"' in page.text, "nothing is lost"
    assert "Step 3" in browser.post("/who", **said, phone="(555) 010-2231").text


def test_a_taken_email_is_answered_with_the_front_desk(world: World, browser: Browser) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    world.register(pin, "Ana Garcia", "ana@example.com")
    browser.first_step(pin.reveal())
    browser.post("/who", who="a_child", given="Tomas", family="Reyes", relationship="Father")
    page = browser.post("/login", email="ANA@example.com", password="three random words").text
    assert "ask the front desk" in page
    assert "Ana" not in page.replace("ANA@example.com", ""), "no other adult is named"


def test_myself_needs_a_pin_that_was_sent_to_the_minor(world: World, browser: Browser) -> None:
    child = world.child()
    parents = world.issue(child, world.contact(child, "Ana Garcia")).pin
    browser.first_step(parents.reveal())
    assert GENERIC in browser.post("/who", who="myself").text
    assert reasons(world, child) == ["not_for_myself"]
    minors = world.issue(child, None, send_to=SendTo.MINOR).pin
    browser.first_step(minors.reveal())
    assert "Step 3" in browser.post("/who", who="myself").text
    browser.post("/login", email="mari@example.com", password="three random words")
    browser.post("/terms", terms="yes")
    account = world.access(child, "mari@example.com").account
    assert account.patient_id == child


def test_a_minor_may_not_use_an_address_of_the_family(world: World) -> None:
    child = world.child()
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com")
    pin = world.issue(child, None, send_to=SendTo.MINOR).pin
    assert world.register(pin, "", "a.na+mari@example.com", who=Who.MYSELF).failed is not None
    assert world.account(child).accesses == ()


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("short", "at least 12"),
        ("ana@example.com", "not your e-mail address"),
        ("password1234", "easily guessed"),
        ("x" * 300, "at most 256"),
    ],
)
def test_a_password_is_judged_by_length_and_blocklist_and_never_shown_again(
    world: World, browser: Browser, password: str, sentence: str
) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    browser.first_step(pin.reveal())
    browser.post("/who", who="a_child", given="Ana", family="Garcia", relationship="Mother")
    page = browser.post("/login", email="ana@example.com", password=password).text
    assert sentence in page
    assert password not in page.replace('value="ana@example.com"', "")
    assert 'value="ana@example.com"' in page


def test_pressing_create_twice_makes_one_account(world: World, browser: Browser) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    browser.all_steps(pin.reveal(), "Ana Garcia", "ana@example.com")
    assert "Your account is ready" in browser.post("/terms", terms="yes").text
    assert len(world.account(child).accesses) == 1
    assert "Your account is ready" in browser.get("/login").text, "going back after finishing"


def test_the_terms_must_be_accepted(world: World, browser: Browser) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    browser.first_step(pin.reveal())
    browser.post("/who", who="a_child", given="Ana", family="Garcia", relationship="Mother")
    browser.post("/login", email="ana@example.com", password="three random words")
    assert "accept the terms" in browser.post("/terms").text
    assert world.account(child).accesses == ()


def test_a_registration_left_open_for_too_long_begins_again(world: World, browser: Browser) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    browser.first_step(pin.reveal())
    world.clock.pass_(minutes=31)
    page = browser.post("/who", who="a_child", given="Ana", family="Garcia", relationship="Mother").text
    assert "begin again" in page


def test_a_pin_that_ended_meanwhile_lets_nobody_in_at_the_last_step(world: World, browser: Browser) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    browser.first_step(pin.reveal())
    browser.post("/who", who="a_child", given="Ana", family="Garcia", relationship="Mother")
    browser.post("/login", email="ana@example.com", password="three random words")
    world.revoke(child)
    assert GENERIC in browser.post("/terms", terms="yes").text
    assert world.account(child).accesses == ()


@pytest.mark.parametrize(
    ("month", "day", "year", "sentence"),
    [("2", "30", "2012", "no such day"), ("3", "14", "2999", "still to come"), ("3", "14", "12", "four digits")],
)
def test_a_date_that_cannot_be_is_told_as_such_and_not_counted(
    browser: Browser, month: str, day: str, year: str, sentence: str
) -> None:
    for _ in range(5):
        assert sentence in browser.first_step("7K4M9QXR", month=month, day=day, year=year).text
