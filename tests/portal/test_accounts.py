# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Signing in, **My Children** and **Add Child/Dependent** as a parent's browser sees them, without JavaScript."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, select
from starlette.testclient import TestClient

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import SendTo
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.portal.page import ACCOUNT
from pinportal_desktop.storage import tables as t
from pinportal_desktop.usecases.command import C, R, UseCase
from pinportal_desktop.usecases.tokens import token_digest
from tests.portal.conftest import HOST, Browser, site_of
from tests.world import World

ANAS = "ana@example.com"
PASSWORD = "three random words"


def registered(world: World, browser: Browser, spoken: str = "Marisol Garcia") -> PatientId:
    """A child to whom Ana has access; the browser is as she left it."""
    child = world.child(spoken)
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    browser.all_steps(pin.reveal(), "Ana Garcia", ANAS)
    browser.post("/again")
    return child


def sign_in(browser: Browser, email: str = ANAS, password: str = PASSWORD) -> Any:
    return browser.post("/sign-in", email=email, password=password)


def sibling(world: World, spoken: str = "Diego Garcia") -> tuple[PatientId, str]:
    child = world.child(spoken)
    return child, world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal()


def add(browser: Browser, pin: str, **other: str) -> Any:
    typed = {"month": "3", "day": "14", "year": "2012", "pin": pin, "relationship": "Mother"} | other
    return browser.post("/children/add", **typed)


def test_a_parent_signs_in_adds_a_child_and_signs_out(world: World, browser: Browser) -> None:
    registered(world, browser)
    page = sign_in(browser)
    assert page.url.path == "/children"
    assert "<li>Marisol</li>" in page.text
    diego, pin = sibling(world)
    page = add(browser, pin)
    assert page.url.path == "/children"
    assert "<li>Marisol</li>\n<li>Diego</li>" in page.text
    assert world.status(diego) is Status.REGISTERED
    assert "signed out" in browser.post("/sign-out").text
    assert ACCOUNT not in browser.client.cookies
    assert browser.get("/children").url.path == "/sign-in"


# --- signing in


def test_whoever_fails_to_sign_in_is_told_the_same_and_staff_the_true_reason(world: World, browser: Browser) -> None:
    child = registered(world, browser)
    world.clock.pass_(minutes=1)
    wrong = sign_in(browser, password="another three words")
    unknown = sign_in(browser, "nobody@example.com")
    assert told(wrong, ANAS) == told(unknown, "nobody@example.com")
    assert wrong.status_code == unknown.status_code == 422
    assert dict(wrong.headers).keys() == dict(unknown.headers).keys()
    newest = world.looks.activity(child)[0]
    assert (newest.kind, newest.facts["reason"]) == ("sign_in_failed", "wrong_password")
    assert browser.get("/children").url.path == "/sign-in"


def told(page: Any, email: str) -> str:
    """What a page says, its one-time form values and what was typed left out."""
    return re.sub(r'name="csrf" value="[^"]*"', "", page.text).replace(email, "E-MAIL")


def test_wrong_passwords_of_one_login_are_slowed_from_wherever_they_come(world: World, browser: Browser) -> None:
    registered(world, browser)
    for _ in range(3):
        assert "do not fit together" in sign_in(browser, password="another three words").text
        browser.client.cookies.clear()
        forget_the_address(world)
    assert "Please wait 2 seconds" in sign_in(browser).text, "even the right one waits"
    world.clock.pass_(seconds=2)
    assert sign_in(browser).url.path == "/children"
    browser.post("/sign-out")
    sign_in(browser, password="another three words")
    assert sign_in(browser).url.path == "/children", "with the right one it begins to count anew"


def forget_the_address(world: World) -> None:
    """As if the next attempt came from elsewhere."""
    with world.store.writing() as work:
        work._connection.execute(delete(t.throttle).where(t.throttle.c.scope.in_(["address", "device"])))


def test_the_token_is_another_at_each_sign_in_and_the_one_before_ends(world: World, browser: Browser) -> None:
    registered(world, browser)
    sign_in(browser)
    first = browser.client.cookies[ACCOUNT]
    sign_in(browser)
    assert browser.client.cookies[ACCOUNT] != first
    browser.client.cookies.clear()
    browser.client.cookies.set(ACCOUNT, first)
    assert browser.get("/children").status_code == 401


def test_who_is_idle_for_a_quarter_of_an_hour_or_stays_eight_hours_signs_in_anew(
    world: World, browser: Browser
) -> None:
    registered(world, browser)
    sign_in(browser)
    for _ in range(3):
        world.clock.pass_(minutes=14)
        assert browser.get("/children").status_code == 200, "being active keeps it open"
    world.clock.pass_(minutes=15)
    answer = browser.get("/children")
    assert (answer.status_code, "You were signed out" in answer.text) == (401, True)
    sign_in(browser)
    for _ in range(34):
        world.clock.pass_(minutes=14)
        assert browser.get("/children").status_code == 200
    world.clock.pass_(minutes=5)
    assert browser.get("/children").status_code == 401


def test_a_session_that_was_signed_out_opens_nothing_with_its_old_cookie(world: World, browser: Browser) -> None:
    registered(world, browser)
    sign_in(browser)
    token = browser.client.cookies[ACCOUNT]
    browser.post("/sign-out")
    browser.client.cookies.set(ACCOUNT, token)
    assert browser.get("/children").status_code == 401


def test_the_database_holds_no_token_that_opens_a_session(world: World, browser: Browser) -> None:
    registered(world, browser)
    sign_in(browser)
    token = browser.client.cookies[ACCOUNT]
    with world.store._engine.connect() as connection:
        (row,) = connection.execute(select(t.account_session)).all()
    assert token.encode() not in bytes(row.token_digest)
    assert bytes(row.token_digest) == token_digest(Secret(token))


# --- My Children


def test_access_that_ended_is_gone_from_my_children_at_once(world: World, browser: Browser) -> None:
    child = registered(world, browser)
    sign_in(browser)
    world.remove(child, ANAS)
    page = browser.get("/children").text
    assert "Marisol" not in page
    assert "No child is in this account now" in page


def test_a_child_who_reached_the_minor_age_limit_or_is_hidden_is_not_in_my_children(
    world: World, browser: Browser
) -> None:
    registered(world, browser)
    sign_in(browser)
    diego, pin = sibling(world)
    add(browser, pin)
    with world.store.writing() as work:
        work.patients.save(replace(world.account(diego).patient, active=False))
    assert "Diego" not in browser.get("/children").text
    world.clock.at = datetime(2030, 3, 14, 5, 0, tzinfo=UTC)
    sign_in(browser)
    assert "Marisol" not in browser.get("/children").text


def test_no_page_of_an_account_names_another_adult(world: World, browser: Browser) -> None:
    child = registered(world, browser)
    tomas = world.contact(child, "Tomas Reyes", "Father", Authority.JOINT, "tomas@example.net", phone="+15550109999")
    world.register(world.issue(child, tomas).pin, "Tomas Reyes", "tomas@example.net")
    sign_in(browser)
    for path in ("/children", "/children/add", "/account", "/account/email", "/account/password"):
        page = browser.get(path).text
        assert not {"Tomas", "Reyes", "tomas@example.net", "9999"} & set(re.findall(r"[\w@.]+", page)), path


def test_the_practices_portal_is_linked_where_it_is_set(world: World, browser: Browser) -> None:
    registered(world, browser)
    sign_in(browser)
    assert "practice's portal" not in browser.get("/children").text
    world.store.add_practice(replace(world.rules, practice_portal="https://records.example.org/"))
    world.clock.pass_(seconds=1)  # what stands on every page may be a moment old
    assert 'href="https://records.example.org/"' in browser.get("/children").text


# --- Add Child/Dependent


def test_adding_fails_like_registering_with_one_sentence_and_the_true_reason_for_staff(
    world: World, browser: Browser
) -> None:
    registered(world, browser)
    sign_in(browser)
    diego, pin = sibling(world)
    answers = [add(browser, "22222222"), add(browser, pin, day="15")]
    assert (
        len({told(a, ANAS).replace(pin, "PIN").replace("22222222", "PIN").replace('"15"', '"14"') for a in answers})
        == 1
    )
    assert "Diego" not in browser.get("/children").text
    newest = world.looks.activity(diego)[0]
    assert (newest.facts["reason"], newest.facts["name"]) == ("wrong_date", "Ana Garcia")


def test_who_has_no_authority_or_stands_beside_an_exclusive_one_adds_no_child(world: World, browser: Browser) -> None:
    registered(world, browser)
    sign_in(browser)
    diego, pin = sibling(world)
    world.contact(diego, "Ana G.", "Mother", Authority.NONE, ANAS)
    assert "do not fit together" in add(browser, pin).text
    eva = world.child("Eva Garcia")
    other = world.contact(eva, "Olga Other", "Guardian", Authority.EXCLUSIVE)
    world.contact(eva, "Ana G.", "Mother", Authority.JOINT, ANAS)
    assert "do not fit together" in add(browser, world.issue(eva, other).pin.reveal()).text
    reasons = [world.looks.activity(child)[0].facts["reason"] for child in (diego, eva)]
    assert reasons == ["authority_none", "authority_exclusive"]


def test_a_minors_own_pin_adds_no_child_to_a_parents_account(world: World, browser: Browser) -> None:
    registered(world, browser)
    sign_in(browser)
    teen = world.child("Teo Garcia")
    pin = world.issue(teen, None, send_to=SendTo.MINOR).pin.reveal()
    assert "do not fit together" in add(browser, pin).text
    assert world.looks.activity(teen)[0].facts["reason"] == "not_for_a_child"


def test_a_child_is_added_once_however_often_one_presses(world: World, browser: Browser) -> None:
    registered(world, browser)
    sign_in(browser)
    diego, pin = sibling(world)
    add(browser, pin)
    assert "in My Children already" in add(browser, pin).text
    assert len(world.account(diego).accesses) == 1
    assert browser.get("/children").text.count("<li>Diego</li>") == 1


def test_who_has_an_account_signs_in_with_date_and_pin_kept(world: World, browser: Browser) -> None:
    registered(world, browser)
    diego, pin = sibling(world)
    page = browser.post("/pin", month="3", day="14", year="2012", pin=pin, then="sign_in")
    assert page.url.path == "/sign-in"
    assert pin not in page.text
    page = sign_in(browser)
    assert page.url.path == "/children/add"
    assert 'name="pin"' not in page.text
    assert "Choose how you are related" in browser.post("/children/add", kept="yes").text
    assert "<li>Diego</li>" in browser.post("/children/add", kept="yes", relationship="Mother").text
    assert world.account(diego).accesses[0].account.email == ANAS
    assert 'name="pin"' in browser.get("/children/add").text, "the next child has a PIN of its own"


def test_what_was_kept_and_is_refused_makes_room_for_another_pin(world: World, browser: Browser) -> None:
    registered(world, browser)
    diego, pin = sibling(world)
    browser.post("/pin", month="3", day="14", year="2012", pin=pin, then="sign_in")
    sign_in(browser)
    world.contact(diego, "Ana G.", "Mother", Authority.NONE, ANAS)
    page = browser.post("/children/add", kept="yes", relationship="Mother").text
    assert "do not fit together" in page
    assert 'name="pin"' in page
    _, other = sibling(world, "Eva Garcia")
    assert "<li>Eva</li>" in add(browser, other).text


def test_add_pressed_twice_with_date_and_pin_kept_shows_my_children(world: World, browser: Browser) -> None:
    registered(world, browser)
    _, pin = sibling(world)
    browser.post("/pin", month="3", day="14", year="2012", pin=pin, then="sign_in")
    sign_in(browser)
    site, client = site_of(world), browser.client
    with TestClient(site, base_url=f"http://{HOST}", cookies=client.cookies) as second:  # as before the first answer
        browser.post("/children/add", kept="yes", relationship="Mother")
        assert "<li>Diego</li>" in Browser(second).post("/children/add", kept="yes", relationship="Mother").text


def test_who_typed_nothing_goes_straight_to_signing_in(browser: Browser) -> None:
    page = browser.post("/pin", then="sign_in")
    assert (page.status_code, page.url.path) == (200, "/sign-in")


def test_after_the_desks_hand_over_the_child_goes_to_the_account_there_is_and_the_account_to_the_contact(
    world: World, browser: Browser
) -> None:
    registered(world, browser)
    diego = world.child("Diego Garcia")
    ana = world.contact(diego, "Ana Garcia")
    handover = world.issue(diego, ana, complete=True).handover
    assert handover is not None
    browser.post(f"/start/{handover.reveal()}")
    browser.post("/born", month="3", day="14", year="2012", then="sign_in")
    sign_in(browser)
    assert "<li>Diego</li>" in browser.post("/children/add", kept="yes", relationship="Mother").text
    assert world.access(diego, ANAS).account.contact_id == ana


def test_an_email_that_is_taken_leads_to_signing_in_and_the_child_goes_there(world: World, browser: Browser) -> None:
    registered(world, browser)
    diego, pin = sibling(world)
    browser.first_step(pin)
    browser.post("/who", who="a_child", given="Ana", family="Garcia", relationship="Mother")
    page = browser.post("/login", email=ANAS, password=PASSWORD)
    assert 'href="/sign-in"' in page.text
    sign_in(browser)
    browser.post("/children/add", kept="yes", relationship="Mother")
    assert len(world.account(diego).accesses) == 1


def test_id_like_to_add_another_child_leads_on_to_it_signed_in(world: World, browser: Browser) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    browser.post("/pin", month="3", day="14", year="2012", pin=pin.reveal(), more="yes")
    assert browser.other_steps("Ana Garcia", ANAS).url.path == "/children/add"
    _, second = sibling(world)
    assert "<li>Marisol</li>\n<li>Diego</li>" in add(browser, second).text


def test_create_my_account_pressed_twice_at_once_leads_on_to_another_child_signed_in_all_the_same(
    world: World, browser: Browser
) -> None:
    """A browser keeps the answer to its second request, and both left before there was an account."""
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    browser.post("/pin", month="3", day="14", year="2012", pin=pin.reveal(), more="yes")
    browser.post("/who", who="a_child", given="Ana", family="Garcia", relationship="Mother")
    form = browser.post("/login", email=ANAS, password=PASSWORD).text
    once = re.findall(r'name="once" value="(\w+)"', form)[0]

    def after_the_first_click(use_case: UseCase[C, R], command: C) -> R:
        if use_case.kind == "register_parent":
            first = TestClient(site_of(world), base_url=f"http://{HOST}", cookies=browser.client.cookies)
            with first:
                Browser(first).post("/terms", terms="yes", once=once)
        return world.do(use_case, command)

    site = site_of(world, carry_out=after_the_first_click)
    with TestClient(site, base_url=f"http://{HOST}", cookies=browser.client.cookies) as second:
        page = Browser(second).post("/terms", terms="yes", once=once)
    assert (page.status_code, page.url.path) == (200, "/children/add")
    assert len(world.account(child).accesses) == 1


def test_signed_out_in_the_middle_what_was_typed_is_kept_until_one_has_signed_in(
    world: World, browser: Browser
) -> None:
    registered(world, browser)
    sign_in(browser)
    _, pin = sibling(world)
    world.clock.pass_(minutes=16)
    assert "You were signed out" in add(browser, pin).text
    assert sign_in(browser).url.path == "/children/add"
    assert "<li>Diego</li>" in browser.post("/children/add", kept="yes", relationship="Mother").text


# --- language


def test_a_page_speaks_what_was_chosen_else_what_the_browser_asks_for(world: World, browser: Browser) -> None:
    assert 'lang="es"' not in browser.get("/").text.split("<body>")[0]
    page = browser.client.get("/", headers={"accept-language": "fr;q=0.9, es-MX;q=0.8, en;q=0.1"}).text
    assert '<html lang="es">' in page
    assert "Fecha de nacimiento" in page
    page = browser.post("/language", language="es", back="/sign-in")
    assert page.url.path == "/sign-in"
    assert '<html lang="es">' in page.text
    assert "Contraseña" in page.text
    browser.post("/language", language="en", back="/")
    assert '<html lang="en">' in browser.get("/").text


def test_the_language_leads_nowhere_else(browser: Browser) -> None:
    for back in ("//evil.example", "https://evil.example", "/\\evil.example", ""):
        assert (
            browser.client.post(
                "/language", data={"csrf": browser.csrf(), "language": "es", "back": back}, follow_redirects=False
            ).headers["location"]
            == "/"
        )


def test_the_account_keeps_the_language_for_its_messages_and_for_another_browser(
    world: World, browser: Browser
) -> None:
    child = registered(world, browser)
    sign_in(browser)
    browser.post("/language", language="es", back="/children")
    assert world.access(child, ANAS).account.language == "es"
    browser.client.cookies.clear()
    assert "Mis hijos" in sign_in(browser).text
