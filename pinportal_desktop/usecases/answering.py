# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The first step with a VQ: its single-use link, the child's date of birth, and the answer that the desk recorded.

All three must be right at once, and whoever fails is not told which was wrong. Every attempt that fails counts towards
the five that revoke it, a wrong date like a wrong answer: else a link that outlives five attempts would tell that the
answer was right all along.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from pinportal_desktop.domain.association import Via
from pinportal_desktop.domain.credential import (
    Credential,
    CredentialKind,
    CredentialState,
    Ending,
    PinDigest,
    answer_wrongly,
    use_up,
)
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import RegistrationId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.registering import Failure, Registration
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.verification import WRONG_ANSWERS_MOST, Verification, folded_answer
from pinportal_desktop.usecases.command import Command, Done, Permission, use_case
from pinportal_desktop.usecases.needs import Passwords
from pinportal_desktop.usecases.slowing import Counter, Step, ask_for_nobody, delay, failed, wait
from pinportal_desktop.usecases.why_not import why_not
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerQuestion(Command):
    """`digest` is that of the link; `proved` the kept hash that the answer was found to belong to, "" for none."""

    registration_id: RegistrationId
    token_digest: bytes
    digest: PinDigest
    born: date
    proved: str = field(repr=False)
    counters: tuple[Counter, ...]
    language: str
    more: bool = False


def proved_by(answer: str, verification: Verification | None, passwords: Passwords) -> str:
    """The kept hash, where the answer is the one; as much work where there is no question."""
    kept_hash = None if verification is None else verification.answer_hash
    right = passwords.verify(folded_answer(answer), kept_hash)
    return kept_hash if right and kept_hash is not None else ""


@use_case(Permission.REGISTER)
def answer_question(command: AnswerQuestion, work: Work) -> Done[Step]:
    """Begin a registration where link, date of birth and answer are right. The link is not used up by that alone."""
    seconds = wait(command.counters, command.made_at, work)
    if seconds:
        return Done(result=Step(failed=Code.REGISTRATION_WAIT, wait=seconds), entry=None)
    found = work.credentials.by_digest(command.digest)
    if found is None or found.verification is None:
        ask_for_nobody(work)
        return failed(Failure.NO_SUCH_LINK, None, command.counters, command.made_at, work)
    account = work.patients.account(found.patient_id)
    credential = account.credential(found.id)
    rules = work.rules.of(account.patient.practice_id)
    failure = why_not_answered(account, credential, rules, rules.today(command.made_at), command.born, command.proved)
    if failure is not None:
        return not_answered(failure, credential, command.counters, command.made_at, work)
    work.registrations.add(
        Registration(
            id=command.registration_id,
            token_digest=command.token_digest,
            credential_id=credential.id,
            patient_id=credential.patient_id,
            proved=True,
            language=command.language,
            more=command.more,
            made_at=command.made_at,
        )
    )
    return Done(result=Step(delay=delay(command.counters, command.made_at, work)), entry=None)


def why_not_answered(
    account: PatientAccount, credential: Credential, rules: PracticeRules, today: date, born: date, proved: str
) -> Failure | None:
    """Why nobody could register with it now, or that the answer to a VQ was wrong; of a PIN as `why_not` says."""
    failure = why_not(account, credential, rules, today, born)
    asked = credential.verification
    if asked is None or failure not in {None, Failure.WRONG_DATE}:
        return failure
    return failure if proved and proved == asked.answer_hash else Failure.WRONG_ANSWER


def not_answered(
    failure: Failure, credential: Credential, counters: tuple[Counter, ...], now: datetime, work: Work
) -> Done[Step]:
    """The step as it failed; the fifth wrong answer revokes the VQ, and what waits with its link is cancelled."""
    if credential.verification is None or failure not in {Failure.WRONG_ANSWER, Failure.WRONG_DATE}:
        return failed(failure, credential, counters, now, work)
    counted = answer_wrongly(credential, at=now)
    work.credentials.save(counted)
    revoked = counted.state is CredentialState.REVOKED
    if revoked:
        work.outbox.cancel_for(credential.id, Ending.WRONG_ANSWERS.value)
    done = failed(failure, credential, counters, now, work)
    assert done.entry is not None
    assert counted.verification is not None
    facts = {"wrong": counted.verification.wrong_answers, "most": WRONG_ANSWERS_MOST, "revoked": int(revoked)}
    return replace(done, entry=replace(done.entry, facts=dict(done.entry.facts) | facts))


def pin_of(digest: PinDigest, work: Work) -> Credential | None:
    """The PIN with that digest; never a VQ, which its link alone opens."""
    credential = work.credentials.by_digest(digest)
    return credential if credential is not None and credential.kind is CredentialKind.PIN else None


def via_of(credential: Credential) -> Via:
    """How an association came that this credential gave."""
    return Via.PIN if credential.kind is CredentialKind.PIN else Via.VERIFICATION_QUESTION


def redeemed(credential: Credential, now: datetime, work: Work) -> int:
    """Somebody registered with it: a VQ's link lets nobody else in. How many messages with it were still waiting."""
    if credential.verification is None:
        return 0
    work.credentials.save(use_up(credential, at=now))
    return work.outbox.cancel_for(credential.id, "used")
