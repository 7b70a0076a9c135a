# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Change what a practice set. What somebody else changed meanwhile stays, unless it is the same thing."""

from dataclasses import dataclass, fields, replace
from typing import Any, Final

from pinportal_desktop.domain.errors import ChangedElsewhere, Code
from pinportal_desktop.domain.mail_server import MailServer
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.settings import refuse_misfits
from pinportal_desktop.usecases.command import Command, Done, Entry, EntryFact, Permission, use_case
from pinportal_desktop.usecases.work import Work

SETTINGS: Final = tuple(f.name for f in fields(PracticeRules) if f.name not in {"practice_id", "demo"})
# What messages wait for, so that they go at once when it is there.
_HURRIES: Final = frozenset({"mail_server", "portal_address"})
# Told by their parts, or only that they changed.
_UNTOLD: Final = frozenset({"mail_server", "kiosk_exit_code"})
BEFORE: Final = "_before"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSettings(Command):
    """`seen` is what stood there when it was changed to `wanted`. Passwords are sealed in both."""

    seen: PracticeRules
    wanted: PracticeRules


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsChanged:
    """The names of what is another now."""

    changed: tuple[str, ...]


@use_case(Permission.EDIT_SETTINGS)
def change_settings(command: ChangeSettings, work: Work) -> Done[SettingsChanged]:
    """Put what is wanted in the place of what was seen.

    Raises `ChangedElsewhere` SETTING_CHANGED_ELSEWHERE, with `field`, where that is not what stands there any more;
    `Refused` for what does not go together with what others changed.
    """
    now = work.rules.for_change(command.seen.practice_id)
    wanted: dict[str, Any] = {}
    for key in SETTINGS:
        seen, new, standing = (getattr(rules, key) for rules in (command.seen, command.wanted, now))
        if new in {seen, standing}:
            continue
        if standing != seen:
            raise ChangedElsewhere(Code.SETTING_CHANGED_ELSEWHERE, field=key)
        wanted[key] = new
    after = replace(now, **wanted)
    refuse_misfits(after)
    if not wanted:
        return Done(result=SettingsChanged(changed=()), entry=None)
    work.rules.put(after)
    if _HURRIES & wanted.keys():
        work.outbox.hurry(now.practice_id, command.made_at)
    facts = _facts(now, after)
    return Done(result=SettingsChanged(changed=tuple(wanted)), entry=Entry(kind="settings_changed", facts=facts))


def _facts(before: PracticeRules, after: PracticeRules) -> dict[str, EntryFact]:
    """Each thing that changed, and what it was under its name with `BEFORE`; of a secret only that it changed."""
    old, new = _told(before), _told(after)
    changed = [key for key in new if new[key] != old[key]]
    facts: dict[str, EntryFact] = {}
    for key in changed:
        facts |= {key: new[key], key + BEFORE: old[key]}
    passwords = [None if r.mail_server is None else r.mail_server.password for r in (before, after)]
    if passwords[0] != passwords[1]:
        facts["mail_password"] = "changed" if passwords[1] is not None else None
    if before.kiosk_exit_code != after.kiosk_exit_code:
        facts["kiosk_exit_code"] = "changed" if after.kiosk_exit_code else None
    return facts


def _told(rules: PracticeRules) -> dict[str, EntryFact]:
    server = rules.mail_server
    facts: dict[str, EntryFact] = {key: _told_value(getattr(rules, key)) for key in SETTINGS if key not in _UNTOLD}
    for field in fields(MailServer):
        if field.name != "password":
            facts[f"mail_{field.name}"] = None if server is None else _told_value(getattr(server, field.name))
    return facts


def _told_value(value: object) -> EntryFact:
    if isinstance(value, tuple):
        return ", ".join(value)
    return value if isinstance(value, int) or value is None else str(value)
