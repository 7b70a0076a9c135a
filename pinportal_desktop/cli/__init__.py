# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The command line: `pinportal` opens the program, its commands do one thing without a window.

Every command ends with 0 when all went well, 1 when something was refused or waits (told as a sentence), and 2 when it
was typed wrongly.
"""

import typer

from pinportal_desktop.app.terminal import let_streams_write_all
from pinportal_desktop.cli.bringing_in import import_files
from pinportal_desktop.cli.keeping_safe import backup, restore, save_keys, service_keys, take_keys
from pinportal_desktop.cli.opening import demo, program, self_check
from pinportal_desktop.cli.services import deliver, serve, upgrade

app = typer.Typer(
    help="PinPortal: access to the patient portal, by PIN, from the front desk.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.callback(invoke_without_command=True)(program)
for name, command in (
    ("demo", demo),
    ("import", import_files),
    ("deliver", deliver),
    ("serve", serve),
    ("upgrade", upgrade),
    ("backup", backup),
    ("restore", restore),
    ("self-check", self_check),
):
    app.command(name)(command)

keys = typer.Typer(help="The keys of the practice's database, carried from one computer to another.")
keys.command("save")(save_keys)
keys.command("take")(take_keys)
keys.command("service")(service_keys)
app.add_typer(keys, name="keys")


def main() -> None:
    """The console script."""
    let_streams_write_all()
    app()
