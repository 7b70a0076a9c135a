# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How the window ended, as the account's screen tells it."""

from dataclasses import dataclass
from enum import StrEnum

from pinportal_desktop.domain.addresses import masked_email, masked_phone
from pinportal_desktop.domain.credential import CredentialKind
from pinportal_desktop.screens.registration.pressing import Asked, Press
from pinportal_desktop.screens.widgets import Tone
from pinportal_desktop.words import Words


class End(StrEnum):
    ISSUED = "issued"
    SHARED = "shared"
    VOIDED = "voided"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """`sentence` tells it, empty when nothing happened; `tone` is WARN when something is left to do. No PIN in it."""

    end: End
    sentence: str = ""
    tone: Tone = Tone.GOOD


def closed_by(
    asked: Asked,
    *,
    sharing: bool,
    sends: bool,
    cancelled: int,
    failed: str,
    words: Words,
    here: bool = False,
    of_question: bool = False,
) -> Closed:
    """After one of the closing buttons.

    `cancelled` messages with the old PIN were still waiting; `failed` is why the registration page did not open;
    `sends` is False while e-mail is not set up; `here` is whether the kiosk covered this screen; `of_question` whether
    what was replaced is a VQ.
    """
    waits = asked.sends and not sends
    if asked.kind is CredentialKind.VERIFICATION_QUESTION:
        told = [_what_asks(asked, waits=waits, words=words)]
    else:
        told = [_what(asked, sharing=sharing, waits=waits, words=words)]
    if failed:
        told.append(words.text("The registration page did not open."))
        told.append(failed)
    elif here:
        told.append(words.text("The parent was given this screen."))
    elif asked.press is Press.COMPLETE:
        told.append(words.text("The registration page is open."))
    if cancelled and of_question:
        told.append(
            words.ntext(
                "{count} message with the old link was still waiting and is cancelled.",
                "{count} messages with the old link were still waiting and are cancelled.",
                cancelled,
                count=cancelled,
            )
        )
    elif cancelled:
        told.append(
            words.ntext(
                "{count} message with the old PIN was still waiting and is cancelled.",
                "{count} messages with the old PIN were still waiting and are cancelled.",
                cancelled,
                count=cancelled,
            )
        )
    end = End.SHARED if sharing else End.ISSUED
    return Closed(end=end, sentence=" ".join(told), tone=Tone.WARN if failed or waits else Tone.GOOD)


def _what(asked: Asked, *, sharing: bool, waits: bool, words: Words) -> str:
    if not asked.sends:
        if sharing:
            return words.text("Nothing was sent; the PIN stays active.")
        return words.text("The PIN is active. Nothing was sent.")
    address = masked_email(asked.address or "") if asked.text_to is None else masked_phone(asked.text_to.phone)
    if waits:
        told = words.text(
            "The PIN is active. The message to {address} waits: e-mail is not set up yet.", address=address
        )
        letter = words.text("Share Current PIN prints a letter meanwhile.")
        return told if asked.press is Press.COMPLETE else f"{told} {letter}"
    if asked.text_to is not None:
        if sharing:
            return words.text("The current PIN is on its way to {number} as text message.", number=address)
        return words.text("The PIN is active and on its way to {number} as text message.", number=address)
    if sharing:
        return words.text("The current PIN is on its way to {address}.", address=address)
    return words.text("The PIN is active and on its way to {address}.", address=address)


def _what_asks(asked: Asked, *, waits: bool, words: Words) -> str:
    if not asked.sends:
        return words.text("The verification question is active. Nothing was sent.")
    if asked.text_to is not None:
        number = masked_phone(asked.text_to.phone)
        return words.text(
            "The verification question is active, and its link on its way to {number} as text message.", number=number
        )
    address = masked_email(asked.address or "")
    if waits:
        return words.text(
            "The verification question is active. The message to {address} waits: e-mail is not set up yet.",
            address=address,
        )
    return words.text("The verification question is active, and its link on its way to {address}.", address=address)


def voided(words: Words, *, printed: bool, link: bool = False) -> Closed:
    """After the paper, or the PIN that was only read aloud, was voided."""
    if link:
        return Closed(end=End.VOIDED, sentence=words.text("The printed link is void. Throw the paper away."))
    if printed:
        return Closed(end=End.VOIDED, sentence=words.text("The printed PIN is void. Throw the paper away."))
    return Closed(end=End.VOIDED, sentence=words.text("The PIN that was read aloud is void."))


CANCELLED = Closed(end=End.CANCELLED)
