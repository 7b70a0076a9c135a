# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Whose access no longer fits an Authority: listed for removal, each ticked, and kept by hand."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from pinportal_desktop.domain.ids import AssociationId
from pinportal_desktop.screens.widgets import label
from pinportal_desktop.words import Words


class AccessList(QWidget):
    """Hidden while nothing is listed; `to_remove` are those that stayed ticked."""

    def __init__(self, words: Words, parent: QWidget, *, after: QWidget) -> None:
        """What is listed takes its turn among the inputs after `after`."""
        super().__init__(parent)
        self._after = after
        self._words = words
        self._listed: list[tuple[QCheckBox, AssociationId]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        lead = label(words.text("This access no longer fits. Remove it with the same step:"), None, self)
        lead.setWordWrap(True)
        self._column.addWidget(lead)
        self.hide()

    @property
    def to_remove(self) -> tuple[AssociationId, ...]:
        """The listed access that staff chose to end."""
        return tuple(association_id for box, association_id in self._listed if box.isChecked())

    def list_access(self, listed: Sequence[tuple[AssociationId, str]]) -> None:
        """Lists these; the same again leaves the ticks as they are."""
        if [association_id for _, association_id in self._listed] == [association_id for association_id, _ in listed]:
            return
        for box, _ in self._listed:
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._listed = []
        before = self._after
        for association_id, name in listed:
            box = QCheckBox(self._words.text("Remove Access of {name}", name=name), self)
            box.setChecked(True)
            self._listed.append((box, association_id))
            self._column.addWidget(box)
            QWidget.setTabOrder(before, box)
            before = box
        self.setVisible(bool(listed))
