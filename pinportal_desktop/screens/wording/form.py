# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The form's window: puts what was typed before the presenter, and shows what follows from it."""

from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from pinportal_desktop.domain.wording import PARTS
from pinportal_desktop.screens.focus import KeepInView
from pinportal_desktop.screens.form_dialog import FormDialog
from pinportal_desktop.screens.forms.ui_letter_wording import Ui_LetterWordingForm
from pinportal_desktop.screens.jobs import Err
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.widgets import name_field
from pinportal_desktop.screens.wording import state
from pinportal_desktop.screens.wording.presenter import WordingPresenter
from pinportal_desktop.screens.wording.state import Given
from pinportal_desktop.screens.workplace import Workplace

Part: TypeAlias = QLineEdit | QPlainTextEdit


class LetterWordingForm(FormDialog):
    """Opened with `.open()`. Signals: `saved()`."""

    saved = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(workplace.words, parent)
        self._workplace = workplace
        self._page: QImage | None = None
        ui = self.ui = Ui_LetterWordingForm()
        ui.setupUi(self)
        self._presenter = WordingPresenter(workplace, self)
        self._parts: dict[str, Part] = {
            "heading": ui.heading,
            "introduction": ui.introduction,
            "with_account": ui.withAccount,
            "closing": ui.closing,
        }
        self._backs: dict[str, QPushButton] = {
            "heading": ui.headingStandard,
            "introduction": ui.introductionStandard,
            "with_account": ui.withAccountStandard,
        }
        errors = (ui.headingError, ui.introductionError, ui.withAccountError, ui.closingError)
        inputs = dict(zip(PARTS, zip(self._parts.values(), errors, strict=True), strict=True))
        self.set_up_form(ui, inputs, save=self._presenter.save, leave=self._presenter.leave)
        self._set_up()
        self._connect()
        KeepInView(ui.scroll)
        self._show(self._presenter.given)
        ui.heading.setFocus()
        self._presenter.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The letter shown is the one that has the part where the keyboard is."""
        if event.type() is QEvent.Type.FocusIn:
            part = next((name for name, field in self._parts.items() if field is watched), None)
            if part is not None:
                self._presenter.lead_to(part)
        return super().eventFilter(watched, event)

    def _set_up(self) -> None:
        ui, words = self.ui, self._words
        for label, field in (
            (ui.languageLabel, ui.language),
            (ui.headingLabel, ui.heading),
            (ui.introductionLabel, ui.introduction),
            (ui.withAccountLabel, ui.withAccount),
            (ui.closingLabel, ui.closing),
            (ui.readerLabel, ui.reader),
        ):
            name_field(label, field)
        for code in words.languages:
            ui.language.addItem(words.language_told(code), code)
        ui.reader.addItem(words.text("a parent who registers"), userData=False)
        ui.reader.addItem(words.text("a parent who has an account"), userData=True)
        paper = words.text("US Letter") if self._workplace.rules.paper == "letter" else words.text("A4")
        ui.previewLine.setText(words.text("An example on {paper}: the names and the PIN are nobody’s.", paper=paper))
        ui.preview.setAccessibleName(words.text("The letter as it is printed"))
        for part, back in self._backs.items():
            policy = back.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # so that nothing jumps while one types
            back.setSizePolicy(policy)
            back.setAccessibleName(words.text("Standard text of {part}", part=self._parts[part].accessibleName()))
        self.resize(1120, 720)

    def _connect(self) -> None:
        ui, presenter = self.ui, self._presenter
        for part, field in self._parts.items():
            field.textChanged.connect(partial(self._typed, part))
            field.installEventFilter(self)
        for part, back in self._backs.items():
            back.clicked.connect(partial(self._restore, part))
        ui.language.currentIndexChanged.connect(lambda: presenter.choose_language(ui.language.currentData()))
        ui.reader.currentIndexChanged.connect(lambda: presenter.choose_reader(adds_child=ui.reader.currentData()))
        presenter.changed.connect(self._show)
        presenter.letter_there.connect(self._show_letter)
        presenter.refused.connect(self.lead_to)
        presenter.saved.connect(self._end)
        presenter.left.connect(self.leave)

    def _typed(self, part: str, *_: object) -> None:
        self._presenter.edit(part, _text_of(self._parts[part]))

    def _restore(self, part: str) -> None:
        self._presenter.restore(part)
        self._parts[part].setFocus()  # the link has gone

    # --- what is shown

    def _show(self, given: Given) -> None:
        ui = self.ui
        for part, field in self._parts.items():
            text = getattr(given.here, part)
            if _text_of(field) != text:
                with QSignalBlocker(field):
                    field.setText(text) if isinstance(field, QLineEdit) else field.setPlainText(text)
            field.setEnabled(bool(given.seen))
        for part, back in self._backs.items():
            back.setVisible(not state.is_standard(given, part))
        for combo, chosen in ((ui.language, given.language), (ui.reader, given.adds_child)):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(combo.findData(chosen))
        self.show_refusals(given.refusals)
        if given.problem is None:
            ui.trouble.dismiss()
        else:
            tell_error(ui.trouble, Err(given.problem), self._words)
        self.show_leaving(leaving=given.leaving)
        self.show_busy(busy=given.busy)

    def _show_letter(self, page: QImage) -> None:
        self._page = page
        self._paint()

    def _paint(self) -> None:
        if self._page is None:
            return
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        picture = self._page.scaled(self.ui.preview.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        picture.setDevicePixelRatio(ratio)
        self.ui.preview.setPixmap(QPixmap.fromImage(picture))

    def _end(self) -> None:
        self.accept()
        self.saved.emit()


def _text_of(field: Part) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
