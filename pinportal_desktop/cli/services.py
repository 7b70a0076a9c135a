# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What runs without anybody: `pinportal deliver`, `pinportal serve`, `pinportal upgrade`."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinportal_desktop.app.terminal import ask_passphrase, in_words
from pinportal_desktop.cli.where import Database, HomeFolder, InDemo, open_database, where_of, with_database

if TYPE_CHECKING:
    from pinportal_desktop.app.parts import Parts


def deliver(
    context: typer.Context,
    database: Database = None,
    home: HomeFolder = None,
    demo: InDemo = False,
    forever: Annotated[
        bool, typer.Option("--forever", help="Go on sending what comes, as a service, until Ctrl+C or SIGTERM.")
    ] = False,
) -> None:
    """Send what waits in the outbox, once. Ends with 1 when something could not be sent and waits on."""
    found, where = where_of(context, database, home, demo=demo)

    def work(parts: "Parts") -> int:
        if forever:
            from pinportal_desktop.app.delivering import deliver_until_stopped

            return deliver_until_stopped(parts, typer.echo)
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

    raise typer.Exit(in_words(lambda: with_database(found, where, work)))


def serve(
    context: typer.Context,
    database: Database = None,
    home: HomeFolder = None,
    demo: InDemo = False,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Entries like the options below, as TOML.")
    ] = None,
    host: Annotated[
        str | None,
        typer.Option("--host", help="The address to listen on; a proxy with https leads here.  [default: 127.0.0.1]"),
    ] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, help="The port to listen on.  [default: 8738]")
    ] = None,
    proxies: Annotated[
        str | None,
        typer.Option(
            "--proxies",
            metavar="ADDRESS,…",
            help="Proxies (addresses, networks) whose word is taken for whose request they pass on."
            "  [default: this computer's]",
        ),
    ] = None,
    hosts: Annotated[
        str | None,
        typer.Option("--hosts", metavar="NAME,…", help="The names answered to.  [default: the portal's address]"),
    ] = None,
    keys: Annotated[
        str | None, typer.Option("--keys", metavar="FILE", help="Keys written by “pinportal keys service”.")
    ] = None,
    log: Annotated[
        str | None, typer.Option("--log", metavar="stdout|DIR", help="Where to log.  [default: stdout with --keys]")
    ] = None,
) -> None:
    """Serve the parents' registration pages as a service, without a window, until Ctrl+C or SIGTERM.

    Every option from --host on can stand in the file, and as PINPORTAL_SERVE_PORT and so on in the environment.
    """
    found, where = where_of(context, database, home, demo=demo)
    given = {"host": host, "port": port, "proxies": proxies, "hosts": hosts, "keys": keys, "log": log}
    typed = {entry: str(value) for entry, value in given.items() if value is not None}
    _refuse_typed_wrongly(typed)

    def work() -> int:
        from pinportal_desktop.app.log import log_to, set_up_log
        from pinportal_desktop.app.serve_settings import serve_settings
        from pinportal_desktop.app.site import serve_pages

        settings = serve_settings(typed, config, found.logs)
        parts = open_database(found, where, settings.keys)
        try:
            log_to(sys.stdout) if settings.log is None else set_up_log(settings.log)
            serve_pages(parts, settings, typer.echo)
        finally:
            parts.close()
        return 0

    raise typer.Exit(in_words(work))


def _refuse_typed_wrongly(typed: Mapping[str, str]) -> None:
    if not typed:
        return
    from pinportal_desktop.app.serve_settings import as_typed
    from pinportal_desktop.domain.errors import PinPortalError
    from pinportal_desktop.words import Words

    try:
        as_typed(typed)
    except PinPortalError as error:
        raise typer.BadParameter(Words.load().sentence(error)) from error


def upgrade(context: typer.Context, database: Database = None, home: HomeFolder = None) -> None:
    """Bring the practice's PostgreSQL to this version, once for all its computers; back it up first."""
    found, where = where_of(context, database, home, demo=False)

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
