# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Which backup is restored, and what is lost by it: asked before the program opens, and from Settings."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QLabel, QWidget

from pinportal_desktop.screens.question import Question
from pinportal_desktop.screens.widgets import ComboBox, name_field
from pinportal_desktop.usecases.backups import Backup
from pinportal_desktop.words import Words
from pinportal_desktop.words.keeping import lost_since


class RestoreQuestion(Question):
    """Opened with `.open()`; the newest backup is chosen. `acted()` when **Restore** is pressed."""

    def __init__(
        self, words: Words, backups: Sequence[Backup], *, moment: Callable[[datetime], str], parent: QWidget
    ) -> None:
        """`moment` tells when a backup was made, as clocks are known where it is asked."""
        text = words.text
        super().__init__(
            words,
            title=text("Restore a Backup"),
            heading=text("Restore a backup?"),
            text=" ",
            act=text("&Restore"),
            parent=parent,
            danger=True,
        )
        self.setMinimumWidth(520)
        self._backups = tuple(backups)
        self._moment = moment
        self._choice = ComboBox(self)
        for backup in self._backups:
            self._choice.addItem(moment(backup.made_at))
        label = QLabel(text("Backup &of"), self)
        name_field(label, self._choice)
        self.answers.addWidget(label)
        self.answers.addWidget(self._choice)
        self._choice.currentIndexChanged.connect(self._tell)
        self._tell()

    @property
    def chosen(self) -> Backup:
        """The backup that is chosen."""
        return self._backups[max(0, self._choice.currentIndex())]

    def _tell(self) -> None:
        kept = self._words.text("The database as it is now is kept aside, beside the restored one.")
        self.say(f"{lost_since(self._moment(self.chosen.made_at), self._words)} {kept}")
