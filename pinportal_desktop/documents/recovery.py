# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The paper with the recovery key: one page, made in memory, printed and kept where only the practice finds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import segno
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from pinportal_desktop.assets import Scheme, look
from pinportal_desktop.documents.page import register_fonts, size_of
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.words import Words

_MARGIN: Final = 25 * mm
_QR: Final = 46 * mm
_IN_A_ROW: Final = 4  # groups
_BOX: Final = 62 * mm


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryFacts:
    """What stands on it. `groups` are the key, `number` tells papers apart, `printed_on` is as people write a day."""

    practice_name: str
    number: str
    groups: Sequence[Secret]
    printed_on: str
    language: str
    size: str  # "letter" or "a4"


def recovery_paper(facts: RecoveryFacts) -> bytes:
    """One page as PDF. Its title and metadata name nobody and hold nothing of the key."""
    register_fonts()
    words, out = Words.load(facts.language), BytesIO()
    canvas = Canvas(out, pagesize=size_of(facts.size), invariant=1, pageCompression=1)
    canvas.setTitle(words.text("Recovery key"))
    canvas.setAuthor("")
    canvas.setCreator("PinPortal")
    canvas.setProducer("PinPortal")
    _Page(canvas, facts, words).draw()
    canvas.showPage()
    canvas.save()
    return out.getvalue()


class _Page:
    """Draws from the top down; `y` is where the next thing begins."""

    def __init__(self, canvas: Canvas, facts: RecoveryFacts, words: Words) -> None:
        self._canvas = canvas
        self._facts = facts
        self._text = words.text
        self._colors = look(Scheme.LIGHT).colors
        width, height = size_of(facts.size)
        self._right = width - _MARGIN
        self._y = height - 24 * mm

    def draw(self) -> None:
        text, facts = self._text, self._facts
        self._say(facts.practice_name, "Letter-Bold", 15, self._colors.rail)
        self._rule()
        self._say(text("Recovery key"), "Letter-Bold", 20, self._colors.text)
        about = text("Paper {number}, printed on {day}", number=facts.number, day=facts.printed_on)
        self._say(about, "Letter", 10.5, self._colors.muted)
        self._y -= 4 * mm
        self._say(
            text(
                "This key and a backup of PinPortal open the practice's data on any computer, also when this one is"
                " lost or broken. Nobody else has the key, and nobody can make it again."
            ),
            "Letter",
            11,
            self._colors.text,
        )
        self._y -= 5 * mm
        self._key()
        self._say(text("How to use it"), "Letter-Bold", 12.5, self._colors.text)
        for number, step in enumerate(self._steps(), start=1):
            self._say(f"{number}.  {step}", "Letter", 10.5, self._colors.text)
            self._y -= 1.2 * mm
        self._y -= 4 * mm
        self._say(text("How to keep it"), "Letter-Bold", 12.5, self._colors.text)
        for line in self._keeping():
            self._say(f"•  {line}", "Letter", 10.5, self._colors.text)
            self._y -= 1.2 * mm

    def _steps(self) -> tuple[str, ...]:
        text = self._text
        return (
            text("Install PinPortal on the other computer."),
            text("Bring the newest backup there: the two files that end in .backup and .keys."),
            text("Type “pinportal restore” and the backup's name there, then this key when it is asked for."),
        )

    def _keeping(self) -> tuple[str, ...]:
        text = self._text
        return (
            text("Lock it away, not beside the backups: whoever has both reads every patient's data."),
            text("Do not copy, photograph or type it anywhere else."),
            text(
                "A new recovery key opens the backups from then on, this one only those before. Destroy it once they"
                " are gone."
            ),
        )

    def _key(self) -> None:
        canvas, top = self._canvas, self._y
        canvas.setFillColor(self._colors.selected)
        canvas.roundRect(_MARGIN, top - _BOX, self._right - _MARGIN, _BOX, 3 * mm, stroke=0, fill=1)
        left = _MARGIN + 8 * mm
        groups = [group.reveal() for group in self._facts.groups]
        for place, group in enumerate(groups):
            row, column = divmod(place, _IN_A_ROW)
            x, y = left + column * 24 * mm, top - 15 * mm - row * 12.5 * mm
            canvas.setFillColor(self._colors.muted)
            canvas.setFont("Letter", 6.5)
            canvas.drawString(x, y + 5 * mm, str(place + 1))
            canvas.setFillColor(self._colors.text)
            canvas.setFont("Letter-Pin", 15)
            canvas.drawString(x, y, group)
        self._qr(" ".join(groups), self._right - 6 * mm - _QR, top - 8 * mm)
        self._y = top - _BOX - 9 * mm

    def _qr(self, content: str, left: float, top: float) -> None:
        rows = [list(row) for row in segno.make(content, error="m", micro=False).matrix]
        side = _QR / len(rows)
        self._canvas.setFillColor("#ffffff")
        quiet = 2 * mm
        self._canvas.rect(left - quiet, top - _QR - quiet, _QR + 2 * quiet, _QR + 2 * quiet, stroke=0, fill=1)
        self._canvas.setFillColor("#000000")
        for r, row in enumerate(rows):
            for c, dark in enumerate(row):
                if dark:  # a hair wider than its place, so that no white lines show between the modules
                    place = (left + c * side, top - (r + 1) * side)
                    self._canvas.rect(*place, side + 0.1, side + 0.1, stroke=0, fill=1)

    def _rule(self) -> None:
        self._canvas.setStrokeColor(self._colors.primary)
        self._canvas.setLineWidth(1.2)
        self._canvas.line(_MARGIN, self._y + 2 * mm, self._right, self._y + 2 * mm)
        self._y -= 11 * mm

    def _say(self, text: str, font: str, size: float, color: str) -> None:
        self._canvas.setFont(font, size)
        self._canvas.setFillColor(color)
        for line in simpleSplit(text, font, size, self._right - _MARGIN):
            self._canvas.drawString(_MARGIN, self._y, line)
            self._y -= size * 1.45
