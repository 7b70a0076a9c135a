# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What is drawn once for the window: a PIN's draft, a VQ's link, and the hash of an answer. In memory only."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from pinportal_desktop.domain.credential import CredentialKind
from pinportal_desktop.domain.ids import CredentialId, PatientId
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.registration import work
from pinportal_desktop.screens.registration.pressing import Asked
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.asking import asking, prepare_link
from pinportal_desktop.usecases.issuing import DraftPin, prepare_draft


class Drawing(QObject):
    """`forget` once the window has ended."""

    def __init__(self, workplace: Workplace, patient_id: PatientId, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._patient_id = patient_id
        self._draft: DraftPin | None = None
        self._link: tuple[DraftPin, Secret] | None = None
        self._hashed: tuple[Secret, str] | None = None

    def draw_pin(self) -> Pin:
        """The window's new PIN."""
        self._draft, pin = prepare_draft(self._workplace.desk, self._patient_id)
        return pin

    @property
    def link(self) -> Secret | None:
        """The VQ's link, once one was needed."""
        return None if self._link is None else self._link[1]

    @property
    def is_empty(self) -> bool:
        """Whether nothing secret is left."""
        return self._link is None and self._hashed is None

    def id_of(self, *, by_question: bool) -> CredentialId:
        """Of the credential that the window would issue."""
        if by_question:
            return self._drawn_link().id
        assert self._draft is not None
        return self._draft.id

    def of(self, asked: Asked) -> DraftPin | None:
        """What the command carries: the PIN's draft, or the link with what it asks; None when a PIN is shared."""
        if asked.kind is CredentialKind.PIN:
            return self._draft
        hashed = "" if asked.answer is None or self._hashed is None else self._hashed[1]
        return asking(self._drawn_link(), asked.question, hashed)

    def knows(self, answer: Secret) -> bool:
        """Whether this answer is hashed already."""
        return self._hashed is not None and self._hashed[0] == answer

    def hash(self, answer: Secret, go_on: Callable[[], None], failed: Callable[[Err], None]) -> None:
        """Hashes the answer, which takes a while, and goes on."""
        job = partial(work.hashed, self._workplace, answer)
        self._workplace.jobs.run(Lane.LONG, job, partial(self._take, answer, go_on, failed), owner=self)

    def forget(self) -> None:
        """Drops the link and the answer's hash."""
        self._link = self._hashed = None

    def _take(
        self, answer: Secret, go_on: Callable[[], None], failed: Callable[[Err], None], outcome: Ok[str] | Err
    ) -> None:
        if isinstance(outcome, Err):
            failed(outcome)
            return
        self._hashed = (answer, outcome.value)
        go_on()

    def _drawn_link(self) -> DraftPin:
        if self._link is None:
            self._link = prepare_link(self._workplace.desk, self._patient_id)
        return self._link[0]
