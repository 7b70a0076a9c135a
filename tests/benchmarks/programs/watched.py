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
from itertools import chain, cycle
from types import ModuleType
from typing import Any

ASKED = json.loads(os.environ["PINPORTAL_WATCHED"])


def tell(moment: str, **more: object) -> None:
    at = time.monotonic()
    with open("/proc/self/statm", encoding="ascii") as statm:
        resident = int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    sys.stdout.write(json.dumps({"moment": moment, "at": at, "bytes": resident} | more) + "\n")
    sys.stdout.flush()


class Desk(MetaPathFinder, Loader):
    """Has the program use a window that is watched, without changing what it loads or in which order."""

    _name = "pinportal_desktop.app.desk"

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
        module.MainWindow = watched(module.MainWindow)  # type: ignore[attr-defined]  # the module is the desk


def watched(window: type[Any]) -> type[Any]:
    """The window's class, telling its moments."""
    from PySide6.QtCore import QTimer

    class Watched(window):
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
    from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    box, table = screen._ui.searchBox, screen._ui.resultsTable

    class Typist(QObject):
        def __init__(self) -> None:
            super().__init__(screen)
            texts = cycle(ASKED["texts"]) if ASKED["every"] else ASKED["texts"]
            self._keys = chain.from_iterable(((key, place == 0) for place, key in enumerate(text)) for text in texts)
            self._answered = False
            self._turns: list[float] = []
            self._end = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
            self._end.activated.connect(self._ended)
            box.installEventFilter(self)
            table.viewport().installEventFilter(self)

        def eventFilter(self, watched: Any, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                if watched is box:
                    box.removeEventFilter(self)
                    QTimer.singleShot(0, self._begin)
                elif table.rows and self._is_answered():
                    table.viewport().removeEventFilter(self)
                    QTimer.singleShot(0, self._go_on)
            return False

        def _begin(self) -> None:
            tell("ready")
            self._press()

        def _go_on(self) -> None:
            tell("answered", rows=len(table.rows))
            self._timer = QTimer(self, interval=ASKED["every"] or 1)
            self._timer.timeout.connect(self._next)
            self._timer.start()
            if ASKED["stalls"]:
                self._loop = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
                self._loop.timeout.connect(lambda: self._turns.append(time.perf_counter()))
                self._loop.start()

        def _next(self) -> None:
            if ASKED["every"] or self._is_answered():
                self._press()

        def _is_answered(self) -> bool:
            return bool(box.text()) and screen._asked.text == box.text() and screen._shown == screen._asked

        def _press(self) -> None:
            key, first = next(self._keys, (None, False))
            if key is None:
                self._timer.stop()
                tell("searched")
                return
            if first:
                box.selectAll()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, key)
                QApplication.postEvent(box, event)

        def _ended(self) -> None:
            self._end.setEnabled(False)
            gaps = [(after - before) * 1000 for before, after in zip(self._turns, self._turns[1:], strict=False)]
            tell("ended", stalls=[round(gap, 2) for gap in gaps])
            QApplication.quit()

    return Typist()


def main() -> None:
    from pinportal_desktop.cli import main as program  # as the program's own entry does

    program()


if __name__ == "__main__":
    sys.meta_path.insert(0, Desk())
    main()
