# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages in a real browser."""

from typing import Any

import pytest

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.portal.serving import RunningSite, listen, serve
from tests.portal.conftest import site_of
from tests.world import World

SIZES = {"phone": (390, 844), "narrow": (320, 640), "desktop": (1280, 800)}


@pytest.fixture
def open_page(chromium: Any) -> Any:
    contexts = []

    def make(size: str, **more: Any) -> Any:
        width, height = SIZES[size]
        context = chromium.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_parent_registers_in_a_real_browser_without_javascript(
    world: World, running_site: RunningSite, open_page: Any, size: str
) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    page = open_page(size, java_script_enabled=False)
    page.goto(f"http://127.0.0.1:{running_site.port}/")
    page.get_by_label("Month").select_option("March")
    page.get_by_label("Day").fill("14")
    page.get_by_label("Year").fill("2012")
    page.get_by_label("PIN from the letter or message").fill(pin.reveal().lower())
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("A child").check()
    page.get_by_label("Your first name").fill("Ana")
    page.get_by_label("Your last name").fill("Garcia")
    page.get_by_label("Relationship to the child").select_option("Mother")
    page.get_by_label("Your phone (optional)").fill("(555) 010-2231")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("E-mail address").fill("ana@example.com")
    page.get_by_label("Password").fill("three random words")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("I have read the terms and accept them.").check()
    page.get_by_role("button", name="Create My Account").click()
    page.get_by_role("heading", name="Your account is ready").wait_for()
    assert world.status(child) is Status.REGISTERED
    assert world.access(child, "ana@example.com").account.phone == "+15550102231"


def test_a_taken_port_is_told_and_a_stopped_site_frees_it(world: World) -> None:
    first = serve(site_of(world), listen(0))
    with pytest.raises(PinPortalError) as refused:
        listen(first.port)
    assert refused.value.code is Code.PORT_TAKEN
    assert first.stop()
    again = serve(site_of(world), listen(first.port))
    assert again.stop()
