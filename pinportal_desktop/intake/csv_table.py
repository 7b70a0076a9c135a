# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Patients and contacts from a table, row by row, as its plan says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.people import PersonName, Standing
from pinportal_desktop.intake.csv_headings import relationship_said, says_cell
from pinportal_desktop.intake.csv_rows import Cells, rows_of
from pinportal_desktop.intake.dates import by_today, written
from pinportal_desktop.intake.languages import language_of
from pinportal_desktop.intake.people import Told, chart_of, name_of, parted, preferred_of, settled, with_generation
from pinportal_desktop.intake.relationships import CONTACT, relationship_of
from pinportal_desktop.usecases.incoming import IncomingPatient, LeftOut, Rejected, Row
from pinportal_desktop.usecases.spreadsheet import DateOrder, Field, TablePlan, missing

_YES: Final = frozenset({"y", "yes", "true", "t", "1", "x", "-1"})
_NO: Final = frozenset({"", "n", "no", "false", "f", "0", "none", "null", "na", "n/a"})
_STANDINGS: Final = {
    **dict.fromkeys(("active", "a", "current", "alive", "living", "enrolled"), Standing.ACTIVE),
    **dict.fromkeys(
        ("inactive", "i", "archived", "former", "discharged", "transferred", "moved", "closed", "left", "terminated"),
        Standing.INACTIVE,
    ),
    **dict.fromkeys(("deceased", "d", "dead", "expired", "died"), Standing.DECEASED),
}


def read_table(file: Path, plan: TablePlan, today: date) -> Iterator[Row]:
    """The patients of a table; a row counts the lines of the file, headings and empty ones too.

    Raises `PinPortalError` TABLE_WITHOUT_CHART_NUMBER, TABLE_WITHOUT_NAME, TABLE_WITHOUT_BIRTH_DATE for a plan that
    nobody could be read with, TABLE_CHANGED where the file has other columns, FILE_WITHOUT_PATIENTS after no row, and
    as `rows_of` does. `today`, in the practice's time zone, tells who is not born yet.
    """
    for code in missing(plan):
        raise PinPortalError(code, name=file.name)
    return _read(file, plan, today)


def _read(file: Path, plan: TablePlan, today: date) -> Iterator[Row]:
    rows = rows_of(file, plan.encoding, plan.delimiter)
    headings: Cells = []
    if plan.has_headings:
        _, first = next(rows, (0, Code.ROW_QUOTES))
        if isinstance(first, Code) or len(first) > len(plan.columns):
            raise PinPortalError(Code.TABLE_CHANGED, name=file.name)
        headings = first
    reader = _Reader(plan, headings, today)
    number = 0
    for number, cells in rows:
        if isinstance(cells, Code):
            yield Rejected(row=number, name="", code=cells)
        elif len(cells) != len(plan.columns):
            yield Rejected(row=number, name="", code=Code.ROW_COLUMNS)
        else:
            yield reader.read(number, cells)
    if not number:
        raise PinPortalError(Code.FILE_WITHOUT_PATIENTS, name=file.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """Which cells of a row hold what is told of a contact."""

    names: tuple[int, ...]
    families: tuple[int, ...]
    givens: tuple[int, ...]
    relationships: tuple[int, ...]
    emails: tuple[int, ...]
    phones: tuple[int, ...]
    languages: tuple[int, ...]
    otherwise: str  # the relationship, where the row tells none

    @property
    def all(self) -> tuple[int, ...]:
        """Those that tell of somebody: a relationship alone is a default of the program that wrote it."""
        return (*self.names, *self.families, *self.givens, *self.emails, *self.phones)


class _Reader:
    """A plan, made ready for many rows."""

    def __init__(self, plan: TablePlan, headings: Cells, today: date) -> None:
        self._plan, self._headings, self._today = plan, headings, today
        self._order: DateOrder | None = plan.date_order
        self._charts, self._names = self._of(Field.CHART_NUMBER), self._of(Field.NAME)
        self._families = self._of(Field.FAMILY)
        self._givens = (*self._of(Field.GIVEN), *self._of(Field.MIDDLE))
        self._suffixes = self._of(Field.SUFFIX)
        self._preferred, self._born = self._of(Field.PREFERRED), self._of(Field.BORN)
        self._languages = self._of(Field.LANGUAGE)
        self._standings = [(place, _standing_by(self._heading(place))) for place in self._of(Field.STANDING)]
        contacts = sorted({column.contact for column in plan.columns if column is not None and column.contact})
        self._contacts = [(contact, self._contact(contact)) for contact in contacts]

    def read(self, row: int, cells: Cells) -> IncomingPatient | Rejected:
        suffix = _joined(cells, self._suffixes)
        name = _name_of_patient(cells, self._names, self._families, self._givens, suffix)
        chart = chart_of(_joined(cells, self._charts))
        born = by_today(written(_joined(cells, self._born), self._order), self._today)
        for one in (name, chart, born):
            if isinstance(one, Code):
                told = name.listed if isinstance(name, PersonName) else chart if not isinstance(chart, Code) else ""
                return Rejected(row=row, name=told, code=one)
        assert isinstance(name, PersonName)
        assert not isinstance(born, Code)
        standing, unknown = self._standing(cells)
        contacts, left_out = settled(
            (place, _told(cells, places)) for place, places in self._contacts if _joined(cells, places.all)
        )
        return IncomingPatient(
            row=row,
            chart_number=chart,
            identifiers=(),
            name=name,
            preferred=preferred_of(_joined(cells, self._preferred)),
            born=born,
            language=_language(cells, self._languages),
            active=standing is not Standing.INACTIVE,
            deceased=standing is Standing.DECEASED,
            contacts=contacts,
            left_out=(*unknown, *left_out),
        )

    def _of(self, field: Field, contact: int = 0) -> tuple[int, ...]:
        columns = enumerate(self._plan.columns)
        return tuple(i for i, one in columns if one is not None and (one.field, one.contact) == (field, contact))

    def _heading(self, place: int) -> str:
        return self._headings[place] if place < len(self._headings) else ""

    def _contact(self, contact: int) -> _Places:
        phones = self._of(Field.CONTACT_PHONE, contact)
        places = _Places(
            names=self._of(Field.CONTACT_NAME, contact),
            families=self._of(Field.CONTACT_FAMILY, contact),
            givens=self._of(Field.CONTACT_GIVEN, contact),
            relationships=self._of(Field.CONTACT_RELATIONSHIP, contact),
            emails=self._of(Field.CONTACT_EMAIL, contact),
            phones=tuple(sorted(phones, key=lambda place: not says_cell(self._heading(place)))),
            languages=self._of(Field.CONTACT_LANGUAGE, contact),
            otherwise="",
        )
        said = (relationship_said(self._heading(place)) for place in (*places.all, *places.relationships))
        return replace(places, otherwise=next(filter(None, said), CONTACT))

    def _standing(self, cells: Cells) -> tuple[Standing, list[LeftOut]]:
        """The gravest that any column tells; a word that nobody knows is said, and counts as active."""
        found = [read(cells[place].casefold()) for place, read in self._standings]
        for standing in (Standing.DECEASED, Standing.INACTIVE):
            if standing in found:
                return standing, []
        return Standing.ACTIVE, [LeftOut(what="status", code=Code.STATUS_UNKNOWN)] if None in found else []


def _standing_by(heading: str) -> Callable[[str], Standing | None]:
    """How cells below the heading tell it: `Deceased` says yes to the contrary of what `Active` says yes to."""
    words = heading.casefold()
    if any(word in words for word in ("deceased", "death", "died")):
        return lambda cell: Standing.ACTIVE if cell in _NO else _STANDINGS.get(cell, Standing.DECEASED)
    yes, no = Standing.ACTIVE, Standing.INACTIVE
    if "inactive" in words and "active inactive" not in words.replace("/", " ").replace("_", " "):
        yes, no = no, yes

    def read(cell: str) -> Standing | None:
        if cell in _YES or not cell:
            return yes if cell else Standing.ACTIVE
        return no if cell in _NO else _STANDINGS.get(cell)

    return read


def _joined(cells: Cells, places: tuple[int, ...]) -> str:
    if len(places) == 1:
        return cells[places[0]]
    return " ".join(cells[place] for place in places if cells[place])


def _name_of_patient(
    cells: Cells, names: tuple[int, ...], families: tuple[int, ...], givens: tuple[int, ...], suffix: str
) -> PersonName | Code:
    family, given, more = _parts(cells, names, families, givens)
    return name_of(with_generation(family, suffix, more), given)


def _name_of_contact(
    cells: Cells, names: tuple[int, ...], families: tuple[int, ...], givens: tuple[int, ...]
) -> PersonName | Code:
    family, given, _ = _parts(cells, names, families, givens)
    return name_of(family, given)


def _parts(
    cells: Cells, names: tuple[int, ...], families: tuple[int, ...], givens: tuple[int, ...]
) -> tuple[str, str, str]:
    """Family name, given names and suffixes, from their columns, else from the whole name's."""
    family, given = _joined(cells, families), _joined(cells, givens)
    return (family, given, "") if family or given else parted(_joined(cells, names))


def _language(cells: Cells, places: tuple[int, ...]) -> str | None:
    return language_of(_joined(cells, places)) if places else None


def _told(cells: Cells, places: _Places) -> Told:
    said = _joined(cells, places.relationships)
    known = relationship_of([said], [said], [said]) if said else CONTACT
    return Told(
        name=_name_of_contact(cells, places.names, places.families, places.givens),
        relationship=places.otherwise if known == CONTACT else known,
        emails=[cells[place] for place in places.emails],
        phones=[cells[place] for place in places.phones],
        language=_language(cells, places.languages),
    )
