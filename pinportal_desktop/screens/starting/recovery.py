# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Asks for the recovery key on paper, where this computer does not have the keys of a backup."""

from PySide6.QtWidgets import QLineEdit, QWidget

from pinportal_desktop.screens.jobs import Err
from pinportal_desktop.screens.starting.passphrase import PassphrasePage
from pinportal_desktop.screens.telling import field_of
from pinportal_desktop.words import Words


class RecoveryPage(PassphrasePage):
    """Signals as `PassphrasePage`: `answered(Secret)` with the key as it was typed."""

    field = "recovery"

    def __init__(self, words: Words, *, paper: str, parent: QWidget | None = None) -> None:
        """`paper` numbers the paper that is asked for."""
        super().__init__(words, parent)
        text, ui = words.text, self._ui
        ui.heading.setText(text("Recovery key"))
        ui.sentence.setText(
            text(
                "This computer does not have the keys of this backup. Type the recovery key from paper {paper}; spaces"
                " and capital letters do not matter.",
                paper=paper,
            )
        )
        ui.passphraseLabel.setText(text("&Recovery key"))
        ui.passphrase.setAccessibleName(text("Recovery key"))
        # Read from paper group by group, so it must be seen.
        ui.passphrase.setEchoMode(QLineEdit.EchoMode.Normal)
        ui.openButton.setText(text("Re&store"))

    def refuse(self, outcome: Err) -> None:
        """What was typed stays as it is: one group of thirteen is mended, not all of them typed again."""
        super().refuse(outcome)
        if field_of(outcome) == self.field:
            self._ui.passphrase.deselect()
