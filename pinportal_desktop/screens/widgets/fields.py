# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Fields and what is wrong with them."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QListView, QPlainTextEdit, QSizePolicy, QWidget

from pinportal_desktop.screens.widgets.marks import Kind, announce, mark, set_look


@runtime_checkable
class _HasText(Protocol):
    def text(self) -> str: ...


class ComboBox(QComboBox):
    """A drop-down in our dress. It gets its name from a label: `field_label("For", combo)`.

    The wheel moves it only while it has the focus, so that scrolling a form changes nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The native popup ignores the style sheet's rows.
        self.setView(QListView(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.currentIndexChanged.connect(self.show_empty)
        self.show_empty()

    def show_empty(self) -> None:
        """Mutes the placeholder while nothing is chosen; needed after a choice that was made with signals blocked."""
        set_look(self, "empty", "true" if self.currentIndex() < 0 else "false")

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class FieldError(QLabel):
    """What is wrong with a field, in words that say what to do, under it: `error.tell(field, sentence)`.

    The field keeps what was typed. The error goes when the field no longer holds what was refused, and is there again
    when it does. It takes no place while there is nothing to say, unless `keep_place`.
    """

    def __init__(self, parent: QWidget | None = None, *, keep_place: bool = False) -> None:
        super().__init__(parent)
        mark(self, Kind.ERROR)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._field: QWidget | None = None
        self._refused = ""
        self._sentence = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        policy.setRetainSizeWhenHidden(keep_place)
        self.setSizePolicy(policy)
        self.hide()

    def tell(self, field: QWidget, sentence: str) -> None:
        """Shows and speaks `sentence` about what `field` holds now."""
        if field is not self._field:
            self._watch(field)
        self._refused, self._sentence = _text_of(field), sentence
        self._show()
        announce(field, sentence)

    def withdraw(self) -> None:
        """Takes the error back."""
        self._sentence = ""
        self._show()

    def _watch(self, field: QWidget) -> None:
        self.withdraw()
        self._field = field
        match field:
            case QComboBox():
                field.currentTextChanged.connect(self._show)
            case QLineEdit() | QPlainTextEdit():
                field.textChanged.connect(self._show)
            case QDateEdit():
                field.dateChanged.connect(self._show)
            case _:
                pass  # a group of radio buttons: its screen withdraws the error

    def _show(self, *_: object) -> None:
        field = self._field
        if field is None:
            return
        stands = bool(self._sentence) and _text_of(field) == self._refused
        self.setText(self._sentence if stands else "")
        self.setVisible(stands)
        set_look(field, "refused", "true" if stands else "false")
        field.setAccessibleDescription(self._sentence if stands else "")


def _text_of(field: QWidget) -> str:
    match field:
        case QComboBox():
            return field.currentText()
        case QPlainTextEdit():
            return field.toPlainText()
        case _HasText():
            return field.text()
        case _:
            return ""
