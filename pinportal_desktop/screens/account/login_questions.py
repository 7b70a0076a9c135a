# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the desk does for a parent's login: **Send Password Reset** and **Correct E-mail**."""

from PySide6.QtWidgets import QLineEdit, QWidget

from pinportal_desktop.domain.emails import LONGEST
from pinportal_desktop.screens.account.state import AssociationRow
from pinportal_desktop.screens.question import Question
from pinportal_desktop.screens.widgets import field_label
from pinportal_desktop.words import Words


class ResetQuestion(Question):
    """**Send Password Reset**: says where the link goes and what stays until it is used."""

    def __init__(self, words: Words, row: AssociationRow, *, parent: QWidget) -> None:
        text = words.text
        told = [
            text(
                "The link goes to {email} and works for one hour, once. The present password stays until it is used.",
                email=row.email,
            )
        ]
        if not row.confirmed:
            told.append(text("This address was never confirmed: read it out to {name} first.", name=row.spoken))
        super().__init__(
            words,
            title="Send Password Reset",
            heading=text("Send {name} a link to choose a new password?", name=row.spoken),
            text=" ".join(told),
            act="Send Password Reset",
            parent=parent,
        )


class CorrectQuestion(Question):
    """**Correct E-mail**: the right address; it becomes the login when its owner has confirmed it."""

    def __init__(self, words: Words, row: AssociationRow, *, parent: QWidget) -> None:
        text = words.text
        super().__init__(
            words,
            title="Correct E-mail",
            heading=text("What is the right e-mail address of {name}?", name=row.spoken),
            text=text(
                "A link goes there. The login stays {email} until {name} has used it with the password; then the old"
                " address is told.",
                email=row.email,
                name=row.spoken,
            ),
            act="Correct E-mail",
            parent=parent,
        )
        self.email = QLineEdit(self)
        self.email.setMaxLength(LONGEST)
        self.answers.addWidget(field_label(text("E-mail &address"), self.email, self))
        self.answers.addWidget(self.email)
        self.email.setFocus()
