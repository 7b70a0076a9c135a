# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads what a parent typed into a form: each reader gives a value or raises `Refused` with the field at fault."""

from datetime import date
from typing import Final

from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.people import PersonName, named
from pinportal_desktop.domain.pin import Pin, parse_pin
from pinportal_desktop.domain.registering import Who, parse_born
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.portal.page import Asked
from pinportal_desktop.usecases.needs import Passwords

# NIST SP 800-63B-4 asks for 15 where the password stands alone; twelve is this product's choice (SECURITY, later).
PASSWORD_LEAST: Final = 12
PASSWORD_MOST: Final = 256


class Reading:
    """Collects what is wrong, so that one answer tells all of it."""

    def __init__(self) -> None:
        self.errors: dict[str, PinPortalError] = {}

    def born(self, asked: Asked) -> date | None:
        """The child's date of birth from month, day and year; no date before 1900 or of no such day."""
        born = parse_born(asked.field("year"), asked.field("month"), asked.field("day"))
        if born is None or born.year < 1900:
            self._note("born", Refused(Code.DATE_OF_BIRTH_INVALID))
            return None
        return born

    def pin(self, asked: Asked) -> Pin | None:
        """The PIN as typed."""
        try:
            return parse_pin(asked.field("pin"))
        except Refused as refused:
            self._note("pin", refused)
            return None

    def who(self, asked: Asked) -> Who | None:
        """**Myself** or **A child**."""
        try:
            return Who(asked.field("who"))
        except ValueError:
            self._note("who", Refused(Code.WHO_MISSING))
            return None

    def name(self, asked: Asked) -> PersonName | None:
        """The adult's name; both parts are asked."""
        for part in ("given", "family"):
            if not asked.field(part):
                self._note(part, Refused(Code.NAME_MISSING))
        return named(asked.field("family"), asked.field("given")) if not self.errors else None

    def relationship(self, asked: Asked) -> str:
        """How the adult is related to the child."""
        said = asked.field("relationship", most=60)
        if not said:
            self._note("relationship", Refused(Code.RELATIONSHIP_MISSING))
        return said

    def phone(self, asked: Asked) -> str | None:
        """The phone in E.164; it may be left out."""
        said = asked.field("phone", most=40)
        if not said:
            return None
        import phonenumbers

        try:
            parsed = phonenumbers.parse(said, "US")
        except phonenumbers.NumberParseException:
            self._note("phone", Refused(Code.PHONE_INVALID))
            return None
        if not phonenumbers.is_possible_number(parsed):
            self._note("phone", Refused(Code.PHONE_INVALID))
            return None
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)

    def email(self, asked: Asked) -> str:
        """The e-mail address, well formed; whether it can be reached is not asked of anybody."""
        from email_validator import EmailNotValidError, validate_email

        said = asked.field("email", most=320)
        if not said:
            self._note("email", Refused(Code.EMAIL_MISSING))
            return ""
        try:
            return validate_email(said, check_deliverability=False, test_environment=True).normalized
        except EmailNotValidError:
            self._note("email", Refused(Code.EMAIL_INVALID))
            return ""

    def password(self, asked: Asked, passwords: Passwords) -> Secret:
        """The password: its length and the blocklist, nothing else (NIST SP 800-63B-4, 3.1.1.2)."""
        password = Secret(asked.form.get("password", ""))
        length = len(password.reveal())
        if length < PASSWORD_LEAST:
            self._note("password", Refused(Code.PASSWORD_SHORT, least=PASSWORD_LEAST))
        elif length > PASSWORD_MOST:
            self._note("password", Refused(Code.PASSWORD_LONG, most=PASSWORD_MOST))
        elif passwords.is_common(password):
            self._note("password", Refused(Code.PASSWORD_COMMON))
        return password

    def _note(self, field: str, error: PinPortalError) -> None:
        self.errors[field] = error
