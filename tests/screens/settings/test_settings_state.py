# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the page shows, and what stays of it when rules change under somebody's hands."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from pinportal_desktop.domain.credential import Sealed
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import PracticeId
from pinportal_desktop.domain.mail_server import MailServer, Security
from pinportal_desktop.domain.retrying import FOR_GOOD, OF_ALL
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.settings.state import FIELD_OF, carried_over, port_for, shown
from pinportal_desktop.words.sending import SENDING

RULES = PracticeRules(
    practice_id=PracticeId(UUID(int=1)),
    practice_name="Maple",
    mail_server=MailServer(
        host="smtp.maple.org",
        port=465,
        security=Security.TLS,
        user="desk",
        password=Sealed(key_id=1, value=b"sealed"),
        from_address="desk@maple.org",
    ),
)
SHOWN = shown(RULES)


def server(**typed: Any) -> Any:
    assert SHOWN.server is not None
    return replace(SHOWN.server, **typed)


@pytest.mark.parametrize(
    ("typed", "now", "stands"),
    [
        ({}, {"practice_name": "Oak"}, {"practice_name": "Oak"}),
        ({"practice_name": "Elm"}, {"practice_name": "Oak"}, {"practice_name": "Elm"}),
        ({"practice_name": "Elm"}, {"paper": "a4"}, {"practice_name": "Elm", "paper": "a4"}),
        ({"server": server(port="25")}, {"server": server(user="dana")}, {"server": server(port="25", user="dana")}),
        ({"server": server(password=Secret("new"))}, {}, {"server": server(password=Secret("new"))}),
    ],
)
def test_what_was_typed_stays_and_the_rest_shows_what_is_there_now(
    typed: dict[str, Any], now: dict[str, Any], stands: dict[str, Any]
) -> None:
    assert carried_over(replace(SHOWN, **typed), SHOWN, replace(SHOWN, **now)) == replace(SHOWN, **stands)


def test_a_kept_password_is_not_on_the_page_and_the_demo_has_no_server_at_all() -> None:
    assert server().password == Secret("")
    assert shown(replace(RULES, demo=True)).server is None
    assert shown(replace(RULES, mail_server=None)).server == server(host="", user="", from_address="")


def test_a_port_that_somebody_typed_stays() -> None:
    assert port_for(Security.STARTTLS, "465") == "587"
    assert port_for(Security.STARTTLS, "") == "587"
    assert port_for(Security.STARTTLS, "2525") == "2525"


def test_every_cause_is_told_by_a_field_or_below_the_test() -> None:
    assert set(FIELD_OF) <= set(SENDING)
    assert not FOR_GOOD & OF_ALL
    assert set(SENDING) >= (FOR_GOOD | OF_ALL) - {Code.PORTAL_ADDRESS_MISSING}
