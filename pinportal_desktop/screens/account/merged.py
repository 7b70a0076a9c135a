# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Who had access to a chart that was merged into this one: staff say, one after the other, whether it goes on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from pinportal_desktop.domain.ids import CommandId, PatientId
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.widgets import Notice, NoticeLink, Tone
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.import_looks import MergedAccess
from pinportal_desktop.usecases.settle_charts import MergedAccessSettled, SettleMergedAccess, settle_merged_access


class MergedCharts(QObject):
    """Asks in `notice`; `done` gets a sentence after a decision."""

    def __init__(self, notice: Notice, workplace: Workplace, parent: QObject, *, done: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._notice = notice
        self._workplace = workplace
        self._done = done
        self._patient_id: PatientId | None = None
        self._waiting: tuple[MergedAccess, ...] = ()

    def begin(self, patient_id: PatientId) -> None:
        """Another account: nothing waits until it is known."""
        self._patient_id, self._waiting = patient_id, ()
        self._notice.dismiss()

    def look(self) -> None:
        """Bring it up to date."""
        imports, patient_id = self._workplace.imports, self._patient_id
        if imports is not None and patient_id is not None:
            work = partial(imports.looks.merged_access, patient_id)
            then = partial(self._found, patient_id)
            self._workplace.jobs.run(Lane.LOOK, work, then, owner=self, topic="merged")

    def _found(self, patient_id: PatientId, outcome: Ok[tuple[MergedAccess, ...]] | Err) -> None:
        # The account beside it tells what keeps it from being looked at. The same again would take the focus away.
        if isinstance(outcome, Err) or patient_id != self._patient_id or outcome.value == self._waiting:
            return
        self._waiting = outcome.value
        self._ask()

    def _ask(self) -> None:
        if not self._waiting:
            self._notice.dismiss()
            return
        words, access = self._workplace.words, self._waiting[0]
        told = words.text(
            "{name} ({email}) had access to chart {chart}, which was merged into this one. Does the access go on here?",
            name=access.name,
            email=access.email,
            chart=access.gone_chart,
        )
        more = len(self._waiting) - 1
        if more:
            told += " " + words.ntext("One more waits after this.", "{count} more wait after this.", more, count=more)
        self._notice.tell(Tone.WARN, told, *self._answers(access))

    def _answers(self, access: MergedAccess) -> tuple[NoticeLink, NoticeLink]:
        text = self._workplace.words.text
        return (
            NoticeLink(text("Keep Access"), partial(self._settle, access, keep=True)),
            NoticeLink(text("End Access"), partial(self._settle, access, keep=False)),
        )

    def _settle(self, access: MergedAccess, *, keep: bool) -> None:
        if self._patient_id is None:
            return
        desk, now = self._workplace.desk, self._workplace.desk.clock.now()
        command = SettleMergedAccess(
            id=CommandId(desk.entropy.new_id(now)),
            by=desk.actor,
            made_at=now,
            patient_id=self._patient_id,
            gone=access.gone,
            association_id=access.association_id,
            keep=keep,
        )
        work = partial(self._workplace.carry_out, settle_merged_access, command)
        self._workplace.jobs.run(Lane.WRITE, work, partial(self._settled, access, keep=keep), owner=self)

    def _settled(self, access: MergedAccess, outcome: Ok[MergedAccessSettled] | Err, *, keep: bool) -> None:
        words = self._workplace.words
        if isinstance(outcome, Err):
            # Another answer is still possible, so both stay.
            tell_error(self._notice, outcome, words, *self._answers(access))
            return
        name = outcome.value.name
        if keep and outcome.value.known:
            told = words.text("{name} had access to this chart already.", name=name)
        elif keep:
            told = words.text("{name} has access to this chart now.", name=name)
        else:
            told = words.text("The access of {name} has ended.", name=name)
        self._done(told)
