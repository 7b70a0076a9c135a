# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Every refusal and every entry of the record has its sentence, and none says more than it may."""

import ast
import re
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import PracticeId
from pinportal_desktop.domain.registering import Failure
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.usecases.looks import RecordLine
from pinportal_desktop.words import Words
from pinportal_desktop.words.record import KINDS
from pinportal_desktop.words.sentences import SENTENCES
from tests.conftest import REPOSITORY

WORDS = Words.load()
NOON = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)


def line(kind: str, **facts: str | int | None) -> RecordLine:
    return RecordLine(at=NOON, by="Dana", station="front-desk", kind=kind, patient_id=None, facts=facts)


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_calm_sentence_that_copes_with_missing_facts(code: Code) -> None:
    told = WORDS.sentence(Refused(code))
    assert told[0].isupper() or SENTENCES[code].startswith("{")
    assert told.endswith(".")
    assert not re.search(r"\berror\b|\binvalid\b|\bfailed\b|[{}!]|  ", told, re.IGNORECASE)


@pytest.mark.parametrize(
    ("platform", "typed"),
    [
        ("linux", "pinportal"),
        ("win32", "pinportal-cli"),
        ("darwin", "/Applications/PinPortal.app/Contents/MacOS/pinportal"),
    ],
)
def test_a_command_in_a_sentence_is_typed_as_the_installer_put_it_there(
    monkeypatch: pytest.MonkeyPatch, platform: str, typed: str
) -> None:
    commands = ("upgrade", "demo", "keys save FILE", "keys take FILE")
    told = " ".join(WORDS.code(code) for code in (Code.DATABASE_NEEDS_UPGRADE, Code.NO_PRACTICE_YET, Code.KEYS_MISSING))
    assert all(f"“pinportal {command}”" in told for command in commands), "from a checkout"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "executable", "/Applications/PinPortal.app/Contents/MacOS/pinportal")
    told = " ".join(WORDS.code(code) for code in (Code.DATABASE_NEEDS_UPGRADE, Code.NO_PRACTICE_YET, Code.KEYS_MISSING))
    assert all(f"“{typed} {command}”" in told for command in commands)


def test_facts_are_filled_in_and_dates_written_as_people_write_them() -> None:
    refused = Refused(Code.EMAIL_IS_ANOTHERS_LOGIN, owner="Ana", name="Tomás")
    assert WORDS.sentence(refused) == "That is Ana's login; Tomás needs their own."
    assert "18 years" in WORDS.sentence(Refused(Code.ADULT_PATIENT_ONLY, limit=18))


def test_there_is_no_sentence_without_a_code() -> None:
    assert set(SENTENCES) == set(Code)


def entries_in_the_use_cases() -> set[str]:
    kinds: set[str] = set()
    for file in (REPOSITORY / "pinportal_desktop" / "usecases").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Entry":
                kinds |= {
                    str(k.value.value) for k in node.keywords if k.arg == "kind" and isinstance(k.value, ast.Constant)
                }
    return kinds


def test_every_kind_of_entry_has_a_sentence() -> None:
    used = entries_in_the_use_cases()
    assert len(used) > 10
    assert used == KINDS


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_entry_is_told_even_when_its_facts_are_missing(kind: str) -> None:
    told = WORDS.activity(line(kind))
    assert told.endswith(".")
    assert "{" not in told


@pytest.mark.parametrize("failure", Failure)
def test_every_reason_of_a_failed_registration_is_told(failure: Failure) -> None:
    told = WORDS.activity(line("registration_failed", reason=failure.value, ended_at="2026-11-03T15:00:00+00:00"))
    assert told.startswith("A registration attempt failed: ")
    assert failure.value not in told or failure.value.isalpha()
    assert "{" not in told


def test_no_two_reasons_of_a_failed_registration_are_told_alike() -> None:
    told = {f: WORDS.activity(line("registration_failed", reason=f.value)) for f in Failure}
    assert len(set(told.values())) == len(Failure)


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("access_removed", "the PIN was revoked on 11/03/2026, when access was removed."),
        ("authority", "the PIN was revoked on 11/03/2026, when an authority was recorded."),
        ("patient_hidden", "the PIN was revoked on 11/03/2026, when the patient was no longer active."),
        ("voided", "the PIN was printed but never activated; its paper was voided on 11/03/2026."),
        ("", "the PIN was revoked on 11/03/2026."),
    ],
)
def test_a_revoked_pin_is_told_with_what_ended_it(why: str, told: str) -> None:
    failed = line("registration_failed", reason="revoked", ended_at="2026-11-03T15:00:00+00:00", ended_why=why)
    assert WORDS.activity(failed) == f"A registration attempt failed: {told}"


def test_an_expired_pin_is_told_with_its_last_day() -> None:
    failed = line("registration_failed", reason="expired", valid_until="2026-11-03")
    assert WORDS.activity(failed).endswith("the PIN had expired; its last day was 11/03/2026.")


def test_a_superseded_pin_is_told_with_the_day_in_the_practices_zone() -> None:
    late = line("registration_failed", reason="superseded", ended_at="2026-11-04T03:00:00+00:00")
    assert WORDS.activity(late) == "A registration attempt failed: the PIN was replaced by a newer one on 11/03/2026."


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (
            {"for": "Ana Garcia", "relationship": "Mother", "to": "a…@example.com", "closing": "send"},
            "Dana issued a PIN for Ana Garcia (Mother) to be sent to a…@example.com.",
        ),
        (
            {"for": "Ana Garcia", "to": "a…@example.com", "closing": "complete"},
            "Dana issued a PIN for Ana Garcia to be sent to a…@example.com, and opened the registration page.",
        ),
        (
            {"for": "Ana Garcia", "to": "…2231", "carrier": "Verizon", "closing": "send"},
            "Dana issued a PIN for Ana Garcia to be texted to …2231 through Verizon.",
        ),
        ({"for": "", "closing": "complete"}, "Dana issued a PIN for the patient and opened the registration page."),
        (
            {"for": "Ana Garcia", "closing": "send", "replaced": 1, "name_reason": "discharge"},
            (
                "Dana issued a PIN for Ana Garcia and sent nothing. The PIN before it is replaced."
                " Reason in spite of the name: discharge"
            ),
        ),
    ],
)
def test_an_issued_pin_is_told_with_whom_it_is_for_and_claims_of_no_message_that_it_left(
    facts: dict[str, str | int], told: str
) -> None:
    assert WORDS.activity(line("pin_issued", **facts)) == told


def test_changed_settings_are_told_from_what_to_what() -> None:
    changed = line("settings_changed", minor_age=13, minor_age_before=12, mail_host="mx.test", mail_host_before=None)
    assert WORDS.activity(changed) == (
        "Dana changed the settings: minor age from 12 to 13; mail server from nothing to mx.test."
    )
    told = WORDS.activity(line("settings_changed", mail_password="changed"))
    assert told == "Dana changed the settings: password."


def test_changed_wording_is_told_by_its_parts_without_its_texts() -> None:
    told = WORDS.activity(line("wording_changed", language="es", introduction="own", closing="standard"))
    assert told == "Dana changed the wording of letters in Spanish: introduction and closing."


def test_an_unknown_kind_is_told_by_its_kind_and_never_left_out() -> None:
    assert WORDS.activity(line("from_the_future")) == "Dana: from_the_future"


def test_an_incident_shows_its_number_and_nothing_else() -> None:
    assert "ABC123" in WORDS.incident("ABC123")


def test_a_language_without_a_catalogue_speaks_the_source() -> None:
    assert Words.load("xx").text("Born {date}", date="03/14/2012") == "Born 03/14/2012"


def test_a_practice_whose_language_the_program_does_not_speak_reads_all_of_it_in_english_dates_too() -> None:
    """A date written the other way round amid English texts would be read the wrong way round."""
    rules = PracticeRules(practice_id=PracticeId(UUID(int=1)), practice_name="Maple", language="xx")
    assert Words.of_practice(rules).language == "en"
    assert Words.of_practice(replace(rules, time_zone="America/Los_Angeles")).zone.key == "America/Los_Angeles"


def test_a_form_keeps_its_mnemonics_and_braces() -> None:
    assert WORDS.translate("&Share {x}") == "&Share {x}"


def test_names_are_listed_as_one_says_them() -> None:
    assert [WORDS.listed(names) for names in ([], ["Ana"], ["Ana", "Luis"], ["Ana", "Luis", "Rosa"])] == [
        "",
        "Ana",
        "Ana and Luis",
        "Ana, Luis and Rosa",
    ]


def test_why_a_row_was_found_is_told() -> None:
    assert WORDS.matched_by("Father", "phone") == "father's phone"
    assert WORDS.matched_by("", "preferred name") == "preferred name"


def test_dates_are_written_as_the_language_writes_them() -> None:
    assert WORDS.date(date(2012, 3, 4)) == "03/04/2012"
    assert Words.load("es").date(date(2012, 3, 4)) == "04/03/2012"
    assert WORDS.moment(datetime(2026, 11, 3, 18, 5, tzinfo=UTC)) == "11/03/2026 1:05 PM"
    assert WORDS.moment(datetime(2026, 11, 3, 5, 5, tzinfo=UTC)) == "11/03/2026 12:05 AM"


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2012, 3, 14), "14 y"),
        (date(2024, 11, 24), "2 y"),
        (date(2024, 11, 25), "23 mo"),
        (date(2026, 6, 24), "5 mo"),
        (date(2026, 10, 25), "4 wk"),
        (date(2026, 11, 10), "2 wk"),
        (date(2026, 11, 11), "13 d"),
        (date(2026, 11, 24), "0 d"),
    ],
)
def test_ages_are_told_in_years_months_weeks_or_days(born: date, age: str) -> None:
    assert WORDS.age(born, date(2026, 11, 24)) == age


@pytest.mark.parametrize(
    ("number", "shown"), [("+15550102231", "(555) 010-2231"), ("+33237998327", "+33 2 37 99 83 27"), ("what", "what")]
)
def test_phones_are_written_as_people_write_them(number: str, shown: str) -> None:
    assert WORDS.phone(number) == shown
