# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The window by keyboard, by screen reader, and in its size."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.screens.registration import End, RegistrationWindow
from pinportal_desktop.screens.theme import Theme
from tests.screens.registration.front_desk import FrontDesk, choose, focused, press, type_in
from tests.world import World

KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def marisol(world: World) -> PatientId:
    child = world.child(chart="104-2281")
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com")
    world.contact(child, "Tomás Reyes", "Father", Authority.JOINT, "t.reyes@example.net")
    world.contact(child, "Lea Roth", "Grandmother", Authority.NOT_RECORDED, "lea@example.org")
    return child


def test_from_for_to_sent_by_keyboard_alone(front_desk: FrontDesk, world: World, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    ui = window.ui
    assert ui.forCombo.hasFocus()
    press(focused(), KEY.Key_Down)
    press(focused(), KEY.Key_Down)
    assert ui.forCombo.currentText().startswith("Tomás")
    press(focused(), KEY.Key_E, ALT)
    assert ui.emailCombo.hasFocus()
    press(focused(), KEY.Key_End)
    press(focused(), KEY.Key_Tab)
    assert ui.otherEdit.hasFocus()
    type_in("tomás.ñ@example.net")
    press(focused(), KEY.Key_Return, CTRL)
    front_desk.drain()
    (message,) = front_desk.waiting()
    assert front_desk.address_of(message) == "tomás.ñ@example.net"
    assert [c.end for c in front_desk.closed] == [End.ISSUED]


@pytest.mark.parametrize("texting", [False, True])
def test_enter_does_the_focused_control_only_and_never_sends_by_accident(
    front_desk: FrontDesk, marisol: PatientId, texting: bool
) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    choose(window.ui.emailCombo, "Other")
    window.ui.textRadio.setChecked(texting)
    choose(window.ui.carrierCombo, "Verizon")
    window.ui.phoneEdit.setText("(555) 010-2231")
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            if isinstance(widget, QPushButton):
                assert not widget.isDefault()
                assert not widget.autoDefault()
                continue
            widget.setFocus()
            press(widget, KEY.Key_Return)
            press(widget, KEY.Key_Enter)
    front_desk.drain()
    assert window.isVisible()
    assert front_desk.credentials(marisol) == ()
    assert front_desk.closed == []


def test_enter_on_a_button_presses_that_button(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    window.ui.cancelButton.setFocus()
    press(focused(), KEY.Key_Return)
    front_desk.drain()
    assert [c.end for c in front_desk.closed] == [End.CANCELLED]


def test_esc_is_cancel(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    press(focused(), KEY.Key_Escape)
    assert [c.end for c in front_desk.closed] == [End.CANCELLED]
    assert not window.isVisible()


def test_ctrl_enter_twice_issues_once(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    press(window, KEY.Key_Return, CTRL)
    press(window, KEY.Key_Enter, CTRL)
    front_desk.drain()
    assert len(front_desk.credentials(marisol)) == 1
    assert len(front_desk.waiting()) == 1


# --- where the focus is


def test_the_focus_starts_at_for_when_it_is_empty(front_desk: FrontDesk, marisol: PatientId) -> None:
    assert front_desk.open(marisol).ui.forCombo.hasFocus()


@pytest.mark.parametrize(("first", "field"), [("Ana", "emailCombo"), ("Lea", "jointRadio")])
def test_the_focus_starts_at_the_first_thing_to_decide(
    front_desk: FrontDesk, world: World, marisol: PatientId, first: str, field: str
) -> None:
    preset = next(m.contact.id for m in world.account(marisol).family if m.contact.name.first == first)
    assert getattr(front_desk.open(marisol, preset_for=preset).ui, field).hasFocus()


def test_after_waiting_the_focus_is_where_it_was(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    window.ui.printButton.setFocus()
    press(focused(), KEY.Key_Space)
    assert not window.ui.printButton.isEnabled()
    front_desk.drain()
    assert window.ui.printButton.hasFocus()


def test_a_link_in_use_keeps_the_focus_while_the_state_changes(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    world.issue(marisol, next(m.contact.id for m in world.account(marisol).family))
    window = front_desk.open(marisol)
    (link,) = window.ui.supersedeNotice.links
    link.setFocus()
    choose(window.ui.forCombo, "Tomás")
    front_desk.drain()
    assert link.hasFocus()


# --- fields and their names


def everything_shown(front_desk: FrontDesk, marisol: PatientId, *, texting: bool = False) -> RegistrationWindow:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "New contact")
    choose(window.ui.emailCombo, "Other")
    window.ui.textRadio.setChecked(texting)
    return window


def mnemonics(window: QWidget) -> list[str]:
    texts = [w.text() for w in window.findChildren(QLabel)] + [w.text() for w in window.findChildren(QAbstractButton)]
    return [found.upper() for text in texts for found in re.findall(r"&(\w)", text.replace("&&", ""))]


def test_every_mnemonic_is_there_once(front_desk: FrontDesk, world: World, marisol: PatientId) -> None:
    world.issue(marisol, next(m.contact.id for m in world.account(marisol).family))
    window = everything_shown(front_desk, marisol)
    assert "C" in mnemonics(window)
    twice = [letter for letter, count in Counter(mnemonics(window)).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize(("texting", "fields"), [(False, 11), (True, 12)])
def test_alt_and_a_letter_reaches_every_field(
    front_desk: FrontDesk, marisol: PatientId, texting: bool, fields: int
) -> None:
    window = everything_shown(front_desk, marisol, texting=texting)
    reached = 0
    for label in window.findChildren(QLabel):
        field = label.buddy()
        if field is None or not field.isVisible():
            continue
        letter = label.text()[label.text().index("&") + 1].upper()
        window.ui.cancelButton.setFocus()
        press(window, KEY[f"Key_{letter}"], ALT)
        assert focused() is (field.focusProxy() or field), label.text()
        reached += 1
    assert reached == fields


def test_what_a_letter_reaches_is_in_view_on_a_small_screen(
    front_desk: FrontDesk, marisol: PatientId, qapp: QApplication
) -> None:
    theme = Theme(qapp)
    window = everything_shown(front_desk, marisol)
    window.resize(720, 420)
    qapp.processEvents()
    for letter, field in ((KEY.Key_T, window.ui.guardianRadio), (KEY.Key_F, window.ui.forCombo)):
        assert field.visibleRegion().isEmpty()
        press(window, letter, ALT)
        assert not field.visibleRegion().isEmpty()
    theme.deleteLater()


def test_reaching_a_row_of_choices_by_its_letter_changes_nothing(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    window.ui.doNotSendRadio.setChecked(True)
    press(window, KEY.Key_B, ALT)
    assert window.ui.doNotSendRadio.hasFocus()
    assert window.ui.doNotSendRadio.isChecked()


def test_tab_goes_in_reading_order_and_a_new_contacts_fields_stand_right_under_for(
    front_desk: FrontDesk, marisol: PatientId
) -> None:
    window = everything_shown(front_desk, marisol)
    window.ui.forCombo.setFocus()
    seen = walked()
    ui = window.ui
    assert seen[1:5] == [ui.firstNameEdit, ui.lastNameEdit, ui.relationshipEdit, ui.newEmailEdit]
    assert seen[-3:] == [ui.cancelButton, ui.completeButton, ui.sendButton]
    places = [(w.mapTo(window, QPoint(0, w.height() // 2))) for w in seen]
    for before, after in pairwise(places):
        assert (after.y() > before.y() + 4) or after.x() > before.x()


def test_cell_phone_and_carrier_come_where_the_address_was(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = everything_shown(front_desk, marisol, texting=True)
    ui = window.ui
    choose(ui.carrierCombo, "AT&T")
    ui.forCombo.setFocus()
    seen = walked()
    at = seen.index(ui.phoneEdit)
    assert seen[at - 1 : at + 4] == [ui.textRadio, ui.phoneEdit, ui.carrierCombo, *ui.carrierNotice.links]
    assert ui.emailCombo not in seen


def walked() -> list[QWidget]:
    """Where Tab goes, once around."""
    seen: list[QWidget] = []
    while focused() not in seen:
        seen.append(focused())
        press(focused(), KEY.Key_Tab)
    return seen


FIXED = {
    "For": "forCombo",
    "Register Patient with": "registerChoices",
    "Send by": "sendByChoices",
    "Email Address": "emailCombo",
    "Other": "otherEdit",
    "Cell Carrier": "carrierCombo",
    "Send to": "sendToChoices",
}
FIXED_BUTTONS = {
    "PIN": "pinRadio",
    "Verification Question": "questionRadio",
    "Email Address": "emailRadio",
    "Text Message": "textRadio",
    "Do not send PIN": "doNotSendRadio",
    "Parent/Guardian": "guardianRadio",
    "Minor": "minorRadio",
    "Read aloud": "readButton",
    "Print PIN": "printButton",
    "Send PIN / Verification Question": "sendButton",
    "Complete / Log In": "completeButton",
    "Cancel": "cancelButton",
}


def test_fixed_labels_are_the_widgets_accessible_names_letter_for_letter(
    front_desk: FrontDesk, marisol: PatientId
) -> None:
    ui = everything_shown(front_desk, marisol).ui
    for name, widget in FIXED.items():
        assert getattr(ui, widget).accessibleName() == name
    for name, widget in FIXED_BUTTONS.items():
        assert getattr(ui, widget).text().replace("&", "") == name


def test_a_drop_down_has_its_name_from_a_label(front_desk: FrontDesk, marisol: PatientId) -> None:
    ui = everything_shown(front_desk, marisol).ui
    buddies = [label.buddy() for label in (ui.forLabel, ui.emailLabel, ui.carrierLabel, ui.languageLabel)]
    assert buddies == [ui.forCombo, ui.emailCombo, ui.carrierCombo, ui.languageCombo]


def test_of_the_two_that_read_other_a_screen_reader_finds_the_one_to_type_in_first(
    front_desk: FrontDesk, marisol: PatientId
) -> None:
    ui = everything_shown(front_desk, marisol).ui
    row = QAccessible.queryAccessibleInterface(ui.emailRow)
    assert row is not None
    names = [row.child(n).object().objectName() for n in range(row.childCount())]
    assert names == ["otherEdit", "emailCombo"]


def test_a_screen_reader_can_read_the_pin(front_desk: FrontDesk, marisol: PatientId) -> None:
    ui = front_desk.open(marisol).ui
    assert ui.pin.accessibleName() == ""
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", ui.pin.text())


# --- its size


def test_a_fresh_window_shows_everything_at_once_in_720_by_560(
    front_desk: FrontDesk, world: World, marisol: PatientId, qapp: QApplication
) -> None:
    theme = Theme(qapp)
    world.issue(marisol, next(m.contact.id for m in world.account(marisol).family))
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Tomás")
    assert (window.width(), window.height()) == (720, 560)
    assert window.ui.scroll.verticalScrollBar().maximum() == 0
    theme.deleteLater()


def test_a_long_name_pushes_nothing_out_of_the_window(front_desk: FrontDesk, world: World, qapp: QApplication) -> None:
    theme = Theme(qapp)
    child = world.child(
        "María de los Ángeles Guadalupe Fernández-Villanueva y Echeverría-Montenegro", chart="104-2281-4471"
    )
    window = front_desk.open(child)
    assert window.ui.body.width() == window.ui.scroll.viewport().width()
    assert window.width() == 720
    theme.deleteLater()


def test_nothing_moves_when_an_address_is_refused(
    front_desk: FrontDesk, marisol: PatientId, qapp: QApplication
) -> None:
    theme = Theme(qapp)
    window = front_desk.open(marisol)
    ui = window.ui
    choose(ui.forCombo, "Ana")
    choose(ui.emailCombo, "Other")
    qapp.processEvents()
    before = [w.mapTo(window, QPoint(0, 0)) for w in (ui.sendToChoices, ui.languageRow, ui.pinPanel, ui.sendButton)]
    ui.sendButton.click()
    qapp.processEvents()
    assert ui.emailError.isVisible()
    after = [w.mapTo(window, QPoint(0, 0)) for w in (ui.sendToChoices, ui.languageRow, ui.pinPanel, ui.sendButton)]
    assert after == before
    theme.deleteLater()
