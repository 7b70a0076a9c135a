# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A verification question in a real browser: at two sizes, in two languages, without JavaScript, and for axe."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from pinportal_desktop.domain.credential import CredentialState
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.portal.serving import RunningSite
from tests.portal.test_accounts import ANAS, PASSWORD
from tests.portal.test_accounts_in_chromium import LOCALES, go_on
from tests.portal.test_accounts_in_chromium import open_page as open_page  # noqa: PLC0414 - the fixture
from tests.world import ANSWER, World

ASKS = {"en": "What was the name of your first pet?", "es": "¿Cómo se llamaba su primera mascota?"}
OVER = {"en": "This link does not work any more", "es": "Este enlace ya no funciona"}


@pytest.fixture
def marisol(world: World) -> PatientId:
    return world.child()


@pytest.fixture
def link(world: World, marisol: PatientId) -> Secret:
    return world.ask(marisol, world.contact(marisol, "Ana Garcia")).link


@pytest.fixture
def address(running_site: RunningSite, link: Secret) -> str:
    return f"http://127.0.0.1:{running_site.port}/question/{link.reveal()}"


def state(world: World, child: PatientId) -> CredentialState:
    newest = world.account(child).newest
    assert newest is not None
    return newest.state


def answer(page: Any, said: str, language: str = "en") -> None:
    page.locator("#month").select_option("3")
    page.locator("#day").fill("14")
    page.locator("#year").fill("2012")
    page.get_by_label(ASKS[language]).fill(said)
    go_on(page)


@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_parent_registers_with_the_link_and_the_answer(
    world: World, marisol: PatientId, address: str, open_page: Any, size: str, locale: str
) -> None:
    page = open_page(size, locale, java_script_enabled=False)
    page.goto(address)
    assert "Marisol" not in page.content()
    answer(page, f" {ANSWER.lower()} ", LOCALES[locale])
    page.locator("#given").fill("Ana")
    page.locator("#family").fill("Garcia")
    page.locator("#relationship").select_option("Mother")
    go_on(page)
    page.locator("#email").fill(ANAS)
    page.locator("#password").fill(PASSWORD)
    go_on(page)
    page.locator("[name=terms]").check()
    go_on(page)
    assert world.status(marisol) is Status.REGISTERED
    assert world.access(marisol, ANAS).account.language == LOCALES[locale]
    page.goto(address)
    page.get_by_role("heading", name=OVER[LOCALES[locale]]).wait_for()


@pytest.mark.parametrize("locale", LOCALES)
def test_five_wrong_answers_end_the_link_and_the_page_says_whom_to_ask(
    world: World, marisol: PatientId, address: str, open_page: Any, locale: str
) -> None:
    page = open_page("phone", locale, java_script_enabled=False)
    page.goto(address)
    for wrong in range(5):
        assert state(world, marisol) is CredentialState.ACTIVE, f"after {wrong} of five"
        answer(page, f"Pelusa {wrong}", LOCALES[locale])
        world.clock.pass_(minutes=16)
    page.get_by_role("heading", name=OVER[LOCALES[locale]]).wait_for()
    assert state(world, marisol) is CredentialState.REVOKED


@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_and_nothing_is_wider_than_a_narrow_phone(
    world: World, marisol: PatientId, address: str, open_page: Any, locale: str
) -> None:
    page = open_page("narrow", locale, bypass_csp=True)

    def check() -> None:
        page.wait_for_load_state()
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    page.goto(address)
    check()
    go_on(page)
    page.locator(".summary").wait_for()
    check()
    assert page.locator(".summary a").all()[-1].get_attribute("href") == "#answer"
    world.revoke(marisol)
    page.goto(address)
    page.get_by_role("heading", name=OVER[LOCALES[locale]]).wait_for()
    check()


def test_the_page_is_small_and_works_by_keyboard(address: str, open_page: Any) -> None:
    page = open_page("desktop", java_script_enabled=False)
    response = page.goto(address)
    assert len(response.body()) < 50_000
    seen: list[str] = []
    while "Continue" not in seen and len(seen) < 12:
        page.keyboard.press("Tab")
        seen.append(page.locator(":focus").get_attribute("id") or page.locator(":focus").inner_text())
    wanted = ["month", "day", "year", "answer", "Continue"]
    assert [name for name in seen if name in wanted] == wanted
