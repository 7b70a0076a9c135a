# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Why a message does not leave: one sentence for each cause, with what to do about it.

They are told on Settings, beside what waits, and by `pinportal deliver`, so each makes sense in all three places.
"""

from collections.abc import Mapping
from typing import Final

from pinportal_desktop.domain.errors import Code


def _(source: str) -> str:
    """Marks a text for the catalogue."""
    return source


SENDING: Final[Mapping[Code, str]] = {
    Code.MAIL_FOLDER_CLOSED: _("The demo's mail folder cannot be written to. Check the disk; it will be tried again."),
    Code.MAIL_SERVER_NOT_FOUND: _(
        "There is no mail server named {server}. Check the name, and that this computer is on the network."
    ),
    Code.MAIL_SERVER_DOWN: _(
        "{server} takes no connection on port {port}. Check the port, or ask whoever runs the mail server whether it"
        " is up."
    ),
    Code.MAIL_SERVER_UNREACHABLE: _("{server} cannot be reached. Check this computer's network."),
    Code.MAIL_SERVER_SILENT: _(
        "{server} does not answer on port {port}. Check port and security: port 465 usually goes with TLS, port 587"
        " with STARTTLS."
    ),
    Code.MAIL_SERVER_NONE: _("What answers at {server}, port {port}, is no mail server. Check name and port."),
    Code.MAIL_NO_TLS: _(
        "{server} does not speak TLS on port {port}. Port 465 usually goes with TLS, port 587 with STARTTLS."
    ),
    Code.MAIL_NO_STARTTLS: _(
        "{server} does not offer STARTTLS, so nothing was sent unencrypted. Check the port, or choose TLS."
    ),
    Code.MAIL_TLS_FAILED: _(
        "No encrypted connection to {server} came about: it may be too old. Ask whoever runs the mail server."
    ),
    Code.MAIL_CERTIFICATE_SELF_SIGNED: _(
        "The certificate of {server} is self-signed, so anybody could pose as it. Ask whoever runs the mail server"
        " for a certificate that computers trust, or have its certificate installed on this computer."
    ),
    Code.MAIL_CERTIFICATE_EXPIRED: _(
        "The certificate of {server} has expired. Whoever runs the mail server has to renew it; also check this"
        " computer's date."
    ),
    Code.MAIL_CERTIFICATE_NOT_YET_VALID: _(
        "The certificate of {server} is not valid yet. Check this computer's date and time."
    ),
    Code.MAIL_CERTIFICATE_NAME: _(
        "The certificate shown by {server} is for another name. Type the server's name as your mail service writes"
        " it, not a number or a short form."
    ),
    Code.MAIL_CERTIFICATE_ISSUER: _(
        "The certificate of {server} comes from somebody whom this computer does not know. Ask whoever runs the mail"
        " server for one that computers trust, or have its issuer installed on this computer."
    ),
    Code.MAIL_CERTIFICATE: _(
        "The certificate of {server} is not accepted by this computer. Ask whoever runs the mail server."
    ),
    Code.MAIL_LOGIN_REFUSED: _(
        "{server} does not accept the user name or the password. Type both again; some services ask for an app"
        " password here."
    ),
    Code.MAIL_LOGIN_NEEDED: _("{server} asks for a login. Type the user name and the password."),
    Code.MAIL_LOGIN_NOT_OFFERED: _(
        "{server} offers no login on port {port}. Check port and security, or leave the user name empty."
    ),
    Code.MAIL_LOGIN_UNENCRYPTED: _(
        "{server} offers no encryption, so the password was not sent. Choose TLS, or leave the user name empty."
    ),
    Code.MAIL_FROM_REFUSED: _(
        "{server} does not send for the From address. Type the address that belongs to this login."
    ),
    Code.MAIL_RECIPIENT_REFUSED: _(
        "The mail server takes nothing for this address. Check with the person how it is spelled, then send anew."
    ),
    Code.MAIL_RECIPIENT_LATER: _(
        "The recipient's mail server takes nothing at the moment; the mailbox may be full. It will be tried again."
    ),
    Code.MAIL_RECIPIENT_LETTERS: _(
        "The mail server cannot write to an address with letters such as é before the @. Use another address."
    ),
    Code.MAIL_MESSAGE_REFUSED: _("The mail server did not take this message. Use another address or print the PIN."),
    Code.MAIL_POLICY: _(
        "{server} does not let this practice send to this address. Check the login and the From address, or ask"
        " whoever runs the mail server."
    ),
    Code.MAIL_TRY_LATER: _("{server} takes no messages at the moment. It will be tried again."),
    Code.MAIL_BROKEN_OFF: _("{server} broke off in the middle. It will be tried again."),
    Code.MAIL_GIVEN_UP: _("Sending was given up."),
}
