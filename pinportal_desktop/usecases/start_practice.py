# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The first start: what a practice says of itself before it has a database."""

from dataclasses import dataclass, replace

from pinportal_desktop.domain.addresses import portal_address
from pinportal_desktop.domain.errors import Refused
from pinportal_desktop.domain.ids import PracticeId
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.settings import practice_name, time_zone
from pinportal_desktop.usecases.needs import Clock, Entropy


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStart:
    """What was typed; `time_zone` is the computer's (IANA). `passphrase` only where there is no keyring."""

    practice_name: str
    portal_address: str
    time_zone: str
    passphrase: Secret | None = None


def rules_at_first(first: FirstStart, clock: Clock, entropy: Entropy) -> PracticeRules:
    """The rules that a practice begins with. Raises `Refused` with the input at fault as `field`."""
    rules = PracticeRules(
        practice_id=PracticeId(entropy.new_id(clock.now())),
        practice_name=practice_name(first.practice_name),
        portal_address=portal_address(first.portal_address),
    )
    try:
        return replace(rules, time_zone=time_zone(first.time_zone))
    except Refused:
        return rules  # a computer with a name of its own for it
