# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The demo's sender: messages in a folder."""

import os
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

import pytest

from pinportal_desktop.delivery.composing import from_line
from pinportal_desktop.delivery.folder import FolderSender
from pinportal_desktop.delivery.senders import sender_for
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import PracticeId
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.security.keys import SettingSubkey
from tests.delivery.contract import MAIL, SenderContract
from tests.fakes import NOON, FixedClock
from tests.world import PRACTICE_KEY

RULES = PracticeRules(practice_id=PracticeId(UUID(int=1)), practice_name="Maple Street Pediatrics", demo=True)
KEYS = SettingSubkey(PRACTICE_KEY, 1)


class PowerCut(BaseException):
    """Ends the program where it stands."""


def messages_in(folder: Path) -> list[EmailMessage]:
    files = sorted(folder.glob("*.eml")) if folder.is_dir() else []
    return [message_from_bytes(f.read_bytes(), _class=EmailMessage, policy=policy.default) for f in files]


class TestFolderSender(SenderContract):
    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "demo" / "mail"
        self.sender = FolderSender(
            self.folder, FixedClock(), sender=from_line("Maple", "front-desk@example.com"), demo=True
        )

    def arrived(self) -> list[EmailMessage]:
        return messages_in(self.folder)

    def break_it(self) -> None:
        self.folder.parent.mkdir(parents=True)
        self.folder.write_text("a file where the folder should be")

    def mend_it(self) -> None:
        self.folder.unlink()

    def test_a_message_bears_the_clocks_date(self) -> None:
        self.sender.send(MAIL)
        assert self.arrived()[0]["Date"].datetime == NOON

    def test_a_folders_listing_shows_no_address(self) -> None:
        self.sender.send(MAIL)
        (file,) = self.folder.iterdir()
        assert file.name == "0192f3a4-0000-7000-8000-000000000001.eml"

    @pytest.mark.parametrize("cut_at", ["fsync", "replace"])
    def test_a_power_cut_before_the_end_leaves_no_half_message(
        self, cut_at: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def cut(*_: object) -> None:
            raise PowerCut

        with monkeypatch.context() as patched:
            patched.setattr(os, cut_at, cut)
            with pytest.raises(PowerCut):
                self.sender.send(MAIL)
        assert self.arrived() == []
        self.sender.send(MAIL)
        assert [message["Message-ID"] for message in self.arrived()] == [MAIL.wire_id]
        assert [file.suffix for file in self.folder.iterdir()] == [".eml"], "nothing half stays behind"

    def test_a_full_disk_leaves_nothing_behind(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(PinPortalError) as failed:
            self.sender.send(MAIL)
        assert failed.value.code is Code.MAIL_FOLDER_CLOSED
        assert list(self.folder.iterdir()) == []


def test_the_folder_sender_refuses_to_exist_outside_demo(tmp_path: Path) -> None:
    with pytest.raises(PinPortalError) as refused:
        FolderSender(tmp_path, FixedClock(), sender=from_line("x", "x@example.com"), demo=False)
    assert refused.value.code is Code.DEMO_ONLY


def test_outside_demo_no_message_goes_to_a_folder(tmp_path: Path) -> None:
    with pytest.raises(PinPortalError) as refused:
        sender_for(replace(RULES, demo=False), tmp_path, FixedClock(), KEYS)
    assert refused.value.code is Code.SENDER_MISSING


@pytest.mark.parametrize("name", ["Smith, Jones & Co.", 'Dr. "Kids" Müller', "Two\nLines: x@example.net"])
def test_whatever_the_practice_is_called_the_message_is_from_one_sender(name: str, tmp_path: Path) -> None:
    sender_for(replace(RULES, practice_name=name), tmp_path, FixedClock(), KEYS).send(MAIL)
    (sender,) = messages_in(tmp_path)[0]["From"].addresses
    assert sender.addr_spec == "front-desk@example.com"
    assert sender.display_name == " ".join(name.split())
