# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Verification Question** in the window: what is asked, whether an answer is needed, and what follows from it."""

from dataclasses import dataclass

from pinportal_desktop.domain.credential import CredentialKind
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.registration.given import Given
from pinportal_desktop.usecases.asking import answer_is_on_record, read_answer


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingState:
    """`offered`: there is a choice at all; `fixed`: something is on paper, so that the choice is made.

    `on_record` is the question whose answer a new link can keep, "" for none; `keeps` that it does.
    """

    offered: bool
    chosen: bool
    fixed: bool
    questions: tuple[str, ...]
    question: str
    on_record: str
    keeps: bool

    @property
    def asks_answer(self) -> bool:
        """Whether the answer is to be typed."""
        return self.chosen and not self.keeps


def by_question(given: Given) -> bool:
    """Whether a VQ is issued, not a PIN."""
    return given.register_with is CredentialKind.VERIFICATION_QUESTION and not given.sharing


def on_record(given: Given) -> str:
    """The question whose answer is on record, "" for none."""
    return answer_is_on_record(given.account, given.rules, given.today)


def keeps_answer(given: Given) -> bool:
    """Whether question and answer stay as they were recorded."""
    return by_question(given) and given.keep_answer and bool(on_record(given))


def question_of(given: Given) -> str:
    """The question chosen, or the one that is kept; "" for none yet."""
    return on_record(given) if keeps_answer(given) else given.question


def asking_of(given: Given) -> AskingState:
    """The part of the window's state that is about the VQ."""
    kept, keeps = on_record(given), keeps_answer(given)
    listed = given.rules.questions
    return AskingState(
        offered=given.rules.questions_on and not given.sharing,
        chosen=by_question(given),
        fixed=given.shown_for is not None,
        questions=(kept, *listed) if kept and kept not in listed else listed,
        question=question_of(given),
        on_record=kept,
        keeps=keeps,
    )


def answer_of(given: Given) -> Secret | None:
    """The folded answer as typed twice; None where the one on record is kept. Raises `Refused` as `read_answer`."""
    if keeps_answer(given):
        return None
    return read_answer(given.answer, given.again, given.question, given.account.patient)


def replaces_question(given: Given) -> bool:
    """Whether what the new one would replace is a VQ."""
    active = given.account.active_on(given.rules, given.today)
    return active is not None and active.kind is CredentialKind.VERIFICATION_QUESTION
