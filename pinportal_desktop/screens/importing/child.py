# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""One of two charts that are perhaps of one child: all that tells a person whether they are."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pinportal_desktop.domain.authority import FamilyMember
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import Standing
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.screens.statuses import STATUS
from pinportal_desktop.screens.widgets import LINK_EDGE, Badge, Kind, Line, label, mark
from pinportal_desktop.words import Words

_MOST = 4  # contacts shown; the account has all
_HEIGHT = 244  # px, so that nothing jumps from one pair to the next


class ChildCard(QFrame):
    """Made by a form, then `furnish`ed once with words.

    Signals: `account_wanted()` when its account is to be opened.
    """

    account_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._badge = Line(self), Badge(self)
        mark(self._name, Kind.CARD_TITLE)
        self._values: dict[str, QLabel] = {}
        self.setMinimumHeight(_HEIGHT)
        self._account = QPushButton(self)
        mark(self._account, Kind.LINK)
        self._account.clicked.connect(self.account_wanted)

    def furnish(self, words: Words) -> None:
        """Give it its words; called once."""
        self._words, text = words, words.text
        self._account.setText(text("Open the account"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._name, 1)
        head.addWidget(self._badge)
        whole.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for row, (key, told) in enumerate(
            (
                ("chart", text("Chart")),
                ("born", text("Date of birth")),
                ("called", text("Called")),
                ("family", text("Family")),
            )
        ):
            value = label("", parent=self)
            value.setWordWrap(True)
            self._values[key] = value
            named = label(told, Kind.LABEL, self)
            grid.addWidget(named, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        grid.setColumnStretch(1, 1)
        whole.addLayout(grid)
        whole.addStretch(1)
        foot = QHBoxLayout()
        foot.addSpacing(-LINK_EDGE)
        foot.addWidget(self._account)
        foot.addStretch(1)
        whole.addLayout(foot)

    def show_account(self, account: PatientAccount, rules: PracticeRules, today: date) -> None:
        """Another chart."""
        words, patient = self._words, account.patient
        self._name.tell(patient.name.listed)
        self._account.setAccessibleName(words.text("Open the account of chart {chart}", chart=patient.chart_number))
        self._badge.tell(*STATUS[account.status(rules, today)])
        told = {Standing.INACTIVE: words.text("inactive"), Standing.DECEASED: words.text("deceased")}
        standing = told.get(patient.standing, "")
        self._values["chart"].setText(" · ".join(part for part in (patient.chart_number, standing) if part))
        self._values["born"].setText(f"{words.date(patient.born)} · {words.age(patient.born, today)}")
        self._values["called"].setText(patient.preferred or "–")
        lines = [_member(member, words) for member in account.family[:_MOST]]
        more = len(account.family) - _MOST
        if more > 0:
            lines.append(words.ntext("and {count} more", "and {count} more", more, count=more))
        self._values["family"].setText("\n".join(lines) or words.text("No family contacts"))


def _member(member: FamilyMember, words: Words) -> str:
    contact = member.contact
    reached = [*contact.emails[:1], *([words.phone(contact.phone)] if contact.phone else [])]
    name = f"{contact.name.spoken}, {member.link.relationship}" if member.link.relationship else contact.name.spoken
    return " · ".join((name, *reached))
