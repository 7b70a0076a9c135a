# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Messages to a portal account, some with a single-use link. All but the welcome are about no patient."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pinportal_desktop.domain.addresses import masked_email
from pinportal_desktop.domain.association import PortalAccount
from pinportal_desktop.domain.credential import Sealed
from pinportal_desktop.domain.ids import MessageId, PatientId, PracticeId
from pinportal_desktop.domain.outbox import OutboxMessage, Template
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.signing_in import LinkKind, MailedLink
from pinportal_desktop.usecases.needs import Surface
from pinportal_desktop.usecases.tokens import token_digest
from pinportal_desktop.usecases.work import Work

# The page that a link of each kind opens, under the portal's address.
PAGES: Final = {
    LinkKind.CONFIRM_EMAIL: "confirm",
    LinkKind.CHANGE_EMAIL: "confirm",
    LinkKind.RESET: "reset",
}


QUESTION_PAGE: Final = "question"


def question_path(token: Secret) -> str:
    """The path, under the portal's address, of the page that a VQ's link opens."""
    return f"/{QUESTION_PAGE}/{token.reveal()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """A message to an address, drawn at a surface: address and link's token are sealed for this message alone."""

    practice_id: PracticeId
    message_id: MessageId
    address: Sealed
    address_masked: str
    token_digest: bytes
    link: Sealed


def prepare_mailing(surface: Surface, practice_id: PracticeId, email: str) -> Mailing:
    """Draw one; always with a token, whether its template has a link or not."""
    message_id = MessageId(surface.entropy.new_id(surface.clock.now()))
    token = surface.entropy.token()
    return Mailing(
        practice_id=practice_id,
        message_id=message_id,
        address=surface.outbox.seal_address(email, message_id),
        address_masked=masked_email(email),
        token_digest=token_digest(token),
        link=surface.outbox.seal_link(token, message_id),
    )


def promise(
    template: Template,
    mailing: Mailing,
    account: PortalAccount,
    now: datetime,
    work: Work,
    *,
    about: PatientId | None = None,
) -> None:
    """Queue a message without a link. One `about` a patient is cancelled with the patient's other messages."""
    work.outbox.add(_message(template, mailing, account, now, None, about))


def promise_link(
    kind: LinkKind,
    mailing: Mailing,
    account: PortalAccount,
    email: str,
    now: datetime,
    work: Work,
    *,
    template: Template | None = None,
    about: PatientId | None = None,
) -> None:
    """Queue a message whose link proves control of `email`. An earlier link of the same kind works no more."""
    work.links.consume_all(account.id, now, kind)
    work.links.add(
        MailedLink(token_digest=mailing.token_digest, kind=kind, account_id=account.id, email=email, made_at=now)
    )
    work.outbox.add(_message(template or Template(kind.value), mailing, account, now, mailing.link, about))


def _message(
    template: Template,
    mailing: Mailing,
    account: PortalAccount,
    now: datetime,
    link: Sealed | None,
    about: PatientId | None,
) -> OutboxMessage:
    return OutboxMessage(
        id=mailing.message_id,
        practice_id=mailing.practice_id,
        patient_id=about,
        template=template,
        language=account.language,
        address=mailing.address,
        address_masked=mailing.address_masked,
        account_id=account.id,
        link=link,
        wire_id=f"<{mailing.message_id}@pinportal.invalid>",
        next_at=now,
        made_at=now,
    )
