# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`pinportal self-check`: tries everything that the program brings along and needs of this computer.

It opens no database of anybody's, asks no keyring for a password, and shows no window; what it makes, it removes. The
same checks run from a checkout, a wheel and a bundle, so that what packaging left out is found before it is installed.
"""

import platform
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from pinportal_desktop import __version__
from pinportal_desktop.assets import resource
from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError
from pinportal_desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line: what is tried, and the work that gives what was found, or raises why it fails."""

    what: str
    work: Callable[[], str]


def self_check(say: Callable[[str], None]) -> int:
    """Run every check, a line each; gives 0, or 1 when one failed. Raises nothing."""
    words = Words.load()
    bundled = words.text("bundle") if getattr(sys, "frozen", False) else words.text("Python’s packages")
    say(f"PinPortal {__version__} ({bundled}), Python {platform.python_version()}, {platform.platform()}")
    return run_checks(checks(words), say, words)


def run_checks(them: Iterable[Check], say: Callable[[str], None], words: Words) -> int:
    """As `self_check`, with checks of the caller's."""
    failed = 0
    for check in them:
        try:
            say(words.text("ok      {what}: {found}", what=check.what, found=check.work()))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told, and the other checks still run
            failed += 1
            say(words.text("FAILED  {what}: {why}", what=check.what, why=_why(error, words)))
    if failed:
        say(words.ntext("{n} check failed.", "{n} checks failed.", failed, n=failed))
    else:
        say(words.text("Everything works."))
    return 1 if failed else 0


def checks(words: Words) -> tuple[Check, ...]:
    """All there are, in the order in which they are told."""
    return (
        Check(what=words.text("Keyring"), work=lambda: _keyring(words)),
        Check(what=words.text("Encrypted database"), work=_file_driver),
        Check(what=words.text("PostgreSQL"), work=_server_driver),
        Check(what=words.text("Migrations"), work=lambda: _migrations(words)),
        Check(what=words.text("Fonts"), work=_fonts),
        Check(what=words.text("Letter"), work=lambda: _letter(words)),
        Check(what=words.text("Forms"), work=lambda: _forms(words)),
        Check(what=words.text("Window"), work=lambda: _window(words)),
        Check(what=words.text("Languages"), work=lambda: _languages(words)),
        Check(what=words.text("Registration pages"), work=lambda: _pages(words)),
        Check(what=words.text("Mail servers"), work=lambda: _mail(words)),
        Check(what=words.text("Passwords"), work=lambda: _passwords(words)),
    )


def _why(error: Exception, words: Words) -> str:
    if isinstance(error, PinPortalError):
        return words.sentence(error)
    # Nothing here is anybody's: the checks work on inventions. Support needs the name of what is missing.
    return f"{type(error).__name__}: {error}"


def _keyring(words: Words) -> str:
    from pinportal_desktop.security.keyring import trusted_backend

    if sys.platform == "linux":
        import secretstorage  # noqa: F401 - without this way to the keyrings there, no computer would seem to have one
    try:
        return type(trusted_backend()).__module__.rpartition(".")[2]
    except StorageError as error:
        # Windows and macOS always have one; a Linux without a desktop has none.
        if error.code is not Code.KEYRING_MISSING or sys.platform != "linux":
            raise
        return words.text("none on this computer; a passphrase protects the keys instead")


def _file_driver() -> str:
    from pinportal_desktop.storage.checking import file_driver

    return file_driver()


def _server_driver() -> str:
    from pinportal_desktop.storage.checking import server_driver

    return server_driver()


def _migrations(words: Words) -> str:
    from pinportal_desktop.app.keys import KEY_ID
    from pinportal_desktop.security.chance import SystemClock
    from pinportal_desktop.security.keys import RecordSubkeys, draw_keys
    from pinportal_desktop.storage.checking import try_database

    keys = draw_keys()
    revision = try_database(
        database_key=keys.database.reveal(), record_keys=RecordSubkeys(keys.practice, KEY_ID), clock=SystemClock()
    )
    return words.text("a database was made, opened and removed, at {revision}", revision=revision)


def _fonts() -> str:
    from pinportal_desktop.screens.checking import try_fonts

    return ", ".join(try_fonts())


def _letter(words: Words) -> str:
    from pinportal_desktop.documents.letter import letter
    from pinportal_desktop.domain.pin import parse_pin
    from pinportal_desktop.screens.checking import try_preview
    from pinportal_desktop.usecases.letter import LetterFacts

    pdf = letter(
        LetterFacts(
            practice_name="PinPortal",
            practice_address=(),
            portal_address="https://portal.example.org",
            addressee="–",
            child_first_name="–",
            pin=parse_pin("2222-2222"),
            language=words.language,
            issued_on=date(2026, 1, 1),
        )
    )
    if not pdf.startswith(b"%PDF-") or b"%%EOF" not in pdf[-64:]:
        raise ValueError("the letter is no PDF")
    try_preview(pdf)
    return words.text("a page with its QR code, {size} kB, and its preview", size=len(pdf) // 1000)


def _forms(words: Words) -> str:
    from pinportal_desktop.screens.checking import try_forms

    count = try_forms()
    return words.ntext("{n} form was built", "{n} forms were built", count, n=count)


def _window(words: Words) -> str:
    from pinportal_desktop.screens.checking import try_window

    return try_window() or words.text("not tried: there is no screen here")


def _languages(words: Words) -> str:
    from pinportal_desktop.domain.pin import parse_pin
    from pinportal_desktop.words.messages import Messages

    for code in words.languages:
        there = Words.load(code, time_zone="America/Los_Angeles")
        there.moment(datetime(2026, 1, 1, tzinfo=UTC))
        there.phone("+15550102231")
        for file in resource(f"languages/{code}/messages").glob("*.subject.txt"):
            Messages().message(
                file.name.removesuffix(".subject.txt"),
                code,
                practice_name="PinPortal",
                portal_address="https://portal.example.org",
                pin=parse_pin("2222-2222"),
                initial="",
            )
    return ", ".join(words.language_name(code) for code in words.languages)


def _pages(words: Words) -> str:
    import pinportal_desktop.portal
    from pinportal_desktop.domain.ids import PracticeId
    from pinportal_desktop.domain.rules import PracticeRules
    from pinportal_desktop.domain.secrets import Secret
    from pinportal_desktop.portal.page import Asked, Page
    from pinportal_desktop.portal.rendering import Renderer, style_sheet

    renderer = Renderer(words)
    rules = PracticeRules(practice_id=PracticeId(UUID(int=0)), practice_name="PinPortal")
    asked = Asked(path={}, form={}, address="", device=Secret(""), session=None, language=words.language)
    templates = sorted((Path(pinportal_desktop.portal.__path__[0]) / "templates").glob("*.html"))
    for template in templates:
        renderer.html(Page(template=template.stem), rules, asked)
    for font in re.findall(r"fonts/[\w-]+\.woff2", style_sheet()):
        resource(font)
    if not templates:
        raise FileNotFoundError("there are no templates")
    return words.ntext(
        "{n} template, one style sheet", "{n} templates, one style sheet", len(templates), n=len(templates)
    )


def _mail(words: Words) -> str:
    from pinportal_desktop.delivery.smtp import system_trust

    system_trust()
    return words.text("their certificates are checked as this computer's owner trusts them")


def _passwords(words: Words) -> str:
    from pinportal_desktop.app.parts import blocklist
    from pinportal_desktop.domain.secrets import Secret
    from pinportal_desktop.security.passwords import Argon2Passwords

    listed = blocklist()
    passwords = Argon2Passwords(lambda: listed, at_once=1)
    passwords.hash(Secret("a"))
    if not passwords.is_common(Secret("password1234")):
        raise ValueError("the list of common passwords is not the one that we ship")
    return words.text("{count} common ones are refused", count=f"{len(listed):,}")
