# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Sends through the practice's mail server (SMTP submission), and tells in codes what stands against it.

smtplib speaks the protocol; here is what it leaves open: which encryption is enough, how long to wait, how to stop.
"""

import base64
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from email.policy import SMTP, SMTPUTF8
from typing import Final

from pinportal_desktop.delivery.causes import cause_of
from pinportal_desktop.delivery.composing import composed, from_line
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.mail_server import MailServer, Security
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.usecases.needs import Clock, Mail
from pinportal_desktop.usecases.stopping import Stop

PATIENCE: Final = 20.0  # s for one answer of the server
AT_MOST: Final = 90.0  # s for a whole message, well within the outbox's lease: a server may answer a byte at a time


def system_trust() -> ssl.SSLContext:
    """TLS with the issuers that this computer's owner trusts: Windows' and macOS' own stores too, which ssl misses."""
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class SmtpSender:
    """Implements `needs.Sender`. Each message has a connection of its own: a desk sends few, and far between."""

    def __init__(
        self,
        server: MailServer,
        password: Secret | None,
        clock: Clock,
        *,
        practice_name: str,
        stop: Stop | None = None,
        trust: Callable[[], ssl.SSLContext] = system_trust,
        patience: float = PATIENCE,
        at_most: float = AT_MOST,
    ) -> None:
        """`stop` ends what is on its way. Raises `PinPortalError` MAIL_FROM_REFUSED for a From that is no address."""
        self._server = server
        self._password = password
        self._clock = clock
        self._from = _with_ascii_domain(server.from_address)
        self._sender = from_line(practice_name, self._from)
        self._stop = stop or Stop()
        self._trust = trust
        self._patience = patience
        self._at_most = at_most

    def send(self, mail: Mail) -> None:
        """Hand it over. Raises `PinPortalError` with a code of `words.sending`; facts `server` and `port`."""
        line = _Line(self._server.host, self._patience, self._context())
        too_long = threading.Timer(self._at_most, line.hang_up)
        too_long.start()
        self._stop.by(line.hang_up)
        try:
            self._open(line)
            self._hand_over(line, mail)
        except PinPortalError as error:
            raise self._told(error.code) from error
        except (OSError, UnicodeError) as error:
            silent = line.hung_up and not self._stop.asked
            code = Code.MAIL_GIVEN_UP if self._stop.asked else Code.MAIL_SERVER_SILENT if silent else cause_of(error)
            raise self._told(code) from error
        finally:
            too_long.cancel()
            self._stop.by(None)
            line.end()

    def _open(self, line: "_Line") -> None:
        """Connect, encrypt, log in: in this order, so that the password never goes in clear."""
        server = self._server
        line.implicit_tls = server.security is Security.TLS
        code, reply = line.connect(server.host, server.port)
        if code != 220:
            raise smtplib.SMTPConnectError(code, reply)
        line.name_itself()
        line.ehlo_or_helo_if_needed()
        if server.security is not Security.TLS and line.has_extn("starttls"):
            line.starttls(context=line.context)
            line.ehlo()
        elif server.security is Security.STARTTLS:
            raise PinPortalError(Code.MAIL_NO_STARTTLS)
        elif server.security is Security.STARTTLS_IF_OFFERED and server.user:
            raise PinPortalError(Code.MAIL_LOGIN_UNENCRYPTED)
        if server.user:
            line.log_in(server.user, Secret("") if self._password is None else self._password)

    def _hand_over(self, line: "_Line", mail: Mail) -> None:
        to = _with_ascii_domain(mail.to)
        plain = to.isascii()
        if not plain and not line.has_extn("smtputf8"):
            raise PinPortalError(Code.MAIL_RECIPIENT_LETTERS)
        message = composed(replace(mail, to=to), self._sender, self._clock.now())
        content = message.as_bytes(policy=SMTP if plain else SMTPUTF8)
        line.sendmail(self._from, [to], content, () if plain else ("SMTPUTF8", "BODY=8BITMIME"))

    def _context(self) -> ssl.SSLContext:
        """Verified, except where it may as well be plain.

        With STARTTLS "if offered" whoever sits in between can take the offer away, so checking the certificate would
        keep nobody out; unchecked it still keeps out who only listens (RFC 7435). A password asks for more.
        """
        if self._server.security is not Security.STARTTLS_IF_OFFERED or self._server.user:
            return self._trust()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context

    def _told(self, code: Code) -> PinPortalError:
        return PinPortalError(code, server=self._server.host, port=self._server.port)


class _Line(smtplib.SMTP):
    """A connection that can be hung up from another thread, whatever it waits for."""

    def __init__(self, host: str, patience: float, context: ssl.SSLContext) -> None:
        # smtplib would ask the network for this computer's full name, which may take long and is nobody's business.
        super().__init__(timeout=patience, local_hostname="localhost")
        self._host = host  # whose certificate is asked for
        self._handle: socket.socket | None = None
        self.context = context
        self.implicit_tls = False
        self.hung_up = False

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        """As in smtplib.SMTP_SSL; a second handle stays ours, because TLS takes the first one away."""
        opened = socket.create_connection((host, port), timeout)
        self._handle = opened.dup()
        if self.hung_up:
            opened.close()
            raise ConnectionAbortedError
        if not self.implicit_tls:
            return opened
        try:
            return self.context.wrap_socket(opened, server_hostname=host)
        except OSError:
            opened.close()
            raise

    def name_itself(self) -> None:
        """By the address that the server sees, as RFC 5321 (4.1.4) wants it of a computer without a public name."""
        assert self._handle is not None
        here = str(self._handle.getsockname()[0])
        self.local_hostname = f"[IPv6:{here}]" if ":" in here else f"[{here}]"

    def log_in(self, user: str, password: Secret) -> None:
        """`login`, which knows ASCII alone; with other letters by AUTH PLAIN, whose text is UTF-8 (RFC 4616)."""
        plain = f"\0{user}\0{password.reveal()}"
        if not self.has_extn("auth"):
            raise PinPortalError(Code.MAIL_LOGIN_NOT_OFFERED)
        if plain.isascii():
            self.login(user, password.reveal())
            return
        if "PLAIN" not in str(self.esmtp_features["auth"]).upper().split():
            raise PinPortalError(Code.MAIL_LOGIN_NOT_OFFERED)
        code, reply = self.docmd("AUTH", f"PLAIN {base64.b64encode(plain.encode()).decode()}")
        if code not in {235, 503}:
            raise smtplib.SMTPAuthenticationError(code, reply)

    def hang_up(self) -> None:
        """Now, from any thread; what waits ends with an OSError."""
        self.hung_up = True
        if self._handle is not None:
            with suppress(OSError):
                self._handle.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        """Say goodbye where that is still possible: what was handed over is handed over, whatever comes now."""
        with suppress(OSError):
            if self.sock is not None and not self.hung_up:
                self.quit()
        self.close()
        if self._handle is not None:
            self._handle.close()


def _with_ascii_domain(address: str) -> str:
    """The address with its domain as DNS knows it (`xn--…`); the part before the @ stays as it is."""
    local, _, domain = address.rpartition("@")
    if domain.isascii():
        return address
    from email_validator import EmailNotValidError, validate_email

    try:
        return f"{local}@{validate_email(address, check_deliverability=False).ascii_domain}"
    except EmailNotValidError as error:
        raise PinPortalError(Code.MAIL_RECIPIENT_REFUSED) from error
