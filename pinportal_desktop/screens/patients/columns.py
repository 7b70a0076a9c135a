# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The columns of the search results."""

from datetime import date

from pinportal_desktop.domain.patient_account import PinVq, Status
from pinportal_desktop.screens.statuses import MERGED, PIN_VQ, STANDING, STATUS
from pinportal_desktop.screens.widgets import Cell, Column, Ink, Link, Tone
from pinportal_desktop.usecases.looks import PatientRow
from pinportal_desktop.words import Words


def columns(words: Words, today: date) -> tuple[Column[PatientRow], ...]:
    """Patient, date of birth, age, chart number, status, PIN/VQ, how many have access, and Select."""
    text = words.text
    born = words.date(date(2012, 12, 28))
    return (
        Column(
            title=text("Patient"),
            cell=lambda row: _name(row, words),
            sample=Cell(text="Garcia, Marisol", note="· mother's e-mail", ink=Ink.BOLD),
            stretch=3,
            keeps=True,
        ),
        Column(
            title=text("Date of birth"),
            cell=lambda row: _born(row, words),
            sample=Cell(text=born),
        ),
        Column(title=text("Age"), cell=lambda row: Cell(text=words.age(row.born, today)), sample=Cell(text="23 mo")),
        Column(
            title=text("Chart no."),
            cell=lambda row: Cell(text=row.chart_number, found=row.marks.chart),
            sample=Cell(text="104-22810"),
            stretch=1,
        ),
        Column(title="Status", cell=_status, sample=Cell(text="Unregistered", tone=Tone.NEUTRAL)),
        Column(
            title="PIN/VQ",
            cell=lambda row: Cell(text=_pin_vq(row, words, today)),
            sample=Cell(text="Pin Already Assigned · unused 30 days"),
            stretch=1,
        ),
        Column(
            title=text("With access"),
            cell=lambda row: _with_access(row, words),
            sample=Cell(text="10"),
            numbers=True,
        ),
        Column(
            title="",
            spoken_title=text("Action"),
            cell=lambda _row: Cell(link=Link("select", "Select")),
            sample=Cell(link=Link("select", "Select")),
        ),
    )


def _name(row: PatientRow, words: Words) -> Cell:
    why = "" if row.matched_by is None else f"· {words.matched_by(*row.matched_by)}"
    return Cell(text=row.name, note=why, ink=Ink.BOLD, found=row.marks.name)


def _born(row: PatientRow, words: Words) -> Cell:
    places = words.places_in_date(row.born)
    found: list[tuple[int, int]] = []
    for start, end in sorted(places[part] for part in row.marks.born):
        if found and found[-1][1] + 1 == start:  # the stroke between two parts that both matched
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return Cell(text=words.date(row.born), found=tuple(found))


def _status(row: PatientRow) -> Cell:
    shown, tone = MERGED if row.merged else STANDING.get(row.standing, STATUS[row.status])
    return Cell(text=shown, tone=tone)


def _pin_vq(row: PatientRow, words: Words, today: date) -> str:
    shown = PIN_VQ[row.pin_vq]
    if row.pin_vq is PinVq.NONE_ASSIGNED or row.unused_since is None or row.status is not Status.PENDING:
        return shown
    days = (today - row.unused_since).days
    if days < 1:
        return shown
    return f"{shown} · {words.ntext('unused {days} day', 'unused {days} days', days, days=days)}"


def _with_access(row: PatientRow, words: Words) -> Cell:
    if row.with_access:
        return Cell(text=str(row.with_access))
    return Cell(text="–", ink=Ink.MUTED, spoken=words.text("nobody"))
