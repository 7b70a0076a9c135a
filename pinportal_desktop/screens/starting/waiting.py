# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Opening may wait for somebody: a keyring asks for its password in a window of its own, easily overlooked."""

from PySide6.QtCore import QObject, QTimer, Signal

from pinportal_desktop.screens.starting.opening import LONG
from pinportal_desktop.screens.widgets import Notice, NoticeLink, Tone
from pinportal_desktop.words import Words


def hint(words: Words) -> str:
    """What it may be waiting for."""
    return words.text(
        "This takes longer than usual. If your computer asks for the password of its keyring, answer it there:"
        " PinPortal goes on by itself."
    )


class Waiting(QObject):
    """Says so in a page's notice when an answer takes long, with a way out.

    Signals: `given_up()`.
    """

    given_up = Signal()

    def __init__(self, notice: Notice, words: Words) -> None:
        super().__init__(notice)
        self._notice = notice
        self._words = words
        self._timer = QTimer(self, singleShot=True, interval=LONG)
        self._timer.timeout.connect(self._tell)

    def begin(self) -> None:
        """The answer is on its way."""
        self._notice.dismiss()
        self._timer.start()

    def end(self) -> None:
        """It is there."""
        self._timer.stop()
        self._notice.dismiss()

    def _tell(self) -> None:
        self._notice.tell(Tone.NEUTRAL, hint(self._words), NoticeLink(self._words.text("&Give Up"), self.given_up.emit))
