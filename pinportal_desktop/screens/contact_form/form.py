# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The form's window: puts what was typed before the presenter, and shows what follows from it."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from pinportal_desktop.domain.authority import Authority, FamilyMember
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.screens.account.access_list import AccessList
from pinportal_desktop.screens.account.columns import authority_text
from pinportal_desktop.screens.contact_form import texts
from pinportal_desktop.screens.contact_form.email_rows import EmailRows
from pinportal_desktop.screens.contact_form.presenter import ContactFormPresenter
from pinportal_desktop.screens.contact_form.state import Given
from pinportal_desktop.screens.focus import KeepInView
from pinportal_desktop.screens.form_dialog import FormDialog, Lines
from pinportal_desktop.screens.forms.ui_contact_form import Ui_ContactForm
from pinportal_desktop.screens.growing import grow
from pinportal_desktop.screens.jobs import Err
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.widgets import NoticeLink, Tone, name_field
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.edit_contact import ContactSaved

_EMAIL = "email"
_HIGHEST = 800  # px: what the smallest screen has; what is longer scrolls


class ContactForm(FormDialog):
    """Opened with `.open()`; adds a contact without a member of the family, edits the one given.

    Signals: `told(sentence: str, tone: Tone)` after saving.
    """

    told = Signal(str, object)

    def __init__(
        self, workplace: Workplace, account: PatientAccount, member: FamilyMember | None, parent: QWidget | None
    ) -> None:
        super().__init__(workplace.words, parent)
        self._added = member is None
        self._shown: tuple[object, ...] = ()
        ui = self.ui = Ui_ContactForm()
        ui.setupUi(self)
        self.setWindowTitle("Add Contact" if member is None else "Edit Contact")
        self._presenter = ContactFormPresenter(workplace, account, member, self)
        self.emails = EmailRows(self)
        ui.emailsColumn.insertWidget(0, self.emails)
        self.access = AccessList(workplace.words, self, after=ui.noneRadio)
        ui.authorityColumn.addWidget(self.access)
        self._radios: dict[Authority, QRadioButton] = {
            Authority.JOINT: ui.jointRadio,
            Authority.EXCLUSIVE: ui.exclusiveRadio,
            Authority.NONE: ui.noneRadio,
        }
        self._lines: Lines = {
            "given": (ui.given, ui.givenError),
            "family": (ui.family, ui.familyError),
            "relationship": (ui.relationship, ui.relationshipError),
            "phone": (ui.phone, ui.phoneError),
        }
        self.set_up_form(ui, self._lines, save=self._save, leave=self._presenter.leave)
        self._set_up(account, member)
        self._connect()
        self._presenter.start()
        KeepInView(ui.scroll)
        ui.given.setFocus()
        ui.given.selectAll()

    def _set_up(self, account: PatientAccount, member: FamilyMember | None) -> None:
        ui, words = self.ui, self._words
        self.emails.set_names(words.text("Prefer"), further=words.translate("E-mail {n}"))
        for label, field in (
            (ui.givenLabel, ui.given),
            (ui.familyLabel, ui.family),
            (ui.relationshipLabel, ui.relationship),
            (ui.emailsLabel, self.emails.first),
            (ui.phoneLabel, ui.phone),
            (ui.languageLabel, ui.language),
            (ui.authorityLabel, ui.authority),
        ):
            name_field(label, field)
        new = words.text("Who else belongs to {name}'s family?", name=account.patient.first_name)
        ui.heading.setText(new if member is None else words.text("Edit {name}", name=member.contact.name.spoken))
        ui.relationship.setPlaceholderText(words.text("such as: Father, Grandmother, Foster parent"))
        ui.language.addItem(words.text("Not recorded"), None)
        known = None if member is None else member.contact.language
        for code in dict.fromkeys(filter(None, (*words.languages, known))):
            ui.language.addItem(words.language_name(code), code)
        for kind, radio in self._radios.items():
            radio.setText(authority_text(kind, words))
        self.emails.come_after(ui.relationship)

    def _connect(self) -> None:
        ui, presenter = self.ui, self._presenter
        ui.given.textChanged.connect(lambda typed: presenter.edit(given=typed))
        ui.family.textChanged.connect(lambda typed: presenter.edit(family=typed))
        ui.relationship.textChanged.connect(lambda typed: presenter.edit(relationship=typed))
        self.emails.changed.connect(lambda typed: presenter.edit(emails=typed))
        ui.phone.textChanged.connect(lambda typed: presenter.edit(phone=typed))
        ui.language.currentIndexChanged.connect(lambda: presenter.edit(language=ui.language.currentData()))
        for kind, radio in self._radios.items():
            radio.toggled.connect(lambda on, kind=kind: presenter.edit(authority=kind) if on else None)
        presenter.changed.connect(self._show)
        presenter.refused.connect(self._lead_to)
        presenter.saved.connect(self._end)
        presenter.left.connect(self.leave)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        grow(self, self.ui.scroll, most=_HIGHEST)

    def _save(self) -> None:
        self._presenter.save(self.access.to_remove)

    # --- what is shown

    def _show(self, given: Given) -> None:
        ui, words = self.ui, self._words
        self._show_typed(given)
        shared = texts.shared_line(given, words)
        ui.shared.setText(shared)
        ui.shared.setVisible(bool(shared))
        ui.authorityHint.setText(texts.authority_line(given, words))
        self.access.list_access([(a.association.id, a.account.name.spoken) for a in self._presenter.listed])
        self.show_refusals(given.refusals)
        self._show_email_refusals(given)
        self._show_notices(given)
        self.show_busy(busy=given.busy)
        grow(self, ui.scroll, most=_HIGHEST)

    def _show_typed(self, given: Given) -> None:
        """After a reload the inputs that were not typed into are somebody else's; the others hold what they hold."""
        typed, ui = given.typed, self.ui
        for name, (line, _) in self._lines.items():
            if line.text() != getattr(typed, name):
                with QSignalBlocker(line):
                    line.setText(getattr(typed, name))
        if tuple(text for text in self.emails.texts if text.strip()) != typed.emails:
            self.emails.set_texts(typed.emails)
        if ui.language.currentData() != typed.language or ui.language.currentIndex() < 0:
            with QSignalBlocker(ui.language):
                ui.language.setCurrentIndex(max(ui.language.findData(typed.language), 0))
        for kind, radio in self._radios.items():
            with QSignalBlocker(radio):
                radio.setChecked(kind is typed.authority)
        ui.authority.setFocusProxy(self._radios.get(typed.authority, ui.jointRadio))

    def _show_email_refusals(self, given: Given) -> None:
        """Refusals count whole addresses; the lines count empty ones too."""
        written = [number for number, text in enumerate(self.emails.texts) if text.strip()]
        for number in range(len(self.emails.texts)):
            line, error = self.emails.row(number)
            place = written.index(number) if number in written else -1
            refusal = given.refusals.get(f"{_EMAIL}{place}")
            if refusal is None:
                error.withdraw()
            elif error.text() != self._words.sentence(refusal):
                error.tell(line, self._words.sentence(refusal))

    def _show_notices(self, given: Given) -> None:
        ui, words = self.ui, self._words
        logins = texts.login_lines(given, words)
        now = (given.problem, given.meanwhile, logins, given.leaving)
        if now == self._shown:
            return  # a notice told again makes its links anew, and the one in use would lose the focus
        self._shown = now
        if given.problem is not None:
            changed = isinstance(given.problem, PinPortalError) and given.problem.code is Code.CHANGED_ELSEWHERE
            links = (NoticeLink(words.text("&Reload"), self._presenter.reload),) if changed else ()
            tell_error(ui.trouble, Err(given.problem), words, *links)
        elif given.meanwhile:
            ui.trouble.tell(Tone.WARN, texts.meanwhile_line(given, words))
        else:
            ui.trouble.dismiss()
        if logins:
            ui.logins.tell(Tone.WARN, logins)
        else:
            ui.logins.dismiss()
        self.show_leaving(leaving=given.leaving)

    # --- how it goes on

    def _lead_to(self, name: str) -> None:
        if not name.startswith(_EMAIL):
            self.lead_to(name)
            return
        written = [number for number, text in enumerate(self.emails.texts) if text.strip()]
        line, _ = self.emails.row(written[int(name.removeprefix(_EMAIL))])
        line.setFocus()

    def _end(self, saved: ContactSaved) -> None:
        name = f"{self.ui.given.text().strip()} {self.ui.family.text().strip()}".strip()
        sentence, tone = texts.saved_sentence(saved, name, added=self._added, words=self._words)
        self.accept()
        self.told.emit(sentence, tone)
