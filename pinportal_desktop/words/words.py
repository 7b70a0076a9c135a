# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`Words`: one language, in one practice's zone."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from pinportal_desktop.domain import ages
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.words.catalogue import SOURCE_LANGUAGE, Catalogue, is_translated, load_catalogue
from pinportal_desktop.words.sentences import sentence_of, why_off_of

if TYPE_CHECKING:
    from pinportal_desktop.domain.rules import PracticeRules
    from pinportal_desktop.usecases.looks import RecordLine
    from pinportal_desktop.usecases.runs import Line, LineKind

# The record's sentences and the messages know most of the domain: what they need is loaded with the first of them, so
# that a window can say "Opening PinPortal…" before.

_DATE: Final = {"es": "{0:%d}/{0:%m}/{0:%Y}"}
_US_DATE: Final = "{0:%m}/{0:%d}/{0:%Y}"
_DATE_PARTS: Final = {"%Y": "year", "%m": "month", "%d": "day"}
_TYPED_DATE: Final = re.compile(r"(?P<one>[0-9]{1,2})[/. -](?P<two>[0-9]{1,2})[/. -](?P<year>[0-9]{4})")
_TYPED_BARE: Final = re.compile(r"(?P<one>[0-9]{2})(?P<two>[0-9]{2})(?P<year>[0-9]{4})")
_TYPED_ISO: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<one>[0-9]{1,2})-(?P<two>[0-9]{1,2})")
_LANGUAGES: Final = {"en": "English", "es": "Español"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Texts, dates, ages and phones in one language."""

    catalogue: Catalogue
    zone: ZoneInfo

    @classmethod
    def load(cls, language: str = SOURCE_LANGUAGE, *, time_zone: str = "America/New_York") -> "Words":
        """The words of a language; one without a catalogue gets the English source."""
        return cls(catalogue=load_catalogue(language), zone=ZoneInfo(time_zone))

    @classmethod
    def of_practice(cls, rules: "PracticeRules") -> "Words":
        """The practice's language in its zone; all in English, dates too, where the program does not speak it."""
        language = rules.language if is_translated(rules.language) else SOURCE_LANGUAGE
        return cls.load(language, time_zone=rules.time_zone)

    @property
    def language(self) -> str:
        """The code of the language ("en")."""
        return self.catalogue.language

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that messages can be written in, English first."""
        from pinportal_desktop.words.messages import languages

        return languages()

    # --- texts

    def text(self, source: str, /, **facts: object) -> str:
        """The source in this language, `{facts}` filled in."""
        return self.catalogue.text(source).format(**facts)

    def ntext(self, singular: str, plural: str, count: int, /, **facts: object) -> str:
        """The form that `count` asks for, `{facts}` filled in."""
        return self.catalogue.ntext(singular, plural, count).format(**facts)

    def translate(self, source: str) -> str:
        """A form's text, as it is: mnemonics and braces are left alone."""
        return self.catalogue.text(source)

    def sentence(self, error: PinPortalError) -> str:
        """What was refused or failed, and what to do."""
        facts = {key: self._fact(value) for key, value in error.facts.items()}
        return sentence_of(self.catalogue, error.code, facts)

    def code(self, code: Code, **facts: object) -> str:
        """The sentence of a code."""
        return sentence_of(self.catalogue, code, facts)

    def why_off(self, code: Code) -> str:
        """Why the account's main button is off."""
        return why_off_of(self.catalogue, code)

    def why_not_sent(self, trouble: str, rules: "PracticeRules") -> str:
        """Why a message waits or did not arrive, from the code that is kept with it; "" for none."""
        if trouble not in set(Code):
            return ""
        server = rules.mail_server
        facts: dict[str, object] = {} if server is None else {"server": server.host, "port": server.port}
        return self.code(Code(trouble), **facts)

    def incident(self, number: str) -> str:
        """Something unforeseen happened."""
        return self.text(
            "Something went wrong, and nothing was changed. Try again; if it happens again, tell support"
            " incident {number}.",
            number=number,
        )

    def activity(self, line: "RecordLine") -> str:
        """An entry of the record as a plain sentence."""
        from pinportal_desktop.words.record import activity_of

        return activity_of(line, self)

    def import_kind(self, kind: "LineKind") -> str:
        """What became of a row that an import's report tells of."""
        from pinportal_desktop.words.importing import import_kind

        return import_kind(kind, self)

    def import_why(self, line: "Line") -> str:
        """What a line of an import's report tells of its row."""
        from pinportal_desktop.words.importing import import_why

        return import_why(line, self)

    def matched_by(self, who: str, what: str) -> str:
        """Why a row was found that does not show it: "father's phone"."""
        shown = {
            "phone": self.text("phone"),
            "e-mail": self.text("e-mail"),
            "name": self.text("name"),
            "portal e-mail": self.text("portal e-mail"),
            "preferred name": self.text("preferred name"),
        }.get(what, what)
        return self.text("{who}'s {what}", who=who.lower(), what=shown) if who else shown

    # --- as people write it

    def date(self, day: dt.date) -> str:
        """03/14/2012, as the language writes it in the United States."""
        return _DATE.get(self.language, _US_DATE).format(day)

    def places_in_date(self, day: dt.date) -> dict[str, tuple[int, int]]:
        """Where "year", "month" and "day" stand in `date(day)`, as (start, end)."""
        places: dict[str, tuple[int, int]] = {}
        at = 0
        for before, _, code, _ in Formatter().parse(_DATE.get(self.language, _US_DATE)):
            start = at + len(before)
            at = start + len(f"{day:{code}}")
            places[_DATE_PARTS[str(code)]] = (start, at)
        return places

    def read_date(self, typed: str) -> dt.date | None:
        """The day that somebody typed as the language writes it, with / - . or spaces or nothing between, or as
        2012-03-14; None for what is no day."""
        line = typed.strip()
        found = _TYPED_ISO.fullmatch(line) or _TYPED_DATE.fullmatch(line) or _TYPED_BARE.fullmatch(line)
        if found is None:
            return None
        parts = {key: int(value) for key, value in found.groupdict().items()}
        one, two, year = parts["one"], parts["two"], parts["year"]
        day_first = self.language in _DATE and found.re is not _TYPED_ISO
        try:
            return dt.date(year, two, one) if day_first else dt.date(year, one, two)
        except ValueError:
            return None

    def month(self, day: dt.date) -> str:
        """The month alone: December 2024."""
        from babel.dates import format_skeleton

        return format_skeleton("yMMMM", day, locale=self.language)

    def moment(self, at: dt.datetime) -> str:
        """Date and time in the practice's zone: 11/03/2026 2:05 PM."""
        there = at.astimezone(self.zone)
        return f"{self.date(there.date())} {self.time(at)}"

    def moment_here(self, at: dt.datetime) -> str:
        """The same in this computer's zone, for what is told before a practice is open."""
        here = at.astimezone()
        return f"{self.date(here.date())} {_time(here)}"

    def time(self, at: dt.datetime) -> str:
        """The time of day in the practice's zone: 2:05 PM."""
        return _time(at.astimezone(self.zone))

    def age(self, born: dt.date, today: dt.date) -> str:
        """14 y, 5 mo, 3 wk, 2 d."""
        years, months = ages.age_in_years(born, today), ages.age_in_months(born, today)
        days = max(0, (today - born).days)
        if years >= 2:
            return self.text("{count} y", count=years)
        if months >= 1:
            return self.text("{count} mo", count=months)
        return self.text("{count} wk", count=days // 7) if days >= 14 else self.text("{count} d", count=days)

    def phone(self, number: str) -> str:
        """(555) 010-2231 for a number of the United States, else as the rest of the world writes it."""
        import phonenumbers

        try:
            parsed = phonenumbers.parse(number, "US")
        except phonenumbers.NumberParseException:
            return number
        kind = phonenumbers.PhoneNumberFormat
        return phonenumbers.format_number(parsed, kind.NATIONAL if parsed.country_code == 1 else kind.INTERNATIONAL)

    def language_name(self, code: str) -> str:
        """Español; the code itself for a language without a name here."""
        return _LANGUAGES.get(code.partition("-")[0], code)

    def language_told(self, code: str) -> str:
        """A language as this one calls it: Spanish; the code itself for a language without a name here."""
        names = {"en": self.text("English"), "es": self.text("Spanish")}
        return names.get(code.partition("-")[0], code)

    def zone_name(self, zone: str) -> str:
        """Eastern (New York); Europe/Berlin for one outside the United States."""
        return self._zones().get(zone) or zone.replace("_", " ")

    def zones_in_order(self, zones: Iterable[str]) -> list[str]:
        """Those of the United States first, from east to west; then the others by name, without old aliases."""
        first = list(self._zones())
        return first + sorted(z for z in zones if "/" in z and not z.startswith(("Etc/", "US/")) and z not in first)

    def _zones(self) -> dict[str, str]:
        text = self.text
        return {
            "America/New_York": text("Eastern (New York)"),
            "America/Chicago": text("Central (Chicago)"),
            "America/Denver": text("Mountain (Denver)"),
            "America/Phoenix": text("Mountain without summer time (Phoenix)"),
            "America/Los_Angeles": text("Pacific (Los Angeles)"),
            "America/Anchorage": text("Alaska (Anchorage)"),
            "Pacific/Honolulu": text("Hawaii (Honolulu)"),
            "America/Puerto_Rico": text("Atlantic (Puerto Rico)"),
        }

    def listed(self, names: list[str]) -> str:
        """Ana; Ana and Luis; Ana, Luis and Rosa."""
        if len(names) < 2:
            return "".join(names)
        return self.text("{some} and {last}", some=", ".join(names[:-1]), last=names[-1])

    def _fact(self, value: object) -> object:
        if isinstance(value, dt.datetime):
            return self.moment(value)
        return self.date(value) if isinstance(value, dt.date) else value


def _time(there: dt.datetime) -> str:
    return f"{there.hour % 12 or 12}:{there:%M} {there:%p}"
