# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pinportal_desktop.domain.credential import (
    Credential,
    CredentialKind,
    CredentialState,
    Ending,
    answer_wrongly,
    use_up,
)
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.domain.verification import Verification, folded_answer, refuse_answer
from tests.domain.family import CHILD, NOW, pin
from tests.naughty import naughty_strings

ASKED = "What was the name of the family's first pet?"
LUCIA = replace(
    CHILD, name=PersonName(family="De la Cruz", given="Lucía Inés"), preferred="Lulu", born=date(2012, 3, 4)
)


def question(state: CredentialState = CredentialState.ACTIVE) -> Credential:
    return replace(
        pin(1, state),
        kind=CredentialKind.VERIFICATION_QUESTION,
        verification=Verification(question=ASKED, answer_hash="hash"),
    )


@pytest.mark.parametrize("typed", ["Saint-Exupéry", " SAINT  EXUPERY. ", "saint exupe\u0301ry", "ｓａｉｎｔ’exupéry"])
def test_an_answer_is_the_same_in_any_case_accent_width_and_punctuation(typed: str) -> None:
    assert folded_answer(typed).reveal() == "saintexupery"


def test_an_answer_in_another_script_keeps_its_letters_and_vowel_signs() -> None:
    assert folded_answer("Барсик!").reveal() == "барсик"
    assert folded_answer("मोती").reveal() != folded_answer("मत").reveal()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Rex", Code.ANSWER_SHORT),
        ("- . - . -", Code.ANSWER_SHORT),
        (ASKED.upper(), Code.ANSWER_IS_QUESTION),
        ("family's", Code.ANSWER_IS_QUESTION),
        ("lucia", Code.ANSWER_IS_CHILD),
        ("LULU", Code.ANSWER_IS_CHILD),
        ("Cruz", Code.ANSWER_IS_CHILD),
        ("Lucia de la Cruz", Code.ANSWER_IS_CHILD),
        ("de la cruz, lulu", Code.ANSWER_IS_CHILD),
        ("03/04/2012", Code.ANSWER_IS_CHILD),
        ("4.3.2012", Code.ANSWER_IS_CHILD),
        ("2012-03-04", Code.ANSWER_IS_CHILD),
        ("030412", Code.ANSWER_IS_CHILD),
        ("2012", Code.ANSWER_IS_CHILD),
        ("March 4, 2012", Code.ANSWER_IS_CHILD),
        ("4 de marzo de 2012", Code.ANSWER_IS_CHILD),
    ],
)
def test_what_a_stranger_could_guess_is_no_answer(typed: str, code: Code) -> None:
    with pytest.raises(Refused) as refused:
        refuse_answer(typed, typed, ASKED, LUCIA)
    assert (refused.value.code, refused.value.facts["field"]) == (code, "answer")


@pytest.mark.parametrize("typed", ["Max the dog", "Lucero", "1997"])
def test_an_answer_that_only_the_family_knows_is_taken(typed: str) -> None:
    refuse_answer(typed, typed.upper(), ASKED, LUCIA)


def test_an_answer_typed_differently_the_second_time_is_told_there() -> None:
    with pytest.raises(Refused) as refused:
        refuse_answer("Manchas", "Mancha", ASKED, LUCIA)
    assert (refused.value.code, refused.value.facts["field"]) == (Code.ANSWER_DIFFERS, "answer_again")


def test_every_naughty_string_is_an_answer_that_can_be_given_again_or_is_refused(shared_data: Path) -> None:
    fields = set()
    for typed in naughty_strings(shared_data):
        try:
            refuse_answer(typed, f" {typed.upper()} ", ASKED, LUCIA)
        except Refused as refused:
            fields.add(refused.facts["field"])
        folded = folded_answer(typed).reveal()
        assert folded_answer(folded).reveal() == folded, "what is folded stays as it is"
    assert fields <= {"answer", "answer_again"}


def test_five_wrong_answers_revoke_a_question_and_four_do_not() -> None:
    asked = question()
    for _ in range(4):
        asked = answer_wrongly(asked, at=NOW)
    assert asked.state is CredentialState.ACTIVE
    asked = answer_wrongly(asked, at=NOW)
    assert (asked.state, asked.ended_why, asked.ended_at) == (CredentialState.REVOKED, Ending.WRONG_ANSWERS.value, NOW)
    assert asked.verification is not None
    assert asked.verification.wrong_answers == 5


def test_a_question_is_used_once() -> None:
    used = use_up(question(), at=NOW)
    assert (used.state, used.ended_at) == (CredentialState.USED, NOW)
    with pytest.raises(Refused):
        use_up(used, at=NOW)
    with pytest.raises(Refused):
        answer_wrongly(used, at=NOW)


def test_a_pin_is_never_used_up_nor_answered() -> None:
    with pytest.raises(Refused):
        use_up(pin(), at=NOW)
    with pytest.raises(Refused):
        answer_wrongly(pin(), at=NOW)
