# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The program itself, watched: says when its window was painted, when a key was answered, and where it stalled.

    PINPORTAL_WATCHED='{"texts": ["g"], "every": 0, "stalls": false}' python watched.py demo --database practice.db

Beside the program's own entry in the checkout and in the bundle, over the same modules. It types the texts, each in
place of the one before: the next key once the last one is answered, or one `every` so many ms, over and over. It says
on stdout, a line of JSON for each, when (`time.monotonic()`) and with how many bytes in memory the window was
`painted`, the search was `ready` for a key, the first key was `answered` with rows on the screen, and all that was
typed was `searched`. It ends when stdin is closed, and tells with `ended` the ms between any two turns of the event
loop since the first answer, if `stalls` are wanted.
"""

import json
import os
import sys
import time
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from itertools import chain, cycle, pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

ASKED = json.loads(os.environ["PINPORTAL_WATCHED"])


def tell(moment: str, **more: object) -> None:
    at = time.monotonic()
    resident = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    sys.stdout.write(json.dumps({"moment": moment, "at": at, "bytes": resident} | more) + "\n")
    sys.stdout.flush()


class Desk(MetaPathFinder, Loader):
    """Has the program use a window that is watched, without changing what it loads or in which order."""

    _name = "pinportal_desktop.app.first_paint"

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != self._name:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        assert spec is not None
        assert spec.loader is not None
        self._loader, spec.loader = spec.loader, self
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        module.MainWindow = watched(module.MainWindow)  # type: ignore[attr-defined]  # the module has one


def watched(window: type[Any]) -> type[Any]:
    """The window's class, telling its moments."""
    from PySide6.QtCore import QTimer

    class Watched(window):  # type: ignore[misc]  # the program's own window, whatever it is
        _painted = False

        def paintEvent(self, event: Any) -> None:
            super().paintEvent(event)
            if not self._painted:
                self._painted = True
                QTimer.singleShot(0, lambda: tell("painted"))  # once what is painted is on the screen

        def furnish(self, workplace: Any) -> None:
            super().furnish(workplace)
            self._typist = make_typist(self.patients)

    return Watched


def make_typist(screen: Any) -> Any:
    """Types into the search of this screen from the first moment on that a person could."""
    from PySide6.QtCore import QEvent, QObject, QSocketNotifier, QTimer

    class Typist(QObject):
        """Sees what is painted; the rest is its hand's."""

        def __init__(self) -> None:
            super().__init__(screen)
            self.hand = Hand(self, screen)
            self._end = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
            self._end.activated.connect(self._ended)
            for watched_one in (self.hand.box, self.hand.table.viewport()):
                watched_one.installEventFilter(self)

        def eventFilter(self, painted: Any, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                if painted is self.hand.box:
                    painted.removeEventFilter(self)
                    QTimer.singleShot(0, self.hand.begin)
                elif self.hand.table.rows and self.hand.is_answered():
                    painted.removeEventFilter(self)
                    QTimer.singleShot(0, self.hand.go_on)
            return False

        def _ended(self) -> None:
            self._end.setEnabled(False)
            self.hand.end()

    return Typist()


class Hand:
    """Presses one key after the other."""

    def __init__(self, owner: Any, screen: Any) -> None:
        self._owner = owner
        self._screen = screen
        self.box, self.table = screen._ui.searchBox, screen._ui.resultsTable
        texts = cycle(ASKED["texts"]) if ASKED["every"] else ASKED["texts"]
        self._keys = chain.from_iterable(((key, place == 0) for place, key in enumerate(text)) for text in texts)
        self._turns: list[float] = []

    def begin(self) -> None:
        tell("ready")
        self._press()

    def go_on(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        tell("answered", rows=len(self.table.rows))
        self._timer = QTimer(self._owner, interval=ASKED["every"] or 1)
        self._timer.timeout.connect(lambda: self._press() if ASKED["every"] or self.is_answered() else None)
        self._timer.start()
        if ASKED["stalls"]:
            self._loop = QTimer(self._owner, interval=1, timerType=Qt.TimerType.PreciseTimer)
            self._loop.timeout.connect(lambda: self._turns.append(time.perf_counter()))
            self._loop.start()

    def is_answered(self) -> bool:
        typed, screen = self.box.text(), self._screen
        return bool(typed) and screen._asked.text == typed and screen._shown == screen._asked

    def _press(self) -> None:
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtWidgets import QApplication

        key, first = next(self._keys, (None, False))
        if key is None:
            self._timer.stop()
            tell("searched")
            return
        if first:
            self.box.selectAll()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, key)
            QApplication.postEvent(self.box, event)

    def end(self) -> None:
        from PySide6.QtWidgets import QApplication

        tell("ended", stalls=[round((after - before) * 1000, 2) for before, after in pairwise(self._turns)])
        QApplication.quit()


def main() -> None:
    from pinportal_desktop.__main__ import main as program

    program()


if __name__ == "__main__":
    sys.meta_path.insert(0, Desk())
    main()
