# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Patient Registration**: issues a PIN, or shares the active one."""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from pinportal_desktop.domain.carriers import Carrier
from pinportal_desktop.domain.credential import CredentialKind, SendTo
from pinportal_desktop.domain.ids import ContactId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.screens import shortcuts
from pinportal_desktop.screens.focus import KeepInView, open_and_give_focus_back
from pinportal_desktop.screens.forms.ui_registration_window import Ui_RegistrationForm
from pinportal_desktop.screens.growing import grow
from pinportal_desktop.screens.keys import enter_presses
from pinportal_desktop.screens.printing.window import PrintWindow
from pinportal_desktop.screens.registration.asking import by_question
from pinportal_desktop.screens.registration.closed import Closed
from pinportal_desktop.screens.registration.filling import focus
from pinportal_desktop.screens.registration.given import Address, For, SendBy, TypedContact
from pinportal_desktop.screens.registration.leaving import LeavingQuestion
from pinportal_desktop.screens.registration.presenter import RegistrationPresenter
from pinportal_desktop.screens.registration.pressing import Press
from pinportal_desktop.screens.registration.reading_aloud import ReadingAloud
from pinportal_desktop.screens.registration.state import WindowState, derive
from pinportal_desktop.screens.registration.texts import letter_names
from pinportal_desktop.screens.registration.view import Links, RegistrationView
from pinportal_desktop.screens.widgets import NoticeLink
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.show_pin import Shown

_ASKED: Final = ("question", "answer", "answer_again")
EditPatient: TypeAlias = Callable[[QWidget, Callable[[], None]], None]


class RegistrationWindow(QDialog):
    """Opened with `.open()`; it forgets its PIN and deletes itself when it ends.

    Signals: `closed_with(Closed)` however it ended; then, when the person chose **Share Current PIN** instead,
    `share_instead_requested(ContactId | None)` with whom For was.
    """

    closed_with = Signal(object)
    share_instead_requested = Signal(object)

    def __init__(
        self,
        workplace: Workplace,
        account: PatientAccount,
        *,
        sharing: bool,
        preset_for: ContactId | None,
        parent: QWidget | None,
        edit_patient: EditPatient | None = None,
        register_with: CredentialKind = CredentialKind.PIN,
    ) -> None:
        """`edit_patient` opens **Edit Patient** over a window and calls back once it was saved; None offers none."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = workplace.words.text
        self._workplace = workplace
        self._words = workplace.words
        self.ui = Ui_RegistrationForm()
        self.ui.setupUi(self)
        self._presenter = RegistrationPresenter(
            workplace, account, sharing=sharing, preset_for=preset_for, register_with=register_with, parent=self
        )
        edits = None
        if edit_patient is not None:
            edits = NoticeLink("Edit Patient", partial(edit_patient, self, self._presenter.reload))
        links = Links(
            share=NoticeLink(text("Share Current PIN instea&d"), self._presenter.leave_to_share),
            reload=NoticeLink(text("Reload"), self._presenter.reload),
            edit_patient=edits,
            instead_of_text=(
                NoticeLink("Email Address", self._send_by_email),
                NoticeLink("Print PIN", self._presenter.print_instead),
            ),
        )
        self._view = RegistrationView(self.ui, self._words, links)
        self._before_busy: QWidget | None = None
        self._offer_this_screen()
        self._listen()
        self._connect_inputs()
        self._connect_buttons()
        self._presenter.start()
        KeepInView(self.ui.scroll)
        focus(self._first_to_decide())

    def _offer_this_screen(self) -> None:
        """Beside **Complete / Log In**: in the browser, or by the kiosk over this desk's own screen."""
        if not self._workplace.can_cover:
            return
        ui, station = self.ui, self._workplace.station
        here = QCheckBox(self._words.text("Sho&w on this screen"), self)
        here.setToolTip(self._words.text("The kiosk covers this screen until you type its exit code."))
        here.setChecked(station.completes_here)
        here.toggled.connect(partial(setattr, station, "completes_here"))
        ui.footRow.insertWidget(ui.footRow.indexOf(ui.completeButton), here)
        self.setTabOrder(ui.cancelButton, here)
        self.setTabOrder(here, ui.completeButton)

    # --- from the person

    def _connect_inputs(self) -> None:
        ui, presenter, view = self.ui, self._presenter, self._view
        ui.forCombo.currentIndexChanged.connect(self._choose_for)
        for edit in (ui.firstNameEdit, ui.lastNameEdit, ui.relationshipEdit, ui.newEmailEdit):
            edit.textChanged.connect(self._type_contact)
        for kind, radio in view.authorities():
            radio.toggled.connect(lambda on, kind=kind: presenter.edit("authority", authority=kind) if on else None)
        for by, radio in (
            (SendBy.EMAIL, ui.emailRadio),
            (SendBy.TEXT, ui.textRadio),
            (SendBy.NOTHING, ui.doNotSendRadio),
        ):
            radio.toggled.connect(lambda on, by=by: presenter.edit(send_by=by) if on else None)
        ui.phoneEdit.textChanged.connect(lambda typed: presenter.edit("phone", phone=typed))
        ui.carrierCombo.currentIndexChanged.connect(self._choose_carrier)
        ui.emailCombo.currentIndexChanged.connect(self._choose_address)
        ui.otherEdit.textChanged.connect(lambda typed: presenter.edit("email", other=typed))
        ui.minorCheck.toggled.connect(lambda on: presenter.edit("minor_checked", minor_checked=on))
        ui.minorRadio.toggled.connect(
            lambda on: presenter.choose_send_to(SendTo.MINOR if on else SendTo.PARENT_GUARDIAN)
        )
        ui.languageCombo.currentIndexChanged.connect(self._choose_language)
        ui.reasonEdit.textChanged.connect(lambda typed: presenter.edit("name_reason", name_reason=typed))
        self._connect_question()

    def _connect_question(self) -> None:
        ui, presenter = self.ui, self._presenter
        pin, question = CredentialKind.PIN, CredentialKind.VERIFICATION_QUESTION
        for kind, radio in ((pin, ui.pinRadio), (question, ui.questionRadio)):
            radio.toggled.connect(lambda on, kind=kind: presenter.edit(*_ASKED, register_with=kind) if on else None)
        ui.questionCombo.currentIndexChanged.connect(self._choose_question)
        ui.keepCheck.toggled.connect(lambda on: presenter.edit(*_ASKED, keep_answer=on))
        ui.answerEdit.textChanged.connect(lambda typed: presenter.edit("answer", "answer_again", answer=typed))
        ui.againEdit.textChanged.connect(lambda typed: presenter.edit("answer", "answer_again", again=typed))

    def _connect_buttons(self) -> None:
        ui, presenter = self.ui, self._presenter
        ui.readButton.clicked.connect(lambda: presenter.press(Press.READ_ALOUD))
        ui.printButton.clicked.connect(lambda: presenter.press(Press.PRINT))
        ui.completeButton.clicked.connect(lambda: presenter.press(Press.COMPLETE))
        ui.sendButton.clicked.connect(lambda: presenter.press(Press.SEND))
        ui.cancelButton.clicked.connect(self.reject)
        shortcuts.ACT.bind(self, lambda: presenter.press(Press.SEND))
        ui.keysHint.setText(shortcuts.ACT.shown())

    def _choose_for(self) -> None:
        chosen = self._view.drop_downs.chosen(self.ui.forCombo)
        if isinstance(chosen, For):
            self._presenter.choose_for(chosen)

    def _choose_question(self) -> None:
        chosen = self._view.drop_downs.chosen(self.ui.questionCombo)
        if isinstance(chosen, str):
            self._presenter.edit("question", "answer", question=chosen)

    def _choose_address(self) -> None:
        chosen = self._view.drop_downs.chosen(self.ui.emailCombo)
        if isinstance(chosen, Address):
            self._presenter.edit("email", address=chosen)

    def _choose_carrier(self) -> None:
        chosen = self._view.drop_downs.chosen(self.ui.carrierCombo)
        if isinstance(chosen, Carrier):
            self._presenter.edit("carrier", carrier=chosen)

    def _send_by_email(self) -> None:
        """The other way beside a carrier that is not to be trusted."""
        self._presenter.edit("phone", "carrier", send_by=SendBy.EMAIL)
        focus(self.ui.otherEdit if derive(self._presenter.given).types_other else self.ui.emailCombo)

    def _choose_language(self) -> None:
        chosen = self._view.drop_downs.chosen(self.ui.languageCombo)
        if isinstance(chosen, str):
            self._presenter.edit(language=chosen)

    def _type_contact(self) -> None:
        ui = self.ui
        new = TypedContact(
            given=ui.firstNameEdit.text(),
            family=ui.lastNameEdit.text(),
            relationship=ui.relationshipEdit.text(),
            email=ui.newEmailEdit.text(),
        )
        self._presenter.edit("name", "relationship", "new_email", new=new)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def reject(self) -> None:
        self._presenter.leave()

    # --- from the presenter

    def _listen(self) -> None:
        presenter, view = self._presenter, self._view
        presenter.changed.connect(self._show)
        presenter.pin_there.connect(view.show_pin)
        presenter.letter_there.connect(self._print)
        presenter.refused.connect(self._lead_to)
        presenter.identity_needed.connect(self._ask_who_hears_it)
        presenter.decision_needed.connect(self._ask_what_becomes_of_it)
        presenter.ended.connect(self._end)
        presenter.share_instead.connect(self.share_instead_requested)

    def _show(self, state: WindowState) -> None:
        if state.busy is not None and self._before_busy is None:
            self._before_busy = self.focusWidget()
        self._view.show(state, self._presenter.given)
        grow(self, self.ui.scroll)
        if state.busy is None and self._before_busy is not None:
            # What is disabled loses the focus; the person goes on where they were.
            before, self._before_busy = self._before_busy, None
            focus(before)

    def _lead_to(self, name: str) -> None:
        types_other = derive(self._presenter.given).types_other
        field = self._view.field(name, types_other=types_other)
        if field is not None and not field.isHidden():
            focus(field)

    def _first_to_decide(self) -> QWidget:
        ui, state = self.ui, derive(self._presenter.given)
        if state.asks_name_reason:
            return ui.reasonEdit
        if self._view.drop_downs.chosen(ui.forCombo) is None:
            return ui.forCombo
        if state.asks_authority:
            return ui.authorityChoices
        return ui.otherEdit if state.types_other else ui.emailCombo

    def _print(self, letter: bytes, addressee: str) -> None:
        printing = PrintWindow(self._workplace, letter, addressee=addressee, parent=self)
        printing.ended.connect(self._presenter.paper_ended)
        open_and_give_focus_back(printing, self.ui.printButton)

    def _ask_who_hears_it(self, name: str) -> None:
        reading = ReadingAloud(self._words, name, self)
        reading.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        reading.checked.connect(self._presenter.read_aloud)
        self._presenter.reads.connect(reading.read)
        self._presenter.reading_refused.connect(reading.refuse)
        open_and_give_focus_back(reading, self.ui.readButton)

    def _ask_what_becomes_of_it(self) -> None:
        given = self._presenter.given
        printed = Shown.PRINTED in given.shown
        question = LeavingQuestion(self._words, letter_names(given), self, printed=printed, link=by_question(given))
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.decided.connect(self._presenter.decide)
        question.rejected.connect(self._presenter.stay)
        open_and_give_focus_back(question, self)

    def _end(self, closed: Closed) -> None:
        self._view.forget_pin()
        self.closed_with.emit(closed)
        QDialog.done(self, QDialog.DialogCode.Accepted)
