# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What became of a file, or would: the counts, and the rows that there is something to tell of."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from pinportal_desktop.screens.forms.ui_import_report import Ui_ImportReportForm
from pinportal_desktop.screens.importing.texts import TONES, number
from pinportal_desktop.screens.importing.work import MOST_LINES
from pinportal_desktop.screens.station import Station, remember_widths
from pinportal_desktop.screens.widgets import Cell, Column, Ink, Kind, Tone, label, mark, name_field
from pinportal_desktop.screens.widgets.marks import set_look
from pinportal_desktop.usecases.runs import Counts, Line, LineKind
from pinportal_desktop.words import Words

_TILES = ("new", "changed", "unchanged", "refused", "left_out", "doubles")
_NEEDS_SOMEBODY = {"refused": Tone.BAD, "left_out": Tone.WARN, "doubles": Tone.WARN}
_KINDS = (None, LineKind.REFUSED, LineKind.LEFT_OUT, LineKind.DOUBLE, LineKind.CHANGED)
_LONGEST_NAME = 40  # letters of a name in the line under the table


class ImportReport(QWidget):
    """Made by a form, then `furnish`ed once with words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_ImportReportForm()
        self._ui.setupUi(self)
        self._lines: tuple[Line, ...] = ()
        self._figures: dict[str, QLabel] = {}
        self._running = False

    def furnish(self, words: Words, station: Station) -> None:
        """Give it its words; called once."""
        ui, text = self._ui, words.text
        self._words = words
        for name, told in zip(
            _TILES,
            (
                text("New"),
                text("Changed"),
                text("Unchanged"),
                text("Refused"),
                text("Left out"),
                text("Probable doubles"),
            ),
            strict=True,
        ):
            self._figures[name] = self._tile(told)
        for kind in _KINDS:
            ui.showBox.addItem(text("All") if kind is None else words.import_kind(kind), kind)
        name_field(ui.showLabel, ui.showBox)
        ui.showBox.currentIndexChanged.connect(self._show_lines)
        ui.linesTable.setAccessibleName(text("Rows of the file"))
        ui.linesTable.set_columns(*_columns(words))
        remember_widths(ui.linesTable, station, "import-lines")
        ui.linesTable.went.connect(self._tell_line)
        ui.linesHint.setWordWrap(True)
        ui.linesHint.setMinimumHeight(2 * ui.linesHint.fontMetrics().lineSpacing())  # so that nothing jumps

    @property
    def shown(self) -> tuple[Line, ...]:
        """The lines that stand there now."""
        return self._ui.linesTable.rows

    def show_counts(self, counts: Counts) -> None:
        """The figures alone, while it goes on."""
        for name, figure in self._figures.items():
            count = getattr(counts, name)
            figure.setText(number(count))
            tone = _NEEDS_SOMEBODY.get(name) if count else None
            set_look(figure, "tone", "" if tone is None else tone.value)

    def begin(self) -> None:
        """A file is being read: no lines yet."""
        self._running = True
        self.show_counts(Counts())
        self._lines = ()
        self._ui.showBox.setEnabled(False)
        self._show_lines()

    def tell(self, counts: Counts, lines: Sequence[Line]) -> None:
        """All of it."""
        self._running = False
        self.show_counts(counts)
        self._lines = tuple(lines)
        self._ui.showBox.setEnabled(True)
        for place, kind in enumerate(_KINDS):
            if kind is not None:
                told = f"{self._words.import_kind(kind)} ({number(_count(counts, kind))})"
                self._ui.showBox.setItemText(place, told)
        self._show_lines()

    def choose(self, kind: LineKind | None) -> None:
        """Show only lines of that kind, or all."""
        self._ui.showBox.setCurrentIndex(_KINDS.index(kind))

    def _tile(self, told: str) -> QLabel:
        tile = QFrame(self)
        mark(tile, Kind.CARD)
        figure, name = QLabel("0", tile), label(told, Kind.MUTED, tile)
        set_look(figure, "kind", "figure")
        figure.setBuddy(name)
        column = QVBoxLayout(tile)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(0)
        column.addWidget(figure)
        column.addWidget(name)
        self._ui.tiles.addWidget(tile, 1)
        return figure

    def _show_lines(self) -> None:
        ui = self._ui
        wanted = _KINDS[max(ui.showBox.currentIndex(), 0)]  # Qt would give back a plain text
        lines = self._lines if wanted is None else tuple(line for line in self._lines if line.kind is wanted)
        ui.linesTable.set_empty_text(self._nothing(wanted))
        ui.linesTable.set_rows(lines, keep=False)
        self._tell_line(None)

    def _nothing(self, wanted: LineKind | None) -> str:
        text = self._words.text
        if self._running:
            return text("Rows that need a look appear here once the file is read.")
        if wanted is None or not self._lines:
            return text("Nothing to tell of single rows: what came in came in whole.")
        return text("No row is of this kind. Choose another one in Show.")

    def _tell_line(self, line: Line | None) -> None:
        """Whole what the table may have to cut."""
        words, ui = self._words, self._ui
        if line is not None:
            name = line.name if len(line.name) <= _LONGEST_NAME else f"{line.name[:_LONGEST_NAME]}…"
            row = words.text("Row {row}", row=number(line.row))
            ui.linesHint.setText(" · ".join(part for part in (row, name, words.import_why(line)) if part))
            return
        count = len(ui.linesTable.rows)
        if len(self._lines) >= MOST_LINES:
            told = words.text("The first {count} lines; a saved report has all.", count=number(MOST_LINES))
        else:
            told = words.ntext("{count} line", "{count} lines", count, count=number(count)) if count else ""
        ui.linesHint.setText(told)


def _count(counts: Counts, kind: LineKind) -> int:
    counted = {
        LineKind.REFUSED: counts.refused,
        LineKind.LEFT_OUT: counts.left_out,
        LineKind.DOUBLE: counts.doubles,
        LineKind.CHANGED: counts.changed,
    }
    return counted[kind]


def _columns(words: Words) -> tuple[Column[Line], ...]:
    text = words.text
    return (
        Column(
            title=text("Row"),
            cell=lambda line: Cell(text=number(line.row), ink=Ink.MUTED),
            sample=Cell(text="100,000"),
            numbers=True,
        ),
        Column(
            title=text("Name"),
            cell=lambda line: Cell(text=line.name or "–", spoken=line.name or text("no name")),
            sample=Cell(text="Garcia-Reyes, Marisol"),
            stretch=1,
            keeps=True,
        ),
        Column(
            title=text("What"),
            cell=lambda line: Cell(text=words.import_kind(line.kind), tone=TONES[line.kind]),
            sample=Cell(text=words.import_kind(LineKind.DOUBLE), tone=Tone.WARN),
        ),
        Column(
            title=text("Why"),
            cell=lambda line: Cell(text=words.import_why(line)),
            sample=Cell(text="The year of birth has two digits"),
            stretch=6,
        ),
    )
