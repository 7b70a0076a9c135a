# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Failed attempts to register: counted, answered later and later, and told to staff by their true reason.

Whatever an attempt fails by, it takes the same work: `ask_for_nobody` stands in for the account of a PIN that there is
not, and the faces hold each answer until the same time has passed.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from pinportal_desktop.domain.credential import Credential, CredentialKind, Ending
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.networks import network_of
from pinportal_desktop.domain.registering import FORGOTTEN_AFTER, Failure, Registration, Scope, Throttle
from pinportal_desktop.usecases.command import Done, Entry, EntryFact
from pinportal_desktop.usecases.needs import DigestKeys
from pinportal_desktop.usecases.work import Work

# What is wrong with one input, not with all of them together.
_AT_AN_INPUT: Final = frozenset({Code.EMAIL_TAKEN, Code.EMAIL_SAME, Code.PASSWORD_WRONG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """What an attempt is counted under; `key` is a keyed digest."""

    scope: Scope
    key: bytes


WHOLE: Final = Counter(scope=Scope.WHOLE, key=b"")
_NOBODY: Final = PatientId(UUID(int=0))


def of_network(digests: DigestKeys, address: str) -> tuple[Counter, ...]:
    """The counters of a peer's address and of the range that it lies in."""
    network = network_of(address)
    return (
        Counter(scope=Scope.ADDRESS, key=digests.scope_digest(network.own)),
        Counter(scope=Scope.RANGE, key=digests.scope_digest(f"range {network.wider}")),
    )


def of_born(digests: DigestKeys, born: date) -> Counter:
    """The counter of a date of birth that is tried, whether a child was born then or not."""
    return Counter(scope=Scope.BORN, key=digests.scope_digest(f"born {born.isoformat()}"))


def of_child(digests: DigestKeys, patient_id: PatientId) -> Counter:
    """The counter of the e-mails that are tried as logins behind one child's PIN."""
    return Counter(scope=Scope.CHILD, key=digests.scope_digest(f"child {patient_id}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How a step ended. `failed` None lets the parent on; `wait` seconds must pass before the next try is looked at;
    the answer is held back by `delay` seconds."""

    failed: Code | None = None
    wait: int = 0
    delay: float = 0.0

    def errors(self, at: str = "form") -> dict[str, Refused]:
        """Why it failed, under the input at fault: under `at` what is wrong with that one alone, else under "form"."""
        if self.failed is None:
            return {}
        return {at if self.failed in _AT_AN_INPUT else "form": Refused(self.failed, seconds=self.wait)}


def failed(
    failure: Failure,
    credential: Credential | None,
    counters: tuple[Counter, ...],
    now: datetime,
    work: Work,
    registration: Registration | None = None,
    who: str = "",
) -> Done[Step]:
    """The step as it failed: counted, told to the parent in one code, and to the record by its true reason.

    `who` is the adult's name as spoken, where it is known otherwise than by the registration.
    """
    count(counters, now, work)
    facts: dict[str, EntryFact] = {"reason": failure.value}
    if credential is not None:
        facts |= _how_it_ended(credential)
    if registration is not None and registration.name is not None:
        who = registration.name.spoken
    if who:
        facts["name"] = who
    by_question = credential is not None and credential.kind is CredentialKind.VERIFICATION_QUESTION
    code = Code.ANSWER_FAILED if by_question or failure is Failure.NO_SUCH_LINK else Code.REGISTRATION_FAILED
    if failure is Failure.EMAIL_TAKEN:
        code = Code.EMAIL_TAKEN
    patient_id = None if credential is None else credential.patient_id
    return Done(
        result=Step(failed=code, delay=delay(counters, now, work)),
        entry=Entry(kind="registration_failed", patient_id=patient_id, facts=facts),
    )


def count(counters: tuple[Counter, ...], now: datetime, work: Work) -> None:
    """One failed attempt more. Counters that a day has passed over are forgotten: no digest of an address stays."""
    for counter in counters:
        known = work.throttles.get(counter.scope, counter.key)
        fresh = Throttle(scope=counter.scope, key=counter.key, last_at=now)
        work.throttles.put((known or fresh).after_failure(now))
    work.throttles.forget_before(now - FORGOTTEN_AFTER)


def forget(counters: tuple[Counter, ...], now: datetime, work: Work) -> None:
    """Begin to count anew."""
    for counter in counters:
        if work.throttles.get(counter.scope, counter.key) is not None:
            work.throttles.put(Throttle(scope=counter.scope, key=counter.key, last_at=now))


def _how_it_ended(credential: Credential) -> dict[str, EntryFact]:
    """For the record's sentence; what staff typed as a reason stands in their own entry."""
    facts: dict[str, EntryFact] = {}
    if credential.kind is CredentialKind.VERIFICATION_QUESTION:
        facts["kind"] = credential.kind.value
    if credential.ended_at is not None:
        facts["ended_at"] = credential.ended_at.isoformat()
    if credential.ended_why in set(Ending):
        facts["ended_why"] = credential.ended_why
    if credential.valid_until is not None:
        facts["valid_until"] = credential.valid_until.isoformat()
    return facts


def wait(counters: tuple[Counter, ...], now: datetime, work: Work) -> int:
    """Whole seconds until the next attempt is looked at; 0 at once."""
    known = (work.throttles.get(c.scope, c.key) for c in counters)
    waits = [(t.open_again_at() - now).total_seconds() for t in known if t is not None and t.failures]
    return max([0, *(int(-(-w // 1)) for w in waits if w > 0)])


def delay(counters: tuple[Counter, ...], now: datetime, work: Work) -> float:
    """Seconds by which the answer is held back, right or wrong, while there were many failures."""
    known = (work.throttles.seen(c.scope, c.key) for c in {*counters, WHOLE})
    return max((throttle.delay(now) for throttle in known if throttle is not None), default=0.0)


def ask_for_nobody(work: Work) -> None:
    """Ask the database what it is asked for a PIN that there is, so that one that there is not takes as long."""
    try:
        work.patients.account(_NOBODY)
    except Refused:
        work.rules.of(None)
