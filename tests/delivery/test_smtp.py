# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Sending through a mail server: what arrives, and what is told when nothing does."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from pinportal_desktop.delivery.causes import cause_of
from pinportal_desktop.delivery.smtp import SmtpSender, system_trust
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.mail_server import MailServer, Security
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.usecases.stopping import Stop
from tests.delivery.contract import MAIL, SenderContract
from tests.delivery.mail_server import LOGIN, LONGEST, PASSWORD, Authority, Kind, Mailbox, RunningServer, scripted
from tests.fakes import NOON, FixedClock

FROM = "front-desk@maple.example"
SHORT = 0.2  # s of patience with a server that is meant to be silent


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def start(mailbox: Mailbox) -> Iterator[Callable[..., RunningServer]]:
    running: list[RunningServer] = []

    def begin(**options: Any) -> RunningServer:
        running.append(RunningServer(mailbox, **options))
        return running[-1]

    yield begin
    for server in running:
        server.stop()


@pytest.fixture
def sender(authority: Authority) -> Callable[..., SmtpSender]:
    """A sender to that port; without a login, and encrypted only where that is offered, unless told otherwise."""

    def make(
        port: int,
        security: Security = Security.STARTTLS_IF_OFFERED,
        *,
        host: str = "localhost",
        user: str = "",
        password: str | None = None,
        from_address: str = FROM,
        practice_name: str = "Maple Street Pediatrics",
        **options: Any,
    ) -> SmtpSender:
        server = MailServer(host=host, port=port, security=security, from_address=from_address, user=user)
        secret = None if password is None else Secret(password)
        trust = {"trust": authority.trust} | options
        return SmtpSender(server, secret, FixedClock(), practice_name=practice_name, **trust)

    return make


def refused(sender: SmtpSender, to: str = MAIL.to) -> Code:
    with pytest.raises(PinPortalError) as told:
        sender.send(replace(MAIL, to=to))
    assert told.value.facts["server"] == sender._server.host
    assert to not in f"{told.value} {told.value.facts}"
    return told.value.code


class TestSmtpSender(SenderContract):
    @pytest.fixture(autouse=True)
    def _server(self, mailbox: Mailbox, sender: Callable[..., SmtpSender]) -> Iterator[None]:
        self.mailbox = mailbox
        self.server = RunningServer(mailbox)
        self.running = True
        self.sender = sender(self.server.port)
        yield
        if self.running:
            self.server.stop()

    def arrived(self) -> list[EmailMessage]:
        return self.mailbox.messages

    def break_it(self) -> None:
        self.server.stop()
        self.running = False

    def mend_it(self) -> None:
        self.server = RunningServer(self.mailbox, self.server.port)
        self.running = True

    def test_it_is_from_the_practices_name_and_address_at_the_clocks_time(self) -> None:
        self.sender.send(MAIL)
        (message,) = self.arrived()
        assert str(message["From"]) == f"Maple Street Pediatrics <{FROM}>"
        assert message["Date"].datetime == NOON

    def test_this_computers_name_goes_to_nobody(self) -> None:
        self.sender.send(MAIL)
        assert self.mailbox.helo == ["[127.0.0.1]"]

    def test_a_message_without_a_page_is_plain_text(self) -> None:
        """A carrier's gateway takes nothing else."""
        self.sender.send(replace(MAIL, html=""))
        assert self.arrived()[0].get_content_type() == "text/plain"


# --- headers that nothing breaks


@pytest.mark.parametrize(
    "name", ["Smith, Jones & Co.", 'Dr. "Kids" Müller', "Two\r\nBcc: eve@example.net", "Tab\there\x00", "小児科"]
)
def test_whatever_the_practice_is_called_the_message_is_from_one_sender_and_to_one_person(
    name: str, start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], mailbox: Mailbox
) -> None:
    sender(start().port, practice_name=name).send(MAIL)
    (message,) = mailbox.messages
    assert [a.addr_spec for a in message["From"].addresses] == [FROM]
    assert [a.addr_spec for a in message["To"].addresses] == [MAIL.to]
    assert message["Bcc"] is None
    assert message["From"].addresses[0].display_name.isprintable()


@pytest.mark.parametrize(
    "to", ["ana@example.com\r\nBcc: eve@example.net", "ana", "@", "", "ana@example.com, eve@example.net"]
)
def test_what_is_no_address_is_told_as_a_refused_recipient_and_reaches_nobody(
    to: str, start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], mailbox: Mailbox
) -> None:
    with pytest.raises(PinPortalError) as told:
        sender(start().port).send(replace(MAIL, to=to))
    assert told.value.code is Code.MAIL_RECIPIENT_REFUSED
    assert mailbox.messages == []


def test_a_domain_with_other_letters_is_written_as_dns_knows_it(
    start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], mailbox: Mailbox
) -> None:
    sender(start().port).send(replace(MAIL, to="ana@münchen.de"))
    assert [a.addr_spec for a in mailbox.messages[0]["To"].addresses] == ["ana@xn--mnchen-3ya.de"]


def test_other_letters_before_the_at_are_sent_where_the_server_can_and_told_where_it_cannot(
    start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], mailbox: Mailbox
) -> None:
    sender(start(enable_SMTPUTF8=True).port).send(replace(MAIL, to="añá@example.com"))
    assert [a.addr_spec for a in mailbox.messages[0]["To"].addresses] == ["añá@example.com"]
    assert refused(sender(start().port), "añá@example.com") is Code.MAIL_RECIPIENT_LETTERS


# --- encryption


def test_tls_and_starttls_encrypt_what_is_sent(
    start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], mailbox: Mailbox, authority: Authority
) -> None:
    sender(start(ssl_now=authority.server()).port, Security.TLS).send(MAIL)
    sender(start(tls_context=authority.server()).port, Security.STARTTLS).send(MAIL)
    sender(start(tls_context=authority.server()).port, Security.STARTTLS_IF_OFFERED).send(MAIL)
    assert mailbox.encrypted == [True] * 3


def test_where_starttls_is_required_nothing_leaves_without_it(
    start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], mailbox: Mailbox
) -> None:
    assert refused(sender(start().port, Security.STARTTLS)) is Code.MAIL_NO_STARTTLS
    assert mailbox.messages == []


def test_if_offered_it_goes_in_clear_where_it_is_not(
    start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], mailbox: Mailbox
) -> None:
    sender(start().port).send(MAIL)
    assert mailbox.encrypted == [False]


CERTIFICATES: list[tuple[Kind, Code]] = [
    ("self-signed", Code.MAIL_CERTIFICATE_SELF_SIGNED),
    ("expired", Code.MAIL_CERTIFICATE_EXPIRED),
    ("not yet valid", Code.MAIL_CERTIFICATE_NOT_YET_VALID),
    ("wrong name", Code.MAIL_CERTIFICATE_NAME),
    ("unknown issuer", Code.MAIL_CERTIFICATE_ISSUER),
]


@pytest.mark.parametrize(("kind", "code"), CERTIFICATES, ids=[kind for kind, _ in CERTIFICATES])
@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_a_certificate_that_proves_nothing_is_told_by_what_is_wrong_with_it(
    kind: Kind,
    code: Code,
    security: Security,
    start: Callable[..., RunningServer],
    sender: Callable[..., SmtpSender],
    mailbox: Mailbox,
    authority: Authority,
) -> None:
    way = "ssl_now" if security is Security.TLS else "tls_context"
    server = start(**{way: authority.server(kind)})
    assert refused(sender(server.port, security)) is code
    assert mailbox.messages == []


def test_the_name_that_is_typed_is_the_one_that_the_certificate_must_bear(
    start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], authority: Authority
) -> None:
    server = start(ssl_now=authority.server())
    sender(server.port, Security.TLS, host="127.0.0.1").send(MAIL)
    other = {
        Security.TLS: start(ssl_now=authority.server("name alone")),
        Security.STARTTLS: start(tls_context=authority.server("name alone")),
    }
    for security, of_localhost in other.items():
        sender(of_localhost.port, security, host="localhost").send(MAIL)
        assert refused(sender(of_localhost.port, security, host="127.0.0.1")) is Code.MAIL_CERTIFICATE_NAME


def test_if_offered_any_certificate_will_do_without_a_login_and_none_but_a_good_one_with_it(
    start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], mailbox: Mailbox, authority: Authority
) -> None:
    server = start(tls_context=authority.server("self-signed"), authenticator=mailbox.authenticate)
    sender(server.port).send(MAIL)
    assert mailbox.encrypted == [True]
    with_login = sender(server.port, user=LOGIN, password=PASSWORD)
    assert refused(with_login) is Code.MAIL_CERTIFICATE_SELF_SIGNED
    assert mailbox.logins == []


def test_whom_this_computers_owner_trusts_is_asked_of_the_system(
    start: Callable[..., RunningServer],
    sender: Callable[..., SmtpSender],
    mailbox: Mailbox,
    authority: Authority,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = start(ssl_now=authority.server())
    asks = sender(server.port, Security.TLS, trust=system_trust)
    assert refused(asks) in {Code.MAIL_CERTIFICATE_ISSUER, Code.MAIL_CERTIFICATE}
    if ssl.OPENSSL_VERSION.startswith("OpenSSL") and Path("/etc/ssl").is_dir():
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
        asks.send(MAIL)
        assert mailbox.encrypted == [True]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (0x800B0101, Code.MAIL_CERTIFICATE_EXPIRED),
        (0x800B010F - (1 << 32), Code.MAIL_CERTIFICATE_NAME),
        (-67843, Code.MAIL_CERTIFICATE_ISSUER),
        (4711, Code.MAIL_CERTIFICATE),
    ],
)
def test_what_windows_and_macos_say_of_a_certificate_is_understood_too(number: int, code: Code) -> None:
    error = ssl.SSLCertVerificationError("as truststore raises it")
    error.verify_code = number
    assert cause_of(error) is code


# --- the login


def test_the_login_is_made_with_any_letters_in_it(
    start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], mailbox: Mailbox, authority: Authority
) -> None:
    server = start(tls_context=authority.server(), authenticator=mailbox.authenticate, auth_required=True)
    sender(server.port, Security.STARTTLS, user=LOGIN, password=PASSWORD).send(MAIL)
    assert (mailbox.logins, mailbox.encrypted) == ([LOGIN], [True])


@pytest.mark.parametrize("password", ["wrong", "falsch ñ", None])
def test_a_login_that_is_refused_is_told_as_such(
    password: str | None,
    start: Callable[..., RunningServer],
    sender: Callable[..., SmtpSender],
    mailbox: Mailbox,
    authority: Authority,
) -> None:
    server = start(tls_context=authority.server(), authenticator=mailbox.authenticate)
    told = refused(sender(server.port, Security.STARTTLS, user=LOGIN, password=password))
    assert told is Code.MAIL_LOGIN_REFUSED
    assert mailbox.messages == []


def test_a_password_never_goes_in_clear(
    start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], mailbox: Mailbox
) -> None:
    server = start(authenticator=mailbox.authenticate, auth_require_tls=False)
    assert refused(sender(server.port, user=LOGIN, password=PASSWORD)) is Code.MAIL_LOGIN_UNENCRYPTED
    assert mailbox.logins == []


def test_a_server_that_wants_a_login_and_one_that_offers_none_are_told_apart(
    start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], mailbox: Mailbox, authority: Authority
) -> None:
    wants = start(tls_context=authority.server(), authenticator=mailbox.authenticate, auth_required=True)
    assert refused(sender(wants.port, Security.STARTTLS)) is Code.MAIL_LOGIN_NEEDED
    offers_none = start(ssl_now=authority.server(), auth_exclude_mechanism=["LOGIN", "PLAIN"])
    told = refused(sender(offers_none.port, Security.TLS, user=LOGIN, password="x"))
    assert told is Code.MAIL_LOGIN_NOT_OFFERED


# --- refused by the server


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        ("550 5.1.1 <ana@example.com>: user unknown", Code.MAIL_RECIPIENT_REFUSED),
        ("550 no such user here", Code.MAIL_RECIPIENT_REFUSED),
        ("552 5.2.2 mailbox full", Code.MAIL_RECIPIENT_REFUSED),
        ("554 5.7.1 relay access denied", Code.MAIL_POLICY),
        ("550 5.7.1 relaying denied", Code.MAIL_POLICY),
        ("450 4.2.0 greylisted", Code.MAIL_RECIPIENT_LATER),
        ("452 4.2.2 mailbox full", Code.MAIL_RECIPIENT_LATER),
        ("421 4.3.2 shutting down", Code.MAIL_TRY_LATER),
        ("530 5.7.0 authentication required", Code.MAIL_LOGIN_NEEDED),
    ],
)
def test_a_refused_recipient_is_told_by_why(
    reply: str, code: Code, start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], mailbox: Mailbox
) -> None:
    mailbox.recipients[MAIL.to] = reply
    assert refused(sender(start().port)) is code


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        ("553 5.7.1 not owned by you", Code.MAIL_FROM_REFUSED),
        ("451 4.3.0 try again", Code.MAIL_TRY_LATER),
    ],
)
def test_a_refused_from_address_is_told_as_such(
    reply: str, code: Code, start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], mailbox: Mailbox
) -> None:
    mailbox.sender_reply = reply
    assert refused(sender(start().port)) is code


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        ("554 5.6.0 we do not like it", Code.MAIL_MESSAGE_REFUSED),
        ("550 5.7.1 looks like spam", Code.MAIL_POLICY),
        ("550 5.1.1 user unknown after all", Code.MAIL_RECIPIENT_REFUSED),
        ("452 4.3.1 disk full", Code.MAIL_TRY_LATER),
    ],
)
def test_a_refused_message_is_told_by_why(
    reply: str, code: Code, start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], mailbox: Mailbox
) -> None:
    mailbox.data_reply = reply
    assert refused(sender(start().port)) is code


# --- a server that is not there, or not itself


def test_a_server_that_is_down_and_a_name_that_leads_nowhere_are_told_apart(sender: Callable[..., SmtpSender]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert refused(sender(port)) is Code.MAIL_SERVER_DOWN
    for name in ("nowhere.invalid", "a..b", "x" * 300):
        assert refused(sender(port, host=name)) is Code.MAIL_SERVER_NOT_FOUND, name


def test_a_network_that_is_away_is_told_as_such() -> None:
    assert cause_of(OSError(101, "Network is unreachable")) is Code.MAIL_SERVER_UNREACHABLE


GREETING, EHLO = b"220 mx.test\r\n", b"250 mx.test\r\n"
OK, GO_ON = b"250 OK\r\n", b"354 go on\r\n"


@pytest.mark.parametrize(
    "said",
    [
        (),
        (GREETING,),
        (GREETING, EHLO),
        (GREETING, EHLO, OK),
        (GREETING, EHLO, OK, OK),
        (GREETING, EHLO, OK, OK, GO_ON),
    ],
    ids=["greeting", "EHLO", "MAIL", "RCPT", "DATA", "the content"],
)
def test_a_server_that_hangs_anywhere_is_waited_for_no_longer_than_patience_lasts(
    said: tuple[bytes, ...], sender: Callable[..., SmtpSender]
) -> None:
    with scripted(*said, None) as port:
        assert refused(sender(port, patience=SHORT)) is Code.MAIL_SERVER_SILENT


def test_tls_spoken_to_a_server_that_waits_for_words_is_told_with_the_ports(sender: Callable[..., SmtpSender]) -> None:
    with scripted(GREETING, None) as port:
        assert refused(sender(port, Security.TLS, patience=LONGEST)) is Code.MAIL_NO_TLS


def test_words_spoken_to_a_server_that_waits_for_tls_are_told_with_the_ports(
    start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], authority: Authority
) -> None:
    server = start(ssl_now=authority.server())
    assert refused(sender(server.port, Security.STARTTLS, patience=SHORT)) is Code.MAIL_SERVER_SILENT


def test_a_server_that_answers_a_byte_at_a_time_is_hung_up_on(sender: Callable[..., SmtpSender]) -> None:
    """Each byte comes in time; the whole does not. Else the lease would run out, and another desk send it again."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        over = threading.Event()

        def drip() -> None:
            talking, _ = listening.accept()
            with talking:
                while not over.wait(SHORT / 10):
                    try:
                        talking.send(b"2")
                    except OSError:
                        return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        slow = sender(listening.getsockname()[1], patience=LONGEST, at_most=SHORT)
        assert refused(slow) is Code.MAIL_SERVER_SILENT
        over.set()
        thread.join(LONGEST)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ((b"",), Code.MAIL_BROKEN_OFF),
        ((b"SSH-2.0-OpenSSH_9.2\r\n",), Code.MAIL_SERVER_NONE),
        ((b"554 no mail here\r\n",), Code.MAIL_SERVER_NONE),
        ((b"421 too busy\r\n",), Code.MAIL_TRY_LATER),
        ((GREETING, EHLO, OK, OK), Code.MAIL_BROKEN_OFF),
        ((GREETING, EHLO, OK, OK, GO_ON), Code.MAIL_BROKEN_OFF),
    ],
    ids=["at once", "ssh", "no service", "busy", "before DATA", "in the middle of DATA"],
)
def test_a_server_that_breaks_off_or_is_none_is_told_as_such(
    said: tuple[bytes, ...], code: Code, sender: Callable[..., SmtpSender]
) -> None:
    with scripted(*said) as port:
        assert refused(sender(port)) is code


def test_what_the_server_took_is_sent_even_if_it_does_not_say_goodbye(sender: Callable[..., SmtpSender]) -> None:
    """Told as not sent, it would be sent again."""
    with scripted(GREETING, EHLO, OK, OK, GO_ON, OK) as port:
        sender(port).send(MAIL)


# --- stopped by hand


def test_what_waits_for_a_silent_server_is_stopped_at_once(sender: Callable[..., SmtpSender]) -> None:
    stop = Stop()
    with scripted(None) as port:
        waiting = sender(port, patience=LONGEST, stop=stop)
        told: list[Code] = []
        thread = threading.Thread(target=lambda: told.append(refused(waiting)))
        thread.start()
        stop.ask()
        thread.join(LONGEST / 2)
        assert not thread.is_alive()
    assert told == [Code.MAIL_GIVEN_UP]


def test_stopped_before_it_begins_nothing_is_sent(
    start: Callable[..., RunningServer], sender: Callable[..., SmtpSender], mailbox: Mailbox
) -> None:
    stop = Stop()
    stop.ask()
    assert refused(sender(start().port, stop=stop)) is Code.MAIL_GIVEN_UP
    assert mailbox.messages == []
