# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The letter's page: what stands where, whatever the practice says in its own words."""

from functools import cache
from typing import Final

import segno
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pinportal_desktop.assets import Scheme, look, resource
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.wording import over, with_child
from pinportal_desktop.usecases.letter import LetterFacts
from pinportal_desktop.words import Words, spelled
from pinportal_desktop.words.letters import link_introduction, standard_wording

_MARGIN: Final = 25 * mm
_QR: Final = 36 * mm
_FOOT: Final = 36 * mm  # from the paper's lower edge to the line above the foot
_FONTS: Final = {
    "Letter": "Inter-Regular",
    "Letter-Semi": "Inter-SemiBold",
    "Letter-Bold": "Inter-Bold",
    "Letter-Pin": "JetBrainsMono-Bold",
}
_PAPERS: Final = {"letter": LETTER, "a4": A4}


@cache
def register_fonts() -> None:
    """Make the letter's typefaces known; needed before anything is drawn."""
    for name, file in _FONTS.items():
        pdfmetrics.registerFont(TTFont(name, str(resource(f"fonts/{file}.ttf"))))


def is_printable(symbol: str) -> bool:
    """Whether the letter's typeface has the character."""
    return ord(symbol) in pdfmetrics.getFont("Letter").face.charToGlyph


def size_of(paper: str) -> tuple[float, float]:
    """Width and height in pt."""
    width, height = _PAPERS[paper]
    return float(width), float(height)


class LetterPage:
    """Draws from the top down; `y` is where the next thing begins. `size` is the running text's, in pt."""

    def __init__(self, canvas: Canvas, facts: LetterFacts, words: Words, size: float) -> None:
        self._canvas = canvas
        self._facts = facts
        self._words = words
        self._size = size
        self._wording = over(facts.wording, standard_wording(facts.language))
        self._colors = look(Scheme.LIGHT).colors
        self._width, height = _PAPERS[facts.paper]
        self._right = self._width - _MARGIN
        self._y = height - 22 * mm
        self._end = self._y

    @property
    def fits(self) -> bool:
        """Once drawn: whether what stands above the foot leaves it alone."""
        return bool(self._end >= _FOOT + 2 * mm)

    def draw(self) -> None:
        """All of it."""
        self._head()
        self._address()
        self._opening()
        self._card()
        self._steps()
        self._closing()
        self._foot()

    def _head(self) -> None:
        facts = self._facts
        self._line(facts.practice_name, "Letter-Bold", 15, self._colors.rail)
        for line in facts.practice_address:
            self._line(line, "Letter", min(9, self._size), self._colors.muted)
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
        wording = self._wording
        self._line(wording.heading, "Letter-Bold", 14, self._colors.text)
        self._y -= 2 * mm
        said = wording.with_account if self._facts.adds_child else wording.introduction
        if self._facts.link is not None:
            said = link_introduction(self._facts.language, adds_child=self._facts.adds_child)
        self._paragraphs(said)
        self._y -= 5 * mm

    def _card(self) -> None:
        """The PIN, or a VQ's link, in a frame of its own."""
        canvas, facts = self._canvas, self._facts
        height = 40 * mm
        top = self._y
        canvas.setFillColor(self._colors.selected)
        canvas.roundRect(_MARGIN, top - height, self._right - _MARGIN, height, 3 * mm, stroke=0, fill=1)
        left = _MARGIN + 8 * mm
        self._y = top - 8 * mm
        # With the name in this place no wording can take it off the letter, and twins' letters are told apart.
        text, name = self._words.text, facts.child_first_name
        whose = (
            text("Your PIN for {name}", name=name) if facts.link is None else text("Your link for {name}", name=name)
        )
        self._line(whose, "Letter-Semi", 9.5, self._colors.muted, left=left, room=self._right - left - 8 * mm)
        canvas.setFillColor(self._colors.text)
        if facts.pin is not None:
            self._pin(facts.pin, left, top)
        elif facts.link is not None:
            self._link(facts.link, left, top)
        canvas.setFont("Letter", 8.5)
        canvas.setFillColor(self._colors.muted)
        canvas.drawString(left, top - 36.5 * mm, self._validity())
        self._y = top - height - 10 * mm

    def _pin(self, pin: Pin, left: float, top: float) -> None:
        self._canvas.setFont("Letter-Pin", 30)
        self._canvas.drawString(left, top - 20 * mm, pin.reveal())
        read = spelled(pin, self._facts.language)
        self._canvas.setFont("Letter", 8.5)
        self._canvas.drawString(left, top - 27 * mm, " · ".join(read[:4]))
        self._canvas.drawString(left, top - 31.5 * mm, " · ".join(read[4:]))

    def _link(self, link: Secret, left: float, top: float) -> None:
        """For whoever has no camera: the address to type, its own part large."""
        address, _, own = link.reveal().rpartition("/")
        room = self._right - left - 8 * mm
        for text, most, below in ((f"{address}/", 13, 17 * mm), (own, 17, 25 * mm)):
            self._canvas.setFont("Letter-Pin", _fitting(text, "Letter-Pin", most, room))
            self._canvas.drawString(left, top - below, text)
        self._canvas.setFont("Letter", 8.5)
        told = self._words.text("Capital or small letters, with or without the dashes.")
        self._canvas.drawString(left, top - 31.5 * mm, told)

    def _validity(self) -> str:
        if self._facts.link is not None:
            if self._facts.valid_until is None:
                return self._words.text("The link works once.")
            until = self._words.date(self._facts.valid_until)
            return self._words.text("Valid until {date}. The link works once.", date=until)
        if self._facts.valid_until is None:
            return self._words.text("PINs never contain 0, 1, I, L, O or U.")
        until = self._words.date(self._facts.valid_until)
        return self._words.text("Valid until {date}. PINs never contain 0, 1, I, L, O or U.", date=until)

    def _steps(self) -> None:
        facts = self._facts
        below = self._qr(self._y + 3 * mm)
        room = self._right - _MARGIN - _QR - 10 * mm
        title = self._words.text("How to add the child") if facts.adds_child else self._words.text("How to register")
        self._line(title, "Letter-Bold", 12, self._colors.text, room=room)
        self._y -= 2 * mm
        for number, step in enumerate(self._told_steps(), start=1):
            self._canvas.setFillColor(self._colors.primary)
            self._canvas.setFont("Letter-Bold", self._size)
            self._canvas.drawString(_MARGIN, self._y, f"{number}.")
            self._paragraph(step, self._size, left=_MARGIN + 7 * mm, room=room - 7 * mm)
            self._y -= 1.6 * mm
        self._y = min(self._y - 3 * mm, below - 6 * mm)

    def _told_steps(self) -> tuple[str, ...]:
        """The pages' own steps, which no practice words: they are what the parent meets there."""
        text = self._words.text
        if self._facts.link is not None:
            return self._steps_with_link()
        first = text("Open {address}, or scan the code with your phone.", address=self._facts.portal_address)
        both = text("Type the child's date of birth and the PIN.")
        if self._facts.adds_child:
            return (
                first,
                text("Choose “I already have an account” and sign in with your e-mail address and password."),
                both,
            )
        return (
            first,
            both,
            text("Tell us who you are, and choose an e-mail address and a password."),
            text("Accept the terms. You are done."),
        )

    def _steps_with_link(self) -> tuple[str, ...]:
        text = self._words.text
        first = text("Scan the code with your phone, or type the address above.")
        both = text("Type the child's date of birth, and the answer that you gave our practice.")
        if self._facts.adds_child:
            return (
                first,
                both,
                text("Choose “I already have an account” and sign in with your e-mail address and password."),
            )
        return (
            first,
            both,
            text("Tell us who you are, and choose an e-mail address and a password."),
            text("Accept the terms. You are done."),
        )

    def _qr(self, top: float) -> float:
        """The portal's address only: no PIN leaves the paper by a camera; of a VQ its link. Gives where it ends."""
        whole = self._facts.portal_address if self._facts.link is None else self._facts.link.reveal()
        rows = [list(row) for row in segno.make(whole, error="m", micro=False).matrix]
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
        return float(top - _QR - 4 * mm)

    def _closing(self) -> None:
        self._end = self._y + 4 * mm
        if self._wording.closing:
            self._paragraphs(self._wording.closing)
            self._end = self._y + self._size

    def _foot(self) -> None:
        self._y = _FOOT - 6 * mm
        self._canvas.setStrokeColor(self._colors.line)
        self._canvas.setLineWidth(0.6)
        self._canvas.line(_MARGIN, _FOOT, self._right, _FOOT)
        if self._facts.link is None:
            told = self._words.text(
                "Keep this letter private: whoever has it and knows the date of birth can register. If it reached you"
                " by mistake, or if you have questions, please tell our front desk."
            )
        else:
            told = self._words.text(
                "Keep this letter private, and your answer to yourself. If it reached you by mistake, or if you have"
                " questions, please tell our front desk."
            )
        self._paragraph(told, 8.5, color=self._colors.muted)

    def _line(
        self, text: str, font: str, size: float, color: str, *, left: float = _MARGIN, room: float | None = None
    ) -> None:
        """One line; a text too long for its room is set smaller, and cut only below half the size."""
        wide = room or self._right - left
        fitting = max(size / 2, _fitting(text, font, size, wide))
        while pdfmetrics.stringWidth(text, font, fitting) > wide and len(text) > 1:
            text = text[:-2] + "…"
        self._canvas.setFont(font, fitting)
        self._canvas.setFillColor(color)
        self._canvas.drawString(left, self._y, text)
        self._y -= size * 1.4

    def _paragraphs(self, text: str) -> None:
        """Lines end where they were ended; an empty one is half as high."""
        for line in with_child(text, self._facts.child_first_name).split("\n"):
            if line:
                self._paragraph(_breakable(line, self._size, self._right - _MARGIN), self._size)
            else:
                self._y -= self._size * 0.7

    def _paragraph(
        self, text: str, size: float, *, left: float = _MARGIN, room: float | None = None, color: str = ""
    ) -> None:
        wide = room or self._right - left
        # Lines break at spaces only, so the longest word (an address) decides how large the text can be.
        fitting = min((_fitting(word, "Letter", size, wide) for word in text.split()), default=size)
        self._canvas.setFont("Letter", fitting)
        self._canvas.setFillColor(color or self._colors.text)
        for line in simpleSplit(text, "Letter", fitting, wide):
            self._canvas.drawString(left, self._y, line)
            self._y -= fitting * 1.45


def _breakable(text: str, size: float, room: float) -> str:
    """The text with spaces in words that are wider than the room."""
    words: list[str] = []
    for word in text.split():
        rest = word
        while pdfmetrics.stringWidth(rest, "Letter", size) > room:
            most = next(n for n in range(len(rest), 0, -1) if pdfmetrics.stringWidth(rest[:n], "Letter", size) <= room)
            words.append(rest[:most])
            rest = rest[most:]
        words.append(rest)
    return " ".join(words)


def _fitting(text: str, font: str, size: float, room: float) -> float:
    """The size at which the text fits into its room, `size` at most."""
    wide: float = pdfmetrics.stringWidth(text, font, size)
    return min(size, size * room / max(wide, 1))
