# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How a screen tells what went wrong: `words` makes the sentence, this chooses where it stands."""

from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.screens.jobs import Err, Incident
from pinportal_desktop.screens.widgets import Notice, NoticeLink, Tone
from pinportal_desktop.words import Words


def sentence(outcome: Err, words: Words) -> str:
    """What went wrong, in words that say what to do."""
    match outcome.error:
        case Incident(number):
            return words.incident(number)
        case PinPortalError() as error:
            return words.sentence(error)


def tell_error(notice: Notice, outcome: Err, words: Words, *links: NoticeLink) -> None:
    """Show it in the inline bar."""
    notice.tell(Tone.BAD, sentence(outcome, words), *links)


def field_of(outcome: Err) -> str:
    """Which input is at fault ("email"), or "" when none is."""
    return str(outcome.error.facts.get("field") or "") if isinstance(outcome.error, PinPortalError) else ""
