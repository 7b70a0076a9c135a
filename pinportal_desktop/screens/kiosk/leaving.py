# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The way out of the kiosk: the exit code, checked off the GUI thread, answered later and later when it is wrong."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.registering import Scope, Throttle
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.jobs import Err, Jobs, Lane, Ok
from pinportal_desktop.screens.kiosk.state import Trouble
from pinportal_desktop.usecases.needs import Clock


class Leaving(QObject):
    """Signals: `opened()` after the right code; `refused(Trouble)`."""

    opened = Signal()
    refused = Signal(object)

    def __init__(self, fits: Callable[[Secret], bool], clock: Clock, jobs: Jobs, parent: QObject) -> None:
        """`fits` says whether a code is the exit code; it takes its time."""
        super().__init__(parent)
        self._fits = fits
        self._clock = clock
        self._jobs = jobs
        self._throttle: Throttle | None = None
        self._busy = False

    def try_code(self, code: Secret) -> None:
        """Look at a code, unless the last wrong ones make everybody wait."""
        if self._busy:
            return
        now = self._clock.now()
        if self._throttle is not None and (wait := (self._throttle.open_again_at() - now).total_seconds()) > 0:
            self.refused.emit(Refused(Code.REGISTRATION_WAIT, seconds=int(-(-wait // 1))))
            return
        self._busy = True
        self._jobs.run(Lane.NETWORK, partial(self._fits, code), self._told, owner=self)

    def _told(self, outcome: Ok[bool] | Err) -> None:
        self._busy = False
        if isinstance(outcome, Err):
            self._refuse(outcome.error)
        elif outcome.value:
            self._throttle = None
            self.opened.emit()
        else:
            now = self._clock.now()
            fresh = Throttle(scope=Scope.DEVICE, key=b"", last_at=now)
            self._throttle = (self._throttle or fresh).after_failure(now)
            self._refuse(Refused(Code.EXIT_CODE_WRONG))

    def _refuse(self, trouble: Trouble) -> None:
        self.refused.emit(trouble)
