# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a command says and asks in a terminal: errors as sentences, passphrases unseen, a line that counts up."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pinportal_desktop.domain.errors import Code
    from pinportal_desktop.domain.secrets import Secret
    from pinportal_desktop.words import Words

# Loaded when they are needed: `pinportal --version` waits for none of it.


def let_streams_write_all() -> None:
    """A redirected stream on Windows may not be able to write every name."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def in_words(work: Callable[[], int]) -> int:
    """What it gives; 1 when it fails, which is told as a sentence and never as a traceback."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - whatever else happens becomes an incident that the person sees
        import typer

        typer.echo(_sentence(error), err=True)
    return 1


def _sentence(error: Exception) -> str:
    from pinportal_desktop.domain.errors import PinPortalError
    from pinportal_desktop.usecases.incidents import log_incident
    from pinportal_desktop.words import Words

    words = Words.load()
    return words.sentence(error) if isinstance(error, PinPortalError) else words.incident(log_incident(error))


def ask_passphrase() -> "Secret":
    """What opens this computer's keys, or a file of them. Raises `Refused` PASSPHRASE_NEEDED."""
    from pinportal_desktop.words import Words

    return _ask(Words.load().text("Passphrase"))


def ask_this_computers_passphrase() -> "Secret":
    """The same, where another one was asked for before. Raises `Refused` PASSPHRASE_NEEDED."""
    from pinportal_desktop.words import Words

    return _ask(Words.load().text("This computer's passphrase"))


def ask_new_passphrase() -> "Secret":
    """For a file of keys, asked twice. Raises `Refused` PASSPHRASE_NEEDED, PASSPHRASE_REPEAT."""
    from pinportal_desktop.domain.errors import Code, Refused
    from pinportal_desktop.words import Words

    text = Words.load().text
    new = _ask(text("Passphrase for the file"))
    if _ask(text("The same again")) != new:
        raise Refused(Code.PASSPHRASE_REPEAT)
    return new


@contextmanager
def until_stopped(stop: Callable[[], None] = lambda: None) -> Iterator[Callable[[], bool]]:
    """Gives what says whether Ctrl+C or SIGTERM came, at which `stop` is called; a second Ctrl+C ends it at once."""
    asked = threading.Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        asked.set()
        stop()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def ask_recovery_key() -> "Secret":
    """What stands on the recovery paper, unseen while it is typed or pasted. Raises `Refused` RECOVERY_NEEDED."""
    from pinportal_desktop.domain.errors import Code
    from pinportal_desktop.words import Words

    return _ask(Words.load().text("Recovery key"), Code.RECOVERY_NEEDED)


def ask_whether(question: str) -> bool:
    """Yes or no; no where nobody sits at a terminal."""
    import typer

    return sys.stdin.isatty() and typer.confirm(question, err=True)


def counting(words: "Words") -> Callable[[int], None]:
    """A line that counts up where somebody watches, and stands nowhere where nobody does."""
    import typer

    watched = sys.stderr.isatty()

    def come(count: int) -> None:
        if watched:
            read = words.ntext("{count} patient read…", "{count} patients read…", count, count=f"{count:,}")
            typer.echo(read + "\r", nl=False, err=True)

    return come


def _ask(prompt: str, needed: "Code | None" = None) -> "Secret":
    """From a terminal alone: an argument or a variable would show it to other programs."""
    import typer

    from pinportal_desktop.domain.errors import Code, Refused
    from pinportal_desktop.domain.secrets import Secret

    if not sys.stdin.isatty():
        raise Refused(needed or Code.PASSPHRASE_NEEDED)
    return Secret(typer.prompt(prompt, hide_input=True, err=True))
