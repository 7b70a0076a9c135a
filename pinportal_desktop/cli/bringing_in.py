# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`pinportal import`: files, a watched folder, what came in, and taking it back."""

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinportal_desktop.app.terminal import counting, in_words
from pinportal_desktop.cli.where import Database, HomeFolder, InDemo, where_of, with_database

if TYPE_CHECKING:
    from pinportal_desktop.app.parts import Parts


class DateOrders(Enum):
    """As one types it; what it means is `spreadsheet.DateOrder`, which no start should wait for."""

    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"


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
    found, where = where_of(context, database, home, demo=demo)

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

    raise typer.Exit(in_words(lambda: with_database(found, where, work)))
