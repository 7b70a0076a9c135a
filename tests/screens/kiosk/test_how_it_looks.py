# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Every page of the kiosk on the smallest screen, in both languages, with and without something wrong on it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.errors import Code, Refused
from tests.screens import windows
from tests.screens.kiosk.waiting_room import WaitingRoom
from tests.world import QUESTION, World


def pages(world: World, room: WaitingRoom) -> Iterator[str]:
    """Walks through all of them."""
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal()
    go_on = room.window._words.text("Continue")
    yield "born"
    room.press(go_on)
    yield "born, refused"
    room.born()
    room.type(room.ui.pin, "ACDE-FGHJ")
    room.press(go_on)
    yield "born, not fitting"
    room.ui.pin.clear()
    room.type(room.ui.pin, pin)
    room.press(go_on)
    yield "who"
    room.press(go_on)
    yield "who, refused"
    room.say_who()
    yield "login"
    room.press(go_on)
    yield "login, refused"
    room.choose_login("ana@example.com")
    yield "terms"
    room.pass_(50)
    yield "still there"
    room.window.presenter.touch()
    room.press(room.ui.continueButton.text())
    yield "terms, refused"
    room.accept()
    yield "done"
    room.press(room.ui.backButton.text())
    yield "add"
    room.press(room.ui.continueButton.text())
    yield "add, refused"
    diego = world.child("Diego Garcia")
    room.born()
    room.type(room.ui.pin, world.issue(diego, world.contact(diego, "Ana Garcia")).pin.reveal())
    room.ui.addRelationship.setCurrentIndex(0)
    room.press(room.ui.continueButton.text())
    yield "done, with a child added"
    room.window.ask_for_code()
    yield "exit code"
    room.window._refuse(windows_trouble())
    yield "exit code, refused"


def windows_trouble() -> Refused:
    return Refused(Code.EXIT_CODE_WRONG)


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_cut_off_and_everything_has_a_name(world: World, room: WaitingRoom, language: str) -> None:
    room.window.end()  # so that it takes the size of a small screen
    room.window.showNormal()
    room.window.resize(1024, 768)
    room.settle()
    room.window.presenter.speak(language)
    seen: list[str] = []
    for page in pages(world, room):
        room.settle()
        faults = [*windows.cut_off(room.window), *windows.without_name(room.window)]
        assert faults == [], page
        assert room.whole.scroll.horizontalScrollBar().maximum() == 0
        seen.append(page)
    assert len(seen) == 16


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("question", [QUESTION, "Which " + "very " * 20 + "old song?"])
def test_a_question_is_whole_and_has_its_name_too(world: World, qtbot: QtBot, language: str, question: str) -> None:
    child = world.child()
    handover = world.ask(child, world.contact(child, "Ana Garcia"), complete=True, question=question).handover
    room = WaitingRoom(world, qtbot, handover=handover)
    room.window.end()
    room.window.showNormal()
    room.window.resize(1024, 768)
    room.settle()
    room.window.presenter.speak(language)
    assert room.ui.answer.accessibleName() == room.ui.answerLabel.text() != ""
    for _ in range(2):
        room.settle()
        assert [*windows.cut_off(room.window), *windows.without_name(room.window)] == []
        assert room.whole.scroll.horizontalScrollBar().maximum() == 0
        room.press(room.window._words.text("Continue"))
    room.close()
