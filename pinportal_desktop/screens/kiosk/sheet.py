# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The sheet that one family fills in; the next one gets another sheet, so that nothing of the first can stay in it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFrame, QLayout, QLineEdit, QWidget

from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.domain.registering import Who
from pinportal_desktop.screens.forms.ui_kiosk import Ui_KioskForm
from pinportal_desktop.screens.kiosk import texts
from pinportal_desktop.screens.kiosk.state import Given, Page, Trouble
from pinportal_desktop.screens.widgets import FieldError, Tone
from pinportal_desktop.usecases.registration_form import RELATIONSHIPS, Typed
from pinportal_desktop.words import Words
from pinportal_desktop.words.parents import told
from pinportal_desktop.words.questions import asked_in

_HINT = Qt.InputMethodHint
# No keyboard of the platform's may learn, complete or correct what a family types.
_PLAIN: Final = _HINT.ImhNoPredictiveText | _HINT.ImhSensitiveData | _HINT.ImhNoAutoUppercase
_WITH_FIELDS: Final = (Page.BORN, Page.WHO, Page.LOGIN, Page.TERMS, Page.ADD)


class KioskSheet(QFrame):
    """Signals: `edited(str)` with the field's name; `taken(Typed)`; `went_back()`, by the button at the left, whatever
    it says; `finished()`."""

    edited = Signal(str)
    taken = Signal(object)
    went_back = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = ui = Ui_KioskForm()
        ui.setupUi(self)
        # What is wrong with one of two fields side by side leaves the other where it is.
        for row in (ui.nameRowLayout, ui.moreRowLayout):
            for column in row.findChildren(QLayout):
                row.setAlignment(column, Qt.AlignmentFlag.AlignTop)
        self._given: Given | None = None
        self._language = ""
        self._errors: dict[str, tuple[QWidget, FieldError]] = {
            "born": (ui.born, ui.bornError),
            "who": (ui.who, ui.whoError),
            "terms": (ui.terms, ui.termsError),
        }
        self._prepare_lines()
        relations = (("relationship", ui.relationship), ("relationship", ui.addRelationship))
        for name, combo in (("born", ui.month), *relations):
            combo.currentIndexChanged.connect(partial(self._edited, name))
        ui.aChild.setChecked(True)
        for choice in (ui.myself, ui.aChild):
            choice.toggled.connect(self._choose_who)
        ui.terms.toggled.connect(partial(self._edited, "terms"))
        ui.continueButton.clicked.connect(self._go_on)
        ui.backButton.clicked.connect(self.went_back)

    def _prepare_lines(self) -> None:
        ui, letters, digits = self.ui, _PLAIN, _PLAIN | _HINT.ImhDigitsOnly
        for line, name, hints in (
            (ui.day, "born", digits),
            (ui.year, "born", digits),
            (ui.pin, "pin", letters | _HINT.ImhPreferUppercase),
            (ui.answer, "answer", letters),
            (ui.given, "given", letters),
            (ui.family, "family", letters),
            (ui.phone, "phone", _PLAIN | _HINT.ImhDialableCharactersOnly),
            (ui.email, "email", _PLAIN | _HINT.ImhEmailCharactersOnly),
            (ui.password, "password", _PLAIN | _HINT.ImhHiddenText),
        ):
            line.setInputMethodHints(hints)
            keep_to_itself(line)
            line.textEdited.connect(partial(self._edited, name))
            line.returnPressed.connect(self._go_on)
            if name != "born":
                self._errors[name] = (line, getattr(ui, f"{name}Error"))

    # --- what is shown

    def show_given(self, given: Given, words: Words, portal_address: str) -> None:
        """Show how far the family has come; what was typed stays, but for the password once it is taken."""
        ui, before, self._given = self.ui, self._given, given
        if words.language != self._language:
            texts.fill(ui, words)
        ui.stepLine.setText(texts.step_line(given, words))
        ui.stepLine.setVisible(given.step is not None)
        ui.heading.setText(texts.heading(given, words))
        adds = given.page is Page.ADD
        relation = (ui.addRelationship, ui.addRelationshipError) if adds else (ui.relationship, ui.relationshipError)
        self._errors["relationship"] = relation
        for page, widget in (
            (Page.WHO, ui.whoPage),
            (Page.LOGIN, ui.loginPage),
            (Page.TERMS, ui.termsPage),
            (Page.ADD, ui.addPage),
        ):
            widget.setVisible(given.page is page)
        ui.bornPage.setVisible(given.page in {Page.BORN, Page.ADD})
        ui.saidPage.setVisible(given.page not in _WITH_FIELDS)
        ui.pinPart.setVisible(adds or given.handover is None)
        ui.answerPart.setVisible(bool(given.question) and not adds)
        ui.answerLabel.setText(asked_in(given.question, words))
        ui.answer.setAccessibleName(ui.answerLabel.text())
        ui.loginLine.setText(words.text("Your login will be {email}.", email=given.email) if given.email else "")
        for label, sentence in zip((ui.said1, ui.said2), texts.said(given, words, portal_address), strict=True):
            label.setText(sentence)
            label.setVisible(bool(sentence))
        for button, text in zip((ui.backButton, ui.continueButton), texts.buttons(given, words), strict=True):
            button.setText(text)
            button.setVisible(bool(text))
        self._show_busy(given, words, was_busy=before is not None and before.busy)
        if before is None or before.errors != given.errors or words.language != self._language:
            self._show_errors(given, words)
        self._language = words.language
        if before is None or before.page is not given.page:
            ui.password.clear()
            if adds:
                self._forget_child()
            self.lead()

    def _forget_child(self) -> None:
        """The next child has a date and a PIN of its own."""
        ui = self.ui
        for line in (ui.day, ui.year, ui.pin):
            line.clear()
        for combo in (ui.month, ui.addRelationship):
            combo.setCurrentIndex(-1)

    def lead(self, name: str = "") -> None:
        """The hand to this field, or to the first of the page."""
        ui = self.ui
        if self._given is None:
            return
        first: dict[Page, QWidget] = {
            Page.BORN: ui.month,
            Page.WHO: ui.myself if ui.myself.isChecked() else ui.aChild,
            Page.LOGIN: ui.email,
            Page.TERMS: ui.terms,
            Page.ADD: ui.month,
        }
        at_fault, _ = self._errors.get(name, (None, None))
        wanted = {ui.born: ui.month, ui.who: ui.aChild}.get(at_fault, at_fault) if at_fault is not None else None
        (wanted or first.get(self._given.page, ui.continueButton)).setFocus(Qt.FocusReason.TabFocusReason)

    def _show_busy(self, given: Given, words: Words, *, was_busy: bool) -> None:
        """While a step is under way nothing can be pressed; afterwards the hand is where it pressed."""
        ui = self.ui
        held = ui.continueButton.hasFocus() or any(w.hasFocus() for w in self.findChildren(QLineEdit))
        pages = (ui.bornPage, ui.whoPage, ui.loginPage, ui.termsPage, ui.addPage)
        for widget in (*pages, ui.backButton, ui.continueButton):
            widget.setEnabled(not given.busy)
        if given.busy:
            ui.continueButton.setText(words.text("One moment…"))
        elif was_busy and held:
            ui.continueButton.setFocus()

    def _show_errors(self, given: Given, words: Words) -> None:
        for name, (field, error) in self._errors.items():
            trouble = given.errors.get(name)
            if trouble is None:
                error.withdraw()
            elif error.text() != (sentence := sentence_of(name, trouble, words)):
                error.tell(field, sentence)
        whole = given.errors.get("form")
        if whole is None:
            self.ui.notice.dismiss()
        else:
            self.ui.notice.tell(Tone.BAD, sentence_of("form", whole, words))

    # --- what is done

    def _choose_who(self) -> None:
        child = self.ui.aChild.isChecked()
        self.ui.adult.setVisible(child)
        self.ui.adultHeading.setVisible(child)
        self.edited.emit("who")

    def _edited(self, name: str, *_: object) -> None:
        self.edited.emit(name)

    def _go_on(self) -> None:
        given = self._given
        if given is None or given.busy:
            return
        if given.page in _WITH_FIELDS:
            self.taken.emit(self._typed())
        else:
            self.finished.emit()

    def _typed(self) -> Typed:
        ui = self.ui
        related, _ = self._errors["relationship"]
        assert isinstance(related, QComboBox)
        month, relation = ui.month.currentIndex(), related.currentIndex()
        return Typed(
            {
                "month": str(month + 1) if month >= 0 else "",
                "day": ui.day.text(),
                "year": ui.year.text(),
                "pin": ui.pin.text(),
                "answer": ui.answer.text(),
                "who": (Who.MYSELF if ui.myself.isChecked() else Who.A_CHILD).value,
                "given": ui.given.text(),
                "family": ui.family.text(),
                "relationship": RELATIONSHIPS[relation] if relation >= 0 else "",
                "phone": ui.phone.text(),
                "email": ui.email.text(),
                "password": ui.password.text(),
                "terms": "yes" if ui.terms.isChecked() else "",
            }
        )

    # --- the end of it

    def forget(self) -> None:
        """Empty every widget; the sheet itself goes right after, and with it what a line remembers to undo."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's
        empty: dict[type[QWidget], Callable[..., None]] = {
            QLineEdit: lambda line: line.clear(),
            QComboBox: lambda combo: combo.setCurrentIndex(-1),
        }
        for kind, clear in empty.items():
            for widget in self.findChildren(kind):
                clear(widget)
        self.ui.loginLine.clear()
        for button in self.findChildren(QAbstractButton):
            if button.isCheckable():
                button.setAutoExclusive(False)
                button.setChecked(False)


def keep_to_itself(line: QLineEdit) -> None:
    """No menu to copy and paste from, nothing to drag out of it or drop into it."""
    line.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    line.setDragEnabled(False)
    line.setAcceptDrops(False)
    line.setCompleter(None)  # type: ignore[arg-type]  # Qt takes none


def sentence_of(field: str, trouble: Trouble, words: Words) -> str:
    """What is wrong with the field, in words that say what to do."""
    return told(words, field, trouble) if isinstance(trouble, PinPortalError) else words.incident(trouble.number)
