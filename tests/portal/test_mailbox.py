# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Links by e-mail: confirm an address, change it, reset a forgotten password; and change a password."""

import re
from typing import Any

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.outbox import Template
from pinportal_desktop.portal.page import ACCOUNT
from pinportal_desktop.security.keys import OutboxSubkey, PinSealSubkey
from pinportal_desktop.usecases.deliver import Courier, deliver_due
from pinportal_desktop.usecases.needs import Mail
from pinportal_desktop.words.messages import Messages
from tests.portal.conftest import HOST, Browser
from tests.portal.test_accounts import ANAS, PASSWORD, registered, sign_in
from tests.world import PRACTICE_KEY, World

NEW = "another four random words"
ANAS_NEW = "ana.garcia@example.net"


class Mailbox:
    """What left: delivered as the worker does it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.mails: list[Mail] = []

    def send(self, mail: Mail) -> None:
        self.mails.append(mail)

    def fetch(self) -> list[Mail]:
        """What came since the last time."""
        seen = len(self.mails)
        courier = Courier(
            name="test",
            store=self.world.store,
            clock=self.world.clock,
            outbox=OutboxSubkey(PRACTICE_KEY, 1),
            seals=PinSealSubkey(PRACTICE_KEY, 1),
            texts=Messages(),
            sender=self,
        )
        deliver_due(courier)
        return self.mails[seen:]

    def link(self, to: str = ANAS) -> str:
        """The path in the only mail that came to that address."""
        (mail,) = [m for m in self.fetch() if m.to == to]
        (found,) = set(re.findall(rf"http://{HOST}(/\w+/\w+)", mail.text))
        assert found in mail.html
        return str(found)


@pytest.fixture
def mailbox(world: World) -> Mailbox:
    return Mailbox(world)


def confirmed(world: World, browser: Browser, mailbox: Mailbox) -> Any:
    """Ana with a confirmed address; the child."""
    child = registered(world, browser)
    browser.post(mailbox.link(), password=PASSWORD)
    return child


def kinds(world: World, child: Any) -> list[str]:
    return [line.kind for line in world.looks.activity(child)]


# --- confirming


def test_a_new_account_is_asked_to_confirm_its_address_by_a_button_behind_a_link(
    world: World, browser: Browser, mailbox: Mailbox
) -> None:
    child = registered(world, browser)
    link = mailbox.link()
    for _ in range(3):
        assert browser.get(link).status_code == 200, "opening it consumes nothing"
    assert world.access(child, ANAS).account.email_confirmed_at is None
    assert "not the password" in browser.post(link, password="not this one, no").text
    assert "Your address is confirmed" in browser.post(link, password=PASSWORD).text
    assert world.access(child, ANAS).account.email_confirmed_at == world.clock.now()
    assert browser.post(link, password=PASSWORD).status_code == 410, "once"
    assert "email_confirmed" in kinds(world, child)


def test_a_stranger_at_a_mistyped_address_confirms_nothing_and_resets_nothing(
    world: World, browser: Browser, mailbox: Mailbox
) -> None:
    child = registered(world, browser)
    link = mailbox.link()
    browser.client.cookies.clear()
    browser.post(link, password="what a stranger guesses")
    browser.post("/forgot", email=ANAS)
    assert mailbox.fetch() == []
    assert world.access(child, ANAS).account.email_confirmed_at is None


def test_a_confirmed_address_that_is_a_contacts_links_the_login_to_that_contact(
    world: World, browser: Browser, mailbox: Mailbox
) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, ANAS)
    browser.all_steps(world.issue(child, ana).pin.reveal(), "Ana Garcia", ANAS)
    assert world.access(child, ANAS).account.contact_id is None, "an equal address alone proves nothing"
    browser.post(mailbox.link(), password=PASSWORD)
    assert world.access(child, ANAS).account.contact_id == ana


def test_the_message_to_confirm_is_sent_again_on_wish_and_the_older_link_works_no_more(
    world: World, browser: Browser, mailbox: Mailbox
) -> None:
    registered(world, browser)
    older = mailbox.link()
    sign_in(browser)
    assert "Send the message again" in browser.get("/children").text
    browser.post("/account/confirm")
    newer = mailbox.link()
    assert browser.get(older).status_code == 410
    assert "confirmed" in browser.post(newer, password=PASSWORD).text
    assert "Send the message again" not in browser.get("/children").text


# --- a forgotten password


def test_a_forgotten_password_is_reset_by_a_link_that_works_once(
    world: World, browser: Browser, mailbox: Mailbox
) -> None:
    child = confirmed(world, browser, mailbox)
    sign_in(browser)
    elsewhere = browser.client.cookies[ACCOUNT]
    browser.client.cookies.clear()
    browser.post("/forgot", email=ANAS.upper())
    link = mailbox.link()
    assert browser.get(link).status_code == browser.get(link).status_code == 200
    assert 'id="password-error"' in browser.post(link, password="short").text
    assert "Your password is changed" in browser.post(link, password=NEW).text
    assert browser.post(link, password="yet another secret").status_code == 410
    assert "do not fit together" in sign_in(browser).text
    assert sign_in(browser, password=NEW).url.path == "/children"
    browser.client.cookies.clear()
    browser.client.cookies.set(ACCOUNT, elsewhere)
    assert browser.get("/children").status_code == 401, "every other session ended"
    (told,) = mailbox.fetch()
    assert "password of your account" in told.text.lower()
    assert {"reset_asked", "password_changed"} <= set(kinds(world, child))


def test_whether_an_address_has_an_account_is_told_to_nobody(world: World, browser: Browser, mailbox: Mailbox) -> None:
    confirmed(world, browser, mailbox)
    for email in (ANAS, "nobody@example.com"):
        answer = browser.client.post("/forgot", data={"csrf": browser.csrf(), "email": email}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"], answer.text) == (303, "/forgot/sent", "")
    assert len(mailbox.fetch()) == 1


def test_a_reset_works_for_an_hour(world: World, browser: Browser, mailbox: Mailbox) -> None:
    confirmed(world, browser, mailbox)
    browser.post("/forgot", email=ANAS)
    link = mailbox.link()
    world.clock.pass_(minutes=61)
    assert browser.get(link).status_code == browser.post(link, password=NEW).status_code == 410


def test_a_link_that_waited_until_it_was_too_old_never_leaves(world: World, browser: Browser, mailbox: Mailbox) -> None:
    confirmed(world, browser, mailbox)
    browser.post("/forgot", email=ANAS)
    world.clock.pass_(minutes=61)
    assert mailbox.fetch() == []
    assert world.looks.waiting() == 0


def test_nobodys_mailbox_is_filled_by_asking_again_and_again(world: World, browser: Browser, mailbox: Mailbox) -> None:
    confirmed(world, browser, mailbox)
    sent = 0
    for _ in range(5):
        browser.post("/forgot", email=ANAS)
        sent += len(mailbox.fetch())
    assert sent == 3


def test_nor_by_a_login_made_with_anothers_address_or_about_to_change_to_it(
    world: World, browser: Browser, mailbox: Mailbox
) -> None:
    registered(world, browser)
    sign_in(browser)
    again, change = 0, 0
    for _ in range(5):
        assert "on its way" in browser.post("/account/confirm").text
        again += len(mailbox.fetch())
        assert "on its way" in browser.post("/account/email", email=ANAS_NEW, password=PASSWORD).text
        change += [mail.to for mail in mailbox.fetch()].count(ANAS_NEW)
    assert (again, change) == (3, 3)
    world.clock.pass_(minutes=1)
    browser.post("/account/confirm")
    assert len(mailbox.fetch()) == 1, "who waits gets another"


# --- changing


def test_another_address_is_confirmed_there_and_told_to_the_old_one(
    world: World, browser: Browser, mailbox: Mailbox
) -> None:
    child = confirmed(world, browser, mailbox)
    sign_in(browser)
    assert "not the password" in browser.post("/account/email", email=ANAS_NEW, password="wrong one here").text
    browser.post("/account/email", email=ANAS_NEW, password=PASSWORD)
    link = mailbox.link(ANAS_NEW)
    assert world.access(child, ANAS), "until the link is used nothing changes"
    browser.post(link, password=PASSWORD)
    assert world.access(child, ANAS_NEW).account.email_confirmed_at == world.clock.now()
    (told,) = mailbox.fetch()
    assert (told.to, "was changed" in told.text) == (ANAS, True)
    assert ANAS_NEW not in told.text
    browser.client.cookies.clear()
    assert sign_in(browser, ANAS_NEW).url.path == "/children"
    assert kinds(world, child).count("email_changed") == 1


def test_an_address_that_is_anothers_login_ends_alike_and_gets_nothing(
    world: World, browser: Browser, mailbox: Mailbox
) -> None:
    child = confirmed(world, browser, mailbox)
    other = world.child("Zoe Zed")
    world.register(world.issue(other, world.contact(other, "Zia Zed")).pin, "Zia Zed", "zia@example.org")
    sign_in(browser)
    taken = browser.post("/account/email", email="zia@example.org", password=PASSWORD)
    free = browser.post("/account/email", email=ANAS_NEW, password=PASSWORD)
    assert taken.text == free.text
    assert [mail.to for mail in mailbox.fetch()] == [ANAS_NEW]
    reasons = [line.facts.get("reason") for line in world.looks.activity(child) if line.kind == "email_change_asked"]
    assert set(reasons) == {None, "email_is_anothers_login"}


def test_an_address_that_became_anothers_login_meanwhile_is_not_taken_from_them(
    world: World, browser: Browser, mailbox: Mailbox
) -> None:
    child = confirmed(world, browser, mailbox)
    sign_in(browser)
    browser.post("/account/email", email=ANAS_NEW, password=PASSWORD)
    link = mailbox.link(ANAS_NEW)
    other = world.child("Zoe Zed")
    world.register(world.issue(other, world.contact(other, "Zia Zed")).pin, "Zia Zed", ANAS_NEW)
    assert browser.post(link, password=PASSWORD).status_code == 410
    assert world.access(child, ANAS)


def test_a_password_is_changed_with_the_present_one_and_ends_the_other_sessions(
    world: World, browser: Browser, mailbox: Mailbox
) -> None:
    child = confirmed(world, browser, mailbox)
    sign_in(browser)
    elsewhere = browser.client.cookies[ACCOUNT]
    browser.client.cookies.clear()
    sign_in(browser)
    before = browser.client.cookies[ACCOUNT]
    assert 'id="present-error"' in browser.post("/account/password", present="wrong", password=NEW).text
    assert "Your password is changed" in browser.post("/account/password", present=PASSWORD, password=NEW).text
    assert browser.client.cookies[ACCOUNT] != before
    assert browser.get("/children").status_code == 200
    for token in (elsewhere, before):
        browser.client.cookies.clear()
        browser.client.cookies.set(ACCOUNT, token)
        assert browser.get("/children").status_code == 401
    assert world.looks.messages(child)[0].template is Template.LOGIN_SECURED
    assert mailbox.fetch()[0].to == ANAS


# --- what is in the messages


def test_an_accounts_own_messages_name_no_child_and_no_surname(
    world: World, browser: Browser, mailbox: Mailbox
) -> None:
    confirmed(world, browser, mailbox)
    sign_in(browser)
    browser.post("/account/email", email=ANAS_NEW, password=PASSWORD)
    browser.post(mailbox.link(ANAS_NEW), password=PASSWORD)
    browser.post("/account/password", present=PASSWORD, password=NEW)
    browser.post("/forgot", email=ANAS_NEW)
    mailbox.fetch()
    for mail in mailbox.mails:
        said = f"{mail.subject} {mail.text} {mail.html}"
        assert not re.search(r"Marisol|Garcia|2012|\bAna\b", said.replace(ANAS_NEW, ""))


def test_a_link_of_somebody_elses_or_of_another_kind_is_answered_like_one_that_never_was(
    world: World, browser: Browser, mailbox: Mailbox
) -> None:
    confirmed(world, browser, mailbox)
    browser.post("/forgot", email=ANAS)
    token = mailbox.link().rpartition("/")[2]
    strange = browser.get(f"/confirm/{token}")
    never = browser.get("/confirm/0000")
    assert strange.status_code == never.status_code == 410
    assert re.sub(r'value="[^"]*"', "", strange.text) == re.sub(r'value="[^"]*"', "", never.text)
