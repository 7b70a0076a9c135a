# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Send a test to myself**: through what is typed, saved or not, with the cause beside the field that it is about."""

from functools import partial

from PySide6.QtCore import QObject

from pinportal_desktop.domain.emails import email_address
from pinportal_desktop.domain.errors import PinPortalError, Refused
from pinportal_desktop.screens.forms.ui_settings import Ui_SettingsForm
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.settings.page import SettingsPage
from pinportal_desktop.screens.settings.state import FIELD_OF
from pinportal_desktop.screens.telling import sentence
from pinportal_desktop.screens.widgets import NoticeLink, Tone
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.settling import Faults, settled_server
from pinportal_desktop.usecases.stopping import Stop


class MailTrial(QObject):
    """One test at a time; giving up waits for nobody, and what comes back later is nobody's business."""

    def __init__(self, ui: Ui_SettingsForm, page: SettingsPage, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._page = page
        self._workplace = workplace
        self._stop: Stop | None = None
        ui.testButton.clicked.connect(self.begin)
        ui.testAddress.returnPressed.connect(self.begin)

    def begin(self) -> None:
        """Send it, or say under each field why not."""
        ui, workplace = self._ui, self._workplace
        if not ui.testButton.isEnabled():
            return
        self._page.withdraw()
        ui.testNotice.dismiss()
        try:
            server = settled_server(self._page.typed_server(), workplace.rules, workplace.desk.settings)
            to = email_address(ui.testAddress.text(), field="test_address")
        except Faults as refused:
            self._tell(*refused.faults)
        except Refused as refused:
            self._tell(refused)
        else:
            stop = self._stop = Stop()
            ui.testButton.setEnabled(False)
            waiting = workplace.words.text("Waiting for {server}…", server=server.host)
            ui.testNotice.tell(Tone.NEUTRAL, waiting, NoticeLink(workplace.words.text("Cancel"), self.give_up))
            work = partial(workplace.try_mail, server, to, stop)
            workplace.jobs.run(Lane.NETWORK, work, partial(self._told, stop, to), owner=self)

    def give_up(self) -> None:
        """Wait no longer."""
        if self._stop is None:
            return
        self._stop.ask()
        self._end()
        self._ui.testNotice.dismiss()

    def _told(self, stop: Stop, to: str, outcome: Ok[None] | Err) -> None:
        if stop is not self._stop:
            return
        self._end()
        words = self._workplace.words
        if isinstance(outcome, Ok):
            self._ui.testNotice.tell(
                Tone.GOOD, words.text("The mail server took it. Look whether it arrives at {address}.", address=to)
            )
            return
        error = outcome.error
        field = FIELD_OF.get(error.code, "") if isinstance(error, PinPortalError) else ""
        self._ui.testNotice.dismiss()
        if not self._page.tell([(field, sentence(outcome, words))]):
            self._ui.testNotice.tell(Tone.BAD, sentence(outcome, words))

    def _end(self) -> None:
        self._stop = None
        self._ui.testButton.setEnabled(True)

    def _tell(self, *faults: Refused) -> None:
        words = self._workplace.words
        self._page.tell((str(fault.facts["field"]), words.sentence(fault)) for fault in faults)
