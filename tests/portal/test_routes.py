# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Every address of the site × (nobody, the own account, another family's): none is left out, none tells of others."""

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from pinportal_desktop.portal.page import ACCOUNT
from tests.portal.conftest import HOST, Browser, site_of
from tests.portal.test_accounts import ANAS, PASSWORD, registered, sign_in
from tests.world import World

# Where a GET leads without being signed in: "" to the page itself.
OPEN = {
    "/": "", "/pin": "", "/sign-in": "", "/signed-out": "", "/forgot": "", "/forgot/sent": "", "/reset-done": "",
    "/confirmed": "", "/static/site.css": "", "/born": "/", "/who": "/", "/login": "/", "/terms": "/", "/done": "/",
}  # fmt: skip
OWN = {
    "/children", "/children/add", "/account", "/account/sent", "/account/email", "/account/password",
    "/account/changed",
}  # fmt: skip
TOKENS = {"/start/{token}", "/question/{token}", "/reset/{token}", "/confirm/{token}"}
POSTED = {"/again", "/language", "/sign-out", "/account/confirm"}
FILES = {"/static/fonts/{name}"}
HEALTH = {"/health/live", "/health/ready"}


def paths(world: World) -> dict[str, set[str]]:
    return {route.path: set(route.methods or ()) for route in site_of(world).routes}


def test_every_address_is_listed_here(world: World) -> None:
    assert set(paths(world)) == OPEN.keys() | OWN | TOKENS | POSTED | FILES | HEALTH


@pytest.mark.parametrize("path", sorted(OPEN))
def test_what_is_open_answers_anybody(world: World, browser: Browser, path: str) -> None:
    answer = browser.client.get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers.get("location", "")) == ((303, OPEN[path]) if OPEN[path] else (200, ""))


@pytest.mark.parametrize("path", sorted(OWN))
def test_an_accounts_page_is_for_who_is_signed_in_alone(world: World, browser: Browser, path: str) -> None:
    answer = browser.client.get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    registered(world, browser)
    sign_in(browser)
    assert browser.get(path).status_code == 200
    browser.client.cookies.clear()
    browser.client.cookies.set(ACCOUNT, "a" * 64)
    assert browser.get(path).status_code == 401, "a token that nobody was given"


@pytest.mark.parametrize("path", sorted(OWN))
def test_no_page_shows_another_family_anything(world: World, browser: Browser, path: str) -> None:
    registered(world, browser)
    zoe = world.child("Zoe Zed")
    world.register(world.issue(zoe, world.contact(zoe, "Zia Zed")).pin, "Zia Zed", "zia@example.org")
    sign_in(browser)
    assert not re.search("Zoe|Zia|Zed|zia@", browser.get(path).text)


@pytest.mark.parametrize("path", sorted(TOKENS))
@pytest.mark.parametrize("token", ["none", "a" * 64, "..%2Fchildren", "%00", "ñ", "<b>"])
def test_a_token_of_nobodys_is_answered_alike(browser: Browser, path: str, token: str) -> None:
    address = path.replace("{token}", token)
    for answer in (browser.get(address), browser.post(address, password=PASSWORD)):
        assert answer.status_code in {404, 410}, address
        assert "<b>" not in answer.text


@pytest.mark.parametrize("signed", [False, True])
def test_a_form_without_the_pages_own_token_changes_nothing(world: World, browser: Browser, signed: bool) -> None:
    registered(world, browser)
    if signed:
        sign_in(browser)
    posted = {path for path, methods in paths(world).items() if "POST" in methods}
    for path in sorted(posted):
        answer: Any = browser.client.post(path.replace("{token}", "none"), data={"email": ANAS, "csrf": "forged"})
        assert answer.status_code == 403, path
    assert (browser.get("/children").status_code == 200 and ACCOUNT in browser.client.cookies) or not signed


@pytest.mark.parametrize("secure", [True, False])
def test_cookies_are_out_of_scripts_and_of_other_sites_reach(world: World, secure: bool) -> None:
    from dataclasses import replace as changed

    from pinportal_desktop.portal.site import SiteSettings, make_site
    from pinportal_desktop.portal.steps import Steps
    from pinportal_desktop.words import Words
    from tests.fakes import PlainPasswords

    steps = Steps(
        surface=world.site,
        carry_out=world.do,
        looks=world.looks,
        passwords=PlainPasswords(),
        rules=world.looks.rules,
    )
    settings = SiteSettings(hosts=frozenset({HOST}), secure=False, threads=4, answers_take=0.0)
    scheme = "https" if secure else "http"
    app = make_site(steps, Words.load(), changed(settings, secure=secure))
    with TestClient(app, base_url=f"{scheme}://{HOST}") as client:
        browser = Browser(client)
        registered(world, browser)
        answer = client.post(
            "/sign-in", data={"csrf": browser.csrf(), "email": ANAS, "password": PASSWORD}, follow_redirects=False
        )
    (cookie,) = [c for c in answer.headers.get_list("set-cookie") if c.startswith(ACCOUNT)]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert ("Secure" in cookie) is secure
    assert "Max-Age" not in cookie, "it ends with the browser"
