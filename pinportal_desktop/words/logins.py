# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Entries about a parent's own login, as the Activity of each of its children tells them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

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


LOGINS: Final[Mapping[str, Callable[[RecordLine, Facts, "Words"], str]]] = {
    "child_added": _child_added,
    "sign_in_failed": _sign_in_failed,
    "password_changed": _password_changed,
}
