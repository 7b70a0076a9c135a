# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The command line: `pinportal` opens the program, its commands do one thing without a window.

Every command ends with 0 when all went well, 1 when something was refused or waits (told as a sentence), and 2 when it
was typed wrongly.
"""

import os
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinportal_desktop import __version__
from pinportal_desktop.app.terminal import (
    ask_new_passphrase,
    ask_passphrase,
    ask_this_computers_passphrase,
    counting,
    in_words,
    let_streams_write_all,
)

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
AsKiosk = Annotated[
    bool, typer.Option("--kiosk", help="The waiting room's window, full screen; the exit code of Settings closes it.")
]
InDemo = Annotated[bool, typer.Option("--demo", help="On the demo instead of the practice's database.")]


class DateOrders(Enum):
    """As one types it; what it means is `spreadsheet.DateOrder`, which no start should wait for."""

    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"


app = typer.Typer(
    help="PinPortal: access to the patient portal, by PIN, from the front desk.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)


keys_app = typer.Typer(help="The keys of the practice's database, carried from one computer to another.")
app.add_typer(keys_app, name="keys")


@app.callback(invoke_without_command=True)
def program(
    context: typer.Context,
    database: Database = None,
    home: HomeFolder = None,
    version: Annotated[bool, typer.Option("--version", help="Say the version and end.")] = False,
    kiosk: AsKiosk = False,
) -> None:
    """Open the program on the practice's database."""
    if version:
        typer.echo(f"pinportal {__version__}")
        raise typer.Exit
    # Given before the command's name they hold for the command.
    context.obj = (database, home)
    if context.invoked_subcommand is None:
        found = _home(home, demo=False)
        raise typer.Exit(in_words(lambda: (_open_kiosk if kiosk else _open_desk)(found, database)))


@app.command()
def demo(
    context: typer.Context,
    database: Database = None,
    home: HomeFolder = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Throw the demo under HOME away first and make it anew.")
    ] = False,
    kiosk: AsKiosk = False,
) -> None:
    """Open the program on invented patients; nothing leaves this computer."""
    found, where = _where(context, database, home, demo=True)
    if fresh and where:
        raise typer.BadParameter("--fresh makes the demo under HOME anew; leave out --database.")

    def work() -> int:
        from pinportal_desktop.app.first_paint import run_demo

        if fresh:
            from pinportal_desktop.app.demo_database import forget_demo

            forget_demo(found)
        if kiosk:
            return _open_kiosk(found, where)
        return run_demo(found, where)

    raise typer.Exit(in_words(work))


@app.command("import")
def import_files(
    context: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE...", help="FHIR R4 (NDJSON, JSON, XML), HL7 v2, or CSV.")
    ] = None,
    database: Database = None,
    home: HomeFolder = None,
    demo: InDemo = False,
    preview: Annotated[bool, typer.Option("--preview", help="Say what would come in, and change nothing.")] = False,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="CSV", help="A new file: what did not come in, row by row.")
    ] = None,
    dates: Annotated[
        DateOrders | None, typer.Option("--dates", help="In CSV, where 03/04/2015 may be March or April.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Say what was imported, with the number of each.")] = False,
    undo: Annotated[
        str | None, typer.Option("--undo", metavar="NUMBER", help="Undo an import on which nothing was built.")
    ] = None,
    watch: Annotated[
        Path | None, typer.Option("--watch", metavar="DIR", help="Take what is dropped into this folder, until Ctrl+C.")
    ] = None,
) -> None:
    """Bring patients in, again and again without doubling. Ends with 1 when a file or a row was refused.

    Ctrl+C stops between two batches, and the same file goes on from there. The demo protects nothing: bring in invented
    patients only there.
    """
    if sum(map(bool, (files, listed, undo, watch))) != 1:
        raise typer.BadParameter("Name files, or one of --list, --undo and --watch.")
    if (preview or report or dates) and not files:
        raise typer.BadParameter("--preview, --report and --dates go with files.")
    found, where = _where(context, database, home, demo=demo)

    def work(parts: "Parts") -> int:
        from pinportal_desktop.app.importing import Asked, import_as_asked
        from pinportal_desktop.usecases.spreadsheet import DateOrder

        asked = Asked(
            files=tuple(files or ()),
            preview=preview,
            listed=listed,
            undo=undo or "",
            watch=watch,
            report=report,
            dates=None if dates is None else DateOrder(dates.name.lower()),
        )
        return import_as_asked(parts, asked, typer.echo, counting(parts.words()))

    raise typer.Exit(in_words(lambda: _with_database(found, where, work)))


@app.command()
def deliver(context: typer.Context, database: Database = None, home: HomeFolder = None, demo: InDemo = False) -> None:
    """Send what waits in the outbox, once. Ends with 1 when something could not be sent and waits on."""
    found, where = _where(context, database, home, demo=demo)

    def work(parts: "Parts") -> int:
        from pinportal_desktop.usecases.deliver import deliver_due

        done, words = deliver_due(parts.courier(f"deliver/{os.getpid()}")), parts.words()
        typer.echo(words.ntext("{n} message sent.", "{n} messages sent.", done.sent, n=done.sent))
        if done.failed:
            typer.echo(
                words.ntext("{n} message was not sent.", "{n} messages were not sent.", done.failed, n=done.failed)
            )
        for cause in done.causes:
            typer.echo(words.why_not_sent(cause, parts.rules()))
        return 1 if done.failed else 0

    raise typer.Exit(in_words(lambda: _with_database(found, where, work)))


@app.command()
def serve(
    context: typer.Context,
    database: Database = None,
    home: HomeFolder = None,
    demo: InDemo = False,
    host: Annotated[str, typer.Option("--host", help="The address to listen on; a proxy with https leads here.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port to listen on.")] = 8738,
) -> None:
    """Serve the parents' registration pages as a service, without a window, until Ctrl+C or SIGTERM."""
    found, where = _where(context, database, home, demo=demo)

    def work(parts: "Parts") -> int:
        from pinportal_desktop.app.site import serve_pages

        serve_pages(parts, host, port, typer.echo)
        return 0

    raise typer.Exit(in_words(lambda: _with_database(found, where, work)))


@app.command()
def upgrade(context: typer.Context, database: Database = None, home: HomeFolder = None) -> None:
    """Bring the practice's PostgreSQL to this version, once for all its computers; back it up first."""
    found, where = _where(context, database, home, demo=False)

    def work() -> int:
        from pinportal_desktop.app.practice import PassphraseNeeded, PracticeOpening
        from pinportal_desktop.words import Words

        opening = PracticeOpening(found, where)
        done = opening.upgrade()
        if isinstance(done, PassphraseNeeded):
            done = opening.upgrade(ask_passphrase())
        assert not isinstance(done, PassphraseNeeded)
        before, after = done
        text = Words.load().text
        typer.echo(
            text("The database is at {after} already.", after=after)
            if before == after
            else text("The database went from {before} to {after}.", before=before or text("nothing"), after=after)
        )
        return 0

    raise typer.Exit(in_words(work))


@app.command()
def backup(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="A new file, instead of among the others.")
    ] = None,
    database: Database = None,
    home: HomeFolder = None,
) -> None:
    """Back the practice's database up, encrypted as it is; the desk does so daily. Others go on working meanwhile."""
    found, where = _where(context, database, home, demo=False)

    def work(parts: "Parts") -> int:
        from pinportal_desktop.app.backup_commands import back_up

        return back_up(parts, file, typer.echo)

    raise typer.Exit(in_words(lambda: _with_database(found, where, work)))


@app.command()
def restore(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="A backup; without it they are listed.")] = None,
    database: Database = None,
    home: HomeFolder = None,
    sure: Annotated[bool, typer.Option("--yes", help="Do not ask whether that is meant.")] = False,
) -> None:
    """Put a backup in the place of the practice's database, which is kept aside; or list the backups there are.

    On a computer without the practice's keys the recovery key is asked for.
    """
    found, where = _where(context, database, home, demo=False)

    def work() -> int:
        from pinportal_desktop.app.backup_commands import list_backups, restore_here

        if file is None:
            return list_backups(found, where, typer.echo)
        return restore_here(found, where, file, typer.echo, sure=sure)

    raise typer.Exit(in_words(work))


@keys_app.command("save")
def keys_save(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
    home: HomeFolder = None,
) -> None:
    """Save the keys of the practice's database, wrapped under a passphrase: for another computer, or to be safe.

    Whoever has the file and the passphrase can read the database: keep both where only the practice finds them.
    """
    found, _database = _where(context, None, home, demo=False)

    def work() -> int:
        from pinportal_desktop.app.carrying import save_keys
        from pinportal_desktop.app.practice import PassphraseNeeded

        new = ask_new_passphrase()
        if isinstance(save_keys(found, file, new), PassphraseNeeded):
            save_keys(found, file, new, ask_this_computers_passphrase())
        return 0

    raise typer.Exit(in_words(work))


@keys_app.command("take")
def keys_take(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Written by “pinportal keys save”.")],
    database: Database = None,
    home: HomeFolder = None,
) -> None:
    """Keep a file's keys on this computer, so that it can open the practice's database."""
    found, where = _where(context, database, home, demo=False)

    def work() -> int:
        from pinportal_desktop.app.carrying import take_keys

        take_keys(found, file, ask_passphrase(), where)
        return 0

    raise typer.Exit(in_words(work))


@app.command("self-check")
def self_check_command() -> None:
    """Try everything that the program brings along and needs of this computer. Ends with 1 when something fails."""

    def work() -> int:
        from pinportal_desktop.app.self_check import self_check

        return self_check(typer.echo)

    raise typer.Exit(in_words(work))


def _open_desk(home: "Home", database: str | None) -> int:
    from pinportal_desktop.app.first_paint import run_practice

    return run_practice(home, database)


def _open_kiosk(home: "Home", database: str | None) -> int:
    def work(parts: "Parts") -> int:
        from pinportal_desktop.app.kiosk import run_kiosk

        return run_kiosk(parts)

    return _with_database(home, database, work)


def _with_database(home: "Home", database: str | None, work: "Callable[[Parts], int]") -> int:
    """Work on the practice's database, or the demo's where the home is its."""
    from pinportal_desktop.app.log import set_up_log

    parts = _open(home, database)
    try:
        set_up_log(home.logs)
        return work(parts)
    finally:
        parts.close()


def _open(home: "Home", database: str | None) -> "Parts":
    from pinportal_desktop.domain.errors import Code, Refused

    if home.demo:
        from pinportal_desktop.app.demo_database import open_demo

        return open_demo(home, database)
    from pinportal_desktop.app.practice import FirstStartNeeded, PassphraseNeeded, PracticeOpening

    opening = PracticeOpening(home, database)
    opened = opening.open()
    if isinstance(opened, PassphraseNeeded):
        opened = opening.open(ask_passphrase())
    if isinstance(opened, FirstStartNeeded | PassphraseNeeded):
        raise Refused(Code.NO_PRACTICE_YET)
    return opened


def _where(context: typer.Context, database: str | None, home: Path | None, *, demo: bool) -> "tuple[Home, str | None]":
    before_database, before_home = context.obj
    return _home(home or before_home, demo=demo), database or before_database


def _home(asked: Path | None, *, demo: bool) -> "Home":
    from pinportal_desktop.app.home import find_home

    return find_home(asked, demo=demo)


def main() -> None:
    """The console script."""
    let_streams_write_all()
    app()
