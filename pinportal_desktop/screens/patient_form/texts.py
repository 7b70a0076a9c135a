# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the form says, in sentences."""

from pinportal_desktop.domain.people import Patient, Standing
from pinportal_desktop.screens.patient_form.presenter import Saved
from pinportal_desktop.screens.patient_form.state import Given
from pinportal_desktop.screens.widgets import Tone
from pinportal_desktop.words import Words


def saved_sentence(saved: Saved, words: Words) -> tuple[str, Tone]:
    """What editing changed, for the account's screen."""
    edited = saved.edited
    if edited is None or not edited.changed:
        return words.text("Nothing was changed."), Tone.NEUTRAL
    told = [words.text("The patient is saved.")]
    if edited.revoked:
        told.append(words.text("The active PIN is revoked."))
    if edited.cancelled:
        told.append(
            words.ntext(
                "{count} message that was still waiting is cancelled.",
                "{count} messages that were still waiting are cancelled.",
                edited.cancelled,
                count=edited.cancelled,
            )
        )
    return " ".join(told), Tone.WARN if edited.revoked or edited.cancelled else Tone.GOOD


def standing_line(given: Given, words: Words) -> str:
    """What follows from the standing chosen; "" where nothing changes."""
    base, standing = given.base, given.typed.standing
    if base is None or standing is base.standing:
        return ""
    if standing is Standing.ACTIVE:
        return words.text("The patient is found again and may be given a PIN. A revoked PIN does not come back.")
    return words.text(
        "The active PIN is revoked, no message leaves any more, and the search no longer shows the patient. Parents"
        " keep their access."
    )


def name_line(patient: Patient | None, words: Words) -> str:
    """Why the name is to be mended."""
    if patient is None or not patient.has_placeholder_name:
        return ""
    return words.text("“{name}” is not yet the child's own name.", name=patient.name.given)


def meanwhile_line(given: Given, words: Words) -> str:
    """What somebody else made of the inputs that were being typed into."""
    base = given.base
    if base is None or not given.meanwhile:
        return ""
    theirs = {
        "given": (words.text("First name"), base.name.given),
        "family": (words.text("Last name"), base.name.family),
        "preferred": (words.text("Preferred name"), base.preferred),
        "born": (words.text("Date of birth"), words.date(base.born)),
        "chart_number": (words.text("Chart number"), base.chart_number),
        "language": (
            words.text("Language"),
            "" if base.language is None else words.language_told(base.language),
        ),
        "standing": (words.text("Standing"), standing_name(base.standing, words)),
    }
    told = [
        words.text("{field}: {value}", field=theirs[name][0], value=theirs[name][1] or "–") for name in given.meanwhile
    ]
    return words.text("Somebody else saved other words here: {list}. Save keeps yours.", list="; ".join(told))


def standing_name(standing: Standing, words: Words) -> str:
    """Active, Inactive or Deceased."""
    return {
        Standing.ACTIVE: words.text("Active"),
        Standing.INACTIVE: words.text("Inactive"),
        Standing.DECEASED: words.text("Deceased"),
    }[standing]
