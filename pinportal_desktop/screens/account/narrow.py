# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The tab **Administrative** where there is little room, as on a screen of 1920 by 1080 at 200 %."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout

from pinportal_desktop.screens.focus import KeepInView
from pinportal_desktop.screens.forms.ui_account import Ui_AccountForm

_SIDE_BY_SIDE: Final = 900  # px: below, a table beside Account Settings would show the beginnings of words only
_FEWEST, _MOST = 2, 8  # rows in sight of a table: always, and where the tab scrolls as a whole


class Narrow(QObject):
    """The tab scrolls, and below a width its two upper cards stand one under the other."""

    def __init__(self, ui: Ui_AccountForm, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._wide: bool | None = None
        KeepInView(ui.administrativeScroll)
        ui.administrativeScroll.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._lay_out(wide=self._ui.administrativeScroll.viewport().width() >= _SIDE_BY_SIDE)
        return super().eventFilter(watched, event)

    def _lay_out(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide, ui, direction = wide, self._ui, QBoxLayout.Direction
        ui.upperRow.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        for table in (ui.associationsTable, ui.familyTable):
            # Side by side, the tables share what room there is, and scroll by themselves.
            table.fit_height(_FEWEST, _FEWEST if wide else _MOST)
