# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What staff changed about a patient and the family, as entries of the record."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pinportal_desktop.usecases.command import EntryFact
from pinportal_desktop.usecases.looks import RecordLine

if TYPE_CHECKING:
    from pinportal_desktop.words.words import Words

Facts = Mapping[str, EntryFact]


def patient_added(line: RecordLine, facts: Facts, words: "Words") -> str:
    """**New Patient**."""
    return words.text("{by} added the patient {name}.", by=line.by, name=facts.get("name") or "")


def patient_edited(line: RecordLine, facts: Facts, words: "Words") -> str:
    """**Edit Patient**: what was changed, and what that ended."""
    told = words.text("{by} changed {what}.", by=line.by, what=fields_told(facts.get("changed"), words))
    if facts.get("name_before"):
        told += " " + words.text("The name was {name}.", name=facts["name_before"])
    standing = {
        "active": words.text("The patient is active again."),
        "inactive": words.text("The patient is no longer active."),
        "deceased": words.text("The patient is recorded as deceased."),
    }.get(str(facts.get("standing") or ""))
    told += f" {standing}" if standing else ""
    return told + (" " + words.text("The PIN was revoked with it.") if facts.get("revoked") else "")


def contact_added(line: RecordLine, facts: Facts, words: "Words") -> str:
    """A contact was added, perhaps one whom a sibling's family had."""
    name, relationship = facts.get("name") or "", facts.get("relationship")
    whom = f"{name} ({relationship})" if relationship else str(name)
    told = words.text("{by} added the contact {whom}.", by=line.by, whom=whom)
    if facts.get("known"):
        told += " " + words.text("A sibling's family had this person already.")
    return told + _authority_set(facts, words)


def contact_edited(line: RecordLine, facts: Facts, words: "Words") -> str:
    """A contact was edited: what was changed, the addresses masked."""
    told = words.text(
        "{by} changed {what} of the contact {name}.",
        by=line.by,
        what=fields_told(facts.get("changed"), words),
        name=facts.get("name") or "",
    )
    if facts.get("name_before"):
        told += " " + words.text("The name was {name}.", name=facts["name_before"])
    if facts.get("emails"):
        told += " " + words.text("The e-mail is now {emails}.", emails=facts["emails"])
    return told + _authority_set(facts, words)


def authority_recorded(line: RecordLine, facts: Facts, words: "Words") -> str:
    """What Authority a contact has now, what it was, and what that ended."""
    names = authorities(words)
    told = words.text(
        "{by} recorded the authority of {name} as {authority} (it was {before}).",
        by=line.by,
        name=facts.get("name"),
        authority=names.get(str(facts.get("authority")), ""),
        before=names.get(str(facts.get("before")), ""),
    )
    return told + _ended_with_it(facts, words)


def authorities(words: "Words") -> dict[str, str]:
    """The values of **Authority** as screens show them."""
    return {
        "joint": words.text("Joint"),
        "exclusive": words.text("Exclusive"),
        "none": words.text("None"),
        "not_recorded": words.text("Not recorded"),
    }


def _authority_set(facts: Facts, words: "Words") -> str:
    """What the same step recorded about authority, with a space before it; "" for nothing."""
    name = authorities(words).get(str(facts.get("authority") or ""))
    if name is None:
        return ""
    return " " + words.text("The authority is {authority}.", authority=name) + _ended_with_it(facts, words)


def _ended_with_it(facts: Facts, words: "Words") -> str:
    told, removed = "", int(facts.get("removed") or 0)
    if removed:
        told += " " + words.ntext("{n} access was removed.", "{n} accesses were removed.", removed, n=removed)
    if facts.get("revoked"):
        told += " " + words.text("The PIN was revoked with it.")
    return told


def fields_told(fields: EntryFact, words: "Words") -> str:
    """Fields by their names in a file or an entry, with commas between them, as one says them."""
    names = {
        "name": words.text("the name"),
        "preferred": words.text("the preferred name"),
        "born": words.text("the date of birth"),
        "chart_number": words.text("the chart number"),
        "language": words.text("the language"),
        "active": words.text("the standing"),
        "deceased": words.text("the standing"),
        "emails": words.text("the e-mail"),
        "phone": words.text("the cell phone"),
        "relationship": words.text("the relationship"),
        "authority": words.text("the authority"),
        "contacts": words.text("the family contacts"),
        "merged": words.text("the chart, which was merged into another"),
    }
    changed = filter(None, str(fields or "").split(","))
    return words.listed(list(dict.fromkeys(names.get(field, field) for field in changed)))
