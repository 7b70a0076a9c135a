# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Entries of the record as plain sentences."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from pinportal_desktop.usecases.change_settings import BEFORE
from pinportal_desktop.usecases.command import EntryFact
from pinportal_desktop.usecases.looks import RecordLine
from pinportal_desktop.usecases.printers import Fate
from pinportal_desktop.usecases.show_pin import IdentityCheck
from pinportal_desktop.words import questions
from pinportal_desktop.words.edited import (
    authorities,
    authority_recorded,
    contact_added,
    contact_edited,
    patient_added,
    patient_edited,
)
from pinportal_desktop.words.failures import failed
from pinportal_desktop.words.keeping import backup_restored, recovery_key_printed
from pinportal_desktop.words.logins import LOGINS

if TYPE_CHECKING:
    from pinportal_desktop.words.words import Words

Facts = Mapping[str, EntryFact]


def activity_of(line: RecordLine, words: "Words") -> str:
    """The sentence for an entry; one of an unknown kind is told by its kind, never left out."""
    told = _KINDS.get(line.kind)
    return told(line, line.facts, words) if told is not None else f"{line.by}: {line.kind}"


def _whom(facts: Facts, words: "Words") -> str:
    name, relationship = str(facts.get("for") or ""), str(facts.get("relationship") or "")
    if not name:
        return words.text("the patient")
    return f"{name} ({relationship})" if relationship else name


def _handed(facts: Facts, words: "Words") -> str:
    """What was promised. Whether it left is told by **Messages**: the record was written before, and stays true."""
    opened = facts.get("closing") == "complete"
    if facts.get("carrier"):
        told = words.text("to be texted to {number} through {carrier}", number=facts["to"], carrier=facts["carrier"])
    elif facts.get("to"):
        told = words.text("to be sent to {address}", address=facts["to"])
    else:
        return words.text("and opened the registration page") if opened else words.text("and sent nothing")
    return words.text("{told}, and opened the registration page", told=told) if opened else told


def _issued(line: RecordLine, facts: Facts, words: "Words") -> str:
    whom, handed = _whom(facts, words), _handed(facts, words)
    if questions.is_about_question(facts):
        told = questions.issued(line, whom, handed, facts, words)
    else:
        told = words.text("{by} issued a PIN for {whom} {handed}.", by=line.by, whom=whom, handed=handed)
    told += questions.replaced(facts, words)
    if facts.get("name_reason"):
        told += " " + words.text("Reason in spite of the name: {reason}", reason=facts["name_reason"])
    if facts.get("minor_address_checked"):
        told += " " + words.text("{by} confirmed that the address is the minor's.", by=line.by)
    return told + _answered(facts, words)


def _answered(facts: Facts, words: "Words") -> str:
    """The Authority that was asked for on the way."""
    authority = authorities(words).get(str(facts.get("authority") or ""))
    return " " + words.text("Authority recorded as {authority}.", authority=authority) if authority else ""


def _shared(line: RecordLine, facts: Facts, words: "Words") -> str:
    told = words.text(
        "{by} shared the current PIN with {whom} {handed}.",
        by=line.by,
        whom=_whom(facts, words),
        handed=_handed(facts, words),
    )
    return told + _answered(facts, words)


def _shown(line: RecordLine, facts: Facts, words: "Words") -> str:
    whom = facts.get("for") or words.text("the patient")
    draft = "" if facts.get("active") else " " + words.text("It was not active yet.")
    draft += _answered(facts, words)
    if facts.get("how") == "read_aloud":
        return words.text("{by} read a PIN aloud to {whom}.", by=line.by, whom=whom) + draft + _identity(facts, words)
    if questions.is_about_question(facts):
        return (
            words.text("{by} made a letter with the link of a verification question for {whom}.", by=line.by, whom=whom)
            + draft
        )
    return words.text("{by} made a letter with a PIN for {whom}.", by=line.by, whom=whom) + draft


def _paper(line: RecordLine, facts: Facts, words: "Words") -> str:
    whom, printer, fate = facts.get("for"), facts.get("printer"), facts.get("fate")
    if not printer:
        return words.text("{by} opened the letter for {whom} in the PDF viewer.", by=line.by, whom=whom)
    told = {
        Fate.PRINTED.value: words.text("The letter for {whom} was printed on {printer}.", whom=whom, printer=printer),
        Fate.WAITING.value: words.text("The letter for {whom} waits at {printer}.", whom=whom, printer=printer),
        Fate.CANCELLED.value: words.text(
            "The letter for {whom} was taken back from {printer}. Nothing was printed.", whom=whom, printer=printer
        ),
        Fate.FAILED.value: words.text("The letter for {whom} did not come from {printer}.", whom=whom, printer=printer),
    }
    handed = words.text("The letter for {whom} was handed to {printer}.", whom=whom, printer=printer)
    return told.get(str(fate), handed)


def _identity(facts: Facts, words: "Words") -> str:
    if not facts.get("identity"):
        return ""
    told: dict[str, str] = {
        IdentityCheck.CALLED_BACK: words.text("called back on the number on file"),
        IdentityCheck.QUESTIONS: words.text("answered questions"),
        IdentityCheck.PHOTO_ID: words.text("showed a photo ID"),
        IdentityCheck.KNOWN: words.text("known in person"),
    }
    how = told.get(str(facts["identity"]), str(facts.get("identity_note") or ""))
    return " " + words.text("Identity checked: {how}.", how=how.rstrip("."))


def _voided(line: RecordLine, facts: Facts, words: "Words") -> str:
    if questions.is_about_question(facts):
        return words.text("{by} voided a printed link that was not active.", by=line.by)
    if facts.get("printed") == 0:
        return words.text("{by} voided a PIN that was read aloud and not active.", by=line.by)
    return words.text("{by} voided a printed PIN that was not active.", by=line.by)


def _revoked(line: RecordLine, facts: Facts, words: "Words") -> str:
    reason = str(facts.get("reason")).rstrip(".")
    if questions.is_about_question(facts):
        told = questions.revoked(line, reason, words)
    else:
        told = words.text("{by} revoked the PIN: {reason}.", by=line.by, reason=reason)
    if facts.get("used_by"):
        told += " " + words.text("It was used by {names}.", names=facts["used_by"])
    return told


def _removed(line: RecordLine, facts: Facts, words: "Words") -> str:
    told = words.text("{by} removed the access of {name}.", by=line.by, name=facts.get("name"))
    if facts.get("revoked") and questions.is_about_question(facts):
        told += " " + words.text("The verification question was revoked with it.")
    elif facts.get("revoked"):
        told += " " + words.text("The PIN was revoked with it.")
    if facts.get("waiting"):
        told += " " + words.text("{name} was still waiting for it.", name=facts["waiting"])
    return told


def _restored(line: RecordLine, facts: Facts, words: "Words") -> str:
    told = words.text("{by} restored the access of {name}.", by=line.by, name=facts.get("name"))
    return f"{told} {facts['reason']}" if facts.get("reason") else told


def _linked(line: RecordLine, facts: Facts, words: "Words") -> str:
    return words.text(
        "{by} linked the login of {name} to the contact {contact}.",
        by=line.by,
        name=facts.get("name"),
        contact=facts.get("contact"),
    )


def _registered(_line: RecordLine, facts: Facts, words: "Words") -> str:
    if facts.get("myself"):
        told = words.text("The patient registered with the login {login}.", login=facts.get("login"))
    else:
        told = words.text("{name} registered with the login {login}.", name=facts.get("name"), login=facts.get("login"))
    return told + (" " + words.text("The desk had opened the page.") if facts.get("at_desk") else "")


def _checked(line: RecordLine, facts: Facts, words: "Words") -> str:
    answer = {
        "valid": words.text("it is valid"),
        "account_disabled": words.text("it is valid, but the account is disabled"),
        "draft": words.text("it was never activated"),
        "superseded": words.text("it was replaced by a newer one"),
        "revoked": words.text("it was revoked"),
        "expired": words.text("it has expired"),
        "used": words.text("it was used"),
        "no_such_pin": words.text("there is no such PIN for this patient"),
    }.get(str(facts.get("verdict")), "")
    if facts.get("sibling"):
        return words.text(
            "{by} checked a PIN: it is {sibling}'s, and {answer}.", by=line.by, sibling=facts["sibling"], answer=answer
        )
    return words.text("{by} checked a PIN: {answer}.", by=line.by, answer=answer)


def _handover(_line: RecordLine, _facts: Facts, words: "Words") -> str:
    return words.text("The registration page was opened from the desk.")


def _imported(line: RecordLine, facts: Facts, words: "Words") -> str:
    return words.text(
        "{by} imported {file}: {new} new, {changed} changed, {unchanged} unchanged.",
        by=line.by,
        file=facts.get("file"),
        new=facts.get("new"),
        changed=facts.get("changed"),
        unchanged=facts.get("unchanged"),
    )


def _import_ended(line: RecordLine, facts: Facts, words: "Words") -> str:
    if facts.get("state") != "done":
        return words.text("{by} stopped the import of {file}.", by=line.by, file=facts.get("file"))
    return words.text(
        "{by} completed the import of {file}: {new} new, {changed} changed, {unchanged} unchanged, {refused} refused.",
        by=line.by,
        file=facts.get("file"),
        new=facts.get("new"),
        changed=facts.get("changed"),
        unchanged=facts.get("unchanged"),
        refused=facts.get("refused"),
    )


def _import_undone(line: RecordLine, facts: Facts, words: "Words") -> str:
    if not facts.get("done"):
        return words.text("{by} undid a part of the import of {file}.", by=line.by, file=facts.get("file"))
    return words.text("{by} undid the import of {file}.", by=line.by, file=facts.get("file"))


def _merged_access(line: RecordLine, facts: Facts, words: "Words") -> str:
    name, chart = facts.get("name"), facts.get("chart")
    if facts.get("kept"):
        return words.text("{by} kept the access that {name} had to chart {chart}.", by=line.by, name=name, chart=chart)
    return words.text("{by} ended the access that {name} had to chart {chart}.", by=line.by, name=name, chart=chart)


def _double(line: RecordLine, facts: Facts, words: "Words") -> str:
    name, chart = facts.get("name"), facts.get("chart")
    if facts.get("state") == "merged":
        return words.text("{by} merged chart {chart} ({name}) into this one.", by=line.by, chart=chart, name=name)
    return words.text("{by} said that chart {chart} ({name}) is another child's.", by=line.by, chart=chart, name=name)


def _sent_again(line: RecordLine, facts: Facts, words: "Words") -> str:
    return words.text("{by} had the message to {address} tried again.", by=line.by, address=facts.get("to"))


def _not_sent(line: RecordLine, facts: Facts, words: "Words") -> str:
    return words.text("{by} cancelled the message to {address}.", by=line.by, address=facts.get("to"))


def _settings(line: RecordLine, facts: Facts, words: "Words") -> str:
    names = _setting_names(words)
    changes: list[str] = []
    for key in (key for key in facts if key in names):
        if key == "questions_on":
            on = words.text("verification questions on") if facts[key] else words.text("verification questions off")
            changes.append(on)
            continue
        if key in {"mail_password", "kiosk_exit_code", "questions"}:
            changes.append(names[key])
            continue
        before, after = (facts.get(key + BEFORE), facts[key])
        changes.append(
            words.text(
                "{what} from {before} to {after}",
                what=names[key],
                before=words.text("nothing") if before in {None, ""} else before,
                after=words.text("nothing") if after in {None, ""} else after,
            )
        )
    if not changes:
        return words.text("{by} changed the settings.", by=line.by)
    return words.text("{by} changed the settings: {changes}.", by=line.by, changes="; ".join(changes))


def _wording(line: RecordLine, facts: Facts, words: "Words") -> str:
    text = words.text
    names = {
        "heading": text("heading"),
        "introduction": text("introduction"),
        "with_account": text("introduction for parents with an account"),
        "closing": text("closing"),
    }
    changed = words.listed([names[key] for key in names if key in facts])
    return text(
        "{by} changed the wording of letters in {language}: {what}.",
        by=line.by,
        language=words.language_told(str(facts.get("language") or "")),
        what=changed,
    )


def _setting_names(words: "Words") -> dict[str, str]:
    text = words.text
    return {
        "practice_name": text("practice name"),
        "practice_address": text("address"),
        "portal_address": text("portal address"),
        "practice_portal": text("address of the practice's portal"),
        "time_zone": text("time zone"),
        "language": text("language"),
        "minor_age": text("minor age"),
        "minor_age_limit": text("Minor Age Limit"),
        "pin_valid_days": text("days that a PIN is valid"),
        "paper": text("paper"),
        "mail_host": text("mail server"),
        "mail_port": text("port"),
        "mail_security": text("security"),
        "mail_user": text("user name"),
        "mail_password": text("password"),
        "kiosk_exit_code": text("the kiosk’s exit code"),
        "questions": text("the questions to choose from"),
        "questions_on": text("verification questions"),
        "mail_from_address": text("From address"),
    }


_KINDS: Final[Mapping[str, Callable[[RecordLine, Facts, "Words"], str]]] = {
    "pin_issued": _issued,
    "pin_shared": _shared,
    "pin_shown": _shown,
    "paper_settled": _paper,
    "pin_checked": _checked,
    "draft_voided": _voided,
    "pin_revoked": _revoked,
    "access_removed": _removed,
    "access_restored": _restored,
    "account_linked": _linked,
    "authority_recorded": authority_recorded,
    "registered": _registered,
    "registration_failed": failed,
    "handover_opened": _handover,
    "patient_added": patient_added,
    "patient_edited": patient_edited,
    "contact_added": contact_added,
    "contact_edited": contact_edited,
    "imported": _imported,
    "import_ended": _import_ended,
    "import_undone": _import_undone,
    "merged_access_settled": _merged_access,
    "double_settled": _double,
    "message_sent_again": _sent_again,
    "message_cancelled": _not_sent,
    "settings_changed": _settings,
    "wording_changed": _wording,
    "backup_restored": backup_restored,
    "recovery_key_printed": recovery_key_printed,
    **LOGINS,
}

KINDS: Final = frozenset(_KINDS)
