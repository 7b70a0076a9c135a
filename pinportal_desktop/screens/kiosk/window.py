# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The kiosk's window: it covers the screen, lets nobody out without the exit code, and wipes itself."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QCloseEvent, QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.forms.ui_kiosk_window import Ui_KioskWindow
from pinportal_desktop.screens.jobs import Jobs
from pinportal_desktop.screens.kiosk.guard import Guard
from pinportal_desktop.screens.kiosk.leaving import Leaving
from pinportal_desktop.screens.kiosk.presenter import KioskPresenter
from pinportal_desktop.screens.kiosk.sheet import KioskSheet, keep_to_itself, sentence_of
from pinportal_desktop.screens.kiosk.state import Given, Page, Trouble
from pinportal_desktop.screens.kiosk.work import Steps
from pinportal_desktop.screens.theme import look_now
from pinportal_desktop.screens.widgets import announce, name_field
from pinportal_desktop.screens.widgets.marks import set_look
from pinportal_desktop.words import Words

_BAND = 150  # px of the band behind the head, under the sheet's upper edge
_SHEET = 720  # px; the smallest screen has 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Kiosk:
    """What the window is given. `words` are those of a language; `fits` says whether a code is the exit code, slowly.

    `demo_code` is told on the screen of the demo, "" elsewhere.
    """

    steps: Steps
    jobs: Jobs
    rules: PracticeRules
    words: Callable[[str], Words]
    fits: Callable[[Secret], bool]
    demo_code: str = field(default="", repr=False)


class KioskWindow(QWidget):
    """Signals: `left()` once staff have typed the exit code; nothing else closes it."""

    left = Signal()

    def __init__(
        self, kiosk: Kiosk, *, handover: Secret | None = None, presenter: KioskPresenter | None = None
    ) -> None:
        """`handover` is the desk's, when its screen is covered for one parent."""
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setProperty("kind", "kiosk")
        self._kiosk = kiosk
        self._let_go = False
        self._ui = ui = Ui_KioskWindow()
        ui.setupUi(self)
        self.setWindowTitle(kiosk.rules.practice_name)
        ui.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ui.practiceName.setText(kiosk.rules.practice_name)
        first = kiosk.rules.language if kiosk.rules.language in {"en", "es"} else "en"
        self.presenter = presenter or KioskPresenter(kiosk.steps, kiosk.jobs, first, handover=handover)
        self.presenter.setParent(self)
        self._words = kiosk.words(self.presenter.given.language)
        self._leaving = Leaving(kiosk.fits, kiosk.steps, kiosk.jobs, self)
        self._guard = Guard(self)
        self.sheet = self._new_sheet()
        self._wire()
        self._show(self.presenter.given)
        self.sheet.lead()

    def _wire(self) -> None:
        ui, presenter = self._ui, self.presenter
        presenter.changed.connect(self._show)
        presenter.refused.connect(self._lead)
        presenter.wiped.connect(self._wipe)
        for button, code, name in ((ui.english, "en", "English"), (ui.spanish, "es", "Español")):
            button.setText(name)
            button.setCheckable(True)
            button.clicked.connect(partial(presenter.speak, code))
        ui.hereButton.clicked.connect(presenter.touch)
        ui.wipeButton.clicked.connect(presenter.wipe)
        ui.staffButton.clicked.connect(self.ask_for_code)
        ui.stayButton.clicked.connect(self._stay)
        ui.leaveButton.clicked.connect(self._try_code)
        ui.exitCode.returnPressed.connect(self._try_code)
        keep_to_itself(ui.exitCode)
        ui.exitCode.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData)
        self._guard.touched.connect(self._touched)
        self._guard.staff_asked.connect(self.ask_for_code)
        self._leaving.opened.connect(self._leave)
        self._leaving.refused.connect(self._refuse)

    # --- what is shown

    def _touched(self, widget: QWidget) -> None:
        self._hold_keys()
        if widget is not self._ui.wipeButton:  # a countdown that ended under the finger would take the button with it
            self.presenter.touch()

    def _lead(self, name: str) -> None:
        self.sheet.lead(name)
        self._ui.scroll.ensureWidgetVisible(self.sheet.focusWidget() or self.sheet)

    def _show(self, given: Given) -> None:
        ui = self._ui
        if given.language != self._words.language:
            self._words = self._kiosk.words(given.language)
        words = self._words
        for button, code in ((ui.english, "en"), (ui.spanish, "es")):
            button.setChecked(given.language == code)
            set_look(button, "current", "true" if given.language == code else "false")
        self.sheet.show_given(given, words, self._kiosk.rules.portal_address)
        ui.footLine.setText(words.text("Nothing you type stays on this screen. It clears itself after 60 seconds."))
        ui.staffButton.setText(words.text("Front desk"))
        ui.strip.setText(self._strip(words))
        ui.leavingHeading.setText(words.text("For our front desk"))
        ui.leavingHint.setText(words.text("The exit code closes the kiosk."))
        ui.exitCodeLabel.setText(words.text("Exit code"))
        name_field(ui.exitCodeLabel, ui.exitCode)
        ui.stayButton.setText(words.text("Back"))
        ui.leaveButton.setText(words.text("Close the kiosk"))
        self._show_countdown(given, words)

    def _strip(self, words: Words) -> str:
        code = self._kiosk.demo_code
        return words.text("Demo with invented patients. Exit code: {code}", code=code) if code else ""

    def _show_countdown(self, given: Given, words: Words) -> None:
        ui = self._ui
        counting = ui.stack.currentWidget() is ui.stillThere
        if given.left is None:
            if counting:
                ui.stack.setCurrentWidget(ui.scroll)
            return
        ui.stillThereHeading.setText(words.text("Are you still there?"))
        ui.hereButton.setText(words.text("Yes, I need more time"))
        ui.wipeButton.setText(words.text("No, clear the screen"))
        ui.countdown.setText(
            words.ntext(
                "In {count} second everything that was typed is cleared.",
                "In {count} seconds everything that was typed is cleared.",
                given.left,
                count=given.left,
            )
        )
        if not counting:
            ui.exitCode.clear()
            ui.stack.setCurrentWidget(ui.stillThere)
            ui.hereButton.setFocus()
            announce(ui.stillThere, f"{ui.stillThereHeading.text()} {ui.countdown.text()}")

    # --- the wipe

    def _new_sheet(self) -> KioskSheet:
        ui, presenter = self._ui, self.presenter
        sheet = KioskSheet(ui.sheet)
        sheet.setFixedWidth(_SHEET)
        ui.sheetRowLayout.insertWidget(1, sheet)
        sheet.edited.connect(presenter.edit)
        sheet.taken.connect(presenter.take)
        sheet.went_back.connect(self._went_back)
        sheet.finished.connect(presenter.wipe)
        return sheet

    def _went_back(self) -> None:
        match self.presenter.given.page:
            case Page.BORN:
                self.presenter.tell_of_account()
            case Page.DONE:
                self.presenter.add_another()
            case _:
                self.presenter.back()

    def _wipe(self) -> None:
        """Another sheet in the place of the one that was filled in, and nothing left that could be pasted."""
        QGuiApplication.inputMethod().reset()
        gone = self.sheet
        gone.forget()
        gone.hide()
        self._ui.sheetRowLayout.removeWidget(gone)
        gone.deleteLater()  # at the next turn: a button of it may be what was pressed
        self.sheet = self._new_sheet()
        self._ui.exitCode.clear()
        self._ui.exitCodeError.withdraw()
        self._ui.stack.setCurrentWidget(self._ui.scroll)
        self._ui.scroll.verticalScrollBar().setValue(0)
        forget_clipboard()

    # --- the way out

    def ask_for_code(self) -> None:
        """Show where staff type the exit code."""
        ui = self._ui
        ui.exitCode.clear()
        ui.exitCodeError.withdraw()
        ui.stack.setCurrentWidget(ui.leaving)
        ui.exitCode.setFocus()

    def _stay(self) -> None:
        self._ui.exitCode.clear()
        self._ui.stack.setCurrentWidget(self._ui.scroll)
        self.sheet.lead()

    def _try_code(self) -> None:
        self._leaving.try_code(Secret(self._ui.exitCode.text().strip()))

    def _refuse(self, trouble: Trouble) -> None:
        ui = self._ui
        ui.exitCode.clear()
        ui.exitCodeError.tell(ui.exitCode, sentence_of("code", trouble, self._words))
        ui.exitCode.setFocus()

    def _leave(self) -> None:
        self.presenter.wipe()
        self.presenter.stop()
        self._guard.end()
        self._let_go = True
        if (handle := self.windowHandle()) is not None:
            handle.setKeyboardGrabEnabled(False)
        self.left.emit()
        self.close()

    def end(self) -> None:
        """The program ends: by a signal, or with its computer."""
        self._let_go = True

    # --- what a window would do by itself

    def _hold_keys(self) -> None:
        """Where the window system allows it, keys come here before they come to a window manager's menu."""
        handle = self.windowHandle()
        if handle is not None and not self._let_go and QApplication.activePopupWidget() is None:
            handle.setKeyboardGrabEnabled(True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only once it stands there; and again after a list that dropped down has let go of them.
        QTimer.singleShot(0, self, self._hold_keys)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4, the taskbar and the session's menu ask for it; only the exit code does it."""
        if not self._let_go:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key that nobody took goes any further."""
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        shrunk = event.type() is QEvent.Type.WindowStateChange and not self.isFullScreen()
        if shrunk and self.isVisible() and not self._let_go:
            self.showFullScreen()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = look_now().colors
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colors.page))
        painter.fillRect(0, 0, self.width(), _BAND, QColor(colors.rail))


def forget_clipboard() -> None:
    """Empty what could be pasted: the clipboard, and on X11 what was marked last."""
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if mode is QClipboard.Mode.Clipboard or clipboard.supportsSelection():
            clipboard.clear(mode)
