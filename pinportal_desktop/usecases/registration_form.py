# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads what a parent typed, on a page or at the kiosk, and collects what is wrong with it, field by field."""

import dataclasses
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol, TypeVar

from pinportal_desktop.domain import emails, phones
from pinportal_desktop.domain.addresses import email_key
from pinportal_desktop.domain.errors import Code, Fact, Refused
from pinportal_desktop.domain.people import PersonName, named
from pinportal_desktop.domain.pin import Pin, parse_pin
from pinportal_desktop.domain.registering import Who, parse_born
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.typed import NAME_MOST
from pinportal_desktop.domain.verification import LONGEST_ANSWER
from pinportal_desktop.usecases.needs import Passwords

T = TypeVar("T")


def _(source: str) -> str:
    """Marks a text for the catalogue: what a parent chooses is kept as it is here, and shown in each language."""
    return source


RELATIONSHIPS: Final = (
    _("Mother"), _("Father"), _("Stepparent"), _("Grandparent"), _("Foster parent"), _("Legal guardian"), _("Other"),
)  # fmt: skip
EARLIEST_YEAR: Final = 1900
# NIST SP 800-63B-4 asks for 15 where the password stands alone; twelve is this product's choice.
PASSWORD_LEAST: Final = 12
PASSWORD_MOST: Final = 256


class Form(Protocol):
    """What was typed, by field."""

    @property
    def form(self) -> Mapping[str, str]:
        """As it was typed."""

    def field(self, name: str, *, most: int = 200) -> str:
        """See `Typed.field`."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it was typed; its repr, which may reach a log, tells nothing of it."""

    form: Mapping[str, str] = dataclasses.field(repr=False)

    def field(self, name: str, *, most: int = 200) -> str:
        """A field's text in one line, white space folded, without control characters, at most so many characters.

        The faces' inputs take no more characters than that, so that nothing typed is cut off unseen.
        """
        folded = " ".join(self.form.get(name, "").split())
        return "".join(c for c in folded if c.isprintable())[:most].strip()


def typed_password(typed: Form, field: str = "password") -> Secret:
    """Normalized by NFKC, so that two keyboards' ways to an accented letter give the same password."""
    return Secret(unicodedata.normalize("NFKC", typed.form.get(field, "")[: 4 * PASSWORD_MOST]))


class Reading:
    """Each method gives a value, and notes under the field what is wrong, so that one answer tells all of it."""

    def __init__(self, asked: Form) -> None:
        self._asked = asked
        self.errors: dict[str, Refused] = {}

    def born(self, today: date) -> date | None:
        """The child's date of birth from month, day and year: a day that there was, 1900 at the earliest."""
        year, month, day = (self._asked.field(part, most=4) for part in ("year", "month", "day"))
        born = parse_born(year, month, day)
        if born is not None and born.year >= EARLIEST_YEAR:
            if born <= today:
                return born
            self._note("born", Code.DATE_OF_BIRTH_INVALID, why="to_come")
            return None
        complete = month.isdecimal() and day.isdecimal() and year.isdecimal() and int(year) >= EARLIEST_YEAR
        self._note("born", Code.DATE_OF_BIRTH_INVALID, why="no_such_day" if complete else "")
        return None

    def pin(self) -> Pin | None:
        """The PIN as typed."""
        return self._take(parse_pin, self._asked.field("pin"), "pin")

    def answer(self) -> str:
        """The answer to a verification question: whatever was typed, as long as something was."""
        said = self._asked.field("answer", most=LONGEST_ANSWER)
        if not said:
            self._note("answer", Code.ANSWER_MISSING)
        return said

    def who(self) -> Who | None:
        """**Myself** or **A child**."""
        try:
            return Who(self._asked.field("who"))
        except ValueError:
            self._note("who", Code.WHO_MISSING)
            return None

    def name(self) -> PersonName | None:
        """The adult's name; both parts are asked."""
        given, family = (self._asked.field(part, most=NAME_MOST) for part in ("given", "family"))
        for part, said in (("given", given), ("family", family)):
            if not said:
                self._note(part, Code.NAME_MISSING)
        return named(family, given) if given and family else None

    def relationship(self) -> str:
        """How the adult is related to the child: one of those that the page offers."""
        said = self._asked.field("relationship")
        if said not in RELATIONSHIPS:
            self._note("relationship", Code.RELATIONSHIP_MISSING)
        return said

    def phone(self) -> str | None:
        """The phone in E.164; it may be left out."""
        said = self._asked.field("phone", most=phones.LONGEST)
        return self._take(phones.phone_number, said, "phone") if said else None

    def email(self) -> str:
        """The e-mail address, well formed."""
        return self._take(emails.email_address, self._asked.field("email", most=emails.LONGEST), "email") or ""

    def password(self, passwords: Passwords, *, of: str = "") -> Secret:
        """The new password: its length and the blocklist, nothing else (NIST SP 800-63B-4, 3.1.1.2).

        `of` is the login's e-mail, where it is not typed beside it.
        """
        password = typed_password(self._asked)
        length = len(password.reveal())
        if length < PASSWORD_LEAST:
            self._note("password", Code.PASSWORD_SHORT, least=PASSWORD_LEAST)
        elif length > PASSWORD_MOST:
            self._note("password", Code.PASSWORD_LONG, most=PASSWORD_MOST)
        elif email_key(password.reveal()) == email_key(of or self._asked.field("email", most=emails.LONGEST)):
            self._note("password", Code.PASSWORD_COMMON, why="email")
        elif passwords.is_common(password):
            self._note("password", Code.PASSWORD_COMMON)
        return password

    def present_password(self, field: str = "password") -> Secret:
        """The password of an account that there is: whatever was typed, as long as something was."""
        password = typed_password(self._asked, field)
        if not password.reveal():
            self._note(field, Code.PASSWORD_MISSING)
        return password

    def _take(self, check: Callable[[str], T], said: str, field: str) -> T | None:
        """What the check makes of it; None, and noted, where it refuses."""
        try:
            return check(said)
        except Refused as wrong:
            self.errors[field] = wrong
            return None

    def _note(self, field: str, code: Code, **facts: Fact) -> None:
        self.errors[field] = Refused(code, **facts)
