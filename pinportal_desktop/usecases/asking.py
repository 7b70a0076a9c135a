# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a VQ asks: the desk picks a question and records the answer, which nobody sees again.

A question alone proves nobody: NIST SP 800-63A-4 (2.1) rules knowledge-based verification out. So the answer is worth
something only together with the single-use link, which the practice handed over, and with the child's date of birth.
"""

from dataclasses import replace
from datetime import date

from pinportal_desktop.domain.credential import CredentialKind
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import CredentialId, PatientId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import Patient
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.typed import one_line
from pinportal_desktop.domain.verification import (
    QUESTION_MOST,
    Verification,
    draw_link,
    folded_answer,
    refuse_answer,
)
from pinportal_desktop.usecases.issuing import DraftPin
from pinportal_desktop.usecases.needs import Desk


def prepare_link(desk: Desk, patient_id: PatientId) -> tuple[DraftPin, Secret]:
    """A fresh link for a VQ, with what commands may carry of it; `asking` adds what it asks."""
    credential_id = CredentialId(desk.entropy.new_id(desk.clock.now()))
    token = draw_link(desk.entropy)
    draft = DraftPin(
        id=credential_id,
        digest=desk.digests.link_digest(token),
        sealed=desk.seals.seal_link(token, patient_id, credential_id),
        kind=CredentialKind.VERIFICATION_QUESTION,
    )
    return draft, token


def asking(link: DraftPin, question: str, answer_hash: str) -> DraftPin:
    """The link with what it asks; "" for the hash keeps question and answer on record."""
    return replace(link, question=question, answer_hash=answer_hash)


def read_answer(typed: str, again: str, question: str, child: Patient) -> Secret:
    """The folded answer, to be hashed off the GUI thread. Raises `Refused` QUESTION_MISSING, and as `refuse_answer`."""
    if not question.strip():
        raise Refused(Code.QUESTION_MISSING, field="question")
    refuse_answer(typed, again, question, child)
    return folded_answer(typed)


def verification_of(draft: DraftPin, account: PatientAccount, rules: PracticeRules, today: date) -> Verification | None:
    """What is kept of the question and its answer, without a wrong answer yet; None for a PIN.

    Raises `Refused` QUESTIONS_OFF, QUESTION_MISSING; ANSWER_MISSING where the answer on record is to be kept and no
    active VQ has one: a revoked one's may be known to whoever tried it.
    """
    if draft.kind is CredentialKind.PIN:
        return None
    if not rules.questions_on:
        raise Refused(Code.QUESTIONS_OFF)
    if not draft.answer_hash:
        active = account.active_on(rules, today)
        if active is None or active.verification is None:
            raise Refused(Code.ANSWER_MISSING, field="answer")
        return replace(active.verification, wrong_answers=0)
    question = one_line(draft.question, field="question", most=QUESTION_MOST)
    if not question:
        raise Refused(Code.QUESTION_MISSING, field="question")
    return Verification(question=question, answer_hash=draft.answer_hash)


def answer_is_on_record(account: PatientAccount, rules: PracticeRules, today: date) -> str:
    """The question whose answer a new link may keep, "" where there is none."""
    active = account.active_on(rules, today)
    return "" if active is None or active.verification is None else active.verification.question
