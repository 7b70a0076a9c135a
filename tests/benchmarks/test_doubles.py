# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Probable doubles on record-linkage data whose truth is known: how many of those listed are, how many of those there
are get listed. Only names, birth date and e-mail are compared: the product knows no addresses and no social security
numbers, by which others find more. Rows without a name or a whole birth date are left out: they are no patients.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from pinportal_desktop.domain.addresses import email_likeness, phone_likeness
from pinportal_desktop.domain.doubles import PROBABLE, Person, births_like, likeness, name_likeness
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.intake.people import with_generation
from tests.benchmarks.population import Population
from tests.benchmarks.report import Report, at_least, at_most

pytestmark = pytest.mark.benchmark

Known: TypeAlias = tuple[str, Person]  # who it is, and what the row says
_DISTINCT: Final = 100_000


def test_febrl(shared_data: Path, report: Report) -> None:
    for name in ("dataset1", "dataset3"):
        people = [
            (row["rec_id"].split("-")[1], person(row["given_name"], row["surname"], row["date_of_birth"]))
            for row in rows(shared_data / "csv" / "febrl" / f"{name}.csv")
        ]
        tell(report, f"febrl {name}", taken(people))


def test_splink(shared_data: Path, report: Report) -> None:
    people = [
        (row["cluster"], person(row["first_name"], row["surname"], row["dob"], row["email"]))
        for row in rows(shared_data / "csv" / "splink" / "fake_1000_from_splink_demos.csv")
    ]
    tell(report, "splink", taken(people))


def test_recordlinker(shared_data: Path, report: Report) -> None:
    """Queries with the result that CDC expects. It knows addresses and social security numbers, we do not."""
    folder = shared_data / "csv" / "recordlinker"
    seeds = taken((row["Match Id"], of_recordlinker(row)) for row in rows(folder / "nbs_seed.csv"))
    hits = misses = wrong = 0
    for row in rows(folder / "nbs_test.csv"):
        asked, expected = of_recordlinker(row), row["Expected Result"]
        if asked is None or expected not in {"match", "no_match"}:
            continue
        found = {who for who, seed in seeds if likeness(asked, seed) >= PROBABLE}
        right = {row["Match Id"]} if expected == "match" else set()
        hits, misses, wrong = hits + len(found & right), misses + len(right - found), wrong + len(found - right)
    precision = hits / (hits + wrong)
    note = f"{hits + wrong} listed, {hits + misses} there are"
    report.figure("Probable doubles, recordlinker, precision", precision, "", at_least(0.98), note)
    report.figure("Probable doubles, recordlinker, recall", hits / (hits + misses), "")


def test_false_alarms(report: Report) -> None:
    """Nobody of the benchmarks' population is there twice; siblings whom it drew with one name are left out."""
    people: list[Known] = []
    named: set[tuple[object, PersonName]] = set()
    for account in Population(_DISTINCT).accounts():
        household = account.family[0].contact.id
        if (household, account.patient.name) not in named:
            named.add((household, account.patient.name))
            people.append((str(account.patient.id), _as_known(account)))
    name = f"Probable doubles among {len(people):,} distinct children, false alarms"
    report.figure(name, len(listed(people)), "pairs", at_most(100))


def _as_known(account: PatientAccount) -> Person:
    contacts = [member.contact for member in account.family]
    return Person(
        name=account.patient.name,
        born=account.patient.born,
        emails=frozenset(email_likeness(email) for contact in contacts for email in contact.emails),
        phones=frozenset(phone_likeness(contact.phone) for contact in contacts if contact.phone),
    )


def rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened, skipinitialspace=True):
            yield {key: (value or "").strip() for key, value in row.items() if key is not None}


def of_recordlinker(row: dict[str, str]) -> Person | None:
    return person(row["FIRST"], with_generation(row["LAST"], row["SUFFIX"]), row["BIRTHDATE"])


def person(given: str, family: str, born: str, email: str = "") -> Person | None:
    digits = born.replace("-", "")
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    emails = frozenset({email_likeness(email)} if email else ())
    return Person(name=PersonName(family=family, given=given), born=day, emails=emails) if given or family else None


def taken(people: Iterable[tuple[str, Person | None]]) -> list[Known]:
    return [(who, one) for who, one in people if one is not None]


def listed(people: list[Known]) -> set[tuple[int, int]]:
    """The pairs that an import would list, each found as an import finds it."""
    by_key: defaultdict[date | str, set[int]] = defaultdict(set)
    found: set[tuple[int, int]] = set()
    for n, (_, one) in enumerate(people):
        keys: tuple[date | str, ...] = (*births_like(one.born), name_likeness(one.name))
        likely = set().union(*(by_key[key] for key in keys))
        found |= {(other, n) for other in likely if likeness(one, people[other][1]) >= PROBABLE}
        by_key[one.born].add(n)
        by_key[name_likeness(one.name)].add(n)
    return found


def tell(report: Report, name: str, people: list[Known]) -> None:
    of: defaultdict[str, list[int]] = defaultdict(list)
    for n, (who, _) in enumerate(people):
        of[who].append(n)
    true = {pair for numbers in of.values() for pair in combinations(numbers, 2)}
    found = listed(people)
    note = f"{len(found):,} pairs listed, {len(true):,} there are"
    report.figure(f"Probable doubles, {name}, precision", len(found & true) / len(found), "", at_least(0.98), note)
    report.figure(f"Probable doubles, {name}, recall", len(found & true) / len(true), "")
