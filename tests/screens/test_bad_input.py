# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever is typed into the desk's fields gets an answer beside the field, and stays where it was typed.

Patient Registration, the forms and **Check a PIN…** have theirs beside their other tests.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.settings import questions
from pinportal_desktop.domain.typed import REASON_MOST
from pinportal_desktop.domain.verification import QUESTION_MOST
from pinportal_desktop.screens.account.questions import RevokeQuestion, UndoQuestion
from pinportal_desktop.screens.jobs import Err
from pinportal_desktop.screens.starting.first_start import FirstStartPage
from pinportal_desktop.screens.starting.passphrase import PassphrasePage
from pinportal_desktop.usecases.start_practice import FirstStart, rules_at_first
from pinportal_desktop.words import Words
from tests.naughty import naughty_strings
from tests.screens.account.desk import AccountDesk
from tests.world import World

WORDS = Words.load()


@pytest.fixture
def naughty(shared_data: Path) -> list[str]:
    return naughty_strings(shared_data)


@pytest.fixture
def desk(world: World, qtbot: QtBot) -> Iterator[AccountDesk]:
    made = AccountDesk(world, qtbot)
    yield made
    made.close()


@pytest.fixture
def marisol(world: World) -> PatientId:
    child = world.child()
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com")
    return child


def test_an_empty_search_shows_all_and_every_naughty_string_rows_or_what_to_try(
    marisol: PatientId, desk: AccountDesk, naughty: list[str]
) -> None:
    ui = desk.window.patients._ui
    for typed in ["", "   ", *naughty]:
        ui.searchBox.setText(typed)
        shown = ui.searchBox.text()
        desk.settle()
        assert ui.searchBox.text() == shown
        assert not ui.notice.isVisible(), typed
        assert ui.resultsTable.rows or ui.resultsTable._empty.isVisible()
        assert bool(ui.resultsTable.rows) or shown.strip(), "nothing asked for, all are shown"


def test_every_naughty_string_in_more_fields_is_looked_for_or_refused_under_its_field(
    marisol: PatientId, desk: AccountDesk, naughty: list[str]
) -> None:
    ui = desk.window.patients._ui
    ui.moreButton.setChecked(True)
    fields = (ui.lastName, ui.firstName, ui.dateOfBirth)
    for typed in naughty:
        for field in fields:
            field.setText(typed)
        shown = [field.text() for field in fields]
        ui.searchButton.click()
        desk.settle()
        assert [field.text() for field in fields] == shown
        assert not ui.notice.isVisible(), typed
    for field in fields:
        field.setText("x" * 10_000)
    ui.searchButton.click()
    desk.settle()
    assert ui.dateOfBirthError.text() == WORDS.code(Code.SEARCH_DATE_UNREADABLE)


def is_refused(desk: AccountDesk, question: type[RevokeQuestion | UndoQuestion], typed: str) -> bool:
    """Whether that reason was not taken: then it stays as typed, with the refusal under it."""
    asked = desk.dialog(question)
    asked.reason.setText(typed)
    shown = asked.reason.text()
    asked.acted.emit()
    desk.settle()
    if not desk.is_open(question):
        assert len(typed) <= REASON_MOST
        return False
    assert asked.reason.text() == shown
    assert asked._ui.error.text(), typed
    asked.reject()
    desk.settle()
    return True


# Letters of rare scripts: this platform without a screen asks fonts for them that have no file.
@pytest.mark.qt_log_ignore("QFSFileEngine::open", extend=True)
def test_every_naughty_reason_of_a_revoke_is_refused_under_it_or_told_as_typed(
    world: World, marisol: PatientId, desk: AccountDesk, naughty: list[str]
) -> None:
    ana = world.account(marisol).family[0].contact.id
    taken = 0
    for typed in (*naughty[::24], naughty[-1]):
        if world.account(marisol).active is None:
            world.clock.pass_(seconds=1)
            world.issue(marisol, ana)
            desk.open(marisol)
        desk.account.revokeButton.click()
        if is_refused(desk, RevokeQuestion, typed):
            continue
        taken += 1
        why = " ".join(typed.split()).rstrip(".")
        assert f"Dana revoked the PIN: {why}." in desk.activity(), typed
    assert taken > 15


def test_every_naughty_reason_of_an_undo_is_refused_under_it_or_taken(
    world: World, marisol: PatientId, desk: AccountDesk, naughty: list[str]
) -> None:
    world.register(world.issue(marisol, world.account(marisol).family[0].contact.id).pin, "Ana Garcia", "ana@a.example")
    taken = 0
    for typed in (*naughty[::24], naughty[-1]):
        if world.account(marisol).live(world.rules, world.today):
            world.remove(marisol, "ana@a.example")
            world.clock.pass_(hours=25)
        desk.open(marisol)
        table = desk.account.associationsTable
        table.acted.emit("undo", table.rows[0])
        if is_refused(desk, UndoQuestion, typed):
            continue
        taken += 1
    assert taken > 15


def test_every_naughty_string_in_the_settings_stays_and_is_told_under_its_field(
    desk: AccountDesk, naughty: list[str]
) -> None:
    desk.window.open_settings()
    desk.settle()
    page = desk.window.settings._page
    edits = {name: field for name, (field, _) in page.fields.items() if isinstance(field, QLineEdit)}
    address = desk.window.settings._ui.practiceAddress
    assert len(edits) > 8

    def texts() -> list[str]:
        return [address.toPlainText(), *(edit.text() for edit in edits.values())]

    for typed in naughty:
        address.setPlainText(typed)
        for edit in edits.values():
            edit.setText(typed)
        shown = texts()
        desk.window.settings.save()
        desk.settle()
        assert texts() == shown
        assert any(error.text() for _, error in page.fields.values()), "no line is right in all of them"
        assert not desk.window.settings._ui.notice.isVisible(), typed


def test_every_naughty_list_of_questions_is_kept_line_by_line_or_refused_under_it(
    desk: AccountDesk, naughty: list[str]
) -> None:
    page = desk.window.settings._page
    field, error = page.fields["questions"]
    assert isinstance(field, QPlainTextEdit)
    for typed in naughty:
        field.setPlainText(typed)
        shown = page.typed().questions
        try:
            kept = questions(shown)
        except Refused as refused:
            page.tell([(str(refused.facts["field"]), WORDS.sentence(refused))])
            assert error.text()
        else:
            assert all(line == line.strip() and line and len(line) <= QUESTION_MOST for line in kept)
            assert questions("\n".join(kept)) == kept
        assert page.typed().questions == shown


def test_every_naughty_string_at_the_first_start_begins_a_practice_or_is_refused_at_its_field(
    world: World, qtbot: QtBot, naughty: list[str]
) -> None:
    page = FirstStartPage(
        WORDS, where="/home/dana/data.db", on_server=False, portal_address="", no_keyring=Refused(Code.KEYRING_MISSING)
    )
    qtbot.addWidget(page)
    page.show()
    answers: list[FirstStart] = []
    page.answered.connect(answers.append)
    ui = page._ui
    for typed in naughty:
        for field in (ui.practiceName, ui.portalAddress, ui.passphrase, ui.repeat):
            field.setText(typed)
        shown = ui.practiceName.text()
        ui.beginButton.click()
        first = answers.pop()
        assert first.passphrase == Secret(ui.passphrase.text())
        with pytest.raises(Refused) as refused:
            rules_at_first(first, world.clock, world.desk.entropy)
        page.refuse(Err(refused.value))
        assert ui.practiceNameError.text() or ui.portalAddressError.text(), typed
        assert (ui.practiceName.text(), ui.portalAddress.text(), ui.passphrase.text()) == (shown,) * 3


def test_every_naughty_passphrase_is_tried_as_typed_and_stays(qtbot: QtBot, naughty: list[str]) -> None:
    page = PassphrasePage(WORDS)
    qtbot.addWidget(page)
    page.show()
    answers: list[Secret] = []
    page.answered.connect(answers.append)
    for typed in naughty:
        page._ui.passphrase.setText(typed)
        shown = page._ui.passphrase.text()
        page._ui.openButton.click()
        assert answers == ([Secret(shown)] if shown else []), "nothing typed, nothing tried"
        answers.clear()
        page.refuse(Err(Refused(Code.PASSPHRASE_WRONG, field="passphrase")))
        assert page._ui.passphrase.text() == shown
        assert page._ui.passphraseError.text()
