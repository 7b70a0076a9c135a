# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The outbox loop: sends what is due, on a thread of its own, woken when something new waits."""

import logging
import threading
from collections.abc import Callable
from typing import Final

from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.usecases.deliver import Courier, deliver_due
from pinportal_desktop.usecases.incidents import log_incident

_LOG: Final = logging.getLogger(__name__)
_PAUSE: Final = 20.0  # s between two looks at what has become due


class Worker:
    """Runs until it is stopped; `wake` has it look at once."""

    def __init__(self, courier: Callable[[], Courier]) -> None:
        """`courier` is made on the worker's own thread."""
        self._courier = courier
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)

    def start(self) -> None:
        """Begin; the first look is at once."""
        self._wake.set()
        self._thread.start()

    def wake(self) -> None:
        """Something new waits."""
        self._wake.set()

    def stop(self, timeout: float = 5.0) -> bool:
        """End after the message on its way; whether the thread has ended."""
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.wait(_PAUSE)
            self._wake.clear()
            if self._stop.is_set():
                return
            try:
                done = deliver_due(self._courier(), self._stop.is_set)
            # What waits stays in the outbox, and the next look tries again, whatever came between.
            except PinPortalError as error:
                _LOG.warning("outbox", extra={"code": error.code.value})
            except Exception as error:  # noqa: BLE001 - an outbox that nobody empties any more is worse than any incident
                log_incident(error)
            else:
                if done.sent or done.failed:
                    _LOG.info("outbox", extra={"sent": done.sent, "failed": done.failed})
