# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the page shows for rules, and what of it stays when the rules change under somebody's hands."""

from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.mail_server import USUAL_PORTS, Security
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.usecases.settling import TypedServer, TypedSettings

Typed = TypeVar("Typed", TypedSettings, TypedServer)

# Where on the page it stands what a mail server is at odds with; what is not here is told below the test.
FIELD_OF: Final = {
    Code.MAIL_SERVER_NOT_FOUND: "mail_host",
    Code.MAIL_SERVER_DOWN: "mail_port",
    Code.MAIL_SERVER_SILENT: "mail_port",
    Code.MAIL_SERVER_NONE: "mail_port",
    Code.MAIL_NO_TLS: "mail_port",
    Code.MAIL_NO_STARTTLS: "mail_security",
    Code.MAIL_CERTIFICATE_SELF_SIGNED: "mail_host",
    Code.MAIL_CERTIFICATE_EXPIRED: "mail_host",
    Code.MAIL_CERTIFICATE_NOT_YET_VALID: "mail_host",
    Code.MAIL_CERTIFICATE_NAME: "mail_host",
    Code.MAIL_CERTIFICATE_ISSUER: "mail_host",
    Code.MAIL_CERTIFICATE: "mail_host",
    Code.MAIL_LOGIN_REFUSED: "mail_password",
    Code.MAIL_LOGIN_NEEDED: "mail_user",
    Code.MAIL_LOGIN_NOT_OFFERED: "mail_user",
    Code.MAIL_LOGIN_UNENCRYPTED: "mail_security",
    Code.MAIL_FROM_REFUSED: "mail_from_address",
    Code.MAIL_RECIPIENT_REFUSED: "test_address",
    Code.MAIL_RECIPIENT_LATER: "test_address",
    Code.MAIL_RECIPIENT_LETTERS: "test_address",
}


def shown(rules: PracticeRules) -> TypedSettings:
    """The page for these rules. A password that is kept is not shown: the field stays empty."""
    return TypedSettings(
        practice_name=rules.practice_name,
        practice_address="\n".join(rules.practice_address),
        portal_address=rules.portal_address,
        time_zone=rules.time_zone,
        language=rules.language,
        minor_age=str(rules.minor_age),
        minor_age_limit=str(rules.minor_age_limit),
        pin_valid_days="" if rules.pin_valid_days is None else str(rules.pin_valid_days),
        practice_portal=rules.practice_portal,
        questions_on=rules.questions_on,
        questions="\n".join(rules.questions),
        paper=rules.paper,
        server=None if rules.demo else _server_shown(rules),
    )


def _server_shown(rules: PracticeRules) -> TypedServer:
    server, security = rules.mail_server, Security.TLS
    if server is None:
        port = str(USUAL_PORTS[security])
        return TypedServer(host="", port=port, security=security, user="", password=Secret(""), from_address="")
    return TypedServer(
        host=server.host,
        port=str(server.port),
        security=server.security,
        user=server.user,
        password=Secret(""),
        from_address=server.from_address,
    )


def carried_over(typed: Typed, was: Typed, now: Typed) -> Typed:
    """What was typed over `was` stays; the rest shows what is there now."""
    kept: dict[str, Any] = {}
    for field in fields(typed):
        mine, old, new = (getattr(one, field.name) for one in (typed, was, now))
        if isinstance(mine, TypedServer) and isinstance(old, TypedServer) and isinstance(new, TypedServer):
            kept[field.name] = carried_over(mine, old, new)
        elif mine != old:
            kept[field.name] = mine
    return replace(now, **kept)


def port_for(security: Security, port: str) -> str:
    """The port that goes with this security, unless somebody typed one of their own."""
    usual = {str(number) for number in USUAL_PORTS.values()}
    return str(USUAL_PORTS[security]) if port.strip() in usual | {""} else port
