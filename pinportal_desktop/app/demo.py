# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The demo's patients: about 300 in families, the same at each build, made by the use cases themselves.

The stories stand first: whoever tries the program finds both workflows' starting points, and the hard cases.
"""

import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from pinportal_desktop.app.demo_people import CHILDREN, FAMILIES, FATHERS, MOTHERS
from pinportal_desktop.app.demo_stories import Stories
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.domain.ids import PracticeId
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.chance import uuid7
from pinportal_desktop.usecases.import_patients import batches, import_patients, prepare_import_batch
from pinportal_desktop.usecases.incoming import IncomingContact, IncomingPatient

_SEED: Final = 20261124
_FAMILIES: Final = 150


class DemoEntropy:
    """The same ids and PINs at each build. For the demo only: anybody can tell its PINs."""

    def __init__(self) -> None:
        self._random = random.Random(_SEED)  # noqa: S311 - meant to be the same each time
        self._count = 0

    def new_id(self, at: datetime) -> UUID:
        """See `needs.Entropy`."""
        self._count += 1
        high, low = divmod(self._count, 1 << 30)
        return uuid7((int(at.timestamp() * 1000), high), low << 32 | self._random.getrandbits(32))

    def symbol(self, alphabet: str) -> str:
        """See `needs.Entropy`."""
        return self._random.choice(alphabet)

    def token(self) -> Secret:
        """See `needs.Entropy`."""
        return Secret(f"{self._random.getrandbits(256):064x}")


@dataclass
class DemoClock:
    """Goes through the days that the demo's stories tell."""

    at: datetime

    def now(self) -> datetime:
        """See `needs.Clock`."""
        return self.at

    def go_to(self, day: date) -> None:
        """Noon of that day."""
        self.at = datetime.combine(day, time(17), UTC)


def make_demo(parts: Parts, *, today: date, portal_address: str) -> None:
    """Fill an empty demo database. Takes a few seconds: call it off the GUI thread."""
    entropy, clock = DemoEntropy(), DemoClock(at=datetime.combine(today - timedelta(days=400), time(17), UTC))
    rules = PracticeRules(
        practice_id=PracticeId(entropy.new_id(clock.now())),
        practice_name="Maple Street Pediatrics",
        practice_address=("12 Maple Street", "Springfield, MA 01103", "(555) 010-0100"),
        portal_address=portal_address,
        demo=True,
    )
    parts.store.add_practice(rules)
    demo = replace(parts, entropy=entropy, clock=clock)
    surface = replace(demo.desk(), actor=replace(demo.desk().actor, person="Dana"))
    stories = Stories(demo, surface, rules, today)
    people = [*stories.people(), *_other_families(today)]
    for batch in batches(people):
        demo.carry_out(import_patients, prepare_import_batch(surface, rules.practice_id, "demo", batch))
    stories.tell(clock.go_to)


def _other_families(today: date) -> list[IncomingPatient]:
    """Ordinary families: one to three children, one or two parents, authority not recorded."""
    chance = random.Random(_SEED)  # noqa: S311 - meant to be the same each time
    people: list[IncomingPatient] = []
    for number in range(_FAMILIES):
        family = FAMILIES[number % len(FAMILIES)]
        parents = [
            _parent(chance.choice(names), family, relationship, number)
            for names, relationship in ((MOTHERS, "Mother"), (FATHERS, "Father"))
            if chance.random() < 0.9
        ]
        for given in chance.sample(CHILDREN, chance.choice((1, 1, 2, 2, 2, 3))):
            born = today - timedelta(days=chance.randrange(20, 17 * 365))
            people.append(
                IncomingPatient(
                    row=len(people),
                    chart_number=f"{200 + number // 100}-{(number * 37 + len(people)) % 10_000:04}",
                    identifiers=(),
                    name=PersonName(family=family, given=given),
                    born=born,
                    language="es" if chance.random() < 0.15 else None,
                    contacts=tuple(parents),
                )
            )
    return people


def _parent(given: str, family: str, relationship: str, number: int) -> IncomingContact:
    plain = "".join(c for c in f"{given}.{family}".lower() if c.isascii() and (c.isalpha() or c == "."))
    offset = 0 if relationship == "Mother" else 1
    return IncomingContact(
        name=PersonName(family=family, given=given),
        relationship=relationship,
        emails=(f"{plain}{number}@example.com",),
        phone=f"+15550{103_000 + 2 * number + offset:06}"[:12],
    )
