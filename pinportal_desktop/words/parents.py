# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a parent reads where the sentence that `words` has for a code was written for the desk, or can be closer."""

from collections.abc import Mapping
from typing import Final

from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError
from pinportal_desktop.words.words import Words


def _(source: str) -> str:
    """Marks a text for the catalogue."""
    return source


MONTHS: Final = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
# By field, code and the fact `why`.
_CLOSER: Final[Mapping[tuple[str, Code, str], str]] = {
    ("born", Code.DATE_OF_BIRTH_INVALID, "no_such_day"): _(
        "There is no such day. Check the month, the day and the year."
    ),
    ("born", Code.DATE_OF_BIRTH_INVALID, "to_come"): _("This day is still to come. Check the year."),
    ("pin", Code.PIN_SYMBOL, ""): _("PINs never contain {symbol}. Check the letter or message."),
    ("given", Code.NAME_MISSING, ""): _("Type your first name."),
    ("family", Code.NAME_MISSING, ""): _("Type your last name."),
    ("relationship", Code.RELATIONSHIP_MISSING, ""): _("Choose how you are related to the child."),
    ("email", Code.EMAIL_TAKEN, ""): _(
        "This e-mail address cannot be used for a new account. If it is yours, sign in instead: the child is added to"
        " your account. If it is not, please ask the front desk."
    ),
    ("password", Code.PASSWORD_COMMON, "email"): _("Choose a password that is not your e-mail address."),
}
_A_WHILE: Final = 120  # seconds from which on a wait is told in minutes


def told(words: Words, field: str, error: PinPortalError) -> str:
    """What is wrong with a field ("form": with the whole), in words that say what to do."""
    if isinstance(error, StorageError):
        return words.text("We could not save this just now. Nothing is lost: please try again in a moment.")
    if error.code is Code.REGISTRATION_WAIT:
        return _wait(words, int(str(error.facts["seconds"])))
    closer = _CLOSER.get((field, error.code, str(error.facts.get("why", ""))))
    return words.sentence(error) if closer is None else words.text(closer, **error.facts)


def _wait(words: Words, seconds: int) -> str:
    if seconds < _A_WHILE:
        return words.ntext(
            "Please wait {count} second, then try again.",
            "Please wait {count} seconds, then try again.",
            seconds,
            count=seconds,
        )
    return words.text("Please wait {count} minutes, then try again.", count=-(-seconds // 60))
