# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever is sent to any form of the parents' pages, in any field, again, too late or out of turn.

`tests.portal.forms` lists the forms; one that is missing there, or a field of one, fails here.
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from starlette.testclient import TestClient

from pinportal_desktop.portal.page import ACCOUNT, SESSION
from tests.portal.conftest import HOST, Browser, site_of
from tests.portal.forms import DATE, FORMS, LOGIN, SECRETS, UNSEEN, WHO, FormsOf, forget_counters, made, send
from tests.portal.test_accounts import ANAS, add, registered, sibling, sign_in
from tests.world import ANSWER, World

BAD: Final = {
    "nothing": "",
    "control characters": "\x00\x07\x1b[2J\x7f",
    "two lines": "a\r\nSet-Cookie: stolen=1\r\n\r\n<p>",
    "right to left": "\u202e\u2067evil\u200f",
    "zero width": "\u200b\u200d\ufeff\u2060",
    "HTML": "\"'><script>alert(1)</script><img src=x onerror=alert(1)>",
    "SQL": "'; DROP TABLE patient; --",
    "a template": "{{ 'pin' * 3 }}{% for x in y %}",
    "other digits": "٢٠١٢",
    "a great number": "9" * 40,
    "below nothing": "-1",
    "5,000 characters": "x" * 5_000,
    "surrogates": "%ED%A0%80 😀",
    "letters that change with their case": "İ@example.com ﬁ",
    "a long address": "a@" + "b" * 300,
}


def test_every_form_is_listed(world: World) -> None:
    posted = {route.path for route in site_of(world).routes if "POST" in (route.methods or ())}
    assert {name.partition(" ")[0] for name in FORMS} == posted


@pytest.mark.parametrize("name", FORMS)
def test_every_field_of_a_form_is_listed(world: World, browser: Browser, name: str) -> None:
    form = FORMS[name](world, browser)
    page = browser.get(form.page)
    assert page.status_code == 200
    found = FormsOf(page.text).fields[form.path]
    assert found - UNSEEN == set(form.fields)
    assert "csrf" in found


@pytest.mark.parametrize("name", FORMS)
def test_whatever_stands_in_a_field_is_taken_or_answered_beside_it_and_nothing_else_is_lost(
    world: World, browser: Browser, name: str
) -> None:
    form = FORMS[name](world, browser)
    for field in [*form.fields, "csrf", "walk", "wrong", "language", "never heard of"]:
        for what, bad in BAD.items():
            forget_counters(world)
            answer = send(browser, form.path, form.fields | {field: bad})
            assert answer.status_code in {200, 303, 401, 403, 409, 410, 422}, (field, what)
            assert "stolen" not in str(answer.headers), (field, what)
            assert "<script>" not in answer.text, (field, what)
            assert "onerror=alert(1)>" not in answer.text, (field, what)
            assert "pinpinpin" not in answer.text, (field, what)
            if answer.status_code == 422:
                others = {k: v for k, v in form.fields.items() if k in {"day", "year", "given", "phone", "email"}}
                for other, said in others.items():
                    assert other == field or f'value="{said}"' in answer.text, (field, what, other)
            secret = [form.fields[key] for key in SECRETS & form.fields.keys()]
            assert not any(said in answer.text for said in secret), (field, what)


@pytest.mark.parametrize("name", FORMS)
def test_a_megabyte_in_a_field_is_refused_with_a_page_in_our_look(world: World, browser: Browser, name: str) -> None:
    form = FORMS[name](world, browser)
    for field in [*form.fields, "csrf"]:
        answer = send(browser, form.path, form.fields | {field: "x" * 1_000_000})
        assert answer.status_code == 413
        assert "/static/site.css" in answer.text


@pytest.mark.parametrize("name", FORMS)
def test_a_form_without_any_field_or_with_one_a_hundred_times_is_answered(
    world: World, browser: Browser, name: str
) -> None:
    form = FORMS[name](world, browser)
    assert send(browser, form.path, {}).status_code < 500
    assert browser.client.post(form.path, content=b"").status_code == 403
    many = "&".join(["csrf=" + browser.csrf(), *(f"{key}=x" for key in [*form.fields, "a"] * 60)])
    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = browser.client.post(form.path, content=many, headers=kind)
    assert answer.status_code == 400
    assert "/static/site.css" in answer.text


# --- other families'


def zia_and_zoe(world: World) -> tuple[Any, list[str]]:
    """Another family, and every id and token of it that could be sent."""
    zoe = world.child("Zoe Zed")
    with TestClient(site_of(world), base_url=f"http://{HOST}") as client:
        zias = Browser(client)
        zia = world.contact(zoe, "Zia Zed")
        zias.all_steps(world.issue(zoe, zia).pin.reveal(), "Zia Zed", "zia@example.org")
        zias.post("/sign-in", email="zia@example.org", password="three random words")
        session, account, csrf = client.cookies[SESSION], client.cookies[ACCOUNT], zias.csrf()
    access = world.access(zoe, "zia@example.org")
    ids = (
        zoe,
        access.account.id,
        access.association.id,
        access.association.credential_id,
        zia,
        world.rules.practice_id,
    )
    return zoe, [*(str(one) for one in ids), session, account, csrf]


@pytest.mark.parametrize("name", FORMS)
def test_another_familys_ids_and_tokens_in_a_field_change_and_tell_nothing_of_it(
    world: World, browser: Browser, name: str
) -> None:
    zoe, theirs = zia_and_zoe(world)
    before = world.account(zoe)
    form = FORMS[name](world, browser)
    for field in [*form.fields, "csrf", "walk", "patient_id"]:
        for one in theirs[::3]:
            forget_counters(world)
            answer = send(browser, form.path, form.fields | {field: one})
            assert answer.status_code < 500, field
            assert not re.search("Zoe|Zia|Zed|zia@", answer.text), field
            assert field != "csrf" or answer.status_code == 403
    assert world.account(zoe) == before


@pytest.mark.parametrize("name", [name for name in FORMS if "{token}" in name])
def test_another_familys_ids_and_tokens_in_an_address_lead_nowhere(world: World, browser: Browser, name: str) -> None:
    zoe, theirs = zia_and_zoe(world)
    before = world.account(zoe)
    form = FORMS[name](world, browser)
    for one in theirs:
        path = form.path.rpartition("/")[0] + f"/{one}"
        assert browser.get(path).status_code == 410
        assert send(browser, path, form.fields).status_code == 410
    assert world.account(zoe) == before


# --- again


@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_is_sent_twice_makes_what_it_makes_once(world: World, browser: Browser, name: str) -> None:
    form = FORMS[name](world, browser)
    cookies = dict(browser.client.cookies)
    first = send(browser, form.path, form.fields)
    assert first.status_code == 303, first.text
    once = made(world)
    second = send(browser, form.path, form.fields)
    assert second.status_code < 500
    # As of a double click: sent before the first answer, with its cookies, was there.
    with TestClient(site_of(world), base_url=f"http://{HOST}", cookies=cookies) as client:
        assert send(Browser(client), form.path, form.fields).status_code < 500
    begun = {"registration"} if form.path == "/pin" or "question" in name else set()
    assert {k: v for k, v in made(world).items() if k not in begun} == {k: v for k, v in once.items() if k not in begun}


STEPS: Final = {"/who": WHO, "/login": LOGIN, "/terms": {"terms": "yes"}, "/born": DATE}


def test_going_back_after_finishing_leads_to_the_end_and_makes_nothing(world: World, browser: Browser) -> None:
    child = world.child()
    browser.all_steps(world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal(), "Ana Garcia", ANAS)
    before = made(world)
    for path, fields in STEPS.items():
        assert browser.get(path).url.path == "/done"
        assert browser.post(path, **fields).url.path == "/done"
    assert made(world) == before
    browser.post("/again")
    for path in STEPS:
        assert browser.get(path).url.path == "/", "nothing of it is left for who comes next"


def test_of_two_tabs_no_childs_form_is_taken_for_the_other_child(world: World, browser: Browser) -> None:
    (marisol, first), (diego, second) = sibling(world, "Marisol Garcia"), sibling(world, "Diego Garcia")
    tabs = {}
    for pin in (first, second):
        tabs[pin] = dict(re.findall(r'name="(walk)" value="(\w+)"', browser.first_step(pin).text))
    late = browser.post("/who", **WHO, **tabs[first])
    assert (late.status_code, "begun in this browser meanwhile" in late.text) == (409, True)
    browser.post("/who", **WHO, **tabs[second])
    browser.post("/login", **LOGIN, **tabs[second])
    assert browser.post("/login", **LOGIN, **tabs[first]).status_code == 409
    assert "Your account is ready" in browser.post("/terms", terms="yes", **tabs[second]).text
    late = browser.post("/terms", terms="yes", **tabs[first])
    assert late.status_code == 409, "not told that it worked: it did for the other child"
    assert [len(world.account(child).accesses) for child in (marisol, diego)] == [0, 1]
    browser.post("/again")
    assert "Step 2" in browser.first_step(first).text


# --- too late


OWN: Final = ["/account/confirm", "/account/email", "/account/password", "/children/add", "/sign-out"]


@pytest.mark.parametrize("name", [name for name in OWN if name != "/sign-out"])
def test_a_session_that_ended_meanwhile_is_told_and_no_secret_comes_back(
    world: World, browser: Browser, name: str
) -> None:
    form = FORMS[name](world, browser)
    before = made(world) | {"registration": 0}
    world.clock.pass_(minutes=16)
    answer = send(browser, form.path, form.fields)
    assert (answer.status_code, "You were signed out" in answer.text) == (401, True)
    assert not any(said in answer.text for said in form.fields.values() if said != "3" and said != "14")
    assert made(world) | {"registration": 0} == before
    onward = "/children/add" if name == "/children/add" else "/children"
    assert sign_in(browser).url.path == onward, "date and PIN are not asked again"


@pytest.mark.parametrize("name", ["/born", "/who", "/login", "/terms"])
def test_a_registration_that_was_open_for_too_long_makes_nothing_and_says_how_to_go_on(
    world: World, browser: Browser, name: str
) -> None:
    form = FORMS[name](world, browser)
    before = made(world)
    world.clock.pass_(minutes=31)
    answer = send(browser, form.path, form.fields)
    assert (answer.status_code, "open for too long" in answer.text) == (410, True)
    assert 'action="/again"' in answer.text
    assert not any(said in answer.text for said in form.fields.values() if len(said) > 5)
    assert made(world) == before
    assert browser.get(form.path).url.path == "/"


# --- days

THERE: Final = ZoneInfo("America/New_York")  # where the practice's days begin and end


@pytest.mark.parametrize(
    ("born", "birthday"), [(date(2012, 3, 14), date(2030, 3, 14)), (date(2012, 2, 29), date(2030, 3, 1))]
)
@pytest.mark.parametrize("over", [False, True])
def test_a_birthday_that_begins_between_two_steps_ends_what_it_ends(
    world: World, browser: Browser, born: date, birthday: date, over: bool
) -> None:
    """The Minor Age Limit at the last step; who was born on 29 February is a year older on 1 March."""
    child = world.child(born=born)
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal()
    midnight = datetime(birthday.year, birthday.month, birthday.day, tzinfo=THERE).astimezone(UTC)
    world.clock.at = midnight - timedelta(minutes=5)
    page = browser.first_step(pin, month=str(born.month), day=str(born.day), year=str(born.year))
    assert "Step 2" in page.text
    browser.post("/who", **WHO)
    browser.post("/login", **LOGIN)
    world.clock.at = midnight if over else midnight - timedelta(seconds=1)
    page = browser.post("/terms", terms="yes")
    assert ("Your account is ready" in page.text) is not over
    assert len(world.account(child).accesses) == (0 if over else 1)
    if over:
        assert "do not fit together" in page.text
        assert world.looks.activity(child)[0].facts["reason"] == "past_minor_age_limit"


def test_who_is_signed_in_over_that_midnight_adds_the_child_before_it_and_not_after(
    world: World, browser: Browser
) -> None:
    registered(world, browser)
    (_, first), (_, second) = sibling(world), sibling(world, "Teo Garcia")
    world.clock.at = datetime(2030, 3, 14, tzinfo=THERE).astimezone(UTC) - timedelta(minutes=1)
    sign_in(browser)
    page = add(browser, first)
    assert "<li>Diego</li>" in page.text
    world.clock.pass_(minutes=1)
    assert "do not fit together" in add(browser, second).text
    assert "Diego" not in browser.get("/children").text


@pytest.mark.parametrize(("year", "there_is"), [("2012", True), ("2011", False), ("1900", False), ("2000", True)])
def test_29_february_is_a_day_in_leap_years_alone(browser: Browser, year: str, there_is: bool) -> None:
    page = browser.first_step("22222222", month="2", day="29", year=year).text
    assert ("no such day" in page) is not there_is
    assert ("do not fit together" in page) is there_is


def test_a_child_born_on_29_february_is_registered(world: World, browser: Browser) -> None:
    child = world.child(born=date(2012, 2, 29))
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal()
    assert "Step 2" in browser.first_step(pin, month="2", day="29").text
    assert "Your account is ready" in browser.other_steps("Ana Garcia", ANAS).text


@pytest.mark.parametrize("answer", [ANSWER.upper(), f"\u200b{ANSWER}\u00a0", "Ｍanchas"])
def test_an_answer_is_the_same_however_a_keyboard_writes_it(world: World, browser: Browser, answer: str) -> None:
    form = FORMS["/question/{token}"](world, browser)
    assert send(browser, form.path, form.fields | {"answer": answer}).status_code == 303
