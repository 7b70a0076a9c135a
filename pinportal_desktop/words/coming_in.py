# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Why a row, or a whole file, did not come in, as a front desk can act on it; and what was left out of a row.

They are told beside the row, in the report and by `pinportal import`.
"""

from collections.abc import Mapping
from typing import Final

from pinportal_desktop.domain.errors import Code


def _(source: str) -> str:
    """Marks a text for the catalogue."""
    return source


COMING_IN: Final[Mapping[Code, str]] = {
    Code.NAME_GARBLED: _("Letters of the name were lost when the file was made. Export it again as UTF-8."),
    Code.BIRTH_DATE_CENTURY: _("The year of birth has two digits, so the century is not known. Export four digits."),
    Code.BIRTH_DATE_ORDER: _("The date of birth can be read both ways. Say whether the month or the day comes first."),
    Code.BIRTH_DATE_OTHER_ORDER: _("Month and day of the date of birth stand the other way round than was said."),
    Code.CHART_NUMBER_UNREADABLE: _("The chart number is too long, or there are invisible characters in it."),
    Code.CHART_NUMBER_ROUNDED: _(
        "A spreadsheet rounded this chart number. Format its column as text there, then save the table again."
    ),
    Code.MERGE_INCOMPLETE: _("Two charts were to be merged, but the message does not name both."),
    Code.MESSAGE_ASKS: _("This message asks about a patient and tells nothing of one."),
    Code.MESSAGE_WITHOUT_PATIENT: _("This message tells of no patient."),
    Code.ROW_COLUMNS: _("This row has more or fewer cells than the table has columns."),
    Code.ROW_QUOTES: _("The quotes of this row do not match, so its cells cannot be told apart."),
    Code.STATUS_UNKNOWN: _("The status is a word that PinPortal does not know, so the patient counts as active."),
    Code.CONTACT_IS_THE_PATIENT: _("This is the patient."),
    Code.FILE_IS_A_WORKBOOK: _(
        "The file {name} is a spreadsheet program's workbook. Open it there and save it as “CSV UTF-8”."
    ),
    Code.FILE_IS_A_PDF: _("The file {name} is a PDF, made to be read by people. Export the patients as CSV instead."),
    Code.FILE_IS_AN_ARCHIVE: _("The file {name} is packed. Unpack it, then choose the file inside."),
    Code.FILE_IS_A_DOCUMENT: _("The file {name} is a text document. Export the patients as CSV instead."),
    Code.FILE_IS_A_PICTURE: _("The file {name} is a picture. Export the patients as CSV instead."),
    Code.TABLE_WITHOUT_CHART_NUMBER: _(
        "No column holds the chart number, and without one nobody would be known again. Choose that column, or export"
        " it too."
    ),
    Code.TABLE_WITHOUT_NAME: _("No column holds the name. Choose that column, or export it too."),
    Code.TABLE_WITHOUT_BIRTH_DATE: _(
        "No column holds the date of birth, and nobody could register without it. Choose that column, or export it too."
    ),
    Code.TABLE_CHANGED: _("The columns of {name} are not those that were chosen. Choose what each column holds again."),
    Code.TABLE_DATE_ORDER: _("Dates in {name} can be read both ways. Say whether the month or the day comes first."),
}
