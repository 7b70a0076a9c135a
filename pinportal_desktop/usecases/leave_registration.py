# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""End a registration that was begun at the kiosk and left: nothing typed is kept, and nobody can go on with it."""

from dataclasses import dataclass, replace

from pinportal_desktop.usecases.command import Command, Done, Permission, use_case
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveRegistration(Command):
    token_digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """`ended` is False where it was finished already."""

    ended: bool


@use_case(Permission.REGISTER)
def leave_registration(command: LeaveRegistration, work: Work) -> Done[Left]:
    """Blank what was said so far and close it. Raises `Refused` REGISTRATION_EXPIRED where none was begun."""
    registration = work.registrations.by_token(command.token_digest)
    if registration.finished_at is not None:
        return Done(result=Left(ended=False), entry=None)
    blank = replace(
        registration,
        who=None,
        name=None,
        relationship="",
        phone=None,
        email="",
        password_hash="",
        finished_at=command.made_at,
    )
    work.registrations.save(blank)
    return Done(result=Left(ended=True), entry=None)
