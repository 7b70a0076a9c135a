# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Change what a practice's letters of one language say. What somebody else changed meanwhile stays, as in settings."""

from dataclasses import dataclass, replace

from pinportal_desktop.domain.errors import ChangedElsewhere, Code, Refused
from pinportal_desktop.domain.ids import PracticeId
from pinportal_desktop.domain.wording import PARTS, LetterWording, checked, refuse_bad
from pinportal_desktop.usecases.command import Command, Done, Entry, EntryFact, Permission, use_case
from pinportal_desktop.usecases.settling import Faults
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWording(Command):
    """`seen` is what stood there when it was changed to `wanted`."""

    practice_id: PracticeId
    language: str
    seen: LetterWording
    wanted: LetterWording


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingChanged:
    """The wording as it stands now."""

    wording: LetterWording


@use_case(Permission.EDIT_SETTINGS)
def change_wording(command: ChangeWording, work: Work) -> Done[WordingChanged]:
    """Put what is wanted in the place of what was seen.

    Raises `ChangedElsewhere` SETTING_CHANGED_ELSEWHERE, with the part as `field`, where that is not what stands there
    any more; `Refused` as `wording.checked` does.
    """
    refuse_bad(command.wanted)
    work.rules.for_change(command.practice_id)
    now = work.wordings.of(command.practice_id, command.language)
    wanted: dict[str, str] = {}
    for part in PARTS:
        seen, new, standing = (getattr(wording, part) for wording in (command.seen, command.wanted, now))
        if new in {seen, standing}:
            continue
        if standing != seen:
            raise ChangedElsewhere(Code.SETTING_CHANGED_ELSEWHERE, field=part)
        wanted[part] = new
    after = replace(now, **wanted)
    if not wanted:
        return Done(result=WordingChanged(wording=after), entry=None)
    work.wordings.put(command.practice_id, command.language, after)
    # The texts stay out of the record, which keeps no messages' bodies.
    facts: dict[str, EntryFact] = {part: "own" if text else "standard" for part, text in wanted.items()}
    return Done(
        result=WordingChanged(wording=after),
        entry=Entry(kind="wording_changed", facts={"language": command.language} | facts),
    )


def settled_wording(typed: LetterWording, standard: LetterWording) -> LetterWording:
    """What was typed as it is kept: what says the same as the standard text is standard. Raises `Faults`."""
    kept: dict[str, str] = {}
    faults: list[Refused] = []
    for part in PARTS:
        try:
            said = checked(part, getattr(typed, part))
        except Refused as fault:
            faults.append(fault)
        else:
            kept[part] = "" if said == getattr(standard, part) else said
    if faults:
        raise Faults(tuple(faults))
    return LetterWording(**kept)
