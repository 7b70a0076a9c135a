# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What comes apart from its patient: related persons (hl7.org/fhir/R4/relatedperson.html), charts that were merged."""

from collections.abc import Container, Iterator, Mapping
from datetime import date
from typing import Final

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.people import Identifier
from pinportal_desktop.intake.fhir.identifiers import identifiers_of, in_this_file, own_key, refer
from pinportal_desktop.intake.fhir.names import name_of
from pinportal_desktop.intake.fhir.patients import Found, called, is_restricted, language_of, refused
from pinportal_desktop.intake.fhir.relationships import relationship_of
from pinportal_desktop.intake.fhir.shape import Shape, ended, is_false, shapes_of, text_of
from pinportal_desktop.intake.fhir.telecoms import reach_of
from pinportal_desktop.usecases.incoming import IncomingContact, IncomingMerge, IncomingRelative, Rejected

_MERGES: Final = frozenset({"replaces", "replaced-by"})


def comes_later(read: Shape) -> bool:
    """Whether a patient's resource holds something that is read after all patients."""
    return any(True for _ in _merging(read)) or any(True for _ in _contained(read))


def read_relative(
    found: Found, urls: Mapping[str, str], restricted: Container[Identifier], today: date
) -> IncomingRelative | Rejected:
    """The related person, or why not. `restricted` are the patients whose contacts do not come in."""
    return _relative(found, refer(found.read.get("patient"), found.read, urls, today), restricted, today)


def read_what_comes_later(
    found: Found, urls: Mapping[str, str], restricted: Container[Identifier], today: date
) -> Iterator[IncomingRelative | IncomingMerge | Rejected]:
    """The merges that a patient's links tell (`seealso` and `refer` tell none), and the related persons inside it."""
    chart, identifiers = identifiers_of(found.read, today)
    by_chart = (Identifier(system="", value=chart),) if chart else ()
    own = tuple(dict.fromkeys((*in_this_file(own_key(found.read, found.url)), *identifiers, *by_chart)))
    for link in _merging(found.read):
        other = refer(link.get("other"), found.read, urls, today)
        if not other or not own:
            yield refused(found, Code.PATIENT_NOT_NAMED)
            continue
        into, gone = (own, other) if text_of(link.get("type")) == "replaces" else (other, own)
        yield IncomingMerge(row=found.row, name=called(found.read), into=into, gone=gone)
    for inside in _contained(found.read):
        yield _relative(Found(row=found.row, url="", read=inside), own, restricted, today)


def _merging(read: Shape) -> Iterator[Shape]:
    return (link for link in shapes_of(read.get("link")) if text_of(link.get("type")) in _MERGES)


def _contained(read: Shape) -> Iterator[Shape]:
    return (one for one in shapes_of(read.get("contained")) if one.get("resourceType") == "RelatedPerson")


def _relative(
    found: Found, patient: tuple[Identifier, ...], restricted: Container[Identifier], today: date
) -> IncomingRelative | Rejected:
    read = found.read
    if is_false(read.get("active")) or ended(read, today):
        return refused(found, Code.CONTACT_ENDED)
    name = name_of(read.get("name"), today)
    if isinstance(name, Code):
        return refused(found, Code.CONTACT_NAME_MISSING if name is Code.PATIENT_NAME_MISSING else name)
    if is_restricted(read) or any(one in restricted for one in patient):
        return refused(found, Code.RECORD_RESTRICTED)
    if not patient:
        return refused(found, Code.PATIENT_NOT_NAMED)
    reach = reach_of(read.get("telecom"), today)
    contact = IncomingContact(
        name=name,
        relationship=relationship_of(read.get("relationship")),
        emails=reach.emails,
        phone=reach.phone,
        language=language_of(read),
    )
    return IncomingRelative(row=found.row, patient=patient, contact=contact, left_out=reach.left_out)
