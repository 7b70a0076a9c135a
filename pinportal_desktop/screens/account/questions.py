# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The account's small decisions: remove access, undo that, link an account to a contact, record Authority."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import CredentialKind
from pinportal_desktop.domain.ids import AssociationId, ContactId
from pinportal_desktop.screens.account.access_list import AccessList
from pinportal_desktop.screens.account.columns import authority_text
from pinportal_desktop.screens.account.state import AssociationRow, ContactRow
from pinportal_desktop.screens.growing import grow
from pinportal_desktop.screens.question import Question
from pinportal_desktop.screens.widgets import ComboBox, field_label
from pinportal_desktop.words import Words


class RemoveQuestion(Question):
    """**Remove Access**: says what follows before anything happens."""

    def __init__(
        self, words: Words, row: AssociationRow, *, active: CredentialKind | None, waiting: str, parent: QWidget
    ) -> None:
        """`active` is the kind of what is revoked with it; `waiting` who has not used it yet, "" for nobody."""
        text = words.text
        follows = [
            text("{name} no longer sees this patient in the portal. The line stays, with the date.", name=row.spoken)
        ]
        if active is CredentialKind.PIN:
            follows.append(text("The active PIN is revoked, because {name} may know it.", name=row.spoken))
        if active is CredentialKind.VERIFICATION_QUESTION:
            follows.append(
                text("The active verification question is revoked, because {name} may know it.", name=row.spoken)
            )
        if waiting and active is CredentialKind.VERIFICATION_QUESTION:
            follows.append(text("{name} was still waiting for its link and needs a new one.", name=waiting))
        elif waiting:
            follows.append(text("{name} was still waiting for that PIN and needs a new one.", name=waiting))
        super().__init__(
            words,
            title="Remove Access",
            heading=text("Remove the access of {name}?", name=row.spoken),
            text=" ".join(follows),
            act="Remove Access",
            parent=parent,
            danger=True,
        )


class UndoQuestion(Question):
    """**Undo** after more than 24 hours: the reason is asked."""

    def __init__(self, words: Words, row: AssociationRow, *, parent: QWidget) -> None:
        text = words.text
        super().__init__(
            words,
            title="Undo",
            heading=text("Give {name} the access back?", name=row.spoken),
            text=text("It was removed more than 24 hours ago. Say why it is restored; the record keeps it."),
            act="Undo",
            parent=parent,
        )
        self.reason = QLineEdit(self)
        self.answers.addWidget(field_label(text("&Reason"), self.reason, self))
        self.answers.addWidget(self.reason)
        self.reason.setFocus()


class RevokeQuestion(Question):
    """**Revoke PIN…**: says who used it and what follows, and asks for the reason."""

    def __init__(self, words: Words, used: Sequence[str], *, question: bool = False, parent: QWidget) -> None:
        """`question`: it is a VQ that is revoked."""
        text = words.text
        names = words.listed(list(used))
        keeps = words.ntext(
            "{names} registered with it and keeps access.", "{names} registered with it and keep access.", len(used),
            names=names,
        )  # fmt: skip
        super().__init__(
            words,
            title="Revoke PIN",
            heading=text("Revoke the verification question?") if question else text("Revoke the PIN?"),
            text=" ".join(
                (
                    keeps if used else text("Nobody has registered with it."),
                    text("From now on nobody can register with it. A message with it that still waits is cancelled."),
                )
            ),
            act="Revoke PIN",
            parent=parent,
            danger=True,
        )
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(text("such as: letter lost, sent to the wrong address"))
        self.answers.addWidget(field_label(text("&Reason"), self.reason, self))
        self.answers.addWidget(self.reason)
        self.reason.setFocus()


class LinkQuestion(Question):
    """**Link to Contact…**: staff say which family contact an account's holder is."""

    def __init__(self, words: Words, row: AssociationRow, contacts: Sequence[ContactRow], *, parent: QWidget) -> None:
        text = words.text
        super().__init__(
            words,
            title="Link to Contact",
            heading=text("Who is {name}?", name=row.spoken),
            text=text("Link the login {email} to the family contact it belongs to.", email=row.email),
            act=text("Link"),
            parent=parent,
        )
        self._choice = ComboBox(self)
        for contact in contacts:
            self._choice.addItem(f"{contact.spoken}, {contact.relationship}", contact.contact_id)
        self.answers.addWidget(field_label(text("&Family contact"), self._choice, self))
        self.answers.addWidget(self._choice)
        self._choice.setFocus()

    @property
    def contact_id(self) -> ContactId:
        """The contact chosen."""
        chosen: ContactId = self._choice.currentData()
        return chosen


class AuthorityQuestion(Question):
    """**Authority** of one contact; None and Exclusive list the access that no longer fits, for removal."""

    def __init__(self, words: Words, row: ContactRow, *, parent: QWidget) -> None:
        text = words.text
        super().__init__(
            words,
            title="Authority",
            heading=text("What authority does {name} have?", name=row.spoken),
            text=text("As the practice's papers say: over this patient, not over the family."),
            act=text("Record"),
            parent=parent,
        )
        self._words = words
        self._choices = QButtonGroup(self)
        self._kinds = (Authority.JOINT, Authority.EXCLUSIVE, Authority.NONE)
        meanings = (
            text("may be given access, like others"),
            text("nobody else may be given access"),
            text("may not be given access"),
        )
        for number, (kind, meaning) in enumerate(zip(self._kinds, meanings, strict=True)):
            choice = QRadioButton(authority_text(kind, words), self)
            choice.setAccessibleDescription(meaning)
            choice.setText(f"&{authority_text(kind, words)} – {meaning}")
            choice.setAccessibleName(authority_text(kind, words))
            self._choices.addButton(choice, number)
            self.answers.addWidget(choice)
            if kind is row.authority:
                choice.setChecked(True)
                choice.setFocus()
        if row.authority is Authority.NOT_RECORDED:
            self._choices.button(0).setFocus()
        self._access = AccessList(words, self, after=self._choices.buttons()[-1])
        self.answers.addWidget(self._access)
        self.chosen = self._choices.idToggled
        self.allow(self.authority is not None)

    @property
    def authority(self) -> Authority | None:
        """What was chosen; None before anything was."""
        number = self._choices.checkedId()
        return self._kinds[number] if number >= 0 else None

    @property
    def to_remove(self) -> tuple[AssociationId, ...]:
        """The listed access that staff chose to end with it."""
        return self._access.to_remove

    def list_access(self, listed: Sequence[tuple[AssociationId, str]]) -> None:
        """Show whose access ends with this; each is ticked, and can be kept by hand."""
        self._access.list_access(listed)
        self.allow(self.authority is not None)
        grow(self)
