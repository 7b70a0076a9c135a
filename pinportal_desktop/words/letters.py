# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The standard text of letters, part by part: what they say where a practice has no words of its own."""

from pinportal_desktop.domain.wording import LetterWording
from pinportal_desktop.words.words import Words


def link_introduction(language: str, *, adds_child: bool) -> str:
    """What the letter with a VQ's link begins with, `{child}` still to fill in: a practice's own words tell of PINs."""
    words = Words.load(language)
    if adds_child:
        return words.translate(
            "You have an account for our patient portal already. With this link you add {child} to it. Please do not"
            " make a second account: one shows all your children."
        )
    return words.translate(
        "With this link you make your own account for our patient portal and see the information about {child}. You"
        " need the answer that you gave our practice."
    )


def standard_wording(language: str) -> LetterWording:
    """All parts in that language, with the child's first name still to fill in; there is no standard closing."""
    # Not `text`, which would fill the name in.
    words = Words.load(language)
    return LetterWording(
        heading=words.translate("Access to our patient portal"),
        introduction=words.translate(
            "With this PIN you make your own account for our patient portal and see the information about {child}."
        ),
        with_account=words.translate(
            "You have an account for our patient portal already. With this PIN you add {child} to it. Please do not"
            " make a second account: one shows all your children."
        ),
    )
