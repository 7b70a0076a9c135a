# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Backups** in Settings: made, restored after a question, and the recovery key on paper."""

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from pinportal_desktop.app.backups import FileBackups
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.screens.printing.window import PrintWindow
from pinportal_desktop.storage import tables as t
from pinportal_desktop.usecases.backups import Backup
from pinportal_desktop.usecases.printers import Fate
from pinportal_desktop.usecases.stopping import Stop
from tests.paper import PaperTray
from tests.screens.settings.desk import WORDS, Desk, Make


def backups(desk: Desk) -> FileBackups:
    return cast("FileBackups", desk.workplace.backups)


def kinds(desk: Desk) -> list[str]:
    with desk.world.store._looking.connect() as connection:
        return list(connection.execute(select(t.record.c.kind)).scalars())


def print_key(desk: Desk, fate: Fate) -> bytes:
    tray = cast("PaperTray", desk.workplace.printers)
    tray.ends = fate
    desk.workplace.pause = lambda _seconds: None
    desk.press(desk.ui.recoveryButton)
    (window,) = [one for one in desk.window.findChildren(PrintWindow) if one.isVisible()]
    assert window.windowTitle() == WORDS.text("Print Recovery Key")
    desk.press(window.ui.printButton)
    for left in desk.window.findChildren(PrintWindow):
        left.reject()
    desk.settle()
    return tray.tray[-1][1]


def test_there_is_none_yet_and_then_there_is_one(desk: Desk) -> None:
    folder = backups(desk).folder
    assert desk.ui.backupsLine.text() == WORDS.code(Code.BACKUP_NONE, folder=str(folder))
    assert not desk.ui.restoreButton.isEnabled()
    assert "No recovery key" in desk.ui.recoveryLine.text()
    desk.press(desk.ui.backUpButton)
    (made,) = backups(desk).all()
    assert WORDS.moment(made.made_at) in desk.ui.backupsLine.text()
    assert str(folder) in desk.ui.backupsLine.text()
    assert desk.ui.restoreButton.isEnabled()


def test_restoring_asks_which_one_says_what_is_lost_and_is_handed_on_once_it_is_confirmed(desk: Desk) -> None:
    wanted: list[Backup] = []
    desk.window.restore_wanted.connect(wanted.append)
    for _ in range(2):
        backups(desk).make(Stop())
        desk.world.clock.pass_(days=1)
    desk.window.settings.look()
    desk.settle()
    desk.press(desk.ui.restoreButton)
    question = desk.question()
    assert question is not None
    newest, older = backups(desk).all()
    assert WORDS.moment(newest.made_at) in question._ui.sentence.text()
    assert question.focusWidget() is question._ui.backButton, "no stray key restores"
    desk.answer("Cancel")
    assert wanted == []
    desk.press(desk.ui.restoreButton)
    question = desk.question()
    assert question is not None
    question._choice.setCurrentIndex(1)  # type: ignore[attr-defined]  # a `RestoreQuestion`
    assert WORDS.moment(older.made_at) in question._ui.sentence.text()
    desk.answer("Restore")
    assert wanted == [older]


def test_what_is_typed_and_not_saved_is_asked_for_before_a_restore(desk: Desk) -> None:
    wanted: list[Backup] = []
    desk.window.restore_wanted.connect(wanted.append)
    backups(desk).make(Stop())
    desk.window.settings.look()
    desk.settle()
    desk.type(practiceName="Another name")
    desk.press(desk.ui.restoreButton)
    desk.answer("Restore")
    assert wanted == []
    desk.answer("Discard changes")
    assert len(wanted) == 1


def test_a_recovery_key_that_came_on_paper_opens_the_next_backup_which_is_made_at_once(desk: Desk) -> None:
    print_key(desk, Fate.PRINTED)
    (made,) = backups(desk).all()
    assert made.paper
    assert made.paper in desk.ui.recoveryLine.text()
    assert kinds(desk) == ["recovery_key_printed"]


def test_a_recovery_key_that_did_not_come_on_paper_leaves_the_one_before_in_effect(desk: Desk) -> None:
    print_key(desk, Fate.PRINTED)
    before = backups(desk).paper()
    desk.world.clock.pass_(hours=1)
    print_key(desk, Fate.FAILED)
    assert backups(desk).paper() == before
    assert kinds(desk) == ["recovery_key_printed"]


def test_in_the_demo_nothing_is_backed_up_and_nothing_is_offered(make: Make) -> None:
    desk = make(demo=True)
    assert "demo" in desk.ui.backupsLine.text()
    offered: list[QPushButton] = [desk.ui.backUpButton, desk.ui.restoreButton, desk.ui.recoveryButton]
    assert not any(button.isVisible() for button in offered)


def test_a_backup_that_cannot_be_made_is_told_here_and_in_the_foot(desk: Desk, tmp_path: Path) -> None:
    backups(desk)._folder = tmp_path / "usb" / "PinPortal"
    desk.press(desk.ui.backUpButton)
    told = WORDS.code(Code.BACKUP_FOLDER, folder=str(tmp_path / "usb" / "PinPortal"))
    assert desk.ui.backupsNotice.text.text() == told
    trouble = backups(desk).trouble
    assert isinstance(trouble, PinPortalError)
    desk.window.look_again()
    desk.settle()
    assert desk.window._status._unsafe.text().startswith("No backup can be written to")
    (tmp_path / "usb").mkdir()
    desk.press(desk.ui.backUpButton)
    desk.window.look_again()
    desk.settle()
    assert not desk.window._status._unsafe.isVisible()
