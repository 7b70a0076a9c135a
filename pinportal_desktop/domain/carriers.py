# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Cell carriers whose gateway turns an e-mail into a text message, and how far that is to be trusted.

The carriers are ending these gateways one after the other, some without a word, so each is told with what is known of
it: nobody at the desk should say "we texted it" of a message that cannot arrive.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pinportal_desktop.domain.errors import Code, Refused


class CarrierState(StrEnum):
    LIVE = "live"
    ENDING = "ending"
    DEAD = "dead"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A carrier as **Cell Carrier** names it, and its gateway's domain ("vtext.com").

    `on` is the day on which an ending one ends and since which a dead one is dead, None where nobody says;
    `whole_month` when no more than its month is known. `source` tells where the state is from, `checked_on` when.
    """

    name: str
    gateway: str
    state: CarrierState
    on: date | None = None
    whole_month: bool = False
    source: str = ""
    checked_on: date

    def state_on(self, today: date) -> CarrierState:
        """The state as of that day: an ending one is dead from its last day on, when nothing is sure any more."""
        if self.state is CarrierState.ENDING and self.on is not None and today >= self.on:
            return CarrierState.DEAD
        return self.state

    def refuse_dead(self, today: date) -> None:
        """Raise `Refused` CARRIER_DEAD, with `since` and `whole_month`, for a gateway that delivers nothing."""
        if self.state_on(today) is CarrierState.DEAD:
            raise Refused(
                Code.CARRIER_DEAD, field="carrier", name=self.name, since=self.on, whole_month=int(self.whole_month)
            )

    def address_of(self, phone: str) -> str:
        """Where the text for a phone (E.164) is mailed to: `5550102231@vtext.com`.

        Raises `Refused` PHONE_ABROAD for a number outside the United States and Canada, whose carriers these are.
        """
        national = phone.removeprefix("+1")
        if national == phone:
            raise Refused(Code.PHONE_ABROAD, field="phone", name=self.name)
        return f"{national}@{self.gateway}"
