# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Messages of the outbox in words: what one says, how it went, and what stood in its way."""

from typing import TYPE_CHECKING

from pinportal_desktop.domain.credential import Ending
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.outbox import Channel, MessageState, Template
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.usecases.looks import MessageLine

if TYPE_CHECKING:
    from pinportal_desktop.words.words import Words


def what_of(line: MessageLine, words: "Words") -> str:
    """What the message says, and in which language: "PIN and how to register, in Spanish"."""
    said = {
        Template.WELCOME_WITH_PIN: words.text("PIN and how to register"),
        Template.WELCOME_WITH_QUESTION: words.text("Verification question and how to register"),
        Template.ADD_CHILD_BY_QUESTION: words.text("Verification question and how to add the child"),
        Template.WELCOME_REGISTERED: words.text("Welcome, without a PIN"),
        Template.ADD_CHILD: words.text("PIN and how to add the child"),
        Template.CONFIRM_EMAIL: words.text("Please confirm the e-mail address"),
        Template.CHANGE_EMAIL: words.text("Please confirm the new e-mail address"),
        Template.EMAIL_CHANGED: words.text("The login has another e-mail address"),
        Template.RESET: words.text("Link to choose a new password"),
        Template.LOGIN_SECURED: words.text("The password was changed"),
    }.get(line.template, line.template.value)
    return words.text("{what}, in {language}", what=said, language=words.language_told(line.language))


def way_of(line: MessageLine, words: "Words") -> str:
    """By which way to where: "E-mail a…@example.com"."""
    way = words.text("Text message") if line.channel is Channel.TEXT else words.text("E-mail")
    return f"{way} {line.address}"


def state_of(line: MessageLine, words: "Words") -> str:
    """How it stands, in one or two words."""
    return {
        MessageState.QUEUED: words.text("Waiting"),
        MessageState.SENDING: words.text("Being sent"),
        MessageState.SENT: words.text("Sent"),
        MessageState.DELIVERED: words.text("Delivered"),
        MessageState.BOUNCED: words.text("Came back"),
        MessageState.FAILED: words.text("Not sent"),
        MessageState.CANCELLED: words.text("Cancelled"),
        MessageState.IN_DOUBT: words.text("Perhaps sent"),
    }[line.state]


def details_of(line: MessageLine, words: "Words", rules: PracticeRules) -> str:
    """When it left, or why it did not and what happens next, as the practice sends now."""
    match line.state:
        case MessageState.QUEUED:
            return _waits(line, words, rules)
        case MessageState.SENT | MessageState.DELIVERED if line.sent_at is not None:
            return words.moment(line.sent_at)
        case MessageState.CANCELLED:
            return _why_link_ended(line, words) or _why_cancelled(line.trouble, words)
        case MessageState.IN_DOUBT:
            return _trouble(line, words, rules) or words.text("The program stopped while it was being sent.")
        case _:
            return _trouble(line, words, rules)


def what_to_do(line: MessageLine, words: "Words") -> str:
    """What a person can do about a message that will not arrive by itself; "" where there is nothing to do."""
    match line.state:
        case MessageState.FAILED | MessageState.BOUNCED:
            return words.text("Open the account to send to another address or to print; or send it again as it is.")
        case MessageState.IN_DOUBT:
            return words.text("Ask whether it came; if not, send it again.")
        case _:
            return ""


def _waits(line: MessageLine, words: "Words", rules: PracticeRules) -> str:
    if not rules.sends:
        return words.code(Code.SENDER_MISSING)
    if not line.trouble:
        return words.text("It leaves within a minute.")
    again = words.text("The next try is on {moment}.", moment=words.moment(line.next_at))
    return f"{_trouble(line, words, rules)} {again}"


def _trouble(line: MessageLine, words: "Words", rules: PracticeRules) -> str:
    """The cause: of a code its sentence, of words the words as a sentence."""
    if why := words.why_not_sent(line.trouble, rules):
        return why
    said = line.trouble.strip()
    return f"{said[:1].upper()}{said[1:].rstrip('.')}." if said else ""


def _why_link_ended(line: MessageLine, words: "Words") -> str:
    """Of a message with a VQ's link; "" for every other, and where it was the patient."""
    if line.template not in {Template.WELCOME_WITH_QUESTION, Template.ADD_CHILD_BY_QUESTION}:
        return ""
    return {
        "used": words.text("The link in it was used meanwhile."),
        Ending.SUPERSEDED.value: words.text("A newer link or a PIN replaced the link in it."),
        Ending.WRONG_ANSWERS.value: words.text("Its verification question was revoked after five wrong answers."),
        "revoked": words.text("Its verification question was revoked."),
    }.get(line.trouble, "")


def _why_cancelled(why: str, words: "Words") -> str:
    match why:
        case Ending.SUPERSEDED:
            return words.text("A newer PIN replaced the one in it.")
        case "revoked":
            return words.text("The PIN in it was revoked.")
        case Ending.PATIENT_HIDDEN:
            return words.text("The patient is no longer active.")
        case "by staff":
            return words.text("It was cancelled in Messages.")
        case _:
            return words.text("The PIN in it had ended, or the patient is no longer active.")
