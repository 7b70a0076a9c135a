# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The columns of Associations, Family Contacts, Messages and Activity."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from pinportal_desktop.domain.association import Via
from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.outbox import MessageState
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.screens.account.state import AssociationRow, ContactAct, ContactRow, Portal
from pinportal_desktop.screens.widgets import Cell, Column, Ink, Link, Tone
from pinportal_desktop.usecases.looks import MessageLine, RecordLine
from pinportal_desktop.words import Words
from pinportal_desktop.words.outbox import details_of, state_of, way_of, what_of

_VIA = {Via.PIN: "PIN", Via.VERIFICATION_QUESTION: "VQ", Via.PROXY: "Proxy"}
_SAMPLE_DAY = date(2026, 12, 28)


def association_columns(words: Words) -> tuple[Column[AssociationRow], ...]:
    """Name, relationship, portal e-mail, since when, with what, and removing or undoing."""
    text, day = words.text, words.date(_SAMPLE_DAY)
    return (
        Column(
            title=text("Name"),
            cell=lambda row: Cell(text=row.name, ink=Ink.BOLD if row.live else Ink.STRUCK),
            sample=Cell(text="Nakamura, Kenji", ink=Ink.BOLD),
            stretch=1,
            keeps=True,
        ),
        Column(
            title=text("Relationship"),
            cell=lambda row: _relationship(row, words),
            sample=Cell(text=text("Not in Family Contacts")),
            stretch=1,
        ),
        Column(
            title=text("Portal e-mail"),
            cell=lambda row: Cell(text=row.email, ink=_ink(row), email=True),
            sample=Cell(text="ana.garcia@example.com"),
            stretch=1,
            keeps=True,
        ),
        Column(
            title=text("Registered"),
            cell=lambda row: Cell(text=words.date(row.registered_on), ink=_ink(row)),
            sample=Cell(text=day),
        ),
        Column(title=text("With"), cell=lambda row: Cell(text=_VIA[row.via], ink=_ink(row)), sample=Cell(text="PIN")),
        Column(
            title=text("Access removed"),
            cell=lambda row: _removal(row, words),
            sample=Cell(text=day, link=Link("undo", "Undo")),
        ),
    )


def _ink(row: AssociationRow) -> Ink:
    return Ink.PLAIN if row.live else Ink.MUTED


def _relationship(row: AssociationRow, words: Words) -> Cell:
    if row.own:
        return Cell(text=words.text("The patient"), ink=_ink(row))
    if not row.in_family:
        return Cell(text=words.text("Not in Family Contacts"), ink=Ink.MUTED)
    return Cell(text=row.relationship or "–", ink=_ink(row))


def _removal(row: AssociationRow, words: Words) -> Cell:
    if row.live:
        return Cell(link=Link("remove", "Remove Access", danger=True))
    if row.removed_on is None:
        return Cell(text=words.text("Minor Age Limit"), ink=Ink.MUTED)
    link = Link("undo", "Undo") if row.undoable else None
    return Cell(text=words.date(row.removed_on), ink=Ink.MUTED, link=link)


def contact_columns(words: Words) -> tuple[Column[ContactRow], ...]:
    """Name, relationship, Authority, e-mail, cell phone, how they stand to the portal, what to do next, and Edit."""
    return (*_who_it_is(words), *_how_to_reach(words), *_what_to_do(words))


def _who_it_is(words: Words) -> tuple[Column[ContactRow], ...]:
    text = words.text
    return (
        Column(
            title=text("Name"),
            cell=lambda row: Cell(text=row.name, ink=Ink.BOLD),
            sample=Cell(text="Garcia, Ana María", ink=Ink.BOLD),
            stretch=2,
            keeps=True,
        ),
        Column(
            title=text("Relationship"),
            cell=lambda row: Cell(text=row.relationship),
            sample=Cell(text="Grandmother"),
            stretch=1,
            keeps=True,
        ),
        Column(
            title="Authority",
            cell=lambda row: _authority(row, words),
            sample=Cell(text=text("Not recorded"), tone=Tone.WARN),
        ),
    )


def _how_to_reach(words: Words) -> tuple[Column[ContactRow], ...]:
    text = words.text
    return (
        Column(
            title=text("E-mail"),
            cell=lambda row: replace(_or_dash(row.email, words), email=True),
            sample=Cell(text="ana.garcia@example.com"),
            stretch=2,
            keeps=True,
        ),
        Column(
            title=text("Cell phone"),
            cell=lambda row: _or_dash(words.phone(row.phone) if row.phone else "", words),
            sample=Cell(text="(555) 010-2231"),
            stretch=1,
        ),
    )


def _what_to_do(words: Words) -> tuple[Column[ContactRow], ...]:
    text = words.text
    return (
        Column(
            title=text("Portal"),
            cell=lambda row: _portal(row, words),
            sample=Cell(text="May not be given access", tone=Tone.BAD),
        ),
        Column(
            title="",
            spoken_title=text("Action"),
            cell=lambda row: _act(row, words),
            sample=Cell(link=Link("record", text("Record authority…"))),
        ),
        Column(
            title="",
            spoken_title=text("Edit"),
            cell=lambda _row: Cell(link=Link("edit", text("Edit"))),
            sample=Cell(link=Link("edit", text("Edit"))),
        ),
    )


def authority_text(authority: Authority, words: Words) -> str:
    """**Authority** as screens show it."""
    return {
        Authority.JOINT: words.text("Joint"),
        Authority.EXCLUSIVE: words.text("Exclusive"),
        Authority.NONE: words.text("None"),
        Authority.NOT_RECORDED: words.text("Not recorded"),
    }[authority]


def _authority(row: ContactRow, words: Words) -> Cell:
    tones = {Authority.NONE: Tone.BAD, Authority.NOT_RECORDED: Tone.WARN}
    return Cell(text=authority_text(row.authority, words), tone=tones.get(row.authority))


def _or_dash(text: str, words: Words) -> Cell:
    return Cell(text=text) if text else Cell(text="–", ink=Ink.MUTED, spoken=words.text("none"))


def _portal(row: ContactRow, words: Words) -> Cell:
    shown, tone = {
        Portal.HAS_ACCESS: (words.text("Has access"), Tone.GOOD),
        Portal.LOGIN_TO_LINK: (words.text("Login to be linked"), Tone.WARN),
        Portal.NO_ACCESS_YET: (words.text("No access yet"), Tone.NEUTRAL),
        Portal.MAY_NOT: (words.text("May not be given access"), Tone.BAD),
    }[row.portal]
    return Cell(text=shown, tone=tone)


def _act(row: ContactRow, words: Words) -> Cell:
    match row.act:
        case ContactAct.GIVE_ACCESS:
            return Cell(link=Link("give", "Give access…"))
        case ContactAct.RECORD_AUTHORITY:
            return Cell(link=Link("record", words.text("Record authority…")))
        case ContactAct.LINK:
            return Cell(link=Link("link", "Link to Contact…"))
        case None:
            return Cell()


MESSAGE_TONES = {
    MessageState.QUEUED: Tone.WARN,
    MessageState.SENDING: Tone.WARN,
    MessageState.DELIVERED: Tone.GOOD,
    MessageState.BOUNCED: Tone.BAD,
    MessageState.FAILED: Tone.BAD,
    MessageState.IN_DOUBT: Tone.WARN,
}


def message_columns(words: Words, *, rules: Callable[[], PracticeRules]) -> tuple[Column[MessageLine], ...]:
    """When, to whom, what, where to, how it stands, and when it left or why it did not."""
    text = words.text
    return (
        Column(
            title=text("Written"),
            cell=lambda line: Cell(text=words.moment(line.made_at), ink=Ink.MUTED),
            sample=Cell(text="12/28/2026 12:58 PM"),
        ),
        Column(
            title=text("To"),
            cell=lambda line: Cell(text=line.to or text("The patient"), ink=Ink.BOLD),
            sample=Cell(text="Ana María Garcia", ink=Ink.BOLD),
            stretch=1,
            keeps=True,
        ),
        Column(
            title=text("What"),
            cell=lambda line: Cell(text=what_of(line, words)),
            sample=Cell(text="PIN and how to register, in Spanish"),
            stretch=1,
        ),
        Column(
            title=text("Where to"),
            cell=lambda line: Cell(text=way_of(line, words)),
            sample=Cell(text="E-mail a…@example.com"),
            stretch=1,
        ),
        Column(
            title=text("State"),
            cell=lambda line: Cell(text=state_of(line, words), tone=MESSAGE_TONES.get(line.state, Tone.NEUTRAL)),
            sample=Cell(text="Perhaps sent", tone=Tone.NEUTRAL),
        ),
        Column(
            title=text("When sent, or why not"),
            cell=lambda line: Cell(text=details_of(line, words, rules()), ink=Ink.MUTED),
            sample=Cell(text="12/28/2026 12:58 PM"),
            stretch=3,
            keeps=True,
        ),
    )


def activity_columns(words: Words) -> tuple[Column[RecordLine], ...]:
    """When, what in a plain sentence, and at which workstation."""
    text = words.text
    return (
        Column(
            title=text("When"),
            cell=lambda line: Cell(text=words.moment(line.at), ink=Ink.MUTED),
            sample=Cell(text="12/28/2026 12:58 PM"),
        ),
        Column(
            title=text("What happened"),
            cell=lambda line: Cell(text=words.activity(line)),
            sample=Cell(text="Dana issued a PIN for Ana Garcia to be sent to a…@example.com."),
            stretch=4,
        ),
        Column(
            title=text("Workstation"),
            cell=lambda line: Cell(text=line.station, ink=Ink.MUTED),
            sample=Cell(text="front-desk-2"),
            stretch=1,
        ),
    )
