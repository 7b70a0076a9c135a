# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The examples for nginx and Caddy, run as they are but for names, ports and certificates: https, limits, who asks."""

import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.app.serving.service import LONGEST, PORTAL, Service, Visitor, keys_for, running_service
from tests.app.serving.test_service import counted, keys_of, practice, wrong_try  # noqa: F401 - a fixture
from tests.conftest import REPOSITORY
from tests.world import World

EXAMPLES = REPOSITORY / "packaging" / "linux" / "examples"
PATH = ":/usr/sbin"
BROWSER, FORGED = "127.0.0.2", "198.51.100.66"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the examples are for Linux")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def certificate(folder: Path) -> tuple[Path, Path]:
    """Of nobody but this test."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, PORTAL)])
    made = (
        x509.CertificateBuilder()
        .issuer_name(name)
        .subject_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(PORTAL)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    files = folder / "cert.pem", folder / "key.pem"
    files[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return files


def changed(text: str, **instead: str) -> str:
    """Each of these is there, and becomes another."""
    for old, new in instead.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def nginx(folder: Path, port: int, pages: int) -> list[str]:
    cert, key = certificate(folder)
    site = changed(
        (EXAMPLES / "nginx.conf").read_text("utf-8"),
        **{
            "/etc/letsencrypt/live/portal.example.org/fullchain.pem": str(cert),
            "/etc/letsencrypt/live/portal.example.org/privkey.pem": str(key),
            "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
            "listen [::]:443 ssl": f"listen [::1]:{port} ssl",
            "listen 80": f"listen 127.0.0.1:{free_port()}",
            "listen [::]:80": f"listen [::1]:{free_port()}",
            "127.0.0.1:8738": f"127.0.0.1:{pages}",
            "/var/log/nginx/error.log": str(folder / "error.log"),
        },
    )
    (folder / "site.conf").write_text(site, "utf-8")
    spools = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main = f"daemon off; pid {folder}/pid; events {{}} http {{ {spools} include {folder}/site.conf; }}"
    (folder / "main.conf").write_text(main, "utf-8")
    return ["-e", str(folder / "start.log"), "-p", str(folder), "-c", str(folder / "main.conf")]


def caddy(folder: Path, port: int, pages: int) -> list[str]:
    cert, key = certificate(folder)
    text = changed(
        (EXAMPLES / "Caddyfile").read_text("utf-8"),
        **{
            "{\n\t# Addresses": "{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n\t# Addresses",
            f"{PORTAL} {{\n": f"https://{PORTAL}:{port} {{\n\ttls {cert} {key}\n",
            "127.0.0.1:8738": f"127.0.0.1:{pages}",
        },
    )
    (folder / "Caddyfile").write_text(text, "utf-8")
    return ["run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


@contextmanager
def running_proxy(name: str, folder: Path, pages: int) -> Iterator[tuple[int, Path]]:
    """Its port, and the file of all that it says."""
    program = shutil.which(name) or shutil.which(name, path=PATH)
    if program is None:
        pytest.skip(f"no {name} here: apt-get install {name}")
    port, said = free_port(), folder / "said.txt"
    words = {"nginx": nginx, "caddy": caddy}[name](folder, port, pages)
    with said.open("w") as output:
        started = subprocess.Popen(
            [program, *words], stdout=output, stderr=output, env={"HOME": str(folder), "PATH": "/usr/bin"}
        )
        try:
            until = time.monotonic() + LONGEST
            while not listens(port):
                assert started.poll() is None, said.read_text()
                assert time.monotonic() < until, said.read_text()
            yield port, said
        finally:
            started.terminate()
            started.wait(LONGEST)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def service(practice: World, tmp_path: Path) -> Iterator[Service]:  # noqa: F811 - the fixture
    # Else the browser's address, which is this computer's here, would be one of a proxy.
    with running_service("--keys", str(keys_for(practice, tmp_path)), "--proxies", "127.0.0.1") as started:
        yield started


@pytest.mark.parametrize("name", ["nginx", "caddy"])
def test_the_example_serves_the_pages_by_https_and_tells_them_who_asks(
    practice: World,  # noqa: F811 - the fixture
    service: Service,
    tmp_path: Path,
    name: str,
) -> None:
    with running_proxy(name, tmp_path, service.port) as (port, said):
        tls = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
        browser = Visitor(port, BROWSER, (("X-Forwarded-For", FORGED), ("X-Forwarded-Proto", "http")), tls=tls)
        status, page = browser.get("/")
        assert (status, "Maple Street Pediatrics" in page) == (200, True)
        assert all("Secure" in cookie for cookie in browser.set_cookies)
        wrong_try(browser)
        assert browser.get("/health/ready")[0] == 404, "the world outside has no use for it"
        assert browser.post("/pin", pin="2" * 70_000)[0] == 413
        service.stop()
        assert browser.get("/start/canary-of-a-link")[0] == 502
    logs = [file.read_text("utf-8") for file in (said, *tmp_path.glob("*.log"))]
    assert not any("canary" in text for text in logs), "a link is in no log"
    assert keys_of(practice, FORGED) not in counted(practice)
    assert counted(practice) == {keys_of(practice, BROWSER)}
