# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the form has done off the GUI thread: reading, making the letter that is shown, saving."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QImage

from pinportal_desktop.domain.errors import PinPortalError, Refused
from pinportal_desktop.domain.ids import CommandId
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.wording import LetterWording
from pinportal_desktop.screens.printing.pages import page_picture
from pinportal_desktop.screens.wording.state import Wordings
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.change_wording import ChangeWording, change_wording
from pinportal_desktop.usecases.letter import LetterFacts

_PREVIEW_DOTS: Final = 110  # an inch: the page a little larger than it is shown, at 100 % and at 200 % legible
# Nobody's: the letter shown is an example.
_PIN: Final = Pin("XXXX-XXXX")
_PORTAL: Final = "https://portal.example.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The letter's page; `misfit` says why no letter could be printed with this wording."""

    page: QImage
    misfit: Refused | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What was saved, by language; where it ended early, in which language and why."""

    wordings: Wordings
    language: str = ""
    error: PinPortalError | None = None


def example(workplace: Workplace, language: str, wording: LetterWording, *, adds_child: bool = False) -> LetterFacts:
    """A letter of this practice to nobody."""
    rules = workplace.rules
    return LetterFacts(
        practice_name=rules.practice_name,
        practice_address=rules.practice_address,
        portal_address=rules.portal_address or _PORTAL,
        addressee="Ana Garcia",
        child_first_name="Marisol",
        pin=_PIN,
        language=language,
        issued_on=workplace.today(),
        valid_until=rules.valid_until(workplace.desk.clock.now()),
        paper=rules.paper,
        wording=wording,
        adds_child=adds_child,
    )


def read(workplace: Workplace) -> Wordings:
    """The practice's own words in every language that there are letters in."""
    looks, practice_id = workplace.looks, workplace.rules.practice_id
    return {language: looks.letter_wording(practice_id, language) for language in workplace.words.languages}


def show(workplace: Workplace, facts: LetterFacts) -> Shown:
    """The page, whether or not it could be printed."""
    misfit: Refused | None = None
    try:
        workplace.try_letter(facts)
    except Refused as refused:
        misfit = refused
    return Shown(page=page_picture(workplace.letters(facts), dots_per_inch=_PREVIEW_DOTS), misfit=misfit)


def save(workplace: Workplace, seen: Wordings, wanted: Wordings) -> Saved:
    """One language after the other, each in one step; the first that is refused ends it."""
    desk, saved = workplace.desk, dict[str, LetterWording]()
    for language, wording in wanted.items():
        now = desk.clock.now()
        command = ChangeWording(
            id=CommandId(desk.entropy.new_id(now)),
            by=desk.actor,
            made_at=now,
            practice_id=workplace.rules.practice_id,
            language=language,
            seen=seen[language],
            wanted=wording,
        )
        try:
            workplace.try_letter(example(workplace, language, wording))
            saved[language] = workplace.carry_out(change_wording, command).wording
        except PinPortalError as error:
            return Saved(wordings=saved, language=language, error=error)
    return Saved(wordings=saved)
