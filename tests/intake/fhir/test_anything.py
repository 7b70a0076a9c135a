# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever stands in a file: rows or a sentence, and never a birth date or an address in a report."""

import json
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.usecases.incoming import IncomingPatient, IncomingRelative, Rejected, Row
from tests.intake.fhir.samples import MOTHER, RELATIVE, SAMPLE, as_xml, bundle, rows_of

BIRTH = "1987-06-05"
ADDRESS = "secret.person@example.org"
NUMBER = "5550109876"
TEXT = st.text(max_size=20) | st.sampled_from(["Patient/p1", "replaces", "email", "R", "#p1", "2012", "1e5", "\u202e"])
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(SAMPLE)) | TEXT, inner, max_size=3)
    ),
    max_leaves=8,
)
# Secrets stand where they belong; what else a report could name is anything.
DATES = st.sampled_from([BIRTH, BIRTH[:7], f"{BIRTH}T09:12", f" {BIRTH}", f"{BIRTH[5:]}/{BIRTH[:4]}", "2987-06-05"])
TELECOMS = st.lists(
    st.fixed_dictionaries(
        {"value": st.sampled_from([ADDRESS, f"{ADDRESS},", f"<{ADDRESS}>", NUMBER, f"{NUMBER} x7", f"0{NUMBER}"])},
        optional={"system": st.sampled_from(["email", "phone", "sms", "fax", ""]) | ANY, "use": ANY, "rank": ANY},
    ),
    max_size=3,
)
FIELDS = dict.fromkeys(("id", "identifier", "name", "active", "meta", "link", "extension", "contained"), ANY)
CONTACT = st.fixed_dictionaries(
    {"telecom": TELECOMS}, optional=dict.fromkeys(("name", "period", "organization", "relationship"), ANY)
)
# What draws are slow on a busy machine, the first most of all.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def changed(sample: dict[str, Any], **also: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """The sample with anything in any of its places."""
    return st.fixed_dictionaries(also, optional=FIELDS).map(lambda other: sample | other)


PATIENTS = changed(SAMPLE, birthDate=DATES, telecom=TELECOMS, contact=st.lists(CONTACT | st.just(MOTHER), max_size=2))
RELATIVES = changed(RELATIVE, birthDate=DATES, telecom=TELECOMS, patient=ANY)


def read(content: bytes, name: str) -> list[Row]:
    """The rows; none where the file was refused in words."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        try:
            return rows_of(file)
        except PinPortalError:
            return []


def reported(rows: list[Row]) -> str:
    """All that a report may show of what did not come in."""
    refused = [row.name for row in rows if isinstance(row, Rejected)]
    left_out = chain.from_iterable(r.left_out for r in rows if isinstance(r, IncomingPatient | IncomingRelative))
    return "\n".join([*refused, *(part.what for part in left_out)])


def assert_no_secret(rows: list[Row]) -> None:
    told = reported(rows)
    assert not any(secret in told for secret in (BIRTH, BIRTH[:7], ADDRESS, NUMBER))


@unhurried
@given(st.lists(PATIENTS | RELATIVES, min_size=1, max_size=3))
def test_json_with_anything_in_any_place_gives_rows_without_a_secret_in_the_report(people: list[Any]) -> None:
    lines = "\n".join(json.dumps(one) for one in people).encode()
    rows = read(lines, "a.ndjson")
    assert len(rows) >= len([one for one in people if one["resourceType"] == "Patient"])
    assert_no_secret(rows)
    whole = bundle(*({"resource": one} for one in people))
    assert_no_secret(read(json.dumps(whole, indent=1).encode(), "a.json"))


@unhurried
@given(ANY)
def test_any_json_gives_rows_or_a_sentence(value: object) -> None:
    read(json.dumps(value).encode(), "a.json")
    read(json.dumps(bundle({"resource": value}, value)).encode(), "a.json")
    read(json.dumps({"resourceType": "Patient", "entry": value, "contact": value, "name": value}).encode(), "a.ndjson")


@unhurried
@given(st.binary(max_size=200), st.sampled_from([b"", b"{", b"[", b"<", b"\xff\xfe{", b'{"resourceType":"Patient"}\n']))
def test_any_bytes_give_rows_or_a_sentence(content: bytes, start: bytes) -> None:
    for name in ("a.json", "a.ndjson", "a.xml"):
        read(start + content, name)


@unhurried
@given(st.lists(PATIENTS | RELATIVES, min_size=1, max_size=2), st.integers(0, 4_000), st.binary(max_size=3))
def test_xml_that_is_whole_or_damaged_gives_rows_or_a_sentence(people: list[Any], at: int, damage: bytes) -> None:
    text = as_xml(bundle(*({"resource": writable(one)} for one in people))).encode("utf-8", "replace")
    assert_no_secret(read(text, "a.xml"))
    assert_no_secret(read(text[:at] + damage + text[at + len(damage) :], "a.xml"))


def writable(value: Any) -> Any:
    """The value with keys that XML takes for names."""
    if isinstance(value, dict):
        return {
            key: writable(one) for key, one in value.items() if key.isascii() and key.isalnum() and key[0].isalpha()
        }
    return [writable(one) for one in value] if isinstance(value, list) else value
