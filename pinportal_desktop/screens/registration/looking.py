# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the window looks up by itself: look-alikes, accounts through siblings, whose login an address is."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from pinportal_desktop.domain.addresses import email_key
from pinportal_desktop.domain.emails import is_email_address
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.look_alikes import look_alikes
from pinportal_desktop.screens.registration import choosing, work
from pinportal_desktop.screens.registration.given import Given, Login, SendBy
from pinportal_desktop.screens.registration.reaching import address_text
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.looks import PatientRow, SiblingLogin

Change = Callable[[Given], Given]


class Looking(QObject):
    """`learned` is given each change to what the window was given."""

    def __init__(self, workplace: Workplace, learned: Callable[[Change], None], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._learned = learned
        self._asked_login = ""
        self._asked_handed: PatientAccount | None = None

    def begin(self, given: Given) -> None:
        """Looks once for what does not depend on any choice."""
        looks, jobs, patient = self._workplace.looks, self._workplace.jobs, given.account.patient
        born = partial(look_alikes, looks, patient.name.family, patient.born, given.today, but=patient.id)
        jobs.run(Lane.LOOK, born, self._take_also_born, owner=self, topic="born")
        siblings = partial(looks.sibling_logins, patient.id)
        jobs.run(Lane.LOOK, siblings, self._take_siblings, owner=self, topic="siblings")

    def look_whom_handed(self, given: Given) -> None:
        """Asks, of each account that was loaded, to whom else its PIN was given: their letters die with it too."""
        if given.sharing or given.account is self._asked_handed:
            return
        self._asked_handed = given.account
        active = given.account.active_on(given.rules, given.today)
        if active is None or active.activated_at is None:
            return
        look = partial(work.whom_handed, self._workplace.looks, given.account.patient.id, active.activated_at)
        self._workplace.jobs.run(Lane.LOOK, look, self._take_handed, owner=self, topic="handed")

    def look_whose_login(self, given: Given) -> None:
        """Asks whose login the address is, as soon as it is one."""
        email = address_text(given)
        by_email = given.send_by is SendBy.EMAIL
        if not by_email or email_key(email) == self._asked_login or not is_email_address(email):
            return
        self._asked_login = email_key(email)
        look = partial(work.whose_login, self._workplace.looks, email)
        self._workplace.jobs.run(Lane.LOOK, look, self._take_login, owner=self, topic="login")

    def _take_also_born(self, outcome: Ok[tuple[PatientRow, ...]] | Err) -> None:
        if isinstance(outcome, Err):
            error = outcome.error
            self._learned(lambda given: replace(given, problem=error))
        else:
            rows = outcome.value
            self._learned(lambda given: replace(given, also_born=rows))

    def _take_handed(self, outcome: Ok[frozenset[str]] | Err) -> None:
        # The sentence must not name fewer than there are without saying so.
        if isinstance(outcome, Err):
            error = outcome.error
            self._learned(lambda given: replace(given, problem=error))
        else:
            handed = outcome.value
            self._learned(lambda given: replace(given, handed=handed))

    def _take_siblings(self, outcome: Ok[tuple[SiblingLogin, ...]] | Err) -> None:
        # A failed look leaves the choice of the message to the use case, which asks again when the window closes.
        if isinstance(outcome, Ok):
            found = outcome.value
            self._learned(lambda given: replace(given, sibling_logins=found))

    def _take_login(self, outcome: Ok[Login] | Err) -> None:
        # Likewise.
        if isinstance(outcome, Ok):
            login = outcome.value
            self._learned(lambda given: choosing.looked_up(given, login))
