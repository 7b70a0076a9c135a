# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the outbox relies on, whatever sends: a new sender's tests derive from this class."""

from abc import ABC, abstractmethod
from dataclasses import replace
from email.message import EmailMessage

import pytest

from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.domain.retrying import FOR_GOOD
from pinportal_desktop.usecases.needs import Mail, Sender
from pinportal_desktop.words.sending import SENDING

MAIL = Mail(
    to="ana@example.com",
    wire_id="<0192f3a4-0000-7000-8000-000000000001@pinportal.invalid>",
    subject="Your PIN for the patient portal of Núñez & Co",
    text="Your PIN: K7P4-RX9M\nOpen http://127.0.0.1:8737 – für Sie.\n",
    html="<p>Your PIN: <b>K7P4-RX9M</b> – für Sie.</p>\n",
)
TEXT = Mail(
    to="5550102231@vtext.com",
    wire_id="<0192f3a4-0000-7000-8000-000000000003@pinportal.invalid>",
    subject="",
    text="Maple Street Pediatrics: Your PIN for the patient portal is K7P4-RX9M. Make your account at https://portal.test",
    html="",
)


class SenderContract(ABC):
    """`arrived` gives what reached the other side so far; `break_it` makes the next sending fail."""

    sender: Sender

    @abstractmethod
    def arrived(self) -> list[EmailMessage]: ...

    @abstractmethod
    def break_it(self) -> None: ...

    @abstractmethod
    def mend_it(self) -> None: ...

    def test_a_message_arrives_whole_with_text_and_html(self) -> None:
        self.sender.send(MAIL)
        (message,) = self.arrived()
        assert (message["To"], message["Subject"], message["Message-ID"]) == (MAIL.to, MAIL.subject, MAIL.wire_id)
        assert message["Date"].datetime is not None
        text, html = message.get_body(("plain",)), message.get_body(("html",))
        assert text is not None
        assert html is not None
        assert text.get_content().replace("\r\n", "\n") == MAIL.text
        assert html.get_content().replace("\r\n", "\n") == MAIL.html

    def test_a_text_message_arrives_as_one_plain_line_without_a_subject(self) -> None:
        """What a carrier's gateway finds in it, a phone shows."""
        self.sender.send(TEXT)
        (message,) = self.arrived()
        assert (message["To"], message["Subject"], message.get_content_type()) == (TEXT.to, None, "text/plain")
        assert message["Content-Transfer-Encoding"] == "7bit"
        assert message.get_content().rstrip("\r\n") == TEXT.text

    def test_a_text_message_in_spanish_keeps_its_letters(self) -> None:
        self.sender.send(replace(TEXT, text="Clínica Niño: ñandú"))
        assert self.arrived()[0].get_content().rstrip("\r\n") == "Clínica Niño: ñandú"

    def test_a_message_says_that_no_person_typed_it(self) -> None:
        """So that an answering machine does not answer (RFC 3834)."""
        self.sender.send(MAIL)
        assert self.arrived()[0]["Auto-Submitted"] == "auto-generated"

    def test_sent_again_it_bears_the_same_message_id(self) -> None:
        self.sender.send(MAIL)
        self.sender.send(MAIL)
        assert {message["Message-ID"] for message in self.arrived()} == {MAIL.wire_id}

    def test_each_message_arrives_beside_the_others(self) -> None:
        other = replace(MAIL, to="t.reyes@example.net", wire_id=MAIL.wire_id.replace("01@", "02@"))
        self.sender.send(MAIL)
        self.sender.send(other)
        assert {message["To"] for message in self.arrived()} == {MAIL.to, other.to}

    def test_a_failure_is_told_by_its_cause_and_names_nobody(self) -> None:
        self.break_it()
        with pytest.raises(PinPortalError) as failed:
            self.sender.send(MAIL)
        assert failed.value.code in SENDING
        assert failed.value.code not in FOR_GOOD, "it will be tried again"
        told = f"{failed.value} {failed.value.facts}"
        assert not any(secret in told for secret in (MAIL.to, "K7P4", MAIL.subject))
        assert self.arrived() == []

    def test_what_failed_arrives_when_it_is_sent_again(self) -> None:
        self.break_it()
        with pytest.raises(PinPortalError):
            self.sender.send(MAIL)
        self.mend_it()
        self.sender.send(MAIL)
        assert [message["Message-ID"] for message in self.arrived()] == [MAIL.wire_id]
