# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Another language in the middle of a form: nothing typed is lost, what was wrong is said anew, nothing is tried."""

import re
from typing import Any

from pinportal_desktop.portal.serving import RunningSite
from tests.portal.conftest import Browser
from tests.portal.test_accounts import ANAS, PASSWORD, registered, sign_in
from tests.portal.test_accounts_in_chromium import open_page as open_page  # noqa: PLC0414 - the fixture
from tests.portal.test_mailbox import Mailbox
from tests.world import ANSWER, World

SPANISH = {"language": "es"}


def hidden(page: Any) -> dict[str, str]:
    """What a page's form holds unseen."""
    return dict(re.findall(r'<input type="hidden"[^>]* name="(\w+)" value="([^"]*)"', page.text))


def test_what_was_typed_and_what_was_wrong_come_back_in_the_other_language(browser: Browser) -> None:
    typed = {"month": "2", "day": "31", "year": "2012", "pin": "K7P0-RX9M", "more": "yes"}
    english = browser.post("/pin", **typed)
    assert "PINs never contain 0" in english.text
    page = browser.post("/pin", **typed, **hidden(english) | SPANISH)
    assert '<html lang="es">' in page.text
    assert "Un PIN nunca contiene 0" in page.text
    assert "PINs never" not in page.text
    for value in ("31", "2012", "K7P0-RX9M"):
        assert f'value="{value}"' in page.text
    assert '<option value="2" selected>febrero' in page.text
    assert 'name="more" value="yes" checked' in page.text
    back = browser.post("/pin", **typed, **hidden(page) | {"language": "en"})
    assert "PINs never contain 0" in back.text
    assert "?" not in str(back.url)
    assert '<html lang="en">' in browser.get("/").text, "the browser remembers it"


def test_another_language_tries_no_pin_and_counts_nothing(world: World, browser: Browser) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal()
    for _ in range(5):
        page = browser.post("/pin", month="3", day="14", year="2012", pin="22222222", **SPANISH)
        assert (page.status_code, "Paso 1" in page.text) == (200, True)
    page = browser.post("/pin", month="3", day="14", year="2012", pin=pin, **SPANISH)
    assert "Paso 1" in page.text, "the right one goes on with its own button alone"
    assert "Paso 2" in browser.first_step(pin).text


def test_what_was_wrong_is_believed_from_this_site_alone(browser: Browser) -> None:
    typed = {"month": "3", "day": "14", "year": "2012", "pin": "K7P0-RX9M"}
    wrong = hidden(browser.post("/pin", **typed))["wrong"]
    mark, _, said = wrong.partition(".")
    forged = [f"{mark}.{said[:-2]}7e", f"{mark[:-1]}.{said}", "x", f"{'0' * 64}.7b7d", "é.7b7d", f"{mark}.{{"]
    for said in forged:
        page = browser.post("/pin", **typed, wrong=said, **SPANISH)
        assert (page.status_code, "nunca contiene" in page.text.split("hint")[0]) == (200, False), said
    browser.client.cookies.clear()
    assert browser.post("/pin", **typed, wrong=wrong, **SPANISH).status_code == 200, "another browser's"


def test_no_form_gives_a_password_back(world: World, browser: Browser) -> None:
    child = world.child()
    browser.first_step(world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal())
    who = {"who": "a_child", "given": "Añá", "family": "Garcia", "relationship": "Mother", "phone": "010"}
    page = browser.post("/who", **who, **SPANISH)
    for value in ("Añá", "Garcia", "010"):
        assert f'value="{value}"' in page.text
    assert '<option value="Mother" selected>' in page.text
    browser.post("/who", **who | {"phone": ""})
    page = browser.post("/login", email="ana@example.com", password="horse battery staple", language="en")
    assert 'value="ana@example.com"' in page.text
    assert "horse" not in page.text
    browser.post("/login", email="ana@example.com", password=PASSWORD)
    page = browser.post("/terms", terms="yes", **SPANISH)
    assert "Condiciones" in page.text
    assert re.search(r'name="terms" value="yes" checked', page.text)
    assert world.account(child).accesses == (), "no account is made by it"
    assert "Su cuenta está lista" in browser.post("/terms", terms="yes").text


def test_the_forms_of_an_account_keep_what_was_typed_and_the_account_keeps_the_language(
    world: World, browser: Browser
) -> None:
    child = registered(world, browser)
    page = browser.post("/sign-in", email="ana@exámple", password=PASSWORD, **SPANISH)
    assert 'value="ana@exámple"' in page.text
    assert PASSWORD not in page.text
    sign_in(browser)
    page = browser.post("/children/add", month="3", day="14", year="2012", pin="K7P4", relationship="Father", **SPANISH)
    assert 'value="K7P4"' in page.text
    assert '<option value="Father" selected>Padre' in page.text
    page = browser.post("/account/email", email=ANAS, password=PASSWORD, **SPANISH)
    assert f'value="{ANAS}"' in page.text
    assert PASSWORD not in page.text
    assert PASSWORD not in browser.post("/account/password", present=PASSWORD, password=PASSWORD, **SPANISH).text
    assert world.access(child, ANAS).account.language == "es"


def test_who_was_signed_out_meanwhile_is_told_so_in_the_other_language(world: World, browser: Browser) -> None:
    registered(world, browser)
    sign_in(browser)
    world.clock.pass_(minutes=16)
    page = browser.post("/account/email", email="x@example.com", password="x", **SPANISH)
    assert (page.status_code, "Se cerró su sesión" in page.text) == (401, True), page.text
    browser.first_step("22222222")
    page = browser.post("/who", given="Ana", **SPANISH)
    assert "Ana" not in page.text


def test_links_with_a_form_come_back_whole(world: World, browser: Browser) -> None:
    registered(world, browser)
    confirm = Mailbox(world).link()
    child = world.child("Diego Garcia")
    link = world.ask(child, world.contact(child, "Ana Garcia")).link
    path = f"/question/{link.reveal()}"
    page = browser.post(path, month="3", day="14", year="2012", answer=ANSWER, **SPANISH)
    assert "su primera mascota" in page.text
    assert f'value="{ANSWER}"' in page.text
    newest = world.account(child).newest
    assert newest is not None
    assert newest.verification is not None
    assert newest.verification.wrong_answers == 0
    page = browser.post(confirm, password=PASSWORD, **SPANISH)
    assert (page.status_code, PASSWORD in page.text, f'action="{confirm}"' in page.text) == (200, False, True)
    for path in ("/question/none", "/confirm/none", "/reset/none"):
        assert browser.post(path, password=PASSWORD, **SPANISH).status_code == 410, path


def test_in_a_browser_the_language_keeps_the_form_and_enter_goes_on(running_site: RunningSite, open_page: Any) -> None:
    page = open_page("phone", java_script_enabled=False)
    site = f"http://127.0.0.1:{running_site.port}"
    page.goto(site)
    page.get_by_label("Month").select_option("March")
    page.get_by_label("Day").fill("14")
    page.get_by_label("PIN from the letter or message").fill("K7P0")
    page.keyboard.press("Enter")
    page.get_by_text("PINs never contain 0").first.wait_for()
    assert page.locator("html").get_attribute("lang") == "en", "Enter is no language"
    page.get_by_role("button", name="Español").click()
    page.get_by_text("Un PIN nunca contiene 0").first.wait_for()
    assert page.locator("#month").input_value() == "3"
    assert (page.locator("#day").input_value(), page.locator("#pin").input_value()) == ("14", "K7P0")
    assert page.url == f"{site}/pin"
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "English", "what Enter presses is in nobody's way"


def test_a_page_without_a_form_has_one_for_the_language_alone(browser: Browser) -> None:
    assert 'action="/language"' in browser.get("/signed-out").text
    assert 'action="/language"' not in browser.get("/").text
