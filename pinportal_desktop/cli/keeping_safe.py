# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`pinportal backup`, `pinportal restore`, and the keys that are carried from one computer to another."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinportal_desktop.app.terminal import (
    ask_new_passphrase,
    ask_passphrase,
    ask_this_computers_passphrase,
    in_words,
)
from pinportal_desktop.cli.where import Database, HomeFolder, where_of, with_database

if TYPE_CHECKING:
    from pinportal_desktop.app.parts import Parts


def backup(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="A new file, instead of among the others.")
    ] = None,
    database: Database = None,
    home: HomeFolder = None,
) -> None:
    """Back the practice's database up, encrypted as it is; the desk does so daily. Others go on working meanwhile."""
    found, where = where_of(context, database, home, demo=False)

    def work(parts: "Parts") -> int:
        from pinportal_desktop.app.backup_commands import back_up

        return back_up(parts, file, typer.echo)

    raise typer.Exit(in_words(lambda: with_database(found, where, work)))


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
    found, where = where_of(context, database, home, demo=False)

    def work() -> int:
        from pinportal_desktop.app.backup_commands import list_backups, restore_here

        if file is None:
            return list_backups(found, where, typer.echo)
        return restore_here(found, where, file, typer.echo, sure=sure)

    raise typer.Exit(in_words(work))


def save_keys(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
    home: HomeFolder = None,
) -> None:
    """Save the keys of the practice's database, wrapped under a passphrase: for another computer, or to be safe.

    Whoever has the file and the passphrase can read the database: keep both where only the practice finds them.
    """
    found, _database = where_of(context, None, home, demo=False)

    def work() -> int:
        from pinportal_desktop.app.carrying import save_keys as save
        from pinportal_desktop.app.practice import PassphraseNeeded

        new = ask_new_passphrase()
        if isinstance(save(found, file, new), PassphraseNeeded):
            save(found, file, new, ask_this_computers_passphrase())
        return 0

    raise typer.Exit(in_words(work))


def service_keys(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
    database: Database = None,
    home: HomeFolder = None,
    role: Annotated[
        str | None,
        typer.Option(
            "--role", metavar="NAME", help="The role on a PostgreSQL, one for each file.  [default: pinportal_portal]"
        ),
    ] = None,
) -> None:
    """Write what a service of the parents' pages, or a kiosk, needs of the keys, and nothing that opens a PIN.

    On a PostgreSQL it makes a role that can do what the pages do; an earlier file of that role opens nothing any more.
    """
    found, where = where_of(context, database, home, demo=False)

    def work(parts: "Parts") -> int:
        from pinportal_desktop.app.service_keys import ROLE, write_service_keys

        write_service_keys(parts, found.database(where), file, role or ROLE)
        text = parts.words().text
        typer.echo(text("{name} holds the keys of the parents' pages. Let nobody but them read it.", name=str(file)))
        return 0

    raise typer.Exit(in_words(lambda: with_database(found, where, work)))


def take_keys(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Written by “pinportal keys save”.")],
    database: Database = None,
    home: HomeFolder = None,
) -> None:
    """Keep a file's keys on this computer, so that it can open the practice's database."""
    found, where = where_of(context, database, home, demo=False)

    def work() -> int:
        from pinportal_desktop.app.carrying import take_keys as take

        take(found, file, ask_passphrase(), where)
        return 0

    raise typer.Exit(in_words(work))
