# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The desk's program from its start to its first paint; all that takes longer to load comes after that.

1. the application and its look; 2. the window, which says that it opens; 3. once it is painted, `app.desk`.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from pinportal_desktop.app.home import Home
from pinportal_desktop.app.opener import LateOpening, Opening
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.screens.starting.opening import OpeningPage
from pinportal_desktop.screens.theme import Theme, scheme_asked_for

if TYPE_CHECKING:
    from types import TracebackType

    from pinportal_desktop.app.desk import RunningDesk
    from pinportal_desktop.usecases.backups import Backup

_PAINTED_WITHIN: Final = 1_000  # ms; a window that is shown minimized is not painted, and opens its data all the same


def run_practice(home: Home, database: str | None) -> int:
    """Run the program on the practice's database; gives the exit code."""

    def opening() -> Opening:
        from pinportal_desktop.app.practice import PracticeOpening

        return PracticeOpening(home, database)

    return run_desk(home, LateOpening(opening))


def run_demo(home: Home, database: str | None) -> int:
    """Run the program on the demo's; gives the exit code."""

    def opening() -> Opening:
        from pinportal_desktop.app.demo_database import DemoOpening

        return DemoOpening(home, database)

    return run_desk(home, LateOpening(opening))


def run_desk(home: Home, opening: Opening) -> int:
    """Run the program until its window is closed; gives the exit code. Raises `PinPortalError` SCREEN_MISSING."""
    refuse_without_screen()
    application = make_application()
    theme = Theme(application)
    theme.prefer(scheme_asked_for())
    before: MainWindow | None = None
    restoring: Backup | None = None
    while True:
        window, page = MainWindow(), OpeningPage()
        window.show_page(page)
        window.show_on(window.screen().availableSize())
        if before is not None:  # only now, so that there is always a window, which the program ends with
            before.close()
            before.deleteLater()
        begun: list[RunningDesk] = []
        begin = partial(_begin, application, home, window, opening, page, restoring)
        _once_painted(window, partial(_into, begun, begin))
        code = application.exec()
        if any(not desk.ended_in_time for desk in begun):
            # A worker that still calls into Python while the interpreter is torn down crashes.
            os._exit(code)
        restoring = next((desk.to_restore for desk in begun), None)
        if restoring is None:
            return code
        # Nobody here has the database open any more, which is what a restore needs.
        application.aboutToQuit.disconnect(begun[0].end)
        before = window


def _into(begun: "list[RunningDesk]", begin: "Callable[[], RunningDesk]") -> None:
    begun.append(begin())


def _begin(
    application: QApplication,
    home: Home,
    window: MainWindow,
    opening: Opening,
    page: OpeningPage,
    restoring: "Backup | None",
) -> "RunningDesk":
    from pinportal_desktop.app.desk import RunningDesk

    desk = RunningDesk(home, window, opening, page)
    _tell_unforeseen(desk)
    end_on_signals(application, desk.quit)
    if restoring is None:
        desk.begin()
    else:
        desk.restore(restoring)
    application.aboutToQuit.connect(desk.end)
    return desk


def _once_painted(window: MainWindow, then: Callable[[], None]) -> None:
    """What loads beside would take turns with the painting. Once: a window may be painted long after it was begun."""
    begins = QTimer(window, singleShot=True, interval=_PAINTED_WITHIN)
    begins.timeout.connect(then)
    begins.start()
    window.painted.connect(lambda: begins.start(0) if begins.isActive() else None)


def refuse_without_screen() -> None:
    """Raise `PinPortalError` SCREEN_MISSING where Qt would abort the process: X11 and Wayland are both absent."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in named):
        raise PinPortalError(Code.SCREEN_MISSING)


def make_application() -> QApplication:
    """The application, named as its desktop file."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("PinPortal")
    application.setDesktopFileName("pinportal")
    return application


def _tell_unforeseen(desk: "RunningDesk") -> None:
    """An error in a slot is logged without personal data, and shown with its number; the program goes on."""

    def tell(_kind: type[BaseException], error: BaseException, _trace: "TracebackType | None") -> None:
        from pinportal_desktop.usecases.incidents import log_incident

        desk.tell_incident(log_incident(error))

    sys.excepthook = tell


def end_on_signals(application: QApplication, end: Callable[[], None]) -> None:
    """Ctrl+C in the terminal and a service's stop end the program in order; Qt's loop alone would not notice them."""
    import signal
    import socket

    reading, writing = socket.socketpair()
    writing.settimeout(0)
    signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda _number, _frame: end())
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, application)
    # Both ends are kept by the slot, which lives as long as the application.
    notifier.activated.connect(lambda: (reading.recv(64), writing))
