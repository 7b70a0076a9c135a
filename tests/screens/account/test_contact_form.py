# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Family contacts added and edited by keyboard; nothing typed is lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.screens.contact_form import ContactForm
from pinportal_desktop.screens.contact_form.state import Typed, begin, read
from pinportal_desktop.words import Words
from tests.naughty import naughty_strings
from tests.screens.account.desk import AccountDesk
from tests.screens.registration.front_desk import focused
from tests.usecases.test_edit_contact import add, edit
from tests.world import World

CTRL, ENTER, ESC = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return, Qt.Key.Key_Escape


def adding(desk: AccountDesk, child: PatientId) -> ContactForm:
    desk.open(child)
    desk.alt("a")
    return desk.dialog(ContactForm)


def editing(desk: AccountDesk, child: PatientId, first: str) -> ContactForm:
    desk.open(child)
    table = desk.account.familyTable
    number = next(n for n, row in enumerate(table.rows) if row.spoken.startswith(first))
    table.setFocus()
    table.go_to(number, 0)
    desk.key(ENTER)
    return desk.dialog(ContactForm)


def contact_of(world: World, child: PatientId, first: str) -> ContactId:
    return next(m.contact.id for m in world.account(child).family if m.contact.name.first == first)


def errors(form: ContactForm) -> dict[str, str]:
    lines = {name: error.text() for name, (_, error) in form._lines.items() if error.isVisible()}
    rows = {f"email{n}": form.emails.row(n)[1].text() for n in range(len(form.emails.texts))}
    return lines | {name: told for name, told in rows.items() if told}


def registered(world: World, child: PatientId, first: str, email: str) -> None:
    handover = world.issue(child, contact_of(world, child, first), complete=True).handover
    assert handover is not None
    _, token = world.take_handover(handover)
    world.finish(token, f"{first} Garcia", email)


def test_a_contact_is_added_by_alt_a_and_ctrl_enter(world: World, desk: AccountDesk, marisol: PatientId) -> None:
    form = adding(desk, marisol)
    desk.type("Luis")
    for letter, text in (("l", "Garcia"), ("t", "Uncle"), ("e", "luis@example.com"), ("p", "555 010 7777")):
        desk.alt(letter)
        desk.type(text)
    desk.alt("a")
    desk.key(Qt.Key.Key_Space)
    assert form.ui.authorityHint.text() == "May be given access, like others."
    desk.key(ENTER, CTRL)
    assert desk.account.notice.text.text() == "Luis Garcia is added."
    member = world.account(marisol).family[-1]
    assert (member.contact.name.spoken, member.link.relationship) == ("Luis Garcia", "Uncle")
    assert (member.contact.emails, member.contact.phone) == (("luis@example.com",), "+15550107777")
    assert member.link.authority is Authority.JOINT
    assert desk.account.familyTable.rows[-1].spoken == "Luis Garcia"


def test_enter_on_a_line_edits_that_contact_and_the_focus_comes_back(
    world: World, desk: AccountDesk, marisol: PatientId
) -> None:
    form = editing(desk, marisol, "Tomás")
    assert form.ui.given.text() == "Tomás"
    desk.alt("p")
    desk.type("(555) 010-8812")
    desk.key(ENTER, CTRL)
    assert desk.account.notice.text.text() == "Tomás Reyes is saved."
    assert world.account(marisol).family[1].contact.phone == "+15550108812"
    assert focused() is desk.account.familyTable


@pytest.mark.parametrize(
    "address",
    [
        "ana",
        "ana@",
        "@example.com",
        "a b@example.com",
        "a@example.com\r\nBcc: x@example.com",
        "a" * 308 + "@example.com",
    ],
)
def test_an_address_that_is_none_is_told_under_its_line_and_stays(
    desk: AccountDesk, marisol: PatientId, address: str
) -> None:
    form = adding(desk, marisol)
    form.ui.given.setText("Luis")
    form.ui.relationship.setText("Uncle")
    form.emails.first.setText("luis@example.com")
    second, _ = form.emails.row(1)
    second.setText(address)
    shown = second.text()
    desk.key(ENTER, CTRL)
    assert errors(form) == {"email1": "This is not an e-mail address yet. Check it: name@example.com."}
    assert second.text() == shown
    assert focused() is second


def test_the_same_address_twice_is_told_and_prefer_moves_one_to_the_top(desk: AccountDesk, marisol: PatientId) -> None:
    form = adding(desk, marisol)
    form.ui.given.setText("Luis")
    form.ui.relationship.setText("Uncle")
    for number, text in enumerate(("a@example.com", "b@example.com", "A@example.com")):
        form.emails.row(number)[0].setText(text)
    desk.key(ENTER, CTRL)
    assert errors(form) == {"email2": "This address stands here already."}
    prefer = [b for b in form.emails.findChildren(QPushButton) if b.isVisible()]
    prefer[0].click()
    assert form.emails.texts[:3] == ("b@example.com", "a@example.com", "A@example.com")


def test_a_contact_with_many_addresses_keeps_them_all(world: World, desk: AccountDesk, marisol: PatientId) -> None:
    many = tuple(f"e{number}@example.com" for number in range(7))
    tomas = contact_of(world, marisol, "Tomás")
    edit(world, marisol, tomas, emails=many)
    editing(desk, marisol, "Tomás")
    desk.type("Tomas")
    desk.key(ENTER, CTRL)
    assert world.account(marisol).member(tomas).contact.emails == many


@pytest.mark.parametrize(
    ("phone", "told"),
    [
        ("555-CALL-NOW", "A phone number has digits only."),
        ("555 010", "This is not a phone number yet."),
        ("5" * 10_000, "This is not a phone number yet."),
    ],
)
def test_a_phone_that_is_none_is_told_under_the_field_and_stays(
    desk: AccountDesk, marisol: PatientId, phone: str, told: str
) -> None:
    form = adding(desk, marisol)
    form.ui.given.setText("Luis")
    form.ui.relationship.setText("Uncle")
    form.ui.phone.setText(phone)
    desk.key(ENTER, CTRL)
    assert errors(form)["phone"].startswith(told)
    assert form.ui.phone.text() == phone


def test_an_address_that_is_somebody_elses_login_warns_and_can_be_kept(
    world: World, desk: AccountDesk, marisol: PatientId
) -> None:
    registered(world, marisol, "Ana", "ana@example.com")
    form = editing(desk, marisol, "Tomás")
    form.emails.row(1)[0].setText("ANA@example.com")
    desk.settle()
    assert form.ui.logins.text.text() == "ANA@example.com: That is Ana's login; Tomás needs his own."
    desk.key(ENTER, CTRL)
    assert not desk.is_open(ContactForm), "a family may share a mailbox; sending a PIN there is asked again"
    own = editing(desk, marisol, "Ana")
    assert not own.ui.logins.isVisible()


def test_a_siblings_contact_says_so(world: World, desk: AccountDesk, marisol: PatientId) -> None:
    world.link(world.child("Mateo Garcia"), contact_of(world, marisol, "Ana"), "Mother")
    form = editing(desk, marisol, "Ana")
    assert form.ui.shared.text().startswith("Also a contact of Mateo: name, e-mail, cell phone and language")


def test_exclusive_lists_the_others_access_and_none_says_that_the_pin_ends(
    world: World, desk: AccountDesk, marisol: PatientId
) -> None:
    registered(world, marisol, "Ana", "ana@example.com")
    world.issue(marisol, contact_of(world, marisol, "Tomás"), "t.reyes@example.net")
    form = editing(desk, marisol, "Tomás")
    desk.alt("a")
    desk.key(Qt.Key.Key_Right)
    assert [b.text() for b in form.access.findChildren(QCheckBox) if b.isVisible()] == ["Remove Access of Ana Garcia"]
    desk.key(Qt.Key.Key_Right)
    assert form.ui.authorityHint.text() == "May not be given access. The active PIN is revoked."
    assert form.access.to_remove == ()
    desk.key(ENTER, CTRL)
    assert desk.account.notice.text.text() == "Tomás Reyes is saved. The active PIN is revoked."
    assert world.active(marisol) is None
    assert world.looks.waiting() == 1, "Ana's welcome, which has no PIN in it"


def test_a_second_exclusive_is_told_and_the_form_stays(world: World, desk: AccountDesk, marisol: PatientId) -> None:
    edit(world, marisol, contact_of(world, marisol, "Ana"), authority=Authority.EXCLUSIVE)
    form = editing(desk, marisol, "Tomás")
    desk.alt("a")
    desk.key(Qt.Key.Key_Right)
    desk.key(ENTER, CTRL)
    assert "Ana Garcia has exclusive authority" in desk.texts(form)
    assert form.ui.exclusiveRadio.isChecked()


def test_a_contact_changed_elsewhere_keeps_what_was_typed_and_takes_the_rest(
    world: World, desk: AccountDesk, marisol: PatientId
) -> None:
    form = editing(desk, marisol, "Tomás")
    desk.type("Tommy")
    edit(world, marisol, contact_of(world, marisol, "Tomás"), phone="+15550108812", authority=Authority.NONE)
    desk.key(ENTER, CTRL)
    assert "Somebody changed this meanwhile" in desk.texts(form)
    desk.alt("r")
    assert (form.ui.given.text(), form.ui.phone.text()) == ("Tommy", "(555) 010-8812")
    assert form.ui.noneRadio.isChecked()
    desk.key(ENTER, CTRL)
    member = world.account(marisol).family[1]
    assert (member.contact.name.first, member.link.authority) == ("Tommy", Authority.NONE)


def test_esc_leaves_at_once_when_nothing_was_typed_and_asks_once_when_something_was(
    desk: AccountDesk, marisol: PatientId
) -> None:
    editing(desk, marisol, "Tomás")
    desk.key(ESC)
    assert not desk.is_open(ContactForm)
    form = adding(desk, marisol)
    desk.type("L")
    desk.key(ESC)
    assert "not saved yet" in desk.texts(form)
    desk.key(ESC)
    assert not desk.is_open(ContactForm)


def test_a_database_that_is_gone_keeps_the_form(desk: AccountDesk, marisol: PatientId) -> None:
    form = editing(desk, marisol, "Tomás")
    desk.type("Tommy")
    desk.fails = StorageError(Code.DATABASE_GONE)
    desk.key(ENTER, CTRL)
    assert "does not answer" in desk.texts(form)
    assert (form.ui.given.text(), focused()) == ("Tommy", form.ui.given)


def test_every_field_has_its_name_its_letter_and_its_turn(desk: AccountDesk, marisol: PatientId) -> None:
    form = adding(desk, marisol)
    ui = form.ui
    fields = [ui.given, ui.family, ui.relationship, form.emails.first, ui.phone, ui.language]
    names = [field.accessibleName() for field in fields]
    assert names == ["First name", "Last name", "Relationship", "E-mail", "Cell phone", "Language"]
    for letter, field in zip("fltepn", fields, strict=True):
        desk.alt(letter)
        assert focused() is field
    desk.alt("a")
    assert focused() is ui.jointRadio
    form.emails.first.setText("a@example.com")
    assert form.emails.row(1)[0].accessibleName() == "E-mail 2"
    ui.given.setFocus()
    order = []
    for _ in range(10):
        order.append(focused())
        desk.key(Qt.Key.Key_Tab)
    second = form.emails.row(1)[0]
    assert order == [*fields[:4], second, *fields[4:], ui.jointRadio, ui.cancelButton, ui.saveButton]


def test_every_naughty_string_in_every_field_stays_and_is_answered(
    desk: AccountDesk, marisol: PatientId, shared_data: Path
) -> None:
    form = adding(desk, marisol)
    lines = [line for line, _ in form._lines.values()]
    for typed in naughty_strings(shared_data):
        for line in (*lines, form.emails.first):
            line.setText(typed)
        shown = [line.text() for line in (*lines, form.emails.first)]
        form.ui.saveButton.click()
        desk.settle()
        assert form.isVisible()
        assert errors(form), typed
        assert [line.text() for line in (*lines, form.emails.first)] == shown


def test_every_naughty_string_is_refused_under_its_field_or_saved_as_typed(world: World, shared_data: Path) -> None:
    words, good = Words.load(), Typed(given="Luis", family="Garcia", relationship="Uncle")
    child, saved = world.child(), set[str]()
    account = world.account(child)
    for typed in naughty_strings(shared_data):
        for field in ("given", "family", "relationship", "phone", "emails"):
            value = (typed,) if field == "emails" else typed
            with_it = replace(good, **{field: value})  # type: ignore[arg-type]  # an input
            given = replace(begin(account, None, ContactId(child), words), typed=with_it)
            _, wrong = read(given, ())
            assert set(wrong) <= {field, "email0"}, typed
            assert all(words.sentence(refusal) for refusal in wrong.values())
        everywhere = replace(good, given=typed, family=typed, relationship=typed)
        facts, _ = read(replace(begin(account, None, ContactId(child), words), typed=everywhere), ())
        kept = " ".join(typed.split())
        if facts is None or kept.casefold() in saved:
            continue
        contact_id = add(world, child, facts).contact_id
        member = world.account(child).member(contact_id)
        assert {member.contact.name.given, member.contact.name.family, member.link.relationship} == {kept}
        saved.add(kept.casefold())
        if len(saved) == 150:  # each more costs the index of the whole family once more
            break
    assert len(saved) == 150
