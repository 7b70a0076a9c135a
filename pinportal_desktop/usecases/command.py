# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Commands, who gives them, what they may do, and what a use case gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, Generic, Protocol, TypeAlias, TypeVar, get_type_hints

from pinportal_desktop.domain.association import PortalAccount
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import CommandId, PatientId, StationId
from pinportal_desktop.usecases.work import Work

EntryFact: TypeAlias = str | int | None

# The fact that names a portal account: its entries are found in the Activity of all its children.
ACCOUNT: Final = "account"


class ActorKind(StrEnum):
    STAFF = "staff"
    PARENT = "parent"
    SYSTEM = "system"


class Permission(StrEnum):
    """What somebody may do. Stated beside each use case, checked by `carry_out`."""

    ISSUE_CREDENTIAL = "issue_credential"
    CHANGE_ACCESS = "change_access"
    EDIT_FAMILY = "edit_family"
    EDIT_SETTINGS = "edit_settings"
    EDIT_PATIENT = "edit_patient"
    REGISTER = "register"
    OWN_ACCOUNT = "own_account"  # a parent's own login
    IMPORT = "import"
    UNDO_IMPORT = "undo_import"
    KEEP_SAFE = "keep_safe"  # backups, and the recovery key that opens them


# Until staff sign-in comes, everybody at the desk is Front Desk; an import runs as whoever started it.
PERMISSIONS: Final[Mapping[ActorKind, frozenset[Permission]]] = {
    ActorKind.STAFF: frozenset(Permission) - {Permission.REGISTER, Permission.OWN_ACCOUNT},
    ActorKind.PARENT: frozenset({Permission.REGISTER, Permission.OWN_ACCOUNT}),
    ActorKind.SYSTEM: frozenset({Permission.IMPORT}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who gives a command: `person` is the name as the record tells it, `station` the workstation or site."""

    kind: ActorKind
    person: str
    station: StationId

    def refuse_unless(self, permission: Permission) -> None:
        """Raise `Refused` NOT_PERMITTED when this actor may not do it."""
        if permission not in PERMISSIONS[self.kind]:
            raise Refused(Code.NOT_PERMITTED, permission=permission.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Complete before it runs: carrying it out reads no clock and no entropy. It holds no plain secret."""

    id: CommandId
    by: Actor
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the record keeps of a command: a kind, the patient, and facts without PIN, birth date or message body."""

    kind: str
    patient_id: PatientId | None = None
    facts: Mapping[str, EntryFact] = field(default_factory=dict)


def about_login(account: PortalAccount) -> dict[str, EntryFact]:
    """The facts by which an entry about a portal account is told, and found."""
    return {"name": account.name.spoken, ACCOUNT: str(account.id)}


C = TypeVar("C", bound=Command)
R = TypeVar("R")
C_contra = TypeVar("C_contra", bound=Command, contravariant=True)
R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Generic[R]):
    """A result with its record entry. `entry` is None only for what changes no access (a step of a registration)."""

    result: R
    entry: Entry | None


class _Run(Protocol[C_contra, R]):
    __name__: str

    def __call__(self, command: C_contra, work: Work) -> Done[R]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCase(Generic[C, R]):
    """A named change: what it needs permission for, how it runs, and what type its result has."""

    kind: str
    permission: Permission
    result: type[R]
    run: Callable[[C, Work], Done[R]]


class CarryOut(Protocol):
    """`carry_out.carry_out` with its store and keys given, as surfaces have it. It waits for the database."""

    def __call__(self, use_case: UseCase[C, R], command: C) -> R: ...


def use_case(permission: Permission) -> Callable[[_Run[C, R]], UseCase[C, R]]:
    """Make a function `(command, work) -> Done[Result]` a use case; its name is the command's kind."""

    def made(run: _Run[C, R]) -> UseCase[C, R]:
        (result,) = get_type_hints(run)["return"].__args__
        return UseCase(kind=run.__name__, permission=permission, result=result, run=run)

    return made
