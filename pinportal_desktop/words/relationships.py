# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How English speaks of a person, as far as the relationship tells."""

from enum import Enum, auto
from typing import Final


class Said(Enum):
    HE = auto()
    SHE = auto()
    THEY = auto()


_HE: Final = frozenset({"father", "stepfather", "grandfather", "foster father", "uncle", "brother", "dad", "husband"})
_SHE: Final = frozenset({"mother", "stepmother", "grandmother", "foster mother", "aunt", "sister", "mom", "wife"})


def said_of(relationship: str) -> Said:
    """He for a father, she for an aunt; they where the relationship does not tell."""
    word = " ".join(relationship.casefold().split())
    if word in _HE:
        return Said.HE
    return Said.SHE if word in _SHE else Said.THEY
