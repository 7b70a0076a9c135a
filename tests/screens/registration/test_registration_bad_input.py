# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Bad input of any kind gets a clear message next to the field, and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLineEdit

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId
from pinportal_desktop.domain.people import FamilyContact, PersonName, named
from pinportal_desktop.screens.registration.given import NEW, OTHER, Given, SendBy, TypedContact, field_of
from pinportal_desktop.screens.registration.pressing import Asked, Press, answered, ask
from pinportal_desktop.screens.registration.state import derive
from pinportal_desktop.usecases.show_pin import IdentityCheck
from tests.domain.family import CHILD, account
from tests.naughty import naughty_strings
from tests.screens.registration.front_desk import FrontDesk, choose, send
from tests.screens.registration.given import ANA, contact, given, typed
from tests.world import VERIZON, World

ROSA = TypedContact(given="Rosa", family="Diaz", relationship="Aunt")
BABY = replace(CHILD, name=PersonName(family="Garcia", given="Baby Boy"))
HARMFUL = (
    "x" * 10_000,
    "ana@" + "x" * 10_000,
    "ana",
    "ana@",
    "ana@example.com\r\nBcc: eve@example.com",
    f"{'a' * 64}@{'b' * 255}.com",  # 320 and more
    "555-FLOWERS",
    "Ana\0",
    "\x1b[31mAna",
    "\u202eana@example.com",
    "\ud800",
    "",
    " \t\r\n ",
)


@pytest.fixture(scope="session")
def naughty(shared_data: Path) -> tuple[str, ...]:
    """What breaks programs, and what would break this one."""
    return (*naughty_strings(shared_data), *HARMFUL)


def outcome(of: Callable[[], Asked]) -> tuple[Refused | None, Asked | None]:
    """What speaks against it, or what comes of it."""
    try:
        return None, of()
    except Refused as refusal:
        return refusal, None


def new_contact() -> Given:
    return typed(given(for_=NEW), new=ROSA, authority=Authority.JOINT, send_by=SendBy.NOTHING)


FIELDS: dict[str, Callable[[str], Given]] = {
    "name_reason": lambda text: typed(
        given(account(ANA, patient=BABY), for_=contact("Ana Garcia")), name_reason=text, send_by=SendBy.NOTHING
    ),
    "name": lambda text: typed(new_contact(), new=replace(ROSA, given=text)),
    "family": lambda text: typed(new_contact(), new=replace(ROSA, family=text)),
    "relationship": lambda text: typed(new_contact(), new=replace(ROSA, relationship=text)),
    "new_email": lambda text: typed(new_contact(), new=replace(ROSA, email=text)),
    "email": lambda text: typed(given(for_=contact("Ana Garcia")), address=OTHER, other=text),
    "phone": lambda text: typed(given(for_=contact("Ana Garcia")), send_by=SendBy.TEXT, phone=text, carrier=VERIZON),
}


@pytest.mark.parametrize("field", FIELDS)
def test_whatever_is_typed_is_taken_whole_or_refused_at_its_field(field: str, naughty: tuple[str, ...]) -> None:
    for text in naughty:
        of = FIELDS[field](text)
        derive(of)
        refusal, asked = outcome(partial(ask, of, Press.SEND, ContactId(UUID(int=7))))
        if refusal is not None:
            assert field_of(refusal) == ("name" if field == "family" else field), repr(text)
            assert derive(replace(of, problem=refusal)).trouble is None, "it stands in the window's notice bar only"
        elif asked is not None:
            repr(asked).encode()
            assert "\n" not in (asked.address or ""), repr(text)


def test_how_the_identity_was_checked_is_taken_whole_or_refused(naughty: tuple[str, ...]) -> None:
    asked = ask(given(for_=contact("Ana Garcia")), Press.READ_ALOUD, ContactId(UUID(int=7)))
    for text in naughty:
        refusal, taken = outcome(partial(answered, asked, IdentityCheck.OTHER, text))
        if refusal is not None:
            assert field_of(refusal) == "identity_note"
        elif taken is not None:
            assert taken.identity_note == " ".join(text.split())


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("email", "ana", Code.EMAIL_INVALID),
        ("email", "ana@example.com\r\nBcc: eve@example.com", Code.EMAIL_INVALID),
        ("email", f"{'a' * 64}@{'b' * 63}.{'c' * 63}.{'d' * 63}.{'e' * 60}.com", Code.EMAIL_INVALID),
        ("email", "x" * 10_000, Code.EMAIL_INVALID),
        ("new_email", "rosa@", Code.EMAIL_INVALID),
        ("phone", "555-FLOWERS", Code.PHONE_LETTERS),
        ("phone", "5" * 10_000, Code.PHONE_INVALID),
        ("name", "x" * 10_000, Code.TEXT_LONG),
        ("family", "x" * 10_000, Code.TEXT_LONG),
        ("relationship", "x" * 10_000, Code.TEXT_LONG),
        ("name_reason", "x" * 10_000, Code.TEXT_LONG),
        ("name_reason", "\0", Code.TEXT_UNREADABLE),
        ("name_reason", " ", Code.PLACEHOLDER_NAME),
        ("relationship", "Aunt\u202e", Code.TEXT_UNREADABLE),
    ],
)
def test_each_field_says_what_is_wrong(field: str, text: str, code: Code) -> None:
    with pytest.raises(Refused) as refused:
        ask(FIELDS[field](text), Press.SEND, ContactId(UUID(int=7)))
    assert refused.value.code is code


def test_every_name_that_is_taken_comes_back_from_the_database_as_it_was(
    any_world: World, naughty: tuple[str, ...]
) -> None:
    kept: dict[ContactId, PersonName] = {}
    with any_world.store.writing() as work:
        for text in naughty:
            try:
                name = named("Garcia", text)
            except Refused:
                continue
            id_ = ContactId(any_world.desk.entropy.new_id(any_world.clock.now()))
            work.contacts.add(FamilyContact(id=id_, name=name, emails=(f"{id_}@example.com",)))
            kept[id_] = name
    assert len(kept) > 300
    with any_world.store.writing() as work:
        for id_, name in kept.items():
            (found,) = work.contacts.with_address(emails=[f"{id_}@example.com"], phone=None)
            assert found.name == name


def test_in_the_real_window_every_line_of_the_list_stays_where_it_was_typed(
    front_desk: FrontDesk, world: World, naughty: tuple[str, ...]
) -> None:
    baby = world.child("Baby Garcia", date(2026, 11, 20))
    window = front_desk.open(baby)
    ui = window.ui
    choose(ui.forCombo, "New contact")
    ui.textRadio.setChecked(True)
    choose(ui.carrierCombo, "AT&T")  # refused in the end, so that no line closes the window
    ui.jointRadio.setChecked(True)
    fields: tuple[QLineEdit, ...] = (
        ui.reasonEdit, ui.firstNameEdit, ui.lastNameEdit, ui.relationshipEdit, ui.newEmailEdit, ui.phoneEdit,
    )  # fmt: skip
    for text in naughty:
        if "\ud800" in text:
            continue  # no keyboard and no clipboard gives half a letter
        for field in fields:
            field.setText(text)
        before = [field.text() for field in fields]
        send(front_desk, window)
        assert [field.text() for field in fields] == before
        assert not ui.troubleNotice.isVisible(), ui.troubleNotice.text.text()
        assert window.isVisible()
        focus = window.focusWidget()
        assert focus is not None
        assert focus in {*fields, ui.carrierCombo}, focus.objectName()
    assert front_desk.credentials(baby) == ()
