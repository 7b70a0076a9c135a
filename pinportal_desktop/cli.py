# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The command line: `pinportal`, `pinportal demo`, `pinportal import`, `pinportal deliver`."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from pinportal_desktop import __version__

if TYPE_CHECKING:
    from pinportal_desktop.app.home import Home
    from pinportal_desktop.app.parts import Parts

T = TypeVar("T")
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
    if context.invoked_subcommand is None:
        found = _home(home, demo=False)
        _in_words(lambda: _open_practice(found, database))


@app.command()
def demo(
    database: Database = None,
    home: HomeFolder = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make the demo's patients anew first.")] = False,
) -> None:
    """Open the program on invented patients; nothing leaves this computer."""
    from pinportal_desktop.app.desk import run_desk

    found = _home(home, demo=True)
    if fresh:
        _forget_demo(found, database)
    raise typer.Exit(_in_words(lambda: run_desk(found, lambda: open_demo(found, database))))


@app.command("import")
def import_files(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="FHIR R4: NDJSON, a bundle or a Patient.")],
    database: Database = None,
    home: HomeFolder = None,
) -> None:
    """Bring patients in; again and again without doubling. Ends with 1 when a row was refused."""
    from pinportal_desktop.app.importing import import_into

    def work() -> int:
        parts = open_demo(_home(home, demo=True), database)
        try:
            return sum(import_into(parts, file, typer.echo) for file in files)
        finally:
            parts.close()

    raise typer.Exit(1 if _in_words(work) else 0)


@app.command()
def deliver(database: Database = None, home: HomeFolder = None) -> None:
    """Send what waits in the outbox, once."""
    from pinportal_desktop.usecases.deliver import deliver_due

    def work() -> int:
        parts = open_demo(_home(home, demo=True), database)
        try:
            done = deliver_due(parts.courier("deliver"))
            words = parts.words()
        finally:
            parts.close()
        typer.echo(words.ntext("{n} message sent.", "{n} messages sent.", done.sent, n=done.sent))
        if done.failed:
            typer.echo(words.ntext("{n} message waits.", "{n} messages wait.", done.failed, n=done.failed))
        return done.failed

    raise typer.Exit(1 if _in_words(work) else 0)


def open_demo(home: "Home", database: str | None) -> "Parts":
    """The demo's database, made at its first start."""
    from pinportal_desktop.app.demo import make_demo
    from pinportal_desktop.app.parts import open_parts
    from pinportal_desktop.app.site import demo_address
    from pinportal_desktop.domain.errors import Code, StorageError

    parts = open_parts(home, database, create=True)
    try:
        parts.rules()
    except StorageError as error:
        if error.code is not Code.DATABASE_MISSING:
            parts.close()
            raise
        make_demo(parts, today=date.today(), portal_address=demo_address())  # noqa: DTZ011 - invented, whatever the zone
    return parts


def _open_practice(home: "Home", database: str | None) -> None:
    from pinportal_desktop.app.parts import open_parts

    open_parts(home, database)


def _forget_demo(home: "Home", database: str | None) -> None:
    file = Path(home.database(database))
    for path in file.parent.glob(f"{file.name}*"):
        path.unlink()


def _home(asked: Path | None, *, demo: bool) -> "Home":
    from pinportal_desktop.app.home import find_home

    return find_home(asked, demo=demo)


def _in_words(work: Callable[[], T]) -> T:
    """Run it; what is refused is told as a sentence, never as a traceback."""
    from pinportal_desktop.domain.errors import PinPortalError
    from pinportal_desktop.words import Words

    try:
        return work()
    except PinPortalError as error:
        typer.echo(Words.load().sentence(error), err=True)
        raise typer.Exit(1) from None


def main() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        # A redirected stream on Windows may not be able to write every name.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app()
