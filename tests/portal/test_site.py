# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What holds for every page: headers, hosts, forms, sizes, and that nothing secret stands where it could be seen."""

import http.client
import logging
import re
import socket
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.portal.serving import LOOPBACK, listen, port_of, serve
from tests.naughty import naughty_strings
from tests.portal.conftest import HOST, Browser, site_of
from tests.world import World

NASTY = [
    "<script>alert(1)</script>",
    "a\r\nSet-Cookie: x=1",
    "\u202eevil\u200b",
    "'; DROP TABLE patient;--",
    "\x00\x07",
    "𝒜" * 90,
]


def pages(world: World, browser: Browser) -> list[Any]:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia"), complete=True)
    assert pin.handover is not None
    answers = [browser.get(), browser.get("/nowhere"), browser.get(f"/start/{pin.handover.reveal()}")]
    answers += [browser.first_step("22222222"), browser.first_step(pin.pin.reveal())]
    answers.append(browser.post("/who", who="a_child", given="Ana", family="Garcia", relationship="Mother"))
    answers.append(browser.post("/login", email="ana@example.com", password="three random words"))
    answers.append(browser.post("/terms", terms="yes"))
    return answers


def test_every_page_forbids_scripts_frames_keeping_and_referring(world: World, browser: Browser) -> None:
    for answer in pages(world, browser):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe-inline" not in policy
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "<script" not in answer.text
        assert " style=" not in answer.text
        assert len(answer.content) < 50_000


def test_a_page_that_is_alike_for_all_is_rendered_once_and_carries_each_browsers_own_token(world: World) -> None:
    site = site_of(world)
    with TestClient(site, base_url=f"http://{HOST}") as first, TestClient(site, base_url=f"http://{HOST}") as second:
        texts = {client: client.get("/sign-in").text for client in (first, second)}
        for client, text in texts.items():
            own = Browser(client).csrf()
            assert f'value="{own}"' in text
            assert Browser(client).first_step("22222222").status_code == 422, "it is taken"
        assert Browser(first).csrf() != Browser(second).csrf()
        assert texts[first].replace(Browser(first).csrf(), Browser(second).csrf()) == texts[second]


def test_what_was_typed_or_read_stands_on_no_page_that_is_kept(world: World) -> None:
    """The one who comes after at the same address sees an empty form, and nothing of a link."""
    site = site_of(world)
    with TestClient(site, base_url=f"http://{HOST}") as first, TestClient(site, base_url=f"http://{HOST}") as second:
        typed = Browser(first)
        typed.post("/forgot", email="canary@")
        typed.post("/sign-in", email="canary@example.com", password="wrong-canary")
        typed.first_step("22222222", day="27")
        for path in ("/", "/pin", "/sign-in", "/forgot", "/born", "/start/none", "/reset/none"):
            text = second.get(path).text
            assert "canary" not in text
            assert 'value="27"' not in text
            assert "22222222" not in text


def test_a_practices_new_name_stands_on_its_pages_a_moment_later(world: World, browser: Browser) -> None:
    assert "Maple Street Pediatrics" in browser.get().text
    world.store.add_practice(replace(world.rules, practice_name="Oak Street Pediatrics"))
    world.clock.pass_(seconds=1)
    assert "Oak Street Pediatrics" in browser.get().text


def test_an_answer_is_not_held_back_by_the_network_until_the_one_before_was_acknowledged() -> None:
    """Of a socket that is not named as TCP's, the server leaves Nagle's delay on: 40 ms for each page after a form."""
    opened = listen(0)
    assert opened.proto == socket.IPPROTO_TCP
    opened.close()


def test_no_page_shows_the_child_or_an_adult(world: World, browser: Browser) -> None:
    for answer in pages(world, browser):
        text = answer.text.replace('value="Garcia"', "").replace('value="Ana"', "")
        for told in ("Marisol", "Garcia", "2012-03-14", "03/14/2012"):
            assert told not in text


def test_cookies_are_kept_from_scripts_and_other_sites(world: World, browser: Browser) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    browser.get()
    answer = browser.client.post(
        "/pin",
        data={"csrf": browser.csrf(), "month": "3", "day": "14", "year": "2012", "pin": pin.reveal()},
        follow_redirects=False,
    )
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_device_and_language_come_with_a_link_in_webmail_so_that_forms_in_other_tabs_still_hold(
    browser: Browser,
) -> None:
    """They open nothing: what does (registration, account) is sent to nobody who comes from another site."""
    device = browser.get().headers["set-cookie"].lower()
    answer = browser.client.post(
        "/language", data={"csrf": browser.csrf(), "language": "es", "back": "/"}, follow_redirects=False
    )
    for cookie in (device, answer.headers["set-cookie"].lower()):
        assert "samesite=lax" in cookie
        assert "httponly" in cookie


def test_a_form_from_elsewhere_is_refused(world: World, browser: Browser) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    browser.get()
    form = {"month": "3", "day": "14", "year": "2012", "pin": pin.reveal()}
    for csrf in ({}, {"csrf": "0" * 64}, {"csrf": "é"}):
        assert browser.client.post("/pin", data=form | csrf).status_code == 403


def test_a_form_that_the_browser_says_comes_from_another_site_is_refused(browser: Browser) -> None:
    browser.get()
    form = {"csrf": browser.csrf()}
    for site, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 422)):
        assert browser.client.post("/pin", data=form, headers={"sec-fetch-site": site}).status_code == status


def test_a_database_that_does_not_answer_loses_nothing_that_was_typed(
    world: World, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise StorageError(Code.DATABASE_GONE)

    browser.get()
    monkeypatch.setattr(world.store, "writing", gone)
    answer = browser.first_step("7K4M9QXR")
    assert answer.status_code == 503
    assert "Nothing is lost" in answer.text
    assert 'value="7K4M9QXR"' in answer.text


def test_only_its_own_host_is_answered(world: World) -> None:
    with TestClient(site_of(world), base_url="http://evil.example") as client:
        assert client.get("/").status_code == 421
    with TestClient(site_of(world), base_url=f"http://{HOST}") as client:
        assert client.get("/").status_code == 200


def test_a_body_over_64_kb_is_refused(browser: Browser) -> None:
    assert browser.post("/pin", pin="x" * 70_000).status_code == 413


def test_a_broken_body_is_refused_in_words(browser: Browser) -> None:
    browser.get()
    answer = browser.client.post(
        "/pin", content=b"csrf=%ff%fe", headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == 400
    assert "<h1>" in answer.text


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_whatever_is_typed_is_shown_escaped_or_refused(world: World, browser: Browser, nasty: str) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    first = browser.first_step(nasty, day=nasty, year=nasty)
    assert first.status_code == 422
    browser.first_step(pin.reveal())
    second = browser.post("/who", who="a_child", given=nasty, family="", relationship=nasty, phone=nasty)
    third = browser.post("/login", email=nasty, password="three random words")
    for answer in (first, second, third):
        assert answer.status_code in {200, 422}
        assert "<script>alert" not in answer.text
        assert "set-cookie: x" not in str(answer.headers).lower()


def test_every_naughty_string_in_every_field_of_every_page_is_taken_or_answered_beside_it(
    world: World, browser: Browser, shared_data: Path
) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    browser.first_step(pin.reveal())
    for said in naughty_strings(shared_data):
        who = browser.post("/who", who=said, given=said, family=said, relationship=said, phone=said)
        login = browser.post("/login", email=said, password=said)
        terms = browser.post("/terms", terms=said)
        for answer in (who, login, terms):
            assert answer.status_code in {200, 422}, said
            assert "<script>alert" not in answer.text
        assert 'class="error"' in who.text, "nobody's phone"
    for number, said in enumerate(naughty_strings(shared_data)):
        world.clock.pass_(hours=2)  # attempts are slowed
        first = browser.first_step(said, month=said, day=said, year=said)
        assert (first.status_code, "Step 2" in first.text) == (422, False), number


def test_no_pin_and_no_date_of_birth_stands_in_an_address(world: World, browser: Browser) -> None:
    seen: list[str] = []
    browser.client.event_hooks["request"].append(lambda request: seen.append(str(request.url)))
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    browser.all_steps(pin.reveal(), "Ana Garcia", "ana@example.com")
    assert len(seen) > 5
    for page in pages(world, browser):
        assert all('method="post"' in form for form in re.findall("<form[^>]*>", page.text)), "a form's fields would"
    for url in seen:
        assert pin.symbols not in url.replace("-", "")
        assert "2012" not in url
        assert "?" not in url


def test_no_hand_overs_token_gets_into_a_log(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    child = world.child()
    handover = world.issue(child, world.contact(child, "Ana Garcia"), complete=True).handover
    assert handover is not None
    opened = listen(0)
    site = serve(site_of(world, frozenset({f"{LOOPBACK}:{port_of(opened)}"})), opened)
    connection = http.client.HTTPConnection(LOOPBACK, site.port, timeout=10)
    try:
        connection.request("GET", f"/start/{handover.reveal()}")
        assert connection.getresponse().status == 200
    finally:
        connection.close()
        assert site.stop()
    assert handover.reveal() not in caplog.text


def test_an_unknown_address_and_a_wrong_method_get_a_page_in_our_look(browser: Browser) -> None:
    for answer in (browser.get("/nowhere"), browser.client.delete("/"), browser.get("/start/unknown")):
        assert answer.status_code in {404, 405, 410}
        assert "/static/site.css" in answer.text


def test_something_unforeseen_is_told_with_its_number_and_without_its_cause(
    world: World, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        msg = "Marisol Garcia 2012-03-14"
        raise RuntimeError(msg)

    monkeypatch.setattr(world.looks, "handover", broken)
    with TestClient(site_of(world), base_url=f"http://{HOST}", raise_server_exceptions=False) as client:
        answer = client.get("/start/token")
    assert answer.status_code == 500
    assert "Marisol" not in answer.text
    assert re.search(r"number [0-9A-F]{6}", answer.text)


def test_styles_and_fonts_come_from_the_site_itself(browser: Browser) -> None:
    sheet = browser.get("/static/site.css")
    assert "--color-primary" in sheet.text
    fonts = re.findall(r"url\(([^)]+)\)", sheet.text)
    assert len(fonts) == 4
    for font in fonts:
        assert browser.get(font).status_code == 200
    assert browser.get("/static/fonts/../look.toml").status_code == 404
