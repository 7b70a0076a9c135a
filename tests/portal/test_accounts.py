# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Signing in, **My Children** and **Add Child/Dependent** as a parent's browser sees them, without JavaScript."""

from typing import Any

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.portal.page import ACCOUNT
from tests.portal.conftest import Browser
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
