# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The kiosk's exit code: wrong ones are counted in the database, so that starting it anew begins nothing anew."""

from dataclasses import dataclass

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.registering import Scope
from pinportal_desktop.usecases.command import Command, Done, Permission, use_case
from pinportal_desktop.usecases.needs import Surface
from pinportal_desktop.usecases.slowing import Counter, Step, count, forget, wait
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class TryExitCode(Command):
    """`right` is what the code, hashed slowly by the surface, was found to be."""

    right: bool
    counters: tuple[Counter, ...]


def prepare_try_exit_code(surface: Surface, *, right: bool) -> TryExitCode:
    """The command, counted per kiosk."""
    key = surface.digests.scope_digest(f"exit code {surface.actor.station}")
    return TryExitCode(**surface.made(), right=right, counters=(Counter(scope=Scope.DEVICE, key=key),))


@use_case(Permission.REGISTER)
def try_exit_code(command: TryExitCode, work: Work) -> Done[Step]:
    """A wrong code is EXIT_CODE_WRONG; after three even the right one waits, REGISTRATION_WAIT."""
    seconds = wait(command.counters, command.made_at, work)
    if seconds:
        return Done(result=Step(failed=Code.REGISTRATION_WAIT, wait=seconds), entry=None)
    if not command.right:
        count(command.counters, command.made_at, work)
        return Done(result=Step(failed=Code.EXIT_CODE_WRONG), entry=None)
    forget(command.counters, command.made_at, work)
    return Done(result=Step(), entry=None)
