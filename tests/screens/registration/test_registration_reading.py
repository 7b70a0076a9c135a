# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Read aloud: how the identity was checked, then the PIN, large and spelled out; and what becomes of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from pinportal_desktop.domain.credential import CredentialState
from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.pin import parse_pin
from pinportal_desktop.screens.registration import End, RegistrationWindow
from pinportal_desktop.screens.registration.leaving import LeavingQuestion
from pinportal_desktop.screens.registration.reading_aloud import ReadingAloud
from pinportal_desktop.words import spelled
from tests.screens.registration.front_desk import FrontDesk, choose, contact_of, focused, press, print_pin
from tests.world import World

KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def asked(front_desk: FrontDesk, child: PatientId, whom: str = "Ana") -> tuple[RegistrationWindow, ReadingAloud]:
    window = front_desk.open(child)
    choose(window.ui.forCombo, whom)
    window.ui.readButton.click()
    return window, dialog(front_desk, window)


def dialog(front_desk: FrontDesk, window: RegistrationWindow) -> ReadingAloud:
    front_desk.qtbot.waitUntil(lambda: bool(window.findChildren(ReadingAloud)))  # a letter presses after a moment
    found = window.findChildren(ReadingAloud)[-1]

    def is_active() -> bool:
        found.activateWindow()  # the window under it may still be on its way to the front
        return QApplication.activeWindow() is found

    front_desk.qtbot.waitUntil(is_active)
    return found


def read(front_desk: FrontDesk, child: PatientId, whom: str = "Ana") -> tuple[RegistrationWindow, ReadingAloud]:
    window, reading = asked(front_desk, child, whom)
    reading._ui.calledBackRadio.setChecked(True)
    reading._ui.readButton.click()
    front_desk.drain()
    return window, reading


def texts(reading: ReadingAloud) -> list[str]:
    return [one.text() for one in reading.findChildren(QLabel) if one.isVisible()]


def test_it_asks_first_how_the_identity_was_checked(front_desk: FrontDesk, marisol: PatientId) -> None:
    window, reading = asked(front_desk, marisol)
    assert "Ana" in reading._ui.heading.text()
    assert window.ui.pin.text() not in texts(reading)
    reading._ui.readButton.click()
    front_desk.drain()
    assert reading._ui.identityError.text() == front_desk.workplace.words.code(Code.IDENTITY_MISSING)
    assert front_desk.credentials(marisol) == ()


def test_other_says_how(front_desk: FrontDesk, world: World, marisol: PatientId) -> None:
    _, reading = asked(front_desk, marisol)
    ui = reading._ui
    assert not ui.noteEdit.isEnabled()
    ui.otherRadio.setChecked(True)
    assert reading.focusWidget() is ui.noteEdit
    ui.readButton.click()
    assert ui.identityError.isVisible()
    ui.noteEdit.setText("video call")
    ui.readButton.click()
    front_desk.drain()
    line = next(a for a in world.looks.activity(marisol) if a.kind == "pin_shown")
    assert (line.facts["how"], line.facts["identity"], line.facts["identity_note"]) == (
        "read_aloud",
        "other",
        "video call",
    )


def test_the_pin_is_shown_large_and_spelled_out_in_english_and_spanish(
    front_desk: FrontDesk, marisol: PatientId
) -> None:
    window, reading = read(front_desk, marisol)
    pin = parse_pin(window.ui.pin.text())
    shown = texts(reading)
    assert pin.reveal() in shown
    assert reading._ui.pin.font().pixelSize() > window.ui.pin.font().pixelSize()
    for language in ("en", "es"):
        for symbol in spelled(pin, language):
            assert symbol in shown


def test_the_draft_is_saved_before_the_pin_is_read_as_printing_does(front_desk: FrontDesk, marisol: PatientId) -> None:
    def gone() -> None:
        raise StorageError(Code.DATABASE_GONE)

    front_desk.before_commit = gone
    window, reading = read(front_desk, marisol)
    assert not reading._ui.pin.isVisible()
    assert reading._ui.notice.text.text() == front_desk.workplace.words.code(Code.DATABASE_GONE)
    assert reading._ui.calledBackRadio.isChecked()
    reading._ui.readButton.click()
    front_desk.drain()
    assert reading._ui.pin.text() == window.ui.pin.text()
    (draft,) = front_desk.credentials(marisol)
    assert (draft.state, draft.printed_at) == (CredentialState.DRAFT, None)
    assert window.ui.pinLine.text() == "The PIN that was read aloud is not active yet."


def test_a_lost_answer_is_asked_for_again_and_recorded_once(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    def lose_the_answer() -> None:
        raise StorageError(Code.DATABASE_GONE)

    front_desk.after_commit = lose_the_answer
    _, reading = read(front_desk, marisol)
    reading._ui.readButton.click()
    front_desk.drain()
    assert reading._ui.pin.isVisible()
    assert [a.kind for a in world.looks.activity(marisol)].count("pin_shown") == 1


def test_the_pin_is_gone_when_the_dialog_has_closed(front_desk: FrontDesk, marisol: PatientId) -> None:
    window, reading = read(front_desk, marisol)
    pin = window.ui.pin.text()
    left: list[str] = []
    reading.finished.connect(lambda: left.extend(one.text() for one in reading.findChildren(QLabel)))
    reading.accept()
    assert pin not in left
    assert not set(left) & {s for language in ("en", "es") for s in spelled(parse_pin(pin), language)}
    assert window.isVisible()


def test_by_keyboard_nothing_is_sent_and_enter_does_the_focused_control_only(
    front_desk: FrontDesk, marisol: PatientId
) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    press(window, KEY.Key_O, ALT)
    reading = dialog(front_desk, window)
    for one in reading.findChildren(QPushButton):
        assert not one.isDefault()
        assert not one.autoDefault()
    assert focused() is reading._ui.calledBackRadio
    press(focused(), KEY.Key_Return)
    press(focused(), KEY.Key_Return, CTRL)
    front_desk.drain()
    assert front_desk.credentials(marisol) == ()
    press(reading, KEY.Key_K, ALT)
    front_desk.qtbot.waitUntil(reading._ui.knownRadio.isChecked)
    press(reading, KEY.Key_S, ALT)
    front_desk.qtbot.waitUntil(lambda: bool(front_desk.hand.waiting))
    front_desk.drain()
    assert focused() is reading._ui.doneButton
    press(focused(), KEY.Key_Escape)
    assert window.isVisible()
    assert front_desk.waiting() == []
    assert [c.state for c in front_desk.credentials(marisol)] == [CredentialState.DRAFT]


def test_every_choice_of_it_has_a_letter_and_a_name(front_desk: FrontDesk, marisol: PatientId) -> None:
    _, reading = asked(front_desk, marisol)
    ui = reading._ui
    buttons = (ui.calledBackRadio, ui.questionsRadio, ui.photoIdRadio, ui.knownRadio, ui.otherRadio, ui.readButton)
    letters = [one.text()[one.text().index("&") + 1] for one in buttons]
    assert len(set(letters)) == len(letters)
    assert ui.noteEdit.accessibleName()


# --- what becomes of it


@pytest.mark.parametrize("ends", ["void", "activate"])
def test_leaving_after_reading_aloud_asks_whether_to_activate_or_to_void(
    front_desk: FrontDesk, world: World, marisol: PatientId, ends: str
) -> None:
    window, reading = read(front_desk, marisol)
    reading.accept()
    window.reject()
    question = window.findChild(LeavingQuestion)
    assert isinstance(question, LeavingQuestion)
    assert question._ui.heading.text() == "The PIN that was read aloud is not active yet"
    assert "paper" not in question._ui.sentence.text() + question._ui.voidButton.text()
    (question._ui.voidButton if ends == "void" else question._ui.activateButton).click()
    front_desk.drain()
    if ends == "void":
        assert front_desk.closed[0].sentence == "The PIN that was read aloud is void."
        assert world.active(marisol) is None
    else:
        active = world.active(marisol)
        assert active is not None
        assert active.for_contact == contact_of(world, marisol, "Ana")
        assert front_desk.waiting() == []


def test_one_that_was_also_printed_is_told_as_paper(front_desk: FrontDesk, marisol: PatientId) -> None:
    window, reading = read(front_desk, marisol)
    reading.accept()
    print_pin(front_desk, window)
    assert window.ui.pinLine.text() == "The printed PIN is not active yet."


def test_another_for_says_who_heard_it(front_desk: FrontDesk, marisol: PatientId) -> None:
    window, reading = read(front_desk, marisol)
    reading.accept()
    choose(window.ui.forCombo, "Tomás")
    assert window.ui.pinLine.text() == "The PIN read aloud to Ana is not active yet."


def test_the_current_pin_is_read_aloud_and_leaving_asks_nothing(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    issued = world.issue(marisol, contact_of(world, marisol, "Ana"))
    window = front_desk.open(marisol, sharing=True)
    choose(window.ui.forCombo, "Tomás")
    window.ui.readButton.click()
    reading = dialog(front_desk, window)
    reading._ui.knownRadio.setChecked(True)
    reading._ui.readButton.click()
    front_desk.drain()
    assert reading._ui.pin.text() == issued.pin.reveal()
    reading.accept()
    window.reject()
    assert [c.end for c in front_desk.closed] == [End.CANCELLED]
    assert world.active(marisol) is not None


def test_reading_aloud_is_refused_as_printing_is(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    window.ui.readButton.click()
    assert window.ui.forError.text() == front_desk.workplace.words.code(Code.FOR_MISSING)
    assert window.findChildren(QWidget, "ReadingAloudForm") == []
