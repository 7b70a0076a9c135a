# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the form was given and what has been typed into it, and how each step changes that; no widgets."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.domain.wording import PARTS, LetterWording, over
from pinportal_desktop.screens.jobs import Incident
from pinportal_desktop.usecases.change_wording import settled_wording
from pinportal_desktop.usecases.settling import Faults

Wordings = Mapping[str, LetterWording]  # by language


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Everything the form's look follows from.

    `seen` are the practice's own words as read, by language, empty before; `typed` is each part as it stands in the
    form, the standard text where it is not changed. `refusals` stand under the parts of the language shown.
    `adds_child` is whether the letter beside it is for a parent with an account.
    """

    language: str
    standard: Wordings
    seen: Wordings = field(default_factory=dict)
    typed: Wordings = field(default_factory=dict)
    adds_child: bool = False
    refusals: Mapping[str, PinPortalError] = field(default_factory=dict)
    busy: bool = False
    leaving: bool = False
    problem: PinPortalError | Incident | None = None

    @property
    def here(self) -> LetterWording:
        """What is typed in the language shown."""
        return self.typed.get(self.language, self.standard[self.language])


def loaded(given: Given, fresh: Wordings) -> Given:
    """As they stand now; what was typed over something stays."""
    typed = {}
    for language, own in fresh.items():
        now = over(own, given.standard[language])
        before = over(given.seen[language], given.standard[language]) if language in given.seen else now
        mine = given.typed.get(language, now)
        kept = {part: getattr(mine, part) for part in PARTS if getattr(mine, part) != getattr(before, part)}
        typed[language] = replace(now, **kept)
    return replace(given, seen=fresh, typed=typed, busy=False)


def edit(given: Given, part: str, text: str) -> Given:
    """A changed part; what was said about it, and about leaving, is gone, and the letter shown has it."""
    typed = {**given.typed, given.language: replace(given.here, **{part: text})}
    refusals = {name: refusal for name, refusal in given.refusals.items() if name != part}
    return shown_for(replace(given, typed=typed, refusals=refusals, leaving=False), part)


def shown_for(given: Given, part: str) -> Given:
    """With the letter beside it that has this part."""
    if part in {"introduction", "with_account"}:
        return replace(given, adds_child=part == "with_account")
    return given


def is_standard(given: Given, part: str) -> bool:
    """Whether the part says what it says in every practice; an empty one does."""
    return getattr(given.here, part).strip() in {"", getattr(given.standard[given.language], part)}


def changed(given: Given) -> tuple[str, ...]:
    """The languages in which leaving would lose something typed."""
    return tuple(
        language for language, own in given.seen.items() if given.typed[language] != over(own, given.standard[language])
    )


def wanted(given: Given) -> tuple[Wordings, Given]:
    """What is to be kept, by changed language; and the form, at the first language in which something is wrong."""
    kept: dict[str, LetterWording] = {}
    for language in sorted(changed(given), key=lambda language: language != given.language):
        try:
            kept[language] = settled_wording(given.typed[language], given.standard[language])
        except Faults as refused:
            return {}, refuse(given, language, *refused.faults)
    return kept, replace(given, refusals={}, problem=None)


def refuse(given: Given, language: str, *faults: PinPortalError) -> Given:
    """With what is wrong in that language under its parts."""
    refusals = {str(fault.facts["field"]): fault for fault in faults}
    told = replace(given, language=language, refusals=refusals, problem=None, busy=False)
    return shown_for(told, next(iter(refusals)))
