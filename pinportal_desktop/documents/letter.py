# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The letter that carries a PIN: one page, US Letter or A4, text that can be read back, the address as QR code."""

from dataclasses import replace
from io import BytesIO
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from pinportal_desktop.documents.page import LetterPage, is_printable, register_fonts, size_of
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.wording import PARTS
from pinportal_desktop.usecases.letter import LetterFacts
from pinportal_desktop.words import Words

# pt of the running text. A wording is taken as long as it fits in one that reads well on paper; what is longer, since
# the practice's address or a name grew, is set smaller still, and nothing of it is lost.
_READABLE: Final = (10.5, 10, 9.5, 9)
_SMALLER: Final = (8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5, 4.5, 4, 3)
_LONG_NAME: Final = "Maximiliano Alejandro José"


def letter(facts: LetterFacts) -> bytes:
    """One page as PDF. The same facts give the same bytes; its title and metadata name nobody."""
    register_fonts()
    words = Words.load(facts.language)
    for size in (*_READABLE, *_SMALLER):
        out = BytesIO()
        canvas = _canvas(out, facts, words)
        page = LetterPage(canvas, facts, words, size)
        page.draw()
        if page.fits:
            break
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def refuse_misfit(facts: LetterFacts) -> None:
    """Raise `Refused`, of the part as `field`, for a wording that no letter can carry.

    WORDING_SYMBOL for a character that the letter's typeface does not have; LETTER_FULL where a letter for a child
    with a long name would not fit on one page of US Letter and of A4, be it for a new account or for one there is.
    """
    register_fonts()
    words, wording = Words.load(facts.language), facts.wording
    for part in PARTS:
        for symbol in getattr(wording, part):
            if symbol != "\n" and not is_printable(symbol):
                raise Refused(Code.WORDING_SYMBOL, field=part, symbol=symbol)
    for paper in ("letter", "a4"):
        for adds_child, introduction in ((False, "introduction"), (True, "with_account")):
            tried = replace(facts, paper=paper, adds_child=adds_child, child_first_name=_LONG_NAME)
            page = LetterPage(_canvas(BytesIO(), tried, words), tried, words, _READABLE[-1])
            page.draw()
            if not page.fits:
                parts = (introduction, "closing")
                raise Refused(Code.LETTER_FULL, field=max(parts, key=lambda part: len(getattr(wording, part))))


def _canvas(out: BytesIO, facts: LetterFacts, words: Words) -> Canvas:
    canvas = Canvas(out, pagesize=size_of(facts.paper), invariant=1, pageCompression=1)
    canvas.setTitle(words.text("Letter"))
    canvas.setAuthor("")
    canvas.setCreator("PinPortal")
    canvas.setProducer("PinPortal")
    return canvas
