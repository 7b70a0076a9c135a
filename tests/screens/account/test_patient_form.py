# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""New Patient and Edit Patient as a receptionist does them, by keyboard; nothing typed is lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.screens.patient_form import PatientForm
from pinportal_desktop.screens.patient_form.state import Given, Typed, read
from pinportal_desktop.screens.registration import RegistrationWindow
from pinportal_desktop.usecases.edit_patient import AddPatient, add_patient
from pinportal_desktop.words import Words
from tests.naughty import naughty_strings
from tests.screens.account.desk import AccountDesk
from tests.screens.registration.front_desk import focused
from tests.usecases.test_edit_patient import add, edit
from tests.world import World

CTRL, ENTER, ESC = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return, Qt.Key.Key_Escape


def editing(desk: AccountDesk, child: PatientId) -> PatientForm:
    desk.open(child)
    desk.alt("e")
    return desk.dialog(PatientForm)


def adding(desk: AccountDesk) -> PatientForm:
    desk.alt("n")
    return desk.dialog(PatientForm)


def type_mia(desk: AccountDesk, *, family: str = "Zimmer", born: str = "5/1/2020", chart: str = "77") -> None:
    for letter, text in (("f", "Mia"), ("l", family), ("d", born), ("h", chart)):
        desk.alt(letter)
        desk.type(text)


def errors(form: PatientForm) -> dict[str, str]:
    return {name: error.text() for name, (_, error) in form._lines.items() if error.isVisible()}


def test_a_newborn_called_baby_boy_is_mended_by_alt_e_the_name_and_ctrl_enter(world: World, desk: AccountDesk) -> None:
    child = world.child("Baby Boy Cohen", world.today)
    form = editing(desk, child)
    assert "“Baby Boy” is not yet the child's own name." in desk.texts(form)
    assert focused() is form.ui.given
    desk.type("Levi")
    desk.key(ENTER, CTRL)
    assert not desk.is_open(PatientForm)
    assert desk.account.patientName.text() == "Cohen, Levi"
    assert desk.account.notice.text.text() == "The patient is saved."
    assert focused() is desk.account.issueButton, "what was focused before; Enter now issues the PIN"


def test_the_newborns_name_is_mended_over_patient_registration_which_goes_on_with_it(
    world: World, desk: AccountDesk
) -> None:
    child = world.child("Baby Boy Cohen", world.today)
    world.contact(child, "Dana Cohen")
    desk.open(child)
    desk.alt("r")
    window = desk.dialog(RegistrationWindow)
    assert window.ui.reasonEdit.isVisible()
    (mend,) = window.ui.nameNotice.links
    mend.click()
    desk.settle()
    desk.dialog(PatientForm)
    desk.type("Levi")
    desk.key(ENTER, CTRL)
    assert not desk.is_open(PatientForm)
    assert window.isVisible()
    assert not window.ui.reasonEdit.isVisible(), "nothing stands in the way any more"
    assert desk.account.patientName.text() == "Cohen, Levi"


def test_a_new_patients_account_opens_after_saving(desk: AccountDesk) -> None:
    form = adding(desk)
    assert form.windowTitle() == "New Patient"
    assert not form.ui.standing.isVisible()
    type_mia(desk)
    assert form.ui.age.text() == "6 y"
    desk.key(ENTER, CTRL)
    assert desk.account.patientName.text() == "Zimmer, Mia"
    assert desk.account.notice.text.text() == "The patient is added."
    assert focused() is desk.account.issueButton


def test_same_surname_and_date_of_birth_warns_and_leads_to_that_account(desk: AccountDesk, marisol: PatientId) -> None:
    form = adding(desk)
    type_mia(desk, family="García", born="03142012")
    assert "Also born 03/14/2012: Marisol Garcia, chart 104-2281" in desk.texts(form)
    desk.alt("o")
    assert desk.account.patientName.text() == "Garcia, Marisol"


def test_a_look_alike_that_was_not_told_yet_is_told_before_saving_and_saved_when_pressed_again(
    world: World, desk: AccountDesk, marisol: PatientId
) -> None:
    form = adding(desk)
    for field, text in (("given", "Mia"), ("family", "Garcia"), ("born", "3/14/2012"), ("chartNumber", "77")):
        getattr(form.ui, field).setText(text)  # at once, so that no look has come back
    form.ui.saveButton.click()
    desk.settle()
    assert form.isVisible()
    assert "Also born" in desk.texts(form)
    form.ui.saveButton.click()
    desk.settle()
    assert not desk.is_open(PatientForm)
    assert desk.account.patientName.text() == "Garcia, Mia"


def test_all_that_is_wrong_is_told_at_once_under_each_field_and_stays(desk: AccountDesk) -> None:
    form = adding(desk)
    desk.alt("d")
    desk.type("13/45/2012")
    desk.key(ENTER, CTRL)
    assert errors(form) == {
        "given": "Type a first or a last name.",
        "born": "This is not a date yet. Type it like 03/14/2012, the year with four digits.",
        "chart_number": "Type the chart number.",
    }
    assert form.ui.born.text() == "13/45/2012"
    assert focused() is form.ui.given
    desk.type("M")
    assert "given" not in errors(form)


@pytest.mark.parametrize(
    ("born", "told"),
    [
        ("", "Type the date of birth."),
        ("3/14/12", "This is not a date yet."),
        ("11/25/2026", "This day is still to come."),
        ("01/01/1812", "Nobody was born that long ago."),
    ],
)
def test_a_date_of_birth_that_cannot_be_says_why(desk: AccountDesk, born: str, told: str) -> None:
    form = adding(desk)
    type_mia(desk, born=born)
    desk.key(ENTER, CTRL)
    assert errors(form)["born"].startswith(told)


def test_a_chart_number_of_another_patient_is_told_under_the_field(desk: AccountDesk, marisol: PatientId) -> None:
    form = adding(desk)
    type_mia(desk, chart="104-2281")
    desk.key(ENTER, CTRL)
    assert errors(form) == {"chart_number": "Another patient has this chart number. Check the number."}
    assert focused() is form.ui.chartNumber
    assert form._presenter.given.typed == Typed(given="Mia", family="Zimmer", born="5/1/2020", chart_number="104-2281")


def test_esc_leaves_at_once_when_nothing_was_typed_and_asks_once_when_something_was(
    desk: AccountDesk, marisol: PatientId
) -> None:
    editing(desk, marisol)
    desk.key(ESC)
    assert not desk.is_open(PatientForm)
    assert desk.account.patientName.isVisible()
    form = editing(desk, marisol)
    desk.type("Maria")
    desk.key(ESC)
    assert "not saved yet" in desk.texts(form)
    desk.key(ESC)
    assert not desk.is_open(PatientForm)
    assert desk.account.patientName.text() == "Garcia, Marisol"


def test_a_patient_changed_elsewhere_keeps_what_was_typed_and_takes_the_rest(
    world: World, desk: AccountDesk, marisol: PatientId
) -> None:
    form = editing(desk, marisol)
    desk.type("Maria")
    edit(
        world, marisol, preferred="Mari", name=world.account(marisol).patient.name.__class__(family="Garza", given="M")
    )
    desk.key(ENTER, CTRL)
    assert "Somebody changed this meanwhile" in desk.texts(form)
    assert form.ui.given.text() == "Maria"
    desk.alt("r")
    assert (form.ui.given.text(), form.ui.family.text(), form.ui.preferred.text()) == ("Maria", "Garza", "Mari")
    assert "Somebody else saved other words here: First name: M. Save keeps yours." in desk.texts(form)
    desk.key(ENTER, CTRL)
    assert world.account(marisol).patient.name.spoken == "Maria Garza"


def test_becoming_inactive_says_what_follows_before_and_after(
    world: World, desk: AccountDesk, marisol: PatientId
) -> None:
    world.issue(marisol, world.account(marisol).family[0].contact.id, "ana@example.com")
    form = editing(desk, marisol)
    desk.alt("g")
    desk.key(Qt.Key.Key_Right)
    assert "The active PIN is revoked" in form.ui.standingHint.text()
    desk.key(ENTER, CTRL)
    assert desk.account.notice.text.text() == (
        "The patient is saved. The active PIN is revoked. 1 message that was still waiting is cancelled."
    )
    assert not desk.account.issueButton.isEnabled()
    assert desk.account.issueOff.text() == "No PIN: the patient is inactive."
    assert world.looks.waiting() == 0


def test_a_database_that_is_gone_keeps_the_form_and_the_same_save_happens_once(world: World, desk: AccountDesk) -> None:
    form = adding(desk)
    type_mia(desk)
    desk.fails = StorageError(Code.DATABASE_GONE)
    desk.key(ENTER, CTRL)
    assert "does not answer" in desk.texts(form)
    assert (form.ui.given.text(), form.ui.saveButton.isEnabled()) == ("Mia", True)
    assert focused() is form.ui.chartNumber, "one goes on where one was"
    first = form._presenter._unanswered
    assert isinstance(first, AddPatient)
    world.do(add_patient, first)  # the answer was lost, the patient is there
    desk.fails = None
    desk.key(ENTER, CTRL)
    assert desk.account.patientName.text() == "Zimmer, Mia"
    assert len(world.looks.search("zimmer", None, world.today).rows) == 1


def test_a_language_that_no_message_is_written_in_stays_when_another_field_is_edited(
    world: World, desk: AccountDesk
) -> None:
    child = world.child("Anh Nguyen", language="vi")
    form = editing(desk, child)
    assert form.ui.language.currentData() == "vi"
    desk.type("Anna")
    desk.key(ENTER, CTRL)
    assert world.account(child).patient.language == "vi"


def test_every_field_has_its_name_its_letter_and_its_turn(desk: AccountDesk, marisol: PatientId) -> None:
    form = editing(desk, marisol)
    ui = form.ui
    fields = [ui.given, ui.family, ui.preferred, ui.born, ui.chartNumber, ui.language]
    names = [field.accessibleName() for field in fields]
    assert names == ["First name", "Last name", "Preferred name", "Date of birth", "Chart number", "Language"]
    for letter, field in zip("flpdhn", fields, strict=True):
        desk.alt(letter)
        assert focused() is field
    ui.given.setFocus()
    order = []
    for _ in range(9):
        order.append(focused())
        desk.key(Qt.Key.Key_Tab)
    assert order == [*fields, ui.activeRadio, ui.cancelButton, ui.saveButton]


def test_every_naughty_string_in_every_field_stays_and_is_answered(desk: AccountDesk, shared_data: Path) -> None:
    form = adding(desk)
    for typed in naughty_strings(shared_data):
        for line, _ in form._lines.values():
            line.setText(typed)
        shown = {name: line.text() for name, (line, _) in form._lines.items()}
        form.ui.saveButton.click()
        desk.settle()
        assert form.isVisible()
        assert "born" in errors(form), typed
        assert {name: line.text() for name, (line, _) in form._lines.items()} == shown


def test_every_naughty_string_is_refused_under_its_field_or_saved_as_typed(world: World, shared_data: Path) -> None:
    words, good = Words.load(), Typed(given="Mia", family="Zimmer", born="5/1/2020", chart_number="77")
    texts, saved = ("given", "family", "preferred", "chart_number"), dict[str, str]()
    for typed in naughty_strings(shared_data):
        for field in (*texts, "born"):
            given = Given(base=None, typed=replace(good, **{field: typed}))  # type: ignore[arg-type]  # an input
            _, wrong = read(given, world.today, words)
            assert set(wrong) <= {field}, typed
            assert all(words.sentence(refusal) for refusal in wrong.values())
        everywhere = Given(base=None, typed=replace(good, **dict.fromkeys(texts, typed)))  # type: ignore[arg-type]  # likewise
        facts, _ = read(everywhere, world.today, words)
        kept = " ".join(typed.split())
        if facts is None or kept in saved.values():
            continue
        patient = world.account(add(world, facts)).patient
        assert {patient.name.given, patient.name.family, patient.preferred, patient.chart_number} == {kept}
        saved[typed] = kept
    assert len(saved) > 300
    assert len(world.looks.search("", None, world.today).rows) == 50, "the index took them"


def test_dates_are_read_as_people_type_them() -> None:
    words = Words.load()
    for typed in ("03/14/2012", "3/14/2012", "3-14-2012", "3.14.2012", " 3 14 2012 ", "03142012", "2012-03-14"):
        assert words.read_date(typed) == date(2012, 3, 14), typed
    for typed in ("", "14/03/2012", "3/14/12", "2012", "02/30/2012", "3/14/2012/1", "٣/١٤/٢٠١٢", "0/0/0000"):
        assert words.read_date(typed) is None, typed
    assert Words.load("es").read_date("14/03/2012") == date(2012, 3, 14)
    assert Words.load("es").read_date("2012-03-14") == date(2012, 3, 14)
