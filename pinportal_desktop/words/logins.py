# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Entries about a parent's own login, as the Activity of each of its children tells them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.usecases.command import EntryFact
from pinportal_desktop.usecases.looks import RecordLine

if TYPE_CHECKING:
    from pinportal_desktop.words.words import Words

Facts = Mapping[str, EntryFact]


def _child_added(_line: RecordLine, facts: Facts, words: "Words") -> str:
    return words.text("{name} added the child to the login {login}.", name=facts.get("name"), login=facts.get("login"))


def _sign_in_failed(_line: RecordLine, facts: Facts, words: "Words") -> str:
    if not facts.get("name"):
        return words.text("Somebody tried to sign in with an e-mail address that has no login.")
    return words.text("A sign-in to the login of {name} failed: the password was wrong.", name=facts["name"])


def _password_changed(_line: RecordLine, facts: Facts, words: "Words") -> str:
    if facts.get("reset"):
        return words.text("{name} chose a new password by the link that was sent.", name=facts.get("name"))
    return words.text("{name} changed the password.", name=facts.get("name"))


def _reset_asked(_line: RecordLine, facts: Facts, words: "Words") -> str:
    told = words.text("A link to choose a new password was asked for, for the login of {name}.", name=facts.get("name"))
    if facts.get("sent"):
        return told
    return told + " " + words.text("Nothing was sent: the e-mail address was never confirmed. The desk can send it.")


def _reset_sent(line: RecordLine, facts: Facts, words: "Words") -> str:
    return words.text(
        "{by} sent {name} a link to choose a new password, to {address}.",
        by=line.by,
        name=facts.get("name"),
        address=facts.get("to"),
    )


def _email_change_asked(_line: RecordLine, facts: Facts, words: "Words") -> str:
    told = words.text("{name} asked for the login {address}.", name=facts.get("name"), address=facts.get("to"))
    match facts.get("reason"):
        case None:
            return told + " " + words.text("It becomes the login when the link sent there is used.")
        case Code.MINOR_ADDRESS_OF_FAMILY:
            return told + " " + words.text("Nothing was sent: a parent or contact uses that address.")
        case _:
            return told + " " + words.text("Nothing was sent: that address is another person's login.")


def _email_corrected(line: RecordLine, facts: Facts, words: "Words") -> str:
    return words.text(
        "{by} corrected the login of {name} from {before} to {address}. It changes when the link sent there is used.",
        by=line.by,
        name=facts.get("name"),
        before=facts.get("before"),
        address=facts.get("to"),
    )


def _email_confirmed(_line: RecordLine, facts: Facts, words: "Words") -> str:
    return words.text("{name} confirmed the login {login}.", name=facts.get("name"), login=facts.get("login"))


def _email_changed(_line: RecordLine, facts: Facts, words: "Words") -> str:
    return words.text(
        "The login of {name} is {login} now; it was {before}.",
        name=facts.get("name"),
        login=facts.get("login"),
        before=facts.get("before"),
    )


LOGINS: Final[Mapping[str, Callable[[RecordLine, Facts, "Words"], str]]] = {
    "child_added": _child_added,
    "sign_in_failed": _sign_in_failed,
    "password_changed": _password_changed,
    "reset_asked": _reset_asked,
    "reset_sent": _reset_sent,
    "email_change_asked": _email_change_asked,
    "email_corrected": _email_corrected,
    "email_confirmed": _email_confirmed,
    "email_changed": _email_changed,
}
