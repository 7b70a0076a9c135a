# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The letter that carries a PIN: one page, US Letter or A4, text that can be read back, the address as QR code."""

from functools import cache
from io import BytesIO
from typing import Final

import segno
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pinportal_desktop.assets import Scheme, look, resource
from pinportal_desktop.usecases.letter import LetterFacts
from pinportal_desktop.words import Words, spelled

_MARGIN: Final = 25 * mm
_QR: Final = 36 * mm
_FONTS: Final = {
    "Letter": "Inter-Regular",
    "Letter-Semi": "Inter-SemiBold",
    "Letter-Bold": "Inter-Bold",
    "Letter-Pin": "JetBrainsMono-Bold",
}
_PAPERS: Final = {"letter": LETTER, "a4": A4}


def letter(facts: LetterFacts) -> bytes:
    """One page as PDF. The same facts give the same bytes; its title and metadata name nobody."""
    _register_fonts()
    out = BytesIO()
    canvas = Canvas(out, pagesize=_PAPERS[facts.paper], invariant=1, pageCompression=1)
    words = Words.load(facts.language)
    canvas.setTitle(words.text("Letter"))
    canvas.setAuthor("")
    canvas.setCreator("PinPortal")
    canvas.setProducer("PinPortal")
    _Page(canvas, facts, words).draw()
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@cache
def _register_fonts() -> None:
    for name, file in _FONTS.items():
        pdfmetrics.registerFont(TTFont(name, str(resource(f"fonts/{file}.ttf"))))


class _Page:
    """Draws from the top down; `y` is where the next thing begins."""

    def __init__(self, canvas: Canvas, facts: LetterFacts, words: Words) -> None:
        self._canvas = canvas
        self._facts = facts
        self._words = words
        self._colors = look(Scheme.LIGHT).colors
        self._width, height = _PAPERS[facts.paper]
        self._right = self._width - _MARGIN
        self._y = height - 22 * mm

    def draw(self) -> None:
        self._head()
        self._address()
        self._opening()
        self._pin()
        self._steps()
        self._foot()

    def _head(self) -> None:
        facts = self._facts
        self._line(facts.practice_name, "Letter-Bold", 15, self._colors.rail)
        for line in facts.practice_address:
            self._line(line, "Letter", 9, self._colors.muted)
        self._canvas.setStrokeColor(self._colors.primary)
        self._canvas.setLineWidth(1.2)
        self._y -= 2 * mm
        self._canvas.line(_MARGIN, self._y, self._right, self._y)
        self._y -= 16 * mm

    def _address(self) -> None:
        day = self._words.date(self._facts.issued_on)
        self._canvas.setFont("Letter", 10)
        self._canvas.setFillColor(self._colors.muted)
        self._canvas.drawRightString(self._right, self._y, day)
        self._line(self._facts.addressee, "Letter-Semi", 12, self._colors.text, room=self._right - _MARGIN - 30 * mm)
        self._y -= 10 * mm

    def _opening(self) -> None:
        text = self._words.text
        self._line(text("Access to our patient portal"), "Letter-Bold", 14, self._colors.text)
        self._y -= 2 * mm
        self._paragraph(
            text(
                "With this PIN you make your own account for our patient portal and see the information about {name}.",
                name=self._facts.child_first_name,
            ),
            "Letter",
            10.5,
        )
        self._y -= 5 * mm

    def _pin(self) -> None:
        canvas, text = self._canvas, self._words.text
        height = 40 * mm
        top = self._y
        canvas.setFillColor(self._colors.selected)
        canvas.roundRect(_MARGIN, top - height, self._right - _MARGIN, height, 3 * mm, stroke=0, fill=1)
        left = _MARGIN + 8 * mm
        canvas.setFillColor(self._colors.muted)
        canvas.setFont("Letter-Semi", 9.5)
        canvas.drawString(left, top - 8 * mm, text("Your PIN"))
        canvas.setFillColor(self._colors.text)
        canvas.setFont("Letter-Pin", 30)
        canvas.drawString(left, top - 20 * mm, self._facts.pin.reveal())
        read = spelled(self._facts.pin, self._facts.language)
        canvas.setFillColor(self._colors.text)
        canvas.setFont("Letter", 8.5)
        canvas.drawString(left, top - 27 * mm, " · ".join(read[:4]))
        canvas.drawString(left, top - 31.5 * mm, " · ".join(read[4:]))
        canvas.setFillColor(self._colors.muted)
        canvas.drawString(left, top - 36.5 * mm, self._validity())
        self._y = top - height - 10 * mm

    def _validity(self) -> str:
        if self._facts.valid_until is None:
            return self._words.text("PINs never contain 0, 1, I, L, O or U.")
        until = self._words.date(self._facts.valid_until)
        return self._words.text("Valid until {date}. PINs never contain 0, 1, I, L, O or U.", date=until)

    def _steps(self) -> None:
        text, facts = self._words.text, self._facts
        top = self._y
        self._qr(top + 3 * mm)
        room = self._right - _MARGIN - _QR - 10 * mm
        self._line(text("How to register"), "Letter-Bold", 12, self._colors.text)
        self._y -= 2 * mm
        steps = (
            text("Open {address}, or scan the code with your phone.", address=facts.portal_address),
            text("Type the child's date of birth and the PIN."),
            text("Tell us who you are, and choose an e-mail address and a password."),
            text("Accept the terms. You are done."),
        )
        for number, step in enumerate(steps, start=1):
            self._canvas.setFillColor(self._colors.primary)
            self._canvas.setFont("Letter-Bold", 10.5)
            self._canvas.drawString(_MARGIN, self._y, f"{number}.")
            self._paragraph(step, "Letter", 10.5, left=_MARGIN + 7 * mm, room=room - 7 * mm)
            self._y -= 1.6 * mm

    def _qr(self, top: float) -> None:
        """The portal's address only: no PIN leaves the paper by a camera."""
        rows = [list(row) for row in segno.make(self._facts.portal_address, error="m", micro=False).matrix]
        side = _QR / len(rows)
        left = self._right - _QR
        self._canvas.setFillColor("#000000")
        for r, row in enumerate(rows):
            for c, dark in enumerate(row):
                if dark:
                    # A hair wider than its place, so that no white lines show between the modules.
                    place = (left + c * side, top - (r + 1) * side)
                    self._canvas.rect(*place, side + 0.1, side + 0.1, stroke=0, fill=1)
        address, size = self._facts.portal_address, _fitting(self._facts.portal_address, "Letter", 8, _QR)
        self._canvas.setFillColor(self._colors.muted)
        self._canvas.setFont("Letter", size)
        self._canvas.drawCentredString(left + _QR / 2, top - _QR - 4 * mm, address)

    def _foot(self) -> None:
        self._y = 30 * mm
        self._canvas.setStrokeColor(self._colors.line)
        self._canvas.setLineWidth(0.6)
        self._canvas.line(_MARGIN, self._y + 6 * mm, self._right, self._y + 6 * mm)
        self._paragraph(
            self._words.text(
                "Keep this letter private: whoever has it and knows the date of birth can register. If it reached you"
                " by mistake, or if you have questions, please tell our front desk."
            ),
            "Letter",
            8.5,
            color=self._colors.muted,
        )

    def _line(self, text: str, font: str, size: float, color: str, *, room: float | None = None) -> None:
        """One line; a text too long for its room is set smaller, and cut only below half the size."""
        wide = room or self._right - _MARGIN
        fitting = max(size / 2, _fitting(text, font, size, wide))
        while pdfmetrics.stringWidth(text, font, fitting) > wide and len(text) > 1:
            text = text[:-2] + "…"
        self._canvas.setFont(font, fitting)
        self._canvas.setFillColor(color)
        self._canvas.drawString(_MARGIN, self._y, text)
        self._y -= size * 1.4

    def _paragraph(
        self, text: str, font: str, size: float, *, left: float = _MARGIN, room: float | None = None, color: str = ""
    ) -> None:
        wide = room or self._right - left
        # Lines break at spaces only, so the longest word (an address) decides how large the text can be.
        size = min(_fitting(word, font, size, wide) for word in text.split())
        self._canvas.setFont(font, size)
        self._canvas.setFillColor(color or self._colors.text)
        for line in simpleSplit(text, font, size, wide)[:6]:
            self._canvas.drawString(left, self._y, line)
            self._y -= size * 1.45


def _fitting(text: str, font: str, size: float, room: float) -> float:
    """The size at which the text fits into its room, `size` at most."""
    wide: float = pdfmetrics.stringWidth(text, font, size)
    return min(size, size * room / max(wide, 1))
