# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Frames that things stand in: cards, inline notices."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pinportal_desktop.screens.theme import look_now
from pinportal_desktop.screens.widgets.marks import Kind, Tone, announce, button, label, links, mark, set_look


class Card(QFrame):
    """A titled surface. `body` takes what is in it; `head` takes what stands at the right of the title."""

    def __init__(self, parent: QWidget | None = None, *, title: str = "", full_bleed: bool = False) -> None:
        """With `full_bleed` the body reaches the card's edges, as a table of results does."""
        super().__init__(parent)
        sizes = look_now().sizes
        mark(self, Kind.CARD)
        self.title = label(title, Kind.CARD_TITLE, self)
        self.title.setVisible(bool(title))
        self.head = QHBoxLayout()
        self.head.setSpacing(sizes.inside)
        self.head.addWidget(self.title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(sizes.fields)
        whole = QVBoxLayout(self)
        edge = 1 if full_bleed else sizes.card
        whole.setContentsMargins(edge, edge, edge, edge)
        whole.setSpacing(sizes.fields)
        whole.addLayout(self.head)
        whole.addLayout(self.body, 1)
        self._whole = whole

    def add_table(self, table: QWidget) -> None:
        """Adds a table that takes the room there is; its head brings its own space."""
        self._whole.setSpacing(0)
        self.body.addWidget(table, 1)


@dataclass(frozen=True, slots=True)
class NoticeLink:
    """What can be done about a notice."""

    text: str
    act: Callable[[], None]


class Notice(QFrame):
    """An inline bar that says how things stand and what can be done: `notice.tell(Tone.WARN, sentence, NoticeLink(…))`.

    It is hidden until it has something to say, and then spoken by a screen reader. With `keep_place` its place of one
    line is kept while it is hidden, so that nothing jumps.
    """

    def __init__(self, parent: QWidget | None = None, *, keep_place: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self._links = links()
        self._buttons: list[QPushButton] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setSpacing(0)
        whole.addWidget(self.text)
        whole.addLayout(self._links)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(keep_place)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def links(self) -> tuple[QPushButton, ...]:
        """The links shown now, in reading order."""
        return tuple(self._buttons)

    def tell(self, tone: Tone, text: str, *offers: NoticeLink) -> None:
        """Shows and speaks `text` with its links; the same again changes and says nothing."""
        told_already = not self.isHidden() and (self.text.text(), self.property("tone")) == (text, tone.value)
        self._replace_links(offers)
        if told_already:
            return
        set_look(self, "tone", tone.value)
        self.text.setText(text)
        self.show()
        announce(self, text)

    def dismiss(self) -> None:
        """Takes the notice away."""
        self.hide()
        self.text.clear()
        self._replace_links(())

    def _replace_links(self, offers: tuple[NoticeLink, ...]) -> None:
        for gone in self._buttons:
            self._links.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._buttons = []
        for number, link in enumerate(offers):
            made = button(link.text, Kind.LINK, self)
            made.clicked.connect(lambda _=False, act=link.act: act())
            self._links.insertWidget(number + 1, made)  # after the space that brings the first one into line
            self._buttons.append(made)
