# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Inline notices."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from pinportal_desktop.screens.widgets.marks import Kind, Tone, announce, button, links, set_look


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
        # Made later than what stands below, they would come after all of it.
        before = _tab_stop_before(self)
        for number, link in enumerate(offers):
            made = button(link.text, Kind.LINK, self)
            made.clicked.connect(lambda _=False, act=link.act: act())
            self._links.insertWidget(number + 1, made)  # after the space that brings the first one into line
            self._buttons.append(made)
            QWidget.setTabOrder(before, made)
            before = made


def _tab_stop_before(widget: QWidget) -> QWidget:
    """What Tab stops at before it would come to `widget`; itself where there is nothing."""
    before = widget.previousInFocusChain()
    while before is not None and before is not widget:
        if before.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return before
        before = before.previousInFocusChain()
    return widget
