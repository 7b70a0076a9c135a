# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The account on a small screen, and a contact with more e-mails than a window has room for: both scroll."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.assets import Scheme
from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.screens.contact_form import ContactForm
from pinportal_desktop.screens.theme import Theme
from tests.screens import windows
from tests.screens.account.desk import AccountDesk
from tests.world import World

MANY = tuple(f"ana{n}@example.com" for n in range(30))


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.prefer(Scheme.LIGHT)
    yield theme
    theme.deleteLater()


@pytest.fixture
def small(world: World, qtbot: QtBot, dressed: Theme) -> Iterator[AccountDesk]:
    """1920 by 1080 at 200 %."""
    made = AccountDesk(world, qtbot)
    made.window.resize(960, 540)
    yield made
    made.close()


@pytest.fixture
def child(world: World, small: AccountDesk) -> PatientId:
    made = world.child(chart="104-2281")
    for n in range(4):
        world.contact(made, f"Ana Garcia{n}", "Mother", Authority.JOINT, f"ana{n}@example.com")
    world.contact(made, "Rosa Prado", "Aunt", Authority.JOINT, *MANY)
    world.issue(made, world.account(made).family[0].contact.id)
    small.open(made)
    return made


def place(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def test_the_tab_scrolls_on_a_screen_at_200_percent_and_cuts_nothing_off(small: AccountDesk, child: PatientId) -> None:
    ui = small.account
    assert small.window.size().toTuple() == (960, 540), "nothing makes the window larger than the screen"
    assert ui.administrativeScroll.verticalScrollBar().maximum() > 0
    assert list(windows.cut_off(small.window)) == []
    for table in (ui.associationsTable, ui.familyTable):
        assert table.viewport().height() >= 2 * table.rowHeight(0), "two rows are in sight"
    page = ui.administrativePage
    for card in (ui.settingsCard, ui.associationsCard, ui.familyCard):
        assert page.rect().contains(place(card, page))
    assert place(ui.settingsCard, page).bottom() < place(ui.associationsCard, page).top(), "one under the other"
    assert not place(ui.associationsCard, page).intersects(place(ui.familyCard, page))


def test_a_letter_pressed_with_alt_brings_what_it_reaches_into_view(small: AccountDesk, child: PatientId) -> None:
    ui = small.account
    ui.addContactButton.setFocus()
    small.settle()
    view = ui.administrativeScroll.viewport()
    assert view.rect().contains(place(ui.addContactButton, view))


def test_where_there_is_room_the_cards_stand_side_by_side_and_nothing_scrolls(
    small: AccountDesk, child: PatientId
) -> None:
    small.window.resize(1280, 800)
    small.settle()
    ui = small.account
    assert ui.administrativeScroll.verticalScrollBar().maximum() == 0
    assert place(ui.settingsCard, small.window).top() == place(ui.associationsCard, small.window).top()


def test_a_contact_with_many_emails_scrolls_and_a_refused_one_is_led_to(small: AccountDesk, child: PatientId) -> None:
    small.account.familyTable.opened.emit(small.account.familyTable.rows[-1])
    small.settle()
    form = small.dialog(ContactForm)
    assert form.emails.texts[: len(MANY)] == MANY
    assert form.height() <= min(800, form.screen().availableGeometry().height())
    assert form.ui.saveButton.isVisible()
    last, error = form.emails.row(len(MANY) - 1)
    last.setText("no address")
    form.ui.saveButton.click()
    small.settle()
    view = form.ui.scroll.viewport()
    assert error.isVisible()
    assert view.rect().contains(place(last, view))
    assert form.height() <= 800
