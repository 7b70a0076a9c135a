# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages of an account in a real browser: at two sizes, in two languages, without JavaScript, and for axe."""

import re
from dataclasses import replace
from typing import Any

import pytest

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.portal.serving import RunningSite
from tests.portal.test_accounts import ANAS, PASSWORD, sibling
from tests.portal.test_in_chromium import SIZES
from tests.portal.test_mailbox import ANAS_NEW, NEW, Mailbox
from tests.world import World

LOCALES = {"en-US": "en", "es-MX": "es"}


@pytest.fixture
def mailbox(world: World, running_site: RunningSite) -> Mailbox:
    world.store.add_practice(replace(world.rules, portal_address=f"http://127.0.0.1:{running_site.port}"))
    return Mailbox(world)


@pytest.fixture
def open_page(chromium: Any) -> Any:
    contexts = []

    def make(size: str, locale: str = "en-US", **more: Any) -> Any:
        width, height = SIZES[size]
        context = chromium.new_context(viewport={"width": width, "height": height}, locale=locale, **more)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


def first_child(world: World, page: Any, site: str) -> PatientId:
    """Ana registers for Marisol, in the browser."""
    child = world.child()
    page.goto(site)
    type_child(page, world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal())
    go_on(page)
    page.locator("#given").fill("Ana")
    page.locator("#family").fill("Garcia")
    page.locator("#relationship").select_option("Mother")
    go_on(page)
    page.locator("#email").fill(ANAS)
    page.locator("#password").fill(PASSWORD)
    go_on(page)
    page.locator("[name=terms]").check()
    go_on(page)
    return child


def type_child(page: Any, pin: str) -> None:
    page.locator("#month").select_option("3")
    page.locator("#day").fill("14")
    page.locator("#year").fill("2012")
    page.locator("#pin").fill(pin)


def go_on(page: Any) -> None:
    page.locator("button.primary").click()


def sign_in(page: Any, site: str, email: str = ANAS, password: str = PASSWORD) -> None:
    page.goto(f"{site}/sign-in")
    page.locator("#email").fill(email)
    page.locator("#password").fill(password)
    go_on(page)


def link_in(mailbox: Mailbox, kind: str, to: str = ANAS) -> str:
    (found,) = {
        link for mail in mailbox.fetch() if mail.to == to for link in re.findall(rf"http\S+/{kind}/\w+", mail.text)
    }
    return str(found)


@pytest.mark.parametrize(("size", "locale"), list(zip(["phone", "desktop"], LOCALES, strict=True)))
def test_who_has_an_account_adds_a_sibling_to_it(
    world: World, running_site: RunningSite, open_page: Any, mailbox: Mailbox, size: str, locale: str
) -> None:
    site = f"http://127.0.0.1:{running_site.port}"
    page = open_page(size, locale, java_script_enabled=False)
    first_child(world, page, site)
    diego, pin = sibling(world)
    page.goto(site)
    type_child(page, pin)
    page.get_by_role(
        "button", name={"en": "I already have an account", "es": "Ya tengo una cuenta"}[LOCALES[locale]]
    ).click()
    page.locator("#email").fill(ANAS)
    page.locator("#password").fill(PASSWORD)
    go_on(page)
    assert page.locator("#pin").count() == 0, "what was typed is not asked again"
    page.locator("#relationship").select_option("Mother")
    go_on(page)
    assert page.locator(".children li").all_inner_texts() == ["Marisol", "Diego"]
    page.get_by_role("heading", name="My Children", level=1).wait_for()
    assert world.access(diego, ANAS).account.language == LOCALES[locale]
    page.locator(".own button").click()
    page.go_back()
    page.reload()
    assert page.locator(".children").count() == 0, "who comes after finds nothing behind the back button"


def test_a_forgotten_password_is_reset_and_the_address_changed(
    world: World, running_site: RunningSite, open_page: Any, mailbox: Mailbox
) -> None:
    site = f"http://127.0.0.1:{running_site.port}"
    page = open_page("phone", java_script_enabled=False)
    child = first_child(world, page, site)
    page.goto(link_in(mailbox, "confirm"))
    page.locator("#password").fill(PASSWORD)
    go_on(page)
    page.goto(f"{site}/forgot")
    page.locator("#email").fill(ANAS)
    go_on(page)
    page.goto(link_in(mailbox, "reset"))
    page.locator("#password").fill(NEW)
    go_on(page)
    sign_in(page, site, password=NEW)
    page.goto(f"{site}/account/email")
    page.locator("#email").fill(ANAS_NEW)
    page.locator("#password").fill(NEW)
    go_on(page)
    page.goto(link_in(mailbox, "confirm", ANAS_NEW))
    page.locator("#password").fill(NEW)
    go_on(page)
    page.wait_for_url(f"{site}/confirmed")
    assert world.access(child, ANAS_NEW).account.email_confirmed_at is not None


def test_the_language_is_chosen_on_any_page_and_stays(running_site: RunningSite, open_page: Any) -> None:
    site = f"http://127.0.0.1:{running_site.port}"
    page = open_page("phone", java_script_enabled=False)
    page.goto(f"{site}/forgot")
    page.get_by_role("button", name="Español").click()
    page.get_by_role("heading", name="Elija una nueva contraseña").wait_for()
    assert page.url == f"{site}/forgot"
    page.goto(site)
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="Your child's date of birth and PIN").wait_for()
