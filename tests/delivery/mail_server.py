# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Real mail servers on this machine: a well-behaved one that can be told to refuse, and one that plays a script."""

import asyncio
import gc
import socket
import ssl
import threading
import warnings
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_string, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal, TypeVar

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

T = TypeVar("T")
LOGIN, PASSWORD = "desk@example.com", "correct horse ñ"
LONGEST = 10.0  # seconds a thread may take before its test fails; nothing waits that long
Kind = Literal["valid", "self-signed", "expired", "not yet valid", "wrong name", "name alone", "unknown issuer"]


@dataclass
class Mailbox:
    """What arrived, and what is answered instead of 250: by the recipient, to MAIL FROM, to the content."""

    messages: list[EmailMessage] = field(default_factory=list)
    recipients: dict[str, str] = field(default_factory=dict)
    sender_reply: str = ""
    data_reply: str = ""
    encrypted: list[bool] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    helo: list[str] = field(default_factory=list)
    _arrived: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    _refused: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def wait_for(self, count: int) -> None:
        """Until so many more messages have arrived."""
        for _ in range(count):
            assert self._arrived.acquire(timeout=LONGEST), "nothing arrived"

    def wait_for_refusal(self) -> None:
        """Until one more recipient was refused."""
        assert self._refused.acquire(timeout=LONGEST), "nobody was refused"

    async def handle_MAIL(self, _s: SMTP, _session: Session, envelope: Envelope, address: str, options: Any) -> str:
        if self.sender_reply:
            return self.sender_reply
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, _s: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any) -> str:
        if address in self.recipients:
            self._refused.release()
            return self.recipients[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.data_reply:
            return self.data_reply
        assert isinstance(envelope.content, bytes)
        message = message_from_string(envelope.content.decode(), _class=EmailMessage, policy=policy.default)
        assert [a.addr_spec for a in message["To"].addresses] == envelope.rcpt_tos
        assert envelope.content.isascii() or "SMTPUTF8" in envelope.mail_options
        self.messages.append(message)
        assert server.transport is not None
        self.encrypted.append(server.transport.get_extra_info("ssl_object") is not None)
        self.helo.append(str(session.host_name))
        self._arrived.release()
        return "250 OK"

    def authenticate(self, _s: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, said: Any) -> AuthResult:
        assert isinstance(said, LoginPassword)
        self.logins.append(said.login.decode())
        right = (said.login.decode(), said.password.decode()) == (LOGIN, PASSWORD)
        return AuthResult(success=right, handled=False)


class RunningServer:
    """aiosmtpd on a thread of its own, on any free port or on `port`."""

    def __init__(
        self, mailbox: Mailbox, port: int = 0, *, ssl_now: ssl.SSLContext | None = None, **options: Any
    ) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

        self._talking: list[SMTP] = []

        def make() -> SMTP:
            self._talking.append(SMTP(mailbox, hostname="mx.test", loop=self._loop, **options))
            return self._talking[-1]

        async def begin() -> asyncio.Server:
            return await self._loop.create_server(make, "127.0.0.1", port, ssl=ssl_now)

        self._server = self._do(begin())
        self.port: int = self._server.sockets[0].getsockname()[1]

    def stop(self) -> None:
        async def end() -> None:
            self._server.close()
            await _rounds()  # what was accepted just now gets its transport, which closes its socket
            for talking in self._talking:
                if isinstance(talking.transport, asyncio.Transport):
                    talking.transport.abort()
            # A handshake that the client broke off has a transport and no `SMTP` yet.
            for transport in list(getattr(self._loop, "_transports", {}).values()):
                transport.abort()
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
            await _rounds()

        self._do(end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(LONGEST)
        del self._server, self._loop, self._talking
        # A connection that came in the instant of the end is asyncio's to forget: here, not in another test's time.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()

    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(LONGEST)

    def _run(self) -> None:
        """All of it on this thread: a browser that a test drives keeps a loop of its own on the main one."""
        self._loop.run_forever()
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()


async def _rounds() -> None:
    """Let the loop do what it has begun; no time passes."""
    for _ in range(5):
        await asyncio.sleep(0)


@contextmanager
def scripted(*script: bytes | None, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """A server that says each line when asked (the first at once), hangs at None, and closes; gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        ended = threading.Event()

        def play() -> None:
            while not ended.is_set():
                try:
                    talking, _ = listening.accept()
                except OSError:
                    return
                with talking, suppress(OSError):
                    talking.settimeout(LONGEST)
                    _play(tls.wrap_socket(talking, server_side=True) if tls else talking, script, ended)

        thread = threading.Thread(target=play, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        ended.set()
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(LONGEST)
    assert not thread.is_alive()


def _play(talking: socket.socket, script: Sequence[bytes | None], ended: threading.Event) -> None:
    for number, line in enumerate(script):
        if number and not talking.recv(65536):
            return
        if line is None:
            ended.wait(LONGEST)
            return
        talking.sendall(line)
    talking.shutdown(socket.SHUT_WR)
    talking.recv(65536)


class Authority:
    """Issues certificates; `trust` makes contexts that know it and nobody else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _named("A test's own authority")
        self._root = _certificate(self._name, self._key, self._name, self._key, (-1, 1), [])
        self.file = folder / "authority.pem"
        self.file.write_bytes(self._root.public_bytes(serialization.Encoding.PEM))

    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.file))

    def server(self, kind: Kind = "valid") -> ssl.SSLContext:
        """A server's side, with a certificate of that kind for localhost."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = "mail.elsewhere.test" if kind == "wrong name" else "localhost"
        days = {"expired": (-30, -1), "not yet valid": (1, 30)}.get(kind, (-1, 30))
        issuer, issuer_key = self._name, self._key
        if kind == "self-signed":
            issuer, issuer_key = _named(name), key
        if kind == "unknown issuer":
            issuer, issuer_key = _named("Nobody knows me"), ec.generate_private_key(ec.SECP256R1())
        names: list[x509.GeneralName] = [x509.DNSName(name)]
        if kind not in {"wrong name", "name alone"}:
            names.append(x509.IPAddress(ip_address("127.0.0.1")))
        made = _certificate(_named(name), key, issuer, issuer_key, days, names)
        file = self._folder / f"{kind}.pem"
        secret = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(file)
        return context


def _named(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _certificate(
    subject: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Name,
    issuer_key: ec.EllipticCurvePrivateKey,
    days: tuple[int, int],
    names: list[x509.GeneralName],
) -> x509.Certificate:
    """A root without `names`; valid from and until so many days from now: OpenSSL reads the computer's clock."""
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=not names, path_length=None), critical=True)
    )
    if names:
        made = made.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return made.sign(issuer_key, hashes.SHA256())
