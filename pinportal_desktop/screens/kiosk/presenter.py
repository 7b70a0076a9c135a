# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Holds how far a family has come, counts the seconds without a touch, and leaves the GUI thread for what may wait."""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.jobs import Err, Jobs, Lane, Ok
from pinportal_desktop.screens.kiosk import state
from pinportal_desktop.screens.kiosk.state import Given, Page
from pinportal_desktop.screens.kiosk.work import Answer, Steps
from pinportal_desktop.usecases.registration_form import Typed

_TICK = 250  # ms


class KioskPresenter(QObject):
    """Signals: `changed(Given)`; `refused(str)` with the first field at fault; `wiped()` before what is shown anew.

    `now` counts seconds, from anywhere.
    """

    changed = Signal(object)
    refused = Signal(str)
    wiped = Signal()

    def __init__(
        self,
        steps: Steps,
        jobs: Jobs,
        language: str,
        *,
        handover: Secret | None = None,
        now: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._steps = steps
        self._jobs = jobs
        self._language = language
        self._now = now
        self._last_touch = now()
        self.given = Given(
            session=self._token(),
            account=self._token(),
            once=self._token(),
            language=language,
            handover=handover,
            covers=handover is not None,
        )
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        if handover is not None:
            asks = partial(steps.question_of, handover)
            jobs.run(Lane.LOOK, asks, partial(self._asks, self.given.session), owner=self, topic="question")

    # --- what a hand does

    def touch(self) -> None:
        """Somebody is there: the seconds count from here."""
        self._last_touch = self._now()
        self._set(state.touched(self.given))

    def edit(self, name: str) -> None:
        """A field has another content."""
        self._set(state.edited(self.given, name))

    def speak(self, language: str) -> None:
        """Say everything in another language; what was typed stays."""
        self._set(state.spoken(self.given, language))

    def take(self, typed: Typed) -> None:
        """**Continue**, **Create My Account**, **Add**: the step that is shown, with what stands in its fields."""
        if self.given.busy:
            return
        given = self.given
        self._set(state.working(given))
        take = partial(self._steps.take, given, typed)
        self._jobs.run(Lane.WRITE, take, partial(self._took, given.session), owner=self)

    def back(self) -> None:
        """One step back."""
        if not self.given.busy:
            self._set(state.back(self.given))

    def tell_of_account(self) -> None:
        """**I already have an account**."""
        if not self.given.busy:
            self._set(state.moved(self.given, Page.ACCOUNT))

    def add_another(self) -> None:
        """**Add Child/Dependent**, for who has just made an account."""
        if not self.given.busy:
            self._set(state.moved(self.given, Page.ADD))

    def wipe(self) -> None:
        """As if nobody had been there; what was begun is ended in the database, and who was signed in is no more."""
        gone = self.given
        self.given = state.wiped(
            gone, session=self._token(), account=self._token(), once=self._token(), language=self._language
        )
        # Even one that is only on its way there: its answer is not waited for, and the lane keeps the order.
        self._jobs.run(Lane.WRITE, partial(self._steps.leave, gone), _left, owner=self)
        self.wiped.emit()
        self.changed.emit(self.given)

    def tick(self) -> None:
        """Look how long nobody has been there."""
        idle = self._now() - self._last_touch
        if state.is_over(self.given, idle):
            self.wipe()
        else:
            self._set(state.waited(self.given, idle))

    def stop(self) -> None:
        """Count no longer."""
        self._timer.stop()

    # --- what comes back

    def _asks(self, session: Secret, outcome: Ok[str] | Err) -> None:
        # Not looked up now, it is asked for when the date is given.
        if session == self.given.session and isinstance(outcome, Ok):
            self._set(state.asking(self.given, outcome.value))

    def _took(self, session: Secret, outcome: Ok[Answer] | Err) -> None:
        if session != self.given.session:
            return  # of a family that is gone
        if isinstance(outcome, Err):
            self._refuse(state.refused(self.given, {"form": outcome.error}, self._token()))
            return
        answer = outcome.value
        given = replace(self.given, begun=answer.begun, email=answer.email or self.given.email)
        if answer.onward is None:
            self._refuse(state.refused(given, answer.errors, self._token()))
            return
        self._last_touch = self._now()
        self._set(state.moved(given, answer.onward))

    def _refuse(self, given: Given) -> None:
        self._set(given)
        if given.errors:
            self.refused.emit(next(iter(given.errors)))

    def _set(self, given: Given) -> None:
        if given != self.given:
            self.given = given
            self.changed.emit(given)

    def _token(self) -> Secret:
        return self._steps.surface.entropy.token()


def _left(_outcome: Ok[None] | Err) -> None:
    """Where it could not be ended just now, it ends by itself within half an hour."""
