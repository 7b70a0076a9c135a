# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What became of a letter at the printer: only a paper that came, or may still come, counts as printed."""

from dataclasses import dataclass, replace

from pinportal_desktop.domain.credential import CredentialState
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import CredentialId, PatientId
from pinportal_desktop.usecases.command import Command, Done, Entry, Permission, use_case
from pinportal_desktop.usecases.printers import Fate
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlePaper(Command):
    """`name` is whom the letter names, `printer` the queue's name, "" for the demo's viewer."""

    patient_id: PatientId
    credential_id: CredentialId
    name: str
    printer: str
    fate: Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSettled:
    printed: bool


@use_case(Permission.ISSUE_CREDENTIAL)
def settle_paper(command: SettlePaper, work: Work) -> Done[PaperSettled]:
    """Record how a letter ended. Raises `Refused` CREDENTIAL_NOT_FOUND."""
    account = work.patients.account(command.patient_id)
    found = next((c for c in account.credentials if c.id == command.credential_id), None)
    if found is None:
        raise Refused(Code.CREDENTIAL_NOT_FOUND)
    printed = command.fate.may_be_on_paper
    if printed and found.state in {CredentialState.DRAFT, CredentialState.ACTIVE}:
        work.credentials.save(replace(found, printed_at=command.made_at))
    facts = {"for": command.name, "printer": command.printer, "fate": command.fate.value}
    return Done(
        result=PaperSettled(printed=printed),
        entry=Entry(kind="paper_settled", patient_id=command.patient_id, facts=facts),
    )
