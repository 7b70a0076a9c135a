# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Print PIN, and what becomes of the paper."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import CredentialState
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.wording import LetterWording
from pinportal_desktop.screens.registration import End, RegistrationWindow
from pinportal_desktop.screens.registration.leaving import LeavingQuestion
from pinportal_desktop.usecases.change_wording import ChangeWording, change_wording
from pinportal_desktop.usecases.printers import Fate
from tests.screens.registration.front_desk import FrontDesk, choose, print_pin, printing_of
from tests.world import World, make_world


def printed(front_desk: FrontDesk, child: PatientId, first: str = "Ana") -> RegistrationWindow:
    window = front_desk.open(child)
    choose(window.ui.forCombo, first)
    print_pin(front_desk, window)
    return window


def question(window: RegistrationWindow) -> LeavingQuestion:
    found = window.findChild(LeavingQuestion)
    assert isinstance(found, LeavingQuestion)
    return found


def states(front_desk: FrontDesk, child: PatientId) -> list[CredentialState]:
    return [c.state for c in front_desk.credentials(child)]


def test_the_letter_carries_the_pin_shown_the_addressee_and_the_childs_first_name(
    front_desk: FrontDesk, marisol: PatientId
) -> None:
    window = printed(front_desk, marisol)
    (letter,) = front_desk.letters
    assert letter.pin is not None
    assert letter.pin.reveal() == window.ui.pin.text()
    assert (letter.addressee, letter.child_first_name, letter.language) == ("Ana Garcia", "Marisol", "en")
    assert letter.valid_until is None


def test_a_minors_letter_names_the_child_without_surname(front_desk: FrontDesk, marisol: PatientId) -> None:
    printed(front_desk, marisol, "Marisol")
    assert front_desk.letters[0].addressee == "Marisol"


def test_the_letter_says_what_the_practice_wrote_in_the_letters_language(
    front_desk: FrontDesk, marisol: PatientId, world: World
) -> None:
    own = LetterWording(introduction="Hello, {child}'s family.")
    for language, wanted in (("en", own), ("es", LetterWording(closing="Dra. Ruth Maple"))):
        command = ChangeWording(
            **world.made(),
            practice_id=world.rules.practice_id,
            language=language,
            seen=LetterWording(),
            wanted=wanted,
        )
        world.do(change_wording, command)
    printed(front_desk, marisol)
    (letter,) = front_desk.letters
    assert (letter.language, letter.wording) == ("en", own)
    ((_, paper, _, _),) = front_desk.printer.tray
    assert "Hello, Marisol's family." in PdfReader(BytesIO(paper)).pages[0].extract_text()


def test_the_paper_holds_no_surname_and_no_birth_date_of_the_child(front_desk: FrontDesk, world: World) -> None:
    child = world.child("Marisol Villanueva")
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com")
    printed(front_desk, child)
    ((_, paper, _, _),) = front_desk.printer.tray
    text = PdfReader(BytesIO(paper)).pages[0].extract_text()
    assert "Marisol" in text
    born = world.account(child).patient.born
    for kept in ("Villanueva", str(born.year), f"{born:%m/%d}", world.account(child).patient.chart_number):
        assert kept not in text


def test_printing_saves_the_draft_and_says_that_it_is_not_active_yet(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = printed(front_desk, marisol)
    (draft,) = front_desk.credentials(marisol)
    assert draft.state is CredentialState.DRAFT
    assert draft.printed_at is not None
    assert window.ui.pinLine.text() == "The printed PIN is not active yet."
    assert front_desk.closed == []


def test_a_printed_draft_whose_for_changes_says_whom_its_letter_names(
    front_desk: FrontDesk, marisol: PatientId
) -> None:
    window = printed(front_desk, marisol)
    choose(window.ui.forCombo, "Tomás")
    assert window.ui.pinLine.text() == "The printed PIN is not active yet. Its letter names Ana."


def test_a_printed_pin_comes_to_life_by_a_closing_button(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = printed(front_desk, marisol)
    window.ui.sendButton.click()
    front_desk.drain()
    assert states(front_desk, marisol) == [CredentialState.ACTIVE]


def test_the_draft_is_saved_before_the_letter_is_made(front_desk: FrontDesk, marisol: PatientId) -> None:
    front_desk.letter_fails = PinPortalError(Code.DATABASE_BUSY)
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    window.ui.printButton.click()
    front_desk.drain()
    assert states(front_desk, marisol) == [CredentialState.DRAFT]
    assert window.ui.troubleNotice.text.text() == front_desk.workplace.words.code(Code.DATABASE_BUSY)
    front_desk.letter_fails = None
    print_pin(front_desk, window)
    assert not window.ui.troubleNotice.isVisible()
    assert states(front_desk, marisol) == [CredentialState.DRAFT]


@pytest.mark.parametrize("fails", ["refused", "jammed", "never pressed"])
def test_a_draft_whose_paper_did_not_come_is_not_called_printed(
    front_desk: FrontDesk, marisol: PatientId, fails: str
) -> None:
    front_desk.printer.refuses = fails == "refused"
    front_desk.printer.ends = Fate.FAILED
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    window.ui.printButton.click()
    front_desk.drain()
    printing = printing_of(window)
    if fails != "never pressed":
        printing.ui.printButton.click()
        front_desk.drain()
        assert printing.isVisible()
        assert printing.ui.notice.isVisible()
    printing.reject()
    (draft,) = front_desk.credentials(marisol)
    assert (draft.state, draft.printed_at) == (CredentialState.DRAFT, None)
    assert "printed" not in window.ui.pinLine.text()
    window.ui.cancelButton.click()
    assert [c.end for c in front_desk.closed] == [End.CANCELLED], "no paper, no question"


def test_a_letter_that_may_still_come_counts_as_paper(front_desk: FrontDesk, marisol: PatientId) -> None:
    front_desk.printer.ends = Fate.WAITING
    window = printed(front_desk, marisol)
    printing_of(window).reject()
    front_desk.drain()
    assert window.ui.pinLine.text() == "The printed PIN is not active yet."
    (draft,) = front_desk.credentials(marisol)
    assert draft.printed_at is not None


def test_nothing_is_printed_when_recording_it_is_refused(front_desk: FrontDesk, world: World) -> None:
    child = world.child()
    world.contact(child, "Lea Roth", "Aunt", Authority.NOT_RECORDED)
    window = front_desk.open(child)
    choose(window.ui.forCombo, "Lea")
    window.ui.printButton.click()
    front_desk.drain()
    assert window.ui.authorityError.isVisible()
    assert front_desk.letters == []
    assert front_desk.credentials(child) == ()


def test_while_the_portals_address_is_not_set_nothing_is_printed(
    front_desk: FrontDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    world = make_world(tmp_path / "without.db", portal_address="")
    child = world.child()
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT)
    other = FrontDesk(world, qtbot)
    window = other.open(child)
    choose(window.ui.forCombo, "Ana")
    window.ui.printButton.click()
    other.drain()
    assert window.ui.troubleNotice.text.text() == other.workplace.words.code(Code.PORTAL_ADDRESS_MISSING)
    assert other.letters == []
    other.close()
    world.store.close()


# --- leaving


def test_cancel_before_printing_just_closes(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    window.ui.cancelButton.click()
    assert [c.end for c in front_desk.closed] == [End.CANCELLED]


@pytest.mark.parametrize("way", ["cancel", "esc", "close"])
def test_leaving_after_printing_asks_whether_to_activate_or_to_void(
    front_desk: FrontDesk, marisol: PatientId, way: str
) -> None:
    window = printed(front_desk, marisol)
    {"cancel": window.ui.cancelButton.click, "esc": window.reject, "close": window.close}[way]()
    assert question(window).isVisible()
    assert window.isVisible()
    assert front_desk.closed == []


def test_voiding_the_paper_leaves_a_pin_that_never_lets_anybody_in(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = printed(front_desk, marisol)
    pin = front_desk.letters[0].pin
    assert pin is not None
    window.reject()
    question(window)._ui.voidButton.click()
    front_desk.drain()
    assert states(front_desk, marisol) == [CredentialState.REVOKED]
    assert [c.end for c in front_desk.closed] == [End.VOIDED]
    step, _ = front_desk.world.try_pin(pin)
    assert step.failed is Code.REGISTRATION_FAILED


def test_activating_the_paper_sends_nothing_and_is_for_whom_the_letter_names(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = printed(front_desk, marisol, "Ana")
    choose(window.ui.forCombo, "Tomás")
    window.reject()
    question(window)._ui.activateButton.click()
    front_desk.drain()
    active = world.active(marisol)
    assert active is not None
    assert active.for_contact is not None
    assert world.account(marisol).member(active.for_contact).contact.name.first == "Ana"
    assert front_desk.waiting() == []
    assert front_desk.closed[0].end is End.ISSUED


def test_keep_editing_leaves_everything_as_it_was(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = printed(front_desk, marisol)
    window.reject()
    asked = question(window)
    assert asked.focusWidget() is asked._ui.keepButton
    asked._ui.keepButton.click()
    front_desk.drain()
    assert window.isVisible()
    assert states(front_desk, marisol) == [CredentialState.DRAFT]


def test_sharing_instead_asks_first_what_becomes_of_the_paper(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    world.issue(marisol, None, minor_address_checked=True)
    window = printed(front_desk, marisol)
    window.ui.supersedeNotice.links[0].click()
    assert front_desk.shares == []
    question(window)._ui.voidButton.click()
    front_desk.drain()
    assert [c.end for c in front_desk.closed] == [End.VOIDED]
    assert len(front_desk.shares) == 1


def test_a_new_contact_whose_letter_was_printed_is_added_once(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = front_desk.open(marisol)
    ui = window.ui
    choose(ui.forCombo, "New contact")
    ui.firstNameEdit.setText("Rosa")
    ui.relationshipEdit.setText("Aunt")
    ui.jointRadio.setChecked(True)
    print_pin(front_desk, window)
    assert front_desk.letters[0].addressee == "Rosa"
    assert ui.forCombo.currentText().startswith("Rosa, Aunt")
    assert not ui.newContact.isVisible()
    choose(ui.emailCombo, "Other")
    ui.otherEdit.setText("rosa@example.com")
    ui.sendButton.click()
    front_desk.drain()
    assert [m.contact.name.first for m in world.account(marisol).family].count("Rosa") == 1
    assert states(front_desk, marisol) == [CredentialState.ACTIVE]
