# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Every page in a real browser, as it comes to whoever needs it larger, in other colours, without its styles or read
aloud: both languages, axe, 200 % zoom, forced colours, order, size. `tests.portal.forms` and `OTHERS` list them."""

import re
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from starlette.testclient import TestClient

from pinportal_desktop.portal.page import ACCOUNT, DEVICE, LANGUAGE, SESSION
from pinportal_desktop.portal.serving import RunningSite
from tests.portal.conftest import HOST, Browser, site_of
from tests.portal.forms import FORMS, send
from tests.portal.test_accounts import registered, sign_in
from tests.world import World

# Pages without a form of their own, and whether one must be signed in there.
OTHERS: Final = {
    "/account": True, "/account/sent": True, "/account/changed": True, "/forgot/sent": False, "/reset-done": False,
    "/confirmed": False, "/reset/none": False, "/question/none": False, "/nowhere": False,
}  # fmt: skip
PAGES: Final = [*FORMS, *OTHERS]
NO_PAGE: Final = {"/static/site.css", "/static/fonts/{name}"}


def test_every_page_is_listed(world: World, browser: Browser) -> None:
    got = {r.path for r in site_of(world).routes if "GET" in (r.methods or ()) and r.path not in NO_PAGE}
    health = {path for path in got if browser.get(path).headers["content-type"].partition(";")[0] != "text/html"}
    shown = {name.partition(" ")[0] for name in PAGES} | {"/", "/children", "/done", "/signed-out"}
    assert got - health - {"/pin"} <= shown


class Reader:
    """A browser that shows the site's own pages as somebody else's cookies open them."""

    def __init__(self, world: World, site: str, context: Any) -> None:
        self.world, self.site, self.context, self.page = world, site, context, context.new_page()

    def open(self, name: str, language: str) -> None:
        """The page, come to as a parent does; a form is sent empty, so that all its errors stand there, too."""
        with TestClient(site_of(self.world), base_url=f"http://{HOST}") as client:
            browser = Browser(client)
            if name in FORMS:
                path = FORMS[name](self.world, browser).page
            else:
                path = name
                if OTHERS[name]:
                    registered(self.world, browser)
                    sign_in(browser)
            browser.csrf()
            kept = {n: client.cookies[n] for n in (DEVICE, SESSION, ACCOUNT) if n in client.cookies}
        self.context.clear_cookies()
        cookies = kept | {LANGUAGE: language}
        self.context.add_cookies([{"name": n, "value": v, "url": self.site} for n, v in cookies.items()])
        self.page.goto(self.site + path)

    def with_errors(self) -> bool:
        """Sends the page's form as it stands, if it has one with fields."""
        if self.page.locator("form#page").count() == 0:
            return False
        self.page.locator("form#page button.primary").click()
        self.page.wait_for_load_state()
        return True

    def check(self, name: str) -> None:
        page = self.page
        found = Axe().run(page)
        assert found.violations_count == 0, f"{name}\n{found.generate_report()}"
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not wide, f"{name} scrolls sideways"
        clipped = page.evaluate(
            """[...document.querySelectorAll("main *, header *, footer *")].filter(e =>
                !e.matches("select, input, .first") && getComputedStyle(e).overflow !== "visible"
                && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)).map(e => e.outerHTML)"""
        )
        assert clipped == [], f"{name} cuts off"
        size = len(page.content().encode()) + len(page.request.get(f"{self.site}/static/site.css").body())
        assert size < 50_000, f"{name} has {size} bytes with its style sheet"


@pytest.fixture
def reader(world: World, running_site: RunningSite, chromium: Any) -> Any:
    """200 % zoom on a window of 640 px: 320 px of the page's own, each of two of the screen's."""
    context = chromium.new_context(viewport={"width": 320, "height": 480}, device_scale_factor=2, bypass_csp=True)
    yield Reader(world, f"http://127.0.0.1:{running_site.port}", context)
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_at_200_percent_and_nothing_is_cut_off_or_scrolls_sideways(reader: Reader, name: str) -> None:
    """In Spanish, in the dark, and with every error that sending it empty brings: most can be wrong there."""
    reader.open(name, "en")
    reader.with_errors()
    reader.page.emulate_media(color_scheme="dark")
    _in_spanish(reader)
    reader.check(f"{name}, in Spanish, in the dark, refused")


@pytest.mark.proof
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_either_in_english_by_day_before_anything_was_sent(reader: Reader, name: str) -> None:
    reader.open(name, "en")
    reader.check(name)


def _in_spanish(reader: Reader) -> None:
    """The page that stands there; what was sent and refused is shown by asking for the language."""
    button = reader.page.locator("button.language").first
    button.click()
    reader.page.wait_for_load_state()
    assert reader.page.locator("html").get_attribute("lang") == "es"


FORCED: Final = """() => [...document.querySelectorAll(
    "button:not(.first), a.button, input:not([type=hidden]), select")].map(e => {
        e.focus();
        const s = getComputedStyle(e), edge = s.borderStyle !== "none" && parseFloat(s.borderWidth) >= 1;
        return [e.outerHTML.slice(0, 80), s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2,
            edge || e.matches(".link, [type=radio], [type=checkbox]")];
    })"""


@pytest.mark.parametrize("name", ["/pin", "/who", "/terms", "/children/add", "/sign-in"])
def test_in_forced_colours_what_can_be_pressed_has_an_edge_and_the_focus_is_seen(reader: Reader, name: str) -> None:
    reader.page.emulate_media(forced_colors="active")
    reader.open(name, "en")
    reader.page.keyboard.press("Tab")  # by keys, so that the focus is to be shown
    seen = reader.page.evaluate(FORCED)
    assert len(seen) > 2
    assert [what for what, focus, edge in seen if not (focus and edge)] == []


@pytest.mark.parametrize("name", FORMS)
def test_without_styles_a_page_keeps_its_order_heading_then_labels_before_their_fields(
    world: World, browser: Browser, name: str
) -> None:
    form = FORMS[name](world, browser)
    text = browser.get(form.page).text
    assert text.count("<h1>") == 1
    body = text[text.index("<body>") :]
    heading = body.index("<h1>")
    for field in re.finditer(r'<(?:input|select)[^>]* id="(\w+)"', body):
        label = body.index(f'<label for="{field[1]}">')
        assert heading < label < field.start(), field[1]
    for choice in re.finditer(r'type="(?:radio|checkbox)"', body):
        assert body.rfind("<label", 0, choice.start()) > body.rfind("</label>", 0, choice.start())
    primary = body.find('<button class="primary"')
    assert primary == -1 or primary > max([0, *(m.start() for m in re.finditer(r'<(?:input|select)[^>]* id="', body))])
    assert send(browser, form.path, {}).status_code < 500


def test_a_link_out_of_webmail_takes_no_form_from_the_other_tabs(
    world: World, running_site: RunningSite, chromium: Any, browser: Browser
) -> None:
    """Webmail is another site: strict cookies stay away, and the page must not give the browser other ones for it."""
    site = f"http://127.0.0.1:{running_site.port}"
    path = FORMS["/confirm/{token}"](world, browser).path
    context = chromium.new_context(java_script_enabled=False)
    try:
        context.route("http://localhost:1/mail", lambda route: route.fulfill(
            body=f'<a href="{site}{path}">Confirm</a>', content_type="text/html"
        ))  # fmt: skip
        typing = context.new_page()
        typing.goto(f"{site}/sign-in")
        typing.locator("#email").fill("ana@example.com")
        typing.locator("#password").fill("three random words")
        before = {c["name"]: c["value"] for c in context.cookies(site)}
        mail = context.new_page()
        mail.goto("http://localhost:1/mail")
        mail.get_by_role("link").click()
        mail.locator("#password").fill("three random words")
        assert {c["name"]: c["value"] for c in context.cookies(site)} == before
        typing.locator("button.primary").click()
        typing.wait_for_url(f"{site}/children")
        mail.locator("button.primary").click()
        mail.wait_for_url(f"{site}/confirmed")
    finally:
        context.close()
