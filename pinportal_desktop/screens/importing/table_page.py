# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The step in which a person says how a table is read."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pinportal_desktop.screens.focus import KeepInView
from pinportal_desktop.screens.forms.ui_import_new import Ui_ImportNewForm
from pinportal_desktop.screens.importing.columns import ColumnsGrid
from pinportal_desktop.screens.importing.plans import Chosen, Table
from pinportal_desktop.screens.importing.texts import orders, plan_facts
from pinportal_desktop.screens.importing.work import dated, imports_of
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.widgets import Tone, name_field
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.spreadsheet import Column, DateOrder, Field


class TablePage(QObject):
    """Signals: `ready(Chosen)` when **Preview** is pressed and nothing stands against it."""

    ready = Signal(object)

    def __init__(self, ui: Ui_ImportNewForm, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self._workplace = workplace
        self._chosen: Chosen | None = None
        self._table: Table | None = None
        self._grid: ColumnsGrid | None = None
        self._looking_at_dates = False
        self._place = QVBoxLayout(ui.columnsPage)
        self._place.setContentsMargins(0, 0, 0, 0)
        KeepInView(ui.columnsScroll)
        name_field(ui.dateOrderLabel, ui.dateOrder)
        ui.columnsPage.setAccessibleName(workplace.words.text("What each column holds"))
        ui.dateOrder.setPlaceholderText(workplace.words.text("Choose…"))
        for told, order in orders(workplace.words):
            ui.dateOrder.addItem(told, order)
        ui.dateOrder.setMinimumContentsLength(max(len(told) for told, _ in orders(workplace.words)))
        ui.dateOrderHint.setText(workplace.words.text("The dates of birth in this file can be read both ways."))
        ui.headingsBox.toggled.connect(self._say_headings)
        ui.dateOrder.currentIndexChanged.connect(self._say_order)
        ui.previewButton.clicked.connect(self._press)

    @property
    def grid(self) -> ColumnsGrid | None:
        """The columns shown now."""
        return self._grid

    def show_file(self, chosen: Chosen) -> None:
        """A table that was chosen, with the first guess or the plan of last time."""
        table = chosen.table
        assert table is not None
        ui, words = self._ui, self._workplace.words
        self._chosen, self._table, self._looking_at_dates = chosen, table, False
        ui.fileName.tell(chosen.path.name)
        if self._grid is not None:
            self._place.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        self._grid = ColumnsGrid(table, words, ui.columnsPage)
        self._grid.chosen.connect(self._say_column)
        self._place.addWidget(self._grid)
        # Reading order, whatever the order in which they were made.
        before: QWidget = ui.dateOrder
        for box in self._grid.boxes:
            QWidget.setTabOrder(before, box)
            before = box
        QWidget.setTabOrder(before, ui.otherFileButton)
        ui.columnsScroll.verticalScrollBar().setValue(0)
        self._render()

    def _say_column(self, number: int, holds: Column | None) -> None:
        if self._table is None:
            return
        before = self._table.plan.columns[number]
        self._table = self._table.holding(number, holds)
        if self._looking_at_dates or Column(field=Field.BORN) in (before, holds):
            self._look_at_dates()
        self._render()

    def _say_headings(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._table is not None and self._table.plan.has_headings != checked:
            self._table = self._table.with_headings(checked)
            self._render()

    def _say_order(self) -> None:
        told = self._ui.dateOrder.currentData()
        order = None if told is None else DateOrder(told)  # Qt gives back a plain text
        if self._table is not None and self._table.plan.date_order != order:
            self._table = self._table.dated(order)
            self._render()

    def _look_at_dates(self) -> None:
        """Another column holds the dates of birth: do they show their order?"""
        if self._table is None or self._chosen is None:
            return
        asked = self._table
        readers, path = imports_of(self._workplace).readers, self._chosen.path
        self._looking_at_dates = True
        work = partial(dated, readers, path, asked)
        self._workplace.jobs.run(Lane.BULK, work, partial(self._dated, asked), owner=self)

    def _dated(self, asked: Table, outcome: Ok[Table] | Err) -> None:
        if self._table is None or self._table.plan.columns != asked.plan.columns:
            return  # of a file or a choice that is no more
        self._looking_at_dates = False
        if isinstance(outcome, Ok):
            told = outcome.value
            self._table = replace(self._table, asks_date_order=told.asks_date_order).dated(told.plan.date_order)
        self._render()
        if isinstance(outcome, Err):
            tell_error(self._ui.missing, outcome, self._workplace.words)

    def _press(self) -> None:
        ui, table = self._ui, self._table
        if table is None or self._chosen is None:
            return
        if table.needs_date_order:
            words = self._workplace.words
            ui.dateOrderError.tell(ui.dateOrder, words.text("Say whether the month or the day comes first."))
            ui.dateOrder.setFocus()
            return
        self._chosen = Chosen(path=self._chosen.path, kind=self._chosen.kind, table=table)
        self.ready.emit(self._chosen)

    def _render(self) -> None:
        ui, words, table = self._ui, self._workplace.words, self._table
        assert table is not None
        ui.fileFacts.setText(plan_facts(table.plan, words))
        ui.headingsBox.setChecked(table.plan.has_headings)
        for widget in (ui.dateOrderLabel, ui.dateOrder, ui.dateOrderHint):
            widget.setVisible(table.asks_date_order)
        ui.dateOrder.setCurrentIndex(ui.dateOrder.findData(table.plan.date_order))
        if not table.asks_date_order:
            ui.dateOrderError.withdraw()
        if self._grid is not None:
            self._grid.show_table(table)
        if table.remembered:
            ui.remembered.tell(Tone.GOOD, words.text("Filled in as you chose it for these headings the last time."))
        else:
            ui.remembered.dismiss()
        if table.lacks:
            ui.missing.tell(Tone.WARN, "\n".join(words.code(code) for code in table.lacks))
        else:
            ui.missing.dismiss()
        ui.previewButton.setEnabled(not table.lacks and not self._looking_at_dates)
