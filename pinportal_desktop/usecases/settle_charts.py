# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What an import leaves for staff to decide: access to a chart that was merged away, and probable doubles."""

from dataclasses import dataclass, replace

from pinportal_desktop.domain.association import PortalAccount, remove
from pinportal_desktop.domain.doubles import DoubleState
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import AssociationId, PatientId
from pinportal_desktop.domain.patient_account import Access, PatientAccount
from pinportal_desktop.domain.people import Identifier, Patient
from pinportal_desktop.usecases.access import access_with, refuse_unauthorised
from pinportal_desktop.usecases.command import Command, Done, Entry, EntryFact, Permission, use_case
from pinportal_desktop.usecases.comparing import Arrival, Comparison
from pinportal_desktop.usecases.end_pin import hide_patient
from pinportal_desktop.usecases.incoming import IncomingMerge
from pinportal_desktop.usecases.merging import counterpart
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleMergedAccess(Command):
    """`gone` was merged into `patient_id`. `keep`: the access goes on with the surviving chart, else it ends."""

    patient_id: PatientId
    gone: PatientId
    association_id: AssociationId
    keep: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedAccessSettled:
    """Whose access it is. `known`: the login had access to the surviving chart already."""

    name: str
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleDouble(Command):
    """`survivor` None: these are two children. Else one of the two, into whom the other chart is merged."""

    one: PatientId
    other: PatientId
    survivor: PatientId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleSettled:
    state: DoubleState


@use_case(Permission.CHANGE_ACCESS)
def settle_merged_access(command: SettleMergedAccess, work: Work) -> Done[MergedAccessSettled]:
    """Move an access to the surviving chart, or end it.

    Refused as **Undo** of removed access is: AUTHORITY_NONE, AUTHORITY_EXCLUSIVE_ELSEWHERE, PAST_MINOR_AGE_LIMIT; and
    CONTACT_HAS_ACCOUNT where the same person has another login; and ACCESS_REMOVED_ALREADY, ASSOCIATION_NOT_FOUND where
    somebody else decided meanwhile.
    """
    account, gone = work.patients.account(command.patient_id), work.patients.account(command.gone)
    if gone.patient.merged_into != account.patient.id:
        raise Refused(Code.ASSOCIATION_NOT_FOUND)
    access = access_with(gone, command.association_id)
    known = any(_live(a) and a.account.id == access.account.id for a in account.accesses)
    if command.keep and not known:
        _move(access, account, gone, command, work)
    else:
        ended = remove(access.association, at=command.made_at, by=command.by.person, why="merged")
        work.associations.save(ended)
    name = access.account.name.spoken
    facts: dict[str, EntryFact] = {"name": name, "kept": int(command.keep), "chart": gone.patient.chart_number}
    entry = Entry(kind="merged_access_settled", patient_id=account.patient.id, facts=facts)
    return Done(result=MergedAccessSettled(name=name, known=known), entry=entry)


def _live(access: Access) -> bool:
    return access.association.removed_at is None


def _move(access: Access, account: PatientAccount, gone: PatientAccount, command: Command, work: Work) -> None:
    if not _live(access):
        raise Refused(Code.ACCESS_REMOVED_ALREADY)
    rules = work.rules.of(account.patient.practice_id)
    login = _login(access, account, gone, work)
    there = Access(association=replace(access.association, patient_id=account.patient.id), account=login)
    if not account.is_live(there, rules, rules.today(command.made_at)):
        raise Refused(Code.PAST_MINOR_AGE_LIMIT, limit=rules.minor_age_limit)
    refuse_unauthorised(account, there)
    if login != access.account:
        work.accounts.save(login)
    work.associations.save(there.association)


def _login(access: Access, account: PatientAccount, gone: PatientAccount, work: Work) -> PortalAccount:
    """The login as it belongs to the surviving chart: the patient's own, or that of the same person in its family."""
    login = access.account
    if login.patient_id == gone.patient.id:
        return replace(login, patient_id=account.patient.id)
    member = gone.member_of(access)
    there = None if member is None else counterpart(member, account.family)
    if there is None or there.contact.id == login.contact_id:
        return login
    if work.accounts.of_contact(there.contact.id) is not None:
        raise Refused(Code.CONTACT_HAS_ACCOUNT, name=there.contact.name.spoken)
    return replace(login, contact_id=there.contact.id)


@use_case(Permission.EDIT_PATIENT)
def settle_double(command: SettleDouble, work: Work) -> Done[DoubleSettled]:
    """Say of two charts that they are of two children, or merge one into the other.

    Merged away, a chart is hidden, its PIN is revoked, and access to it waits for a decision. Raises `Refused`
    DOUBLES_NOT_FOUND, DOUBLE_SETTLED_ALREADY, MERGE_CONTRADICTS.
    """
    if work.imports.double(command.one, command.other) is not DoubleState.OPEN:
        raise Refused(Code.DOUBLE_SETTLED_ALREADY)
    one, other = work.patients.account(command.one).patient, work.patients.account(command.other).patient
    state = DoubleState.DIFFERENT
    into, gone = (other, one) if command.survivor == other.id else (one, other)
    if command.survivor is not None:
        state = DoubleState.MERGED
        _merge(gone, into, command, work)
    work.imports.settle_double(command.one, command.other, state, at=command.made_at, by=command.by.person)
    facts: dict[str, EntryFact] = {"state": state.value, "name": gone.name.spoken, "chart": gone.chart_number}
    return Done(result=DoubleSettled(state=state), entry=Entry(kind="double_settled", patient_id=into.id, facts=facts))


def _merge(gone: Patient, into: Patient, command: SettleDouble, work: Work) -> None:
    row = IncomingMerge(
        row=0,
        name=gone.name.listed,
        into=(Identifier(system="", value=into.chart_number),),
        gone=(Identifier(system="", value=gone.chart_number),),
    )
    comparison = Comparison(into.practice_id, work.imports.known(into.practice_id, [row]))
    verdict = comparison.take(Arrival(merge=row))
    if verdict.code is not None:
        raise Refused(verdict.code)
    changes = comparison.changes
    work.imports.write(changes, None)
    for patient_id in changes.hidden:
        hide_patient(work.patients.account(patient_id), command, work)
