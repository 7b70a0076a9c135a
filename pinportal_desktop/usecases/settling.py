# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""From what was typed on **Settings** to rules: everything that is wrong is told at once, each thing by its field."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from pinportal_desktop.domain import settings
from pinportal_desktop.domain.credential import Sealed
from pinportal_desktop.domain.emails import email_address
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.mail_server import MailServer, Security
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.usecases.needs import SettingKeys

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedServer:
    """The mail server as typed. `password` is empty where the one that is kept stays."""

    host: str
    port: str
    security: Security
    user: str
    password: Secret
    from_address: str

    @property
    def is_empty(self) -> bool:
        """Whether no mail server is wanted."""
        return not (self.host + self.user + self.password.reveal() + self.from_address).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedSettings:
    """The page as it stands; `server` is None in the demo, which has none."""

    practice_name: str
    practice_address: str
    portal_address: str
    time_zone: str
    language: str
    minor_age: str
    minor_age_limit: str
    pin_valid_days: str
    paper: str
    server: TypedServer | None
    practice_portal: str = ""
    questions_on: bool = True
    questions: str = ""


class Faults(Exception):
    """What stands against it, each with its `field`, in the order of the page."""

    def __init__(self, faults: tuple[Refused, ...]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


class _Gathering:
    def __init__(self) -> None:
        self._faults: list[Refused] = []

    def take(self, check: Callable[[], T], otherwise: T) -> T:
        """What the check gives; `otherwise` where it refuses."""
        try:
            return check()
        except Refused as fault:
            self._faults.append(fault)
            return otherwise

    def end(self) -> None:
        """Raise `Faults` when there were any."""
        if self._faults:
            raise Faults(tuple(self._faults))


def settled(typed: TypedSettings, seen: PracticeRules, keys: SettingKeys) -> PracticeRules:
    """The rules as typed; what is not on the page stays as seen. Raises `Faults`."""
    gathering = _Gathering()
    take = gathering.take
    rules = replace(
        seen,
        practice_name=take(lambda: settings.practice_name(typed.practice_name), ""),
        practice_address=take(lambda: settings.practice_address(typed.practice_address), ()),
        portal_address=take(lambda: settings.portal_address_or_none(typed.portal_address), ""),
        time_zone=take(lambda: settings.time_zone(typed.time_zone), seen.time_zone),
        language=typed.language,
        minor_age=take(lambda: _age(typed.minor_age, "minor_age", settings.AGES), 1),
        minor_age_limit=take(lambda: _age(typed.minor_age_limit, "minor_age_limit", settings.LIMIT_AGES), 26),
        pin_valid_days=take(lambda: settings.pin_valid_days(typed.pin_valid_days), None),
        practice_portal=take(lambda: settings.practice_portal(typed.practice_portal), ""),
        questions_on=typed.questions_on,
        questions=take(lambda: settings.questions(typed.questions), seen.questions),
        paper=typed.paper,
    )
    take(lambda: settings.refuse_misfits(rules), None)
    if typed.server is not None:
        server = None if typed.server.is_empty else _server(typed.server, seen, keys, gathering)
        rules = replace(rules, mail_server=server)
    gathering.end()
    return rules


def settled_server(typed: TypedServer, seen: PracticeRules, keys: SettingKeys) -> MailServer:
    """The mail server alone, for a test before anything is saved. Raises `Faults`."""
    gathering = _Gathering()
    server = _server(typed, seen, keys, gathering)
    gathering.end()
    return server


def _server(typed: TypedServer, seen: PracticeRules, keys: SettingKeys, gathering: _Gathering) -> MailServer:
    take, user = gathering.take, typed.user.strip()
    host = take(lambda: settings.mail_host(typed.host), "")
    return MailServer(
        host=host,
        port=take(lambda: settings.mail_port(typed.port), 1),
        security=typed.security,
        user=user,
        password=take(lambda: _password(typed, host, user, seen, keys), None),
        from_address=take(lambda: email_address(typed.from_address, field="mail_from_address", any_letters=False), ""),
    )


def _password(typed: TypedServer, host: str, user: str, seen: PracticeRules, keys: SettingKeys) -> Sealed | None:
    """Kept for the same server and login only: else whoever types another server's name would be sent it."""
    if typed.password.reveal():
        if not user:
            raise Refused(Code.MAIL_USER_MISSING, field="mail_user")
        return keys.seal_secret(typed.password, seen.practice_id)
    if not user:
        return None
    kept = seen.mail_server
    if kept is None or kept.password is None:
        raise Refused(Code.MAIL_PASSWORD_MISSING, field="mail_password")
    if (kept.host, kept.user) != (host, user):
        raise Refused(Code.MAIL_PASSWORD_AGAIN, field="mail_password")
    return kept.password


def _age(typed: str, field: str, bounds: tuple[int, int]) -> int:
    return settings.whole_number(typed, bounds, Code.AGE_OUT_OF_RANGE, field=field)
