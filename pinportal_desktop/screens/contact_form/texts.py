# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the form says, in sentences."""

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.screens.account.columns import authority_text
from pinportal_desktop.screens.contact_form.state import Given, as_typed, others_logins
from pinportal_desktop.screens.widgets import Tone
from pinportal_desktop.usecases.edit_contact import ContactSaved
from pinportal_desktop.words import Words


def saved_sentence(saved: ContactSaved, name: str, *, added: bool, words: Words) -> tuple[str, Tone]:
    """What saving changed, for the account's screen."""
    if not added and not saved.changed:
        return words.text("Nothing was changed."), Tone.NEUTRAL
    told = [words.text("{name} is added.", name=name) if added else words.text("{name} is saved.", name=name)]
    if saved.known:
        told.append(words.text("A sibling's family had this person already; it is one contact now."))
    if saved.removed:
        told.append(
            words.ntext("{n} access was removed.", "{n} accesses were removed.", saved.removed, n=saved.removed)
        )
    if saved.revoked:
        told.append(words.text("The active PIN is revoked."))
    return " ".join(told), Tone.WARN if saved.removed or saved.revoked else Tone.GOOD


def shared_line(given: Given, words: Words) -> str:
    """That the contact is a sibling's as well."""
    if not given.children:
        return ""
    return words.text(
        "Also a contact of {names}: name, e-mail, cell phone and language are the same there. Relationship and"
        " authority are {patient}'s alone.",
        names=words.listed(list(given.children)),
        patient=given.account.patient.first_name,
    )


def authority_line(given: Given, words: Words) -> str:
    """What the Authority chosen means, and that it ends a PIN."""
    meaning = {
        Authority.JOINT: words.text("May be given access, like others."),
        Authority.EXCLUSIVE: words.text("Nobody else may be given access."),
        Authority.NONE: words.text("May not be given access."),
        Authority.NOT_RECORDED: words.text("It is asked before the first PIN."),
    }[given.typed.authority]
    active, chosen = given.account.active, given.typed.authority
    recorded = Authority.NOT_RECORDED if given.base is None else given.base.link.authority
    if active is None or chosen is recorded:
        return meaning
    for_other = active.for_contact is not None and active.for_contact != given.contact_id
    ends = (chosen is Authority.NONE and active.for_contact == given.contact_id) or (
        chosen is Authority.EXCLUSIVE and for_other
    )
    return f"{meaning} {words.text('The active PIN is revoked.')}" if ends else meaning


def login_lines(given: Given, words: Words) -> str:
    """Addresses that are somebody else's login, a line each."""
    name = given.typed.given.strip() or given.typed.family.strip() or words.text("this person")
    told = (
        f"{email}: {words.code(Code.EMAIL_IS_ANOTHERS_LOGIN, owner=login.name.first, name=name)}"
        for email, login in others_logins(given)
    )
    return "\n".join(told)


def meanwhile_line(given: Given, words: Words) -> str:
    """What somebody else made of the inputs that were being typed into."""
    if given.base is None or not given.meanwhile:
        return ""
    theirs = as_typed(given.base, words)
    names = {
        "given": words.text("First name"),
        "family": words.text("Last name"),
        "relationship": words.text("Relationship"),
        "emails": words.text("E-mail"),
        "phone": words.text("Cell phone"),
        "language": words.text("Language"),
        "authority": "Authority",
    }
    values = {
        "emails": ", ".join(theirs.emails),
        "language": "" if theirs.language is None else words.language_told(theirs.language),
        "authority": authority_text(theirs.authority, words),
    }
    told = [f"{names[name]}: {values.get(name, getattr(theirs, name)) or '–'}" for name in given.meanwhile]
    return words.text("Somebody else saved other words here: {list}. Save keeps yours.", list="; ".join(told))
