# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`pinportal` and `pinportal demo`: the windows; and `self-check`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinportal_desktop import __version__
from pinportal_desktop.app.terminal import in_words
from pinportal_desktop.cli.where import Database, HomeFolder, home_of, where_of, with_database

if TYPE_CHECKING:
    from pinportal_desktop.app.home import Home
    from pinportal_desktop.app.parts import Parts

AsKiosk = Annotated[
    bool, typer.Option("--kiosk", help="The waiting room's window, full screen; the exit code of Settings closes it.")
]


def program(
    context: typer.Context,
    database: Database = None,
    home: HomeFolder = None,
    version: Annotated[bool, typer.Option("--version", help="Say the version and end.")] = False,
    kiosk: AsKiosk = False,
    keys: Annotated[
        Path | None,
        typer.Option("--keys", metavar="FILE", help="For a kiosk alone: written by “pinportal keys service”."),
    ] = None,
) -> None:
    """Open the program on the practice's database."""
    if version:
        typer.echo(f"pinportal {__version__}")
        raise typer.Exit
    if keys is not None and (not kiosk or context.invoked_subcommand is not None):
        raise typer.BadParameter("--keys goes with --kiosk; the desk needs the practice's own keys.")
    # Given before the command's name they hold for the command.
    context.obj = (database, home)
    if context.invoked_subcommand is None:
        found = home_of(home, demo=False)
        raise typer.Exit(in_words(lambda: _open_kiosk(found, database, keys) if kiosk else _open_desk(found, database)))


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
    found, where = where_of(context, database, home, demo=True)
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


def self_check() -> None:
    """Try everything that the program brings along and needs of this computer. Ends with 1 when something fails."""

    def work() -> int:
        from pinportal_desktop.app.self_check import self_check as check

        return check(typer.echo)

    raise typer.Exit(in_words(work))


def _open_desk(home: "Home", database: str | None) -> int:
    from pinportal_desktop.app.first_paint import run_practice

    return run_practice(home, database)


def _open_kiosk(home: "Home", database: str | None, keys: Path | None = None) -> int:
    def work(parts: "Parts") -> int:
        from pinportal_desktop.app.kiosk import run_kiosk

        return run_kiosk(parts)

    return with_database(home, database, work, keys=keys)
