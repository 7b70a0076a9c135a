# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The command line: `pinportal`, `pinportal demo`, `pinportal import`, `pinportal deliver`.

Every command ends with 0 when all went well, 1 when something was refused or waits (told as a sentence), and 2 when it
was typed wrongly.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinportal_desktop import __version__

if TYPE_CHECKING:
    from pinportal_desktop.app.home import Home
    from pinportal_desktop.app.parts import Parts

Database = Annotated[
    str | None, typer.Option("--database", metavar="PATH|URL", help="The database: a file, or a PostgreSQL.")
]
HomeFolder = Annotated[
    Path | None,
    typer.Option("--home", metavar="DIR", help="Where everything that the program keeps lies (or PINPORTAL_HOME)."),
]

app = typer.Typer(
    help="PinPortal: access to the patient portal, by PIN, from the front desk.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def program(
    context: typer.Context,
    database: Database = None,
    home: HomeFolder = None,
    version: Annotated[bool, typer.Option("--version", help="Say the version and end.")] = False,
) -> None:
    """Open the program on the practice's database."""
    if version:
        typer.echo(f"pinportal {__version__}")
        raise typer.Exit
    # Given before the command's name they hold for the command.
    context.obj = (database, home)
    if context.invoked_subcommand is None:
        raise typer.Exit(_in_words(lambda: _open_practice(_home(home, demo=False), database)))


@app.command()
def demo(
    context: typer.Context,
    database: Database = None,
    home: HomeFolder = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Throw the demo under HOME away first and make it anew.")
    ] = False,
) -> None:
    """Open the program on invented patients; nothing leaves this computer."""
    found, where = _demo_home(context, database, home)
    if fresh and where:
        raise typer.BadParameter("--fresh makes the demo under HOME anew; leave out --database.")

    def work() -> int:
        from pinportal_desktop.app.desk import run_desk

        if fresh:
            from pinportal_desktop.app.opening import forget_demo

            forget_demo(found)
        return run_desk(found, lambda: _open_demo(found, where))

    raise typer.Exit(_in_words(work))


@app.command("import")
def import_files(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="FHIR R4: NDJSON, a bundle or a Patient.")],
    database: Database = None,
    home: HomeFolder = None,
) -> None:
    """Bring patients into the demo, again and again without doubling. Ends with 1 when a file or a row was refused.

    The demo protects nothing: bring in invented patients only.
    """
    found, where = _demo_home(context, database, home)

    def work(parts: "Parts") -> int:
        from pinportal_desktop.app.importing import import_into

        # A file that cannot be read does not keep the others out.
        come = _progress(parts)
        refused = [_in_words(partial(import_into, parts, file, typer.echo, come)) for file in files]
        return 1 if any(refused) else 0

    raise typer.Exit(_in_words(lambda: _with_demo(found, where, work)))


@app.command()
def deliver(context: typer.Context, database: Database = None, home: HomeFolder = None) -> None:
    """Send what waits in the outbox, once. Ends with 1 when something could not be sent and waits on."""
    found, where = _demo_home(context, database, home)

    def work(parts: "Parts") -> int:
        from pinportal_desktop.usecases.deliver import deliver_due

        done, words = deliver_due(parts.courier(f"deliver/{os.getpid()}")), parts.words()
        typer.echo(words.ntext("{n} message sent.", "{n} messages sent.", done.sent, n=done.sent))
        if done.failed:
            typer.echo(
                words.ntext("{n} message was not sent.", "{n} messages were not sent.", done.failed, n=done.failed)
            )
        return 1 if done.failed else 0

    raise typer.Exit(_in_words(lambda: _with_demo(found, where, work)))


def _open_practice(home: "Home", database: str | None) -> int:
    from pinportal_desktop.app.parts import open_parts

    open_parts(home, database).close()
    return 0


def _open_demo(home: "Home", database: str | None) -> "Parts":
    from pinportal_desktop.app.opening import open_demo

    return open_demo(home, database)


def _with_demo(home: "Home", database: str | None, work: "Callable[[Parts], int]") -> int:
    from pinportal_desktop.app.log import set_up_log

    set_up_log(home.logs)
    parts = _open_demo(home, database)
    try:
        return work(parts)
    finally:
        parts.close()


def _progress(parts: "Parts") -> Callable[[int], None]:
    """A line that counts up where somebody watches, and stands nowhere where nobody does."""
    words, watched = parts.words(), sys.stderr.isatty()

    def come(count: int) -> None:
        if watched:
            typer.echo(words.text("{count} patients read…", count=f"{count:,}") + "\r", nl=False, err=True)

    return come


def _demo_home(context: typer.Context, database: str | None, home: Path | None) -> "tuple[Home, str | None]":
    before_database, before_home = context.obj
    return _home(home or before_home, demo=True), database or before_database


def _home(asked: Path | None, *, demo: bool) -> "Home":
    from pinportal_desktop.app.home import find_home

    return find_home(asked, demo=demo)


def _in_words(work: Callable[[], int]) -> int:
    """What it gives; 1 when it fails, which is told as a sentence and never as a traceback."""
    from pinportal_desktop.domain.errors import PinPortalError
    from pinportal_desktop.words import Words

    try:
        return work()
    except PinPortalError as error:
        typer.echo(Words.load().sentence(error), err=True)
    except Exception as error:  # noqa: BLE001 - whatever else happens becomes an incident that the person sees
        from pinportal_desktop.usecases.incidents import log_incident

        typer.echo(Words.load().incident(log_incident(error)), err=True)
    return 1


def main() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        # A redirected stream on Windows may not be able to write every name.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app()
