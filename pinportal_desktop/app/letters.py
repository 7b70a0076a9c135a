# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Letters for the screens. What draws them is loaded with the first one, so that no start waits for it."""

from pinportal_desktop.usecases.letter import LetterFacts


def letter(facts: LetterFacts) -> bytes:
    """One page as PDF."""
    from pinportal_desktop.documents import letter as documents

    return documents.letter(facts)


def try_letter(facts: LetterFacts) -> None:
    """Raises `Refused` as `documents.letter.refuse_misfit` does."""
    from pinportal_desktop.documents import letter as documents

    documents.refuse_misfit(facts)
