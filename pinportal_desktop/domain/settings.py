# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a practice may set: each function takes what was typed and gives the value, or raises `Refused` with `field`."""

from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pinportal_desktop.domain.addresses import is_loopback, portal_address
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.folding import fold
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.typed import one_line
from pinportal_desktop.domain.verification import QUESTION_MOST

NAME_AT_MOST: Final = 100  # letters; a letter's head and a From line hold no more in one line
LINES_AT_MOST: Final = 6  # of the practice's address, on a letter's head
LINE_AT_MOST: Final = 80
URL_AT_MOST: Final = 500
AGES: Final = (1, 26)  # years; up to 26 a practice may see its patients (young adults)
LIMIT_AGES: Final = (14, 26)  # years; under 14 nobody consents alone, so that no typing error ends everybody's access
VALID_DAYS: Final = (1, 3650)
PORTS: Final = (1, 65535)
EXIT_CODE_LEAST: Final = 6  # wrong ones are answered later and later
EXIT_CODE_MOST: Final = 64
QUESTIONS_AT_MOST: Final = 20  # nobody looks through more at the desk
DEMO_EXIT_CODE: Final = "246810"  # while the demo has no other; its kiosk tells it
_HOST_AT_MOST: Final = 253  # RFC 1035, 2.3.4


def practice_name(typed: str) -> str:
    """In one line. Raises PRACTICE_NAME_MISSING, TEXT_LONG."""
    name = " ".join("".join(c if c.isprintable() else " " for c in typed).split())
    if not name:
        raise Refused(Code.PRACTICE_NAME_MISSING, field="practice_name")
    if len(name) > NAME_AT_MOST:
        raise Refused(Code.TEXT_LONG, field="practice_name", most=NAME_AT_MOST)
    return name


def practice_address(typed: str) -> tuple[str, ...]:
    """Its lines, without empty ones. Raises ADDRESS_LONG."""
    lines = tuple(line for raw in typed.splitlines() if (line := " ".join(raw.split())))
    if len(lines) > LINES_AT_MOST or any(len(line) > LINE_AT_MOST for line in lines):
        raise Refused(Code.ADDRESS_LONG, field="practice_address", lines=LINES_AT_MOST, most=LINE_AT_MOST)
    return lines


def portal_address_or_none(typed: str) -> str:
    """See `portal_address`; empty while there is none, and then nothing is sent or printed."""
    return portal_address(typed) if typed.strip() else ""


def practice_portal(typed: str) -> str:
    """Where the children's records are, as it was typed; "" for nowhere. Raises PORTAL_ADDRESS_INVALID, TEXT_LONG.

    Parents are led there from a page that they signed in to, so it is https; what it is beyond that is not ours.
    """
    text = typed.strip()
    if not text:
        return ""
    refused = Refused(Code.PORTAL_ADDRESS_INVALID, field="practice_portal")
    if len(text) > URL_AT_MOST:
        raise Refused(Code.TEXT_LONG, field="practice_portal", most=URL_AT_MOST)
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise refused from error
    safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    if not (host and safe and "@" not in parts.netloc and text.isprintable() and " " not in text):
        raise refused
    return text


def time_zone(typed: str) -> str:
    """An IANA name. Raises TIME_ZONE_UNKNOWN."""
    try:
        ZoneInfo(typed)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refused(Code.TIME_ZONE_UNKNOWN, field="time_zone") from error
    return typed


def whole_number(typed: str, bounds: tuple[int, int], code: Code, *, field: str) -> int:
    """Raises `code` with facts `least` and `most` for what is none, or lies outside the bounds."""
    text = typed.strip()
    # `isdecimal` takes every script's digits, and so does `int`.
    number = int(text) if text.isdecimal() and len(text) < 10 else None
    if number is None or not bounds[0] <= number <= bounds[1]:
        raise Refused(code, field=field, least=bounds[0], most=bounds[1])
    return number


def pin_valid_days(typed: str) -> int | None:
    """Days; None when nothing was typed: PINs do not expire. Raises DAYS_OUT_OF_RANGE."""
    if not typed.strip():
        return None
    return whole_number(typed, VALID_DAYS, Code.DAYS_OUT_OF_RANGE, field="pin_valid_days")


def questions(typed: str) -> tuple[str, ...]:
    """One a line, each once. Raises QUESTIONS_MANY, and as `one_line` does."""
    lines = (one_line(line, field="questions", most=QUESTION_MOST) for line in typed.splitlines())
    once = {fold(line): line for line in reversed([line for line in lines if line])}
    if len(once) > QUESTIONS_AT_MOST:
        raise Refused(Code.QUESTIONS_MANY, field="questions", most=QUESTIONS_AT_MOST)
    return tuple(reversed(once.values()))


def mail_host(typed: str) -> str:
    """A server's name or number, as DNS and certificates take it. Raises MAIL_HOST_MISSING, MAIL_HOST_INVALID."""
    host = typed.strip().rstrip(".").lower()
    if not host:
        raise Refused(Code.MAIL_HOST_MISSING, field="mail_host")
    good = len(host) <= _HOST_AT_MOST and all(c.isalnum() or c in "-." for c in host)
    good = good and all(part and not part.startswith("-") for part in host.split("."))
    if not good:
        raise Refused(Code.MAIL_HOST_INVALID, field="mail_host")
    return host


def mail_port(typed: str) -> int:
    """Raises PORT_OUT_OF_RANGE."""
    return whole_number(typed, PORTS, Code.PORT_OUT_OF_RANGE, field="mail_port")


def kiosk_exit_code(typed: str, again: str) -> Secret:
    """What is to be typed to leave the kiosk. Raises EXIT_CODE_SHORT, EXIT_CODE_REPEAT."""
    code = typed.strip()
    if len(code) < EXIT_CODE_LEAST:
        raise Refused(Code.EXIT_CODE_SHORT, field="code", least=EXIT_CODE_LEAST)
    if again.strip() != code:
        raise Refused(Code.EXIT_CODE_REPEAT, field="again")
    return Secret(code)


def refuse_misfits(rules: PracticeRules) -> None:
    """Raise `Refused` for values that are good each by itself and do not go together."""
    if rules.questions_on and not rules.questions:
        raise Refused(Code.QUESTIONS_NONE, field="questions")
    if rules.minor_age > rules.minor_age_limit:
        raise Refused(Code.MINOR_AGE_ABOVE_LIMIT, field="minor_age", limit=rules.minor_age_limit)
