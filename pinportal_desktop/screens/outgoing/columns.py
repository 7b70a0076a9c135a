# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The columns of **Messages**."""

from collections.abc import Callable

from pinportal_desktop.domain.outbox import MessageState
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.screens.account.columns import MESSAGE_TONES
from pinportal_desktop.screens.widgets import Cell, Column, Ink, Link, Tone
from pinportal_desktop.usecases.looks import OutboxLine
from pinportal_desktop.usecases.mend_message import LET_BE, SENT_AGAIN
from pinportal_desktop.words import Words
from pinportal_desktop.words.outbox import details_of, state_of, way_of, what_of

AGAIN, CANCEL, OPEN = "again", "cancel", "open"


def outbox_columns(words: Words, *, rules: Callable[[], PracticeRules]) -> tuple[Column[OutboxLine], ...]:
    """About whom, to whom, what, where to, how it stands and why; and what can be done."""
    text = words.text

    def state(line: OutboxLine) -> Cell:
        told = state_of(line.message, words)
        return Cell(text=told, tone=MESSAGE_TONES.get(line.message.state, Tone.NEUTRAL))

    return (
        Column(
            title=text("Patient"),
            cell=lambda line: Cell(text=line.patient, ink=Ink.BOLD),
            sample=Cell(text="Garcia, Marisol", ink=Ink.BOLD),
            stretch=1,
            keeps=True,
        ),
        Column(
            title=text("To"),
            cell=lambda line: Cell(text=line.message.to or text("The patient")),
            sample=Cell(text="Ana Garcia"),
            stretch=1,
        ),
        Column(
            title=text("What"),
            cell=lambda line: Cell(text=what_of(line.message, words)),
            sample=Cell(text="PIN and how to"),
            stretch=2,
        ),
        Column(
            title=text("Where to"),
            cell=lambda line: Cell(text=way_of(line.message, words)),
            sample=Cell(text="E-mail a…@example.com"),
            stretch=1,
        ),
        Column(title=text("State"), cell=state, sample=Cell(text="Perhaps sent", tone=Tone.NEUTRAL)),
        Column(
            title=text("When sent, or why not"),
            cell=lambda line: Cell(text=details_of(line.message, words, rules()), ink=Ink.MUTED),
            sample=Cell(text="12/28/2026 12:58 PM"),
            stretch=2,
        ),
        *_actions(words),
    )


def _actions(words: Words) -> tuple[Column[OutboxLine], ...]:
    text = words.text

    def offered(key: str, told: str, states: frozenset[MessageState]) -> Callable[[OutboxLine], Cell]:
        link, none = Cell(link=Link(key, told)), Cell(spoken=text("nothing"))
        return lambda line: link if line.message.state in states else none

    again, cancel, opened = text("Send Again"), text("Cancel"), text("Open")
    return (
        Column(
            title="",
            spoken_title=again,
            cell=offered(AGAIN, again, SENT_AGAIN),
            sample=Cell(link=Link(AGAIN, again)),
        ),
        Column(
            title="", spoken_title=cancel, cell=offered(CANCEL, cancel, LET_BE), sample=Cell(link=Link(CANCEL, cancel))
        ),
        # The last one is where the keyboard goes first: it changes nothing.
        Column(
            title="",
            spoken_title=text("Open the account"),
            cell=lambda line: (
                Cell(spoken=text("nothing")) if line.patient_id is None else Cell(link=Link(OPEN, opened))
            ),
            sample=Cell(link=Link(OPEN, opened)),
        ),
    )
