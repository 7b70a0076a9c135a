# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A practice's messages leave through the mail server that it set, whoever sends them: a desk or a service."""

import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pinportal_desktop.app.delivering import deliver_until_stopped
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.log import set_up_log
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.worker import Worker
from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.mail_server import MailServer, Security
from pinportal_desktop.domain.outbox import MessageState
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.keys import Key, Keys
from pinportal_desktop.usecases.change_settings import ChangeSettings, change_settings
from pinportal_desktop.usecases.deliver import Delivered, deliver_due
from pinportal_desktop.usecases.stopping import Stop
from tests.delivery.couriers import states
from tests.delivery.mail_server import LOGIN, PASSWORD, Authority, Mailbox, RunningServer
from tests.world import DATABASE_KEY, PRACTICE_KEY, World

ANA = "ana@example.com"


@pytest.fixture
def parts(world: World, tmp_path: Path) -> Parts:
    return Parts(
        home=Home(path=tmp_path / "home", demo=False),
        keys=Keys(database=Key(DATABASE_KEY), practice=PRACTICE_KEY),
        clock=world.clock,
        entropy=world.desk.entropy,
        store=world.store,
    )


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def server(mailbox: Mailbox) -> Iterator[RunningServer]:
    running = RunningServer(mailbox)
    yield running
    running.stop()


def settings(parts: Parts, server: MailServer | None, password: str = "") -> None:
    seen, desk = parts.rules(), parts.desk()
    if server is not None and password:
        server = replace(server, password=desk.settings.seal_secret(Secret(password), seen.practice_id))
    made = {"id": parts.entropy.new_id(parts.clock.now()), "by": desk.actor, "made_at": parts.clock.now()}
    parts.carry_out(change_settings, ChangeSettings(**made, seen=seen, wanted=replace(seen, mail_server=server)))  # type: ignore[arg-type]  # what every command begins with


def plain(port: int) -> MailServer:
    return MailServer(
        host="localhost", port=port, security=Security.STARTTLS_IF_OFFERED, from_address="desk@maple.example"
    )


def issue(world: World, email: str = ANA) -> str:
    child = world.child()
    return world.issue(child, world.contact(child, "Ana Garcia"), email).pin.reveal()


def test_without_a_mail_server_everything_waits(world: World, parts: Parts) -> None:
    issue(world)
    with pytest.raises(PinPortalError) as missing:
        parts.courier("desk")
    assert missing.value.code is Code.SENDER_MISSING
    assert world.looks.waiting() == 1
    assert not parts.home.mail.exists(), "outside the demo no message goes into a file"


def test_set_while_the_program_runs_it_is_used_for_the_next_message(
    world: World, parts: Parts, server: RunningServer, mailbox: Mailbox
) -> None:
    issue(world)
    worker = Worker(lambda: parts.courier("desk"))
    worker.start()
    settings(parts, plain(server.port))
    worker.wake()
    mailbox.wait_for(1)
    assert worker.stop()
    assert mailbox.messages[0]["To"] == ANA


def test_as_a_service_it_sends_what_comes_until_it_is_told_to_end(
    world: World, parts: Parts, server: RunningServer, mailbox: Mailbox
) -> None:
    settings(parts, plain(server.port))
    issue(world)
    said: list[str] = []

    def end() -> None:
        mailbox.wait_for(1)
        signal.raise_signal(signal.SIGTERM)

    ending = threading.Thread(target=end)
    ending.start()
    assert deliver_until_stopped(parts, said.append) == 0
    ending.join()
    assert said == ["Sending what waits, as it comes. Ctrl+C ends it."]
    assert states(world) == [MessageState.SENT], "what was on its way is noted before it ends"
    world.store.add_practice(replace(world.rules, demo=True))
    with pytest.raises(Refused) as refused:
        deliver_until_stopped(parts, said.append)
    assert refused.value.code is Code.NOT_IN_DEMO


def test_it_is_ended_between_two_messages(world: World, parts: Parts, server: RunningServer, mailbox: Mailbox) -> None:
    settings(parts, plain(server.port))
    issue(world)
    issue(world, "t.reyes@example.net")
    assert deliver_due(parts.courier("service"), lambda: bool(mailbox.messages)) == Delivered(sent=1)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own store would have to be changed")
def test_the_password_of_the_settings_logs_in(
    world: World, parts: Parts, mailbox: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    running = RunningServer(
        mailbox, tls_context=authority.server(), authenticator=mailbox.authenticate, auth_required=True
    )
    try:
        pin = issue(world)
        wanted = replace(plain(running.port), security=Security.STARTTLS, user=LOGIN)
        settings(parts, wanted, PASSWORD)
        assert deliver_due(parts.courier("service")).sent == 1
        body = mailbox.messages[0].get_body(("plain",))
        assert body is not None
        assert pin in body.get_content()
        assert (mailbox.encrypted, mailbox.logins) == ([True], [LOGIN])
    finally:
        running.stop()


def test_the_demo_sends_into_its_folder_whatever_is_set(world: World, tmp_path: Path, parts: Parts) -> None:
    world.store.add_practice(replace(world.rules, demo=True, mail_server=plain(9)))
    issue(world)
    demo = replace(parts, home=Home(path=tmp_path / "home", demo=True))
    assert deliver_due(demo.courier("desk")).sent == 1
    assert len(list(demo.home.mail.glob("*.eml"))) == 1
    with pytest.raises(PinPortalError) as refused:
        demo.try_mail(plain(9), "dana@maple.example", Stop())
    assert refused.value.code is Code.NOT_IN_DEMO


def test_neither_password_nor_pin_nor_address_gets_into_the_log(
    world: World,
    parts: Parts,
    server: RunningServer,
    mailbox: Mailbox,
    capfd: pytest.CaptureFixture[str],
) -> None:
    set_up_log(parts.home.logs)
    mailbox.recipients[ANA] = f"550 5.1.1 <{ANA}>: user unknown"
    pin = issue(world)
    settings(parts, plain(server.port))
    worker = Worker(lambda: parts.courier("desk"))
    worker.start()
    mailbox.wait_for_refusal()
    assert worker.stop()
    settings(parts, replace(plain(server.port), security=Security.STARTTLS, user=LOGIN), PASSWORD)
    with pytest.raises(PinPortalError):
        parts.try_mail(replace(plain(server.port), user=LOGIN), ANA, Stop())
    captured = capfd.readouterr()
    told = (parts.home.logs / "pinportal.log").read_text("utf-8") + captured.out + captured.err
    assert "failed" in told, "there is a log to look into"
    for never in (pin, pin.replace("-", ""), ANA, "user unknown", PASSWORD, LOGIN, "Garcia"):
        assert never not in told, never
