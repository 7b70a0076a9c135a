# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Nothing of a family is left for the next one: not in a widget, not in what can be pasted, not in the database."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from shiboken6 import isValid

from pinportal_desktop.screens.kiosk.state import Page
from pinportal_desktop.usecases.tokens import token_digest
from tests.screens.kiosk.waiting_room import EXIT_CODE, WaitingRoom
from tests.world import World

TYPED = ("Zenobia", "Quackenbush", "zenobia@example.org", "+1 212 555 0147", "three random words", "K7P4")
DATE = ("March", "14", "2012")


def traces(widget: QWidget) -> Iterator[str]:
    """Whatever a widget shows, says, keeps or would bring back."""
    yield widget.windowTitle()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    yield widget.statusTip()
    yield widget.whatsThis()
    for look in ("kind", "tone", "refused", "current", "empty"):
        yield str(widget.property(look))
    if isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText(), widget.selectedText())
        while widget.isUndoAvailable():
            widget.undo()
            yield widget.text()
        while widget.isRedoAvailable():
            widget.redo()
            yield widget.text()
        completer = widget.completer()
        assert completer is None
    if isinstance(widget, QComboBox):
        yield widget.currentText()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()


def everything(room: WaitingRoom) -> list[str]:
    widgets = [room.window, *room.window.findChildren(QWidget)]
    all_of_it = [trace for widget in widgets for trace in traces(widget)]
    clipboard = QGuiApplication.clipboard()
    all_of_it += [clipboard.text(mode) for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)]
    return [*all_of_it, repr(room.window.presenter.given)]


def found(room: WaitingRoom) -> list[str]:
    return [t for t in everything(room) if t in DATE or any(typed in t for typed in TYPED)]


def filled_in(world: World, room: WaitingRoom, page: Page) -> None:
    """A family that came to this step and typed into it."""
    child = world.child()
    pin = world.issue(child, world.contact(child, "Zenobia Quackenbush")).pin.reveal()
    room.born()
    room.type(room.ui.pin, "K7P4")
    if page is Page.BORN:
        return
    room.ui.pin.clear()
    room.type(room.ui.pin, pin)
    room.press("Continue")
    room.type(room.ui.phone, "+1 212 555 0147")
    room.type(room.ui.given, "Zenobia")
    room.type(room.ui.family, "Quackenbush")
    room.ui.relationship.setCurrentIndex(3)
    if page is Page.WHO:
        return
    room.press("Continue")
    room.type(room.ui.email, "zenobia@example.org")
    room.type(room.ui.password, "three random words")
    if page is Page.LOGIN:
        return
    room.press("Continue")
    room.ui.terms.setChecked(True)
    if page is Page.TERMS:
        return
    room.press("Create My Account")
    if page is Page.DONE:
        return
    room.press("Add Child/Dependent")
    room.born()
    room.type(room.ui.pin, "K7P4")
    room.ui.addRelationship.setCurrentIndex(3)


def mark_and_copy(room: WaitingRoom) -> None:
    """Somebody marks what stands in the fields; on X11 that alone makes it ready to paste."""
    QGuiApplication.clipboard().setText("Zenobia", QClipboard.Mode.Clipboard)
    QGuiApplication.clipboard().setText("Quackenbush", QClipboard.Mode.Selection)
    room.ui.given.selectAll()


@pytest.mark.parametrize("page", [Page.BORN, Page.WHO, Page.LOGIN, Page.TERMS, Page.DONE, Page.ADD])
def test_after_60_seconds_no_widget_has_a_trace_of_the_family(world: World, room: WaitingRoom, page: Page) -> None:
    filled_in(world, room, page)
    mark_and_copy(room)
    room.window.presenter.speak("es")
    assert found(room), "there is something to find"
    sheet, walk = room.window.sheet, room.window.presenter.given.session
    room.window.presenter.touch()
    room.pass_(60)
    assert found(room) == []
    assert not isValid(sheet), "the sheet itself is gone, with all that its lines remember"
    assert room.window.presenter.given.session != walk
    assert room.heading == "Your child's date of birth and PIN", "and in the practice's language"
    combos = room.window.findChildren(QComboBox)
    assert [combo.currentIndex() for combo in combos] == [-1] * len(combos)
    assert not room.ui.terms.isChecked()
    assert QApplication.focusWidget() is room.ui.month


@pytest.mark.parametrize("page", [Page.WHO, Page.TERMS])
def test_what_was_begun_is_ended_in_the_database_and_blank(world: World, room: WaitingRoom, page: Page) -> None:
    filled_in(world, room, page)
    token = token_digest(room.window.presenter.given.session)
    begun = world.looks.registration(token)
    assert begun is not None
    assert begun.is_open(world.clock.now())
    room.window.presenter.touch()
    room.pass_(60)
    left = world.looks.registration(token)
    assert left is not None
    assert not left.is_open(world.clock.now())
    assert (left.name, left.email, left.phone, left.password_hash, left.relationship) == (None, "", None, "", "")


def test_an_account_that_was_made_stays_when_its_family_is_wiped(world: World, room: WaitingRoom) -> None:
    filled_in(world, room, Page.DONE)
    token = token_digest(room.window.presenter.given.session)
    made = world.looks.registration(token)
    room.pass_(20)
    assert room.heading == "Your child's date of birth and PIN"
    assert world.looks.registration(token) == made
    assert made is not None
    assert made.email == "zenobia@example.org"


@pytest.mark.parametrize("page", [Page.DONE, Page.ADD])
def test_who_made_an_account_is_signed_out_in_the_database_with_the_wipe(
    world: World, room: WaitingRoom, page: Page
) -> None:
    filled_in(world, room, page)
    token = token_digest(room.window.presenter.given.account)
    begun = world.looks.signed_in(token)
    assert begun is not None
    assert begun.session.is_open(world.clock.now())
    room.window.presenter.touch()
    room.pass_(60)
    ended = world.looks.signed_in(token)
    assert ended is None or not ended.session.is_open(world.clock.now())


def test_what_comes_back_for_a_family_that_is_gone_shows_nothing(world: World, room: WaitingRoom) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal()
    room.born()
    room.type(room.ui.pin, pin)
    room.ui.continueButton.click()  # under way, and the family walks off
    room.seconds += 60
    room.window.presenter.tick()
    room.settle()
    assert room.heading == "Your child's date of birth and PIN"
    assert room.ui.pin.text() == ""
    assert not room.window.presenter.given.begun


def test_the_last_15_seconds_are_counted_and_a_big_button_stops_them(world: World, room: WaitingRoom) -> None:
    filled_in(world, room, Page.WHO)
    room.window.presenter.touch()
    room.pass_(44)
    assert not room.whole.stillThere.isVisible()
    room.pass_(2)
    assert room.whole.stillThere.isVisible()
    assert room.whole.countdown.text() == "In 14 seconds everything that was typed is cleared."
    room.pass_(13)
    assert room.whole.countdown.text() == "In 1 second everything that was typed is cleared."
    room.press("Yes, I need more time")
    assert room.whole.scroll.isVisible()
    assert room.ui.given.text() == "Zenobia"
    room.pass_(44)
    assert not room.whole.stillThere.isVisible()


def test_staff_who_type_a_code_and_walk_off_leave_no_code_behind(room: WaitingRoom) -> None:
    room.press("Front desk")
    room.type(room.whole.exitCode, EXIT_CODE)
    room.window.presenter.touch()
    room.pass_(60)
    assert room.whole.exitCode.text() == ""
    assert not room.whole.exitCode.isUndoAvailable()
    assert room.whole.scroll.isVisible()


def test_who_is_done_clears_the_screen_before_the_seconds_are_over(world: World, room: WaitingRoom) -> None:
    filled_in(world, room, Page.WHO)
    room.window.presenter.touch()
    room.pass_(50)
    room.press("No, clear the screen")
    assert room.heading == "Your child's date of birth and PIN"
    assert found(room) == []
