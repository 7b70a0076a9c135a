# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The way out of the kiosk: the exit code, checked off the GUI thread, answered later and later when it is wrong."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.jobs import Err, Jobs, Lane, Ok
from pinportal_desktop.screens.kiosk.state import Trouble
from pinportal_desktop.screens.kiosk.work import Steps
from pinportal_desktop.usecases.leave_kiosk import prepare_try_exit_code, try_exit_code
from pinportal_desktop.usecases.slowing import Step


class Leaving(QObject):
    """Signals: `opened()` after the right code; `refused(Trouble)`."""

    opened = Signal()
    refused = Signal(object)

    def __init__(self, fits: Callable[[Secret], bool], steps: Steps, jobs: Jobs, parent: QObject) -> None:
        """`fits` says whether a code is the exit code; it takes its time."""
        super().__init__(parent)
        self._fits = fits
        self._steps = steps
        self._jobs = jobs
        self._busy = False

    def try_code(self, code: Secret) -> None:
        """Look at a code, unless the last wrong ones make everybody wait."""
        if self._busy:
            return
        self._busy = True
        self._jobs.run(Lane.NETWORK, partial(self._try, code), self._told, owner=self)

    def _try(self, code: Secret) -> Step:
        command = prepare_try_exit_code(self._steps.surface, right=self._fits(code))
        return self._steps.carry_out(try_exit_code, command)

    def _told(self, outcome: Ok[Step] | Err) -> None:
        self._busy = False
        trouble: Trouble | None = (
            outcome.error if isinstance(outcome, Err) else next(iter(outcome.value.errors().values()), None)
        )
        if trouble is None:
            self.opened.emit()
        else:
            self.refused.emit(trouble)
