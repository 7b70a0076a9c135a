# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads what a parent typed into a form, and collects what is wrong with it, field by field."""

import unicodedata
from datetime import date
from typing import Final

from pinportal_desktop.domain.addresses import email_key
from pinportal_desktop.domain.errors import Code, Fact, Refused
from pinportal_desktop.domain.people import PersonName, named
from pinportal_desktop.domain.pin import Pin, parse_pin
from pinportal_desktop.domain.registering import Who, parse_born
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.portal.page import Asked
from pinportal_desktop.usecases.needs import Passwords

RELATIONSHIPS: Final = (
    "Mother", "Father", "Stepparent", "Grandparent", "Foster parent", "Legal guardian", "Other",
)  # fmt: skip
EARLIEST_YEAR: Final = 1900
NAME_MOST: Final = 100
PHONE_MOST: Final = 40
EMAIL_MOST: Final = 254  # RFC 5321, 4.5.3.1.3, without the angle brackets
# NIST SP 800-63B-4 asks for 15 where the password stands alone; twelve is this product's choice.
PASSWORD_LEAST: Final = 12
PASSWORD_MOST: Final = 256


class Reading:
    """Each method gives a value, and notes under the field what is wrong, so that one answer tells all of it."""

    def __init__(self, asked: Asked) -> None:
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
        try:
            return parse_pin(self._asked.field("pin"))
        except Refused as wrong:
            self.errors["pin"] = wrong
            return None

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
        said = self._asked.field("phone", most=PHONE_MOST)
        if not said:
            return None
        import phonenumbers

        try:
            parsed = phonenumbers.parse(said, "US")
        except phonenumbers.NumberParseException:
            self._note("phone", Code.PHONE_INVALID)
            return None
        # Not `is_valid_number`: numbers that a region opened lately are unknown to the library's tables.
        if not phonenumbers.is_possible_number(parsed):
            self._note("phone", Code.PHONE_INVALID)
            return None
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)

    def email(self) -> str:
        """The e-mail address, well formed; whether it can be reached is asked of nobody."""
        from email_validator import EmailNotValidError, validate_email

        said = self._asked.field("email", most=EMAIL_MOST)
        if not said:
            self._note("email", Code.EMAIL_MISSING)
            return ""
        try:
            return validate_email(said, check_deliverability=False).normalized
        except EmailNotValidError:
            self._note("email", Code.EMAIL_INVALID)
            return ""

    def password(self, passwords: Passwords) -> Secret:
        """The password: its length and the blocklist, nothing else (NIST SP 800-63B-4, 3.1.1.2).

        Normalized by NFKC, so that two keyboards' ways to an accented letter give the same password.
        """
        password = Secret(unicodedata.normalize("NFKC", self._asked.form.get("password", "")))
        length = len(password.reveal())
        if length < PASSWORD_LEAST:
            self._note("password", Code.PASSWORD_SHORT, least=PASSWORD_LEAST)
        elif length > PASSWORD_MOST:
            self._note("password", Code.PASSWORD_LONG, most=PASSWORD_MOST)
        elif email_key(password.reveal()) == email_key(self._asked.field("email", most=EMAIL_MOST)):
            self._note("password", Code.PASSWORD_COMMON, why="email")
        elif passwords.is_common(password):
            self._note("password", Code.PASSWORD_COMMON)
        return password

    def _note(self, field: str, code: Code, **facts: Fact) -> None:
        self.errors[field] = Refused(code, **facts)
