# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What every command asks first: which home, which database; and the work on it, from opening to closing."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinportal_desktop.app.terminal import ask_passphrase

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
InDemo = Annotated[bool, typer.Option("--demo", help="On the demo instead of the practice's database.")]


def where_of(
    context: typer.Context, database: str | None, home: Path | None, *, demo: bool
) -> "tuple[Home, str | None]":
    """The home, and the database where one was named; what stands before the command's name holds for it."""
    before_database, before_home = context.obj
    return home_of(home or before_home, demo=demo), database or before_database


def home_of(asked: Path | None, *, demo: bool) -> "Home":
    """Where all that the program keeps lies."""
    from pinportal_desktop.app.home import find_home

    return find_home(asked, demo=demo)


def with_database(
    home: "Home", database: str | None, work: "Callable[[Parts], int]", *, keys: Path | None = None
) -> int:
    """Work on the practice's database, or the demo's where the home is its; `keys` is a service's file of them."""
    from pinportal_desktop.app.log import set_up_log

    parts = open_database(home, database, keys)
    try:
        set_up_log(home.logs)
        return work(parts)
    finally:
        parts.close()


def open_database(home: "Home", database: str | None, keys: Path | None = None) -> "Parts":
    """The open database, for whoever closes it."""
    from pinportal_desktop.domain.errors import Code, Refused

    if keys is not None:
        from pinportal_desktop.app.service_keys import open_with_service_keys

        return open_with_service_keys(home, keys, database)
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
