# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""HL7 v2: patients and their next of kin from PID and NK1 of any message, merges from MRG (HL7 v2.5.1, chapter 3)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.people import Identifier, PersonName
from pinportal_desktop.intake.dates import by_today, stamped
from pinportal_desktop.intake.hl7_fields import emails_of, identifiers_of, names_of, phones_of
from pinportal_desktop.intake.hl7_messages import Message, Segment, messages_of
from pinportal_desktop.intake.languages import language_of
from pinportal_desktop.intake.people import Told, settled
from pinportal_desktop.intake.relationships import relationship_of
from pinportal_desktop.usecases.incoming import IncomingContact, IncomingMerge, IncomingPatient, LeftOut, Rejected, Row

# Messages whose PID names whom somebody asks about, not what is known of them (chapter 5, and 2.3's RQI and SRM).
_ASKING: Final = frozenset({"QRY", "QBP", "QCN", "QSB", "QVR", "RQA", "RQC", "RQI", "RQP", "RQQ", "SPQ", "VQQ"})
# Events after which one chart lives on as another (3.3.18 to 3.3.40).
_MERGING: Final = frozenset({"A18", "A30", "A34", "A36", "A39", "A40"})
# Events that give the same chart another number (3.3.46, 3.3.47); some senders say it by an update with an MRG instead.
_RENUMBERING: Final = frozenset({"A46", "A47"})
_UPDATING: Final = frozenset({"A08", "A31"})
_DELETED: Final = "A29"  # the sender no longer keeps this person
_HUMAN: Final = frozenset({"337915000", "HUMAN", "HOMO SAPIENS"})
_YES: Final = frozenset({"Y", "YES", "1", "T", "TRUE"})
_NO: Final = frozenset({"N", "NO", "0", "F", "FALSE"})


@dataclass(slots=True)
class _Group:
    """What a message tells of one patient."""

    patient: Segment | None = None
    kin: list[Segment] = field(default_factory=list)
    merged: list[Segment] = field(default_factory=list)


def read_hl7(file: Path, today: date) -> Iterator[Row]:
    """The patients and merges of a file, message by message; a message that brings nobody says why.

    A row counts the messages of the file. `today`, in the practice's time zone, tells what has ended.
    Raises `PinPortalError` FILE_NOT_READABLE, FILE_FORMAT_UNKNOWN, FILE_NOT_UTF8; FILE_WITHOUT_PATIENTS after a batch
    that is empty.
    """
    number = 0
    for message in messages_of(file):
        number = message.number
        yield from _read_message(message, today)
    if not number:
        raise PinPortalError(Code.FILE_WITHOUT_PATIENTS, name=file.name)


def _read_message(message: Message, today: date) -> Iterator[Row]:
    groups = _groups(message)
    if message.unreadable or message.code in _ASKING or not groups:
        yield Rejected(row=message.number, name="", code=_why_nobody(message))
        return
    for group in groups:
        yield from _read_group(message, group, today)


def _why_nobody(message: Message) -> Code:
    if message.unreadable:
        return Code.LINE_NOT_UTF8
    return Code.MESSAGE_ASKS if message.code in _ASKING else Code.MESSAGE_WITHOUT_PATIENT


def _groups(message: Message) -> list[_Group]:
    """Segments by patient. Next of kin before the first PID are the first patient's."""
    groups = [_Group()]
    for segment in message.segments[1:]:
        match segment.name:
            case "PID" if groups[-1].patient is None:
                groups[-1].patient = segment
            case "PID":
                groups.append(_Group(patient=segment))
            case "NK1":
                groups[-1].kin.append(segment)
            case "MRG":
                groups[-1].merged.append(segment)
    return [group for group in groups if group.patient is not None]


def _read_group(message: Message, group: _Group, today: date) -> Iterator[Row]:
    assert group.patient is not None
    patient = _read_patient(message, group, today)
    renumbers = message.event in _RENUMBERING | _UPDATING
    named = group.merged if renumbers or message.event in _MERGING else []
    merges = [one for segment in named for one in _read_merge(message, group.patient, segment, patient)]
    # A merge may name the patient by number alone, and then it says all that it is for.
    told = [patient] if not merges or isinstance(patient, IncomingPatient) else []
    # The patient comes under the new number: first the chart has to have it.
    yield from (*merges, *told) if renumbers else (*told, *merges)


def _read_patient(message: Message, group: _Group, today: date) -> IncomingPatient | Rejected:
    pid = group.patient
    assert pid is not None
    name, preferred = names_of(pid.repetitions(5), of_patient=True)
    born = by_today(stamped(pid.text(7)), today)
    chart, identifiers = _numbers(message, pid, 3, 2)
    told = name.listed if isinstance(name, PersonName) else chart if not isinstance(chart, Code) else ""
    if _is_animal(pid):
        return Rejected(row=message.number, name=told, code=Code.NOT_A_PERSON)
    for one in (name, born, chart):
        if isinstance(one, Code):
            return Rejected(row=message.number, name=told, code=one)
    assert isinstance(name, PersonName)
    assert not isinstance(born, Code)
    contacts, left_out = _contacts(group.kin, today)
    return IncomingPatient(
        row=message.number,
        chart_number=chart,
        identifiers=identifiers,
        name=name,
        preferred=preferred,
        born=born,
        language=_language(pid, 15),
        active=message.event != _DELETED,
        deceased=_is_deceased(pid),
        contacts=contacts,
        left_out=left_out,
    )


def _numbers(message: Message, segment: Segment, *fields: int) -> tuple[str | Code, tuple[Identifier, ...]]:
    """From the first of the fields that tells any."""
    sender = message.header.text(4) or message.header.text(3)
    found: tuple[str | Code, tuple[Identifier, ...]] = (Code.CHART_NUMBER_MISSING, ())
    for number in fields:
        found = identifiers_of(segment.repetitions(number), sender)
        if found[0] is not Code.CHART_NUMBER_MISSING:
            break
    return found


def _is_animal(pid: Segment) -> bool:
    species = [text.upper() for one in pid.repetitions(35) for text in one.texts()]
    return bool(species) and not _HUMAN & set(species)


def _is_deceased(pid: Segment) -> bool:
    said = pid.text(30).upper()
    return said in _YES or (said not in _NO and bool(pid.text(29)))


def _language(segment: Segment, number: int) -> str | None:
    told = segment.repetitions(number)[:1]
    return next((known for one in told for n in (1, 2, 4, 5) if (known := language_of(one.text(n)))), None)


def _read_merge(message: Message, pid: Segment, mrg: Segment, patient: IncomingPatient | Rejected) -> Iterator[Row]:
    """The merge, if any: a list of numbers may have changed in none that is kept."""
    name = patient.name.listed if isinstance(patient, IncomingPatient) else patient.name
    into, gone = _all_numbers(message, pid, 3, 2), _all_numbers(message, mrg, 1, 4)
    renumbers = message.event in _RENUMBERING | _UPDATING
    if not into or not gone or (set(into) & set(gone) and not renumbers):
        if message.event not in _UPDATING:
            yield Rejected(row=message.number, name=name, code=Code.MERGE_INCOMPLETE)
    elif not set(gone) <= set(into):
        yield IncomingMerge(row=message.number, name=name, into=into, gone=gone, renumbers=renumbers)


def _all_numbers(message: Message, segment: Segment, *fields: int) -> tuple[Identifier, ...]:
    chart, identifiers = _numbers(message, segment, *fields)
    return identifiers if isinstance(chart, Code) else (*identifiers, Identifier(system="", value=chart))


def _contacts(kin: list[Segment], today: date) -> tuple[tuple[IncomingContact, ...], tuple[LeftOut, ...]]:
    whys = [_why_none(segment, today) for segment in kin]
    told = ((place, _told(segment)) for place, (segment, why) in enumerate(zip(kin, whys, strict=True), 1) if not why)
    contacts, left_out = settled(told)
    nobody = [LeftOut(what=f"contact {place}", code=why) for place, why in enumerate(whys, 1) if why]
    return contacts, (*nobody, *left_out)


def _why_none(kin: Segment, today: date) -> Code | None:
    """Why a next of kin is no contact: an end before today, an organization, the patient."""
    ended = kin.text(9)[:8]
    if ended and ended < today.strftime("%Y%m%d")[: len(ended)]:
        return Code.CONTACT_ENDED
    if any(one.text(1).upper() in {"SEL", "SELF"} for one in kin.repetitions(3)):
        return Code.CONTACT_IS_THE_PATIENT
    if kin.text(13) and not isinstance(names_of(kin.repetitions(2))[0], PersonName):
        return Code.CONTACT_IS_ORGANIZATION
    return None


def _told(kin: Segment) -> Told:
    own, work, later = kin.repetitions(5), kin.repetitions(6), kin.repetitions(40)
    relationships, roles = kin.repetitions(3), kin.repetitions(7)
    return Told(
        name=names_of(kin.repetitions(2))[0],
        relationship=relationship_of(
            [one.text(n) for one in relationships for n in (1, 4)],
            [one.text(n) for one in relationships for n in (2, 5, 9)],
            [one.text(n) for one in roles for n in (1, 2)],
        ),
        emails=emails_of([*own, *later, *work]),
        phones=phones_of([*own, *later], work),
        language=_language(kin, 20),
    )
