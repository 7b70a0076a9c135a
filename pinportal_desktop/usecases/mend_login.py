# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the desk does for a parent's login: **Send Password Reset** and **Correct E-mail**.

Staff never see or set a password, and an address that they correct becomes the login only once its owner has confirmed
it there; the old one is told then.
"""

from dataclasses import dataclass

from pinportal_desktop.domain.addresses import email_key, masked_email
from pinportal_desktop.domain.association import PortalAccount
from pinportal_desktop.domain.emails import email_address
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import AccountId, AssociationId, CommandId, PatientId, PracticeId
from pinportal_desktop.domain.signing_in import LinkKind
from pinportal_desktop.usecases.access import AccessChanged, access_with
from pinportal_desktop.usecases.command import Command, Done, Entry, Permission, about_login, use_case
from pinportal_desktop.usecases.confirming import why_unusable
from pinportal_desktop.usecases.mailing import Mailing, prepare_mailing, promise_link
from pinportal_desktop.usecases.needs import Desk
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SendPasswordReset(Command):
    patient_id: PatientId
    association_id: AssociationId
    email: str
    mailing: Mailing


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectEmail(Command):
    patient_id: PatientId
    association_id: AssociationId
    email: str
    mailing: Mailing


def prepare_reset(
    desk: Desk, practice_id: PracticeId, patient_id: PatientId, association_id: AssociationId, email: str
) -> SendPasswordReset:
    """The command; `email` is the login as it is shown."""
    now = desk.clock.now()
    return SendPasswordReset(
        id=CommandId(desk.entropy.new_id(now)),
        by=desk.actor,
        made_at=now,
        patient_id=patient_id,
        association_id=association_id,
        email=email,
        mailing=prepare_mailing(desk, practice_id, email),
    )


def prepare_correction(
    desk: Desk, practice_id: PracticeId, patient_id: PatientId, association_id: AssociationId, typed: str
) -> CorrectEmail:
    """The command for an address that was typed. Raises `Refused` EMAIL_MISSING, EMAIL_INVALID, of input `email`."""
    email, now = email_address(typed), desk.clock.now()
    return CorrectEmail(
        id=CommandId(desk.entropy.new_id(now)),
        by=desk.actor,
        made_at=now,
        patient_id=patient_id,
        association_id=association_id,
        email=email,
        mailing=prepare_mailing(desk, practice_id, email),
    )


@use_case(Permission.CHANGE_ACCESS)
def send_password_reset(command: SendPasswordReset, work: Work) -> Done[AccessChanged]:
    """A link by which the parent chooses a new password goes to the login's own address.

    Raises `Refused` ACCESS_ENDED, PORTAL_ADDRESS_MISSING; `CHANGED_ELSEWHERE` when the address is another meanwhile.
    """
    login = _login(command, work)
    if login.email != command.email:
        raise Refused(Code.CHANGED_ELSEWHERE)
    promise_link(LinkKind.RESET, command.mailing, login, login.email, command.made_at, work)
    facts = about_login(login) | {"to": masked_email(login.email)}
    return Done(
        result=AccessChanged(name=login.name.spoken),
        entry=Entry(kind="reset_sent", patient_id=command.patient_id, facts=facts),
    )


@use_case(Permission.CHANGE_ACCESS)
def correct_email(command: CorrectEmail, work: Work) -> Done[AccessChanged]:
    """**Correct E-mail**: a link goes to the right address; the login is that one as soon as the link is used.

    Raises `Refused` ACCESS_ENDED, PORTAL_ADDRESS_MISSING; of the input `email` EMAIL_SAME, EMAIL_IS_ANOTHERS_LOGIN,
    MINOR_ADDRESS_OF_FAMILY.
    """
    login = _login(command, work)
    if email_key(command.email) == email_key(login.email):
        raise Refused(Code.EMAIL_SAME, field="email")
    unusable = why_unusable(login, command.email, command.made_at, work)
    if unusable is Code.EMAIL_IS_ANOTHERS_LOGIN:
        owner = work.accounts.by_email(command.email)
        raise Refused(unusable, field="email", owner="" if owner is None else owner.name.spoken, name=login.name.spoken)
    if unusable is not None:
        raise Refused(unusable, field="email")
    promise_link(LinkKind.CHANGE_EMAIL, command.mailing, login, command.email, command.made_at, work)
    facts = about_login(login) | {"to": masked_email(command.email), "before": masked_email(login.email)}
    return Done(
        result=AccessChanged(name=login.name.spoken),
        entry=Entry(kind="email_corrected", patient_id=command.patient_id, facts=facts),
    )


def _login(command: SendPasswordReset | CorrectEmail, work: Work) -> PortalAccount:
    account = work.patients.account(command.patient_id)
    access = access_with(account, command.association_id)
    rules = work.rules.of(account.patient.practice_id)
    if not account.is_live(access, rules, rules.today(command.made_at)):
        raise Refused(Code.ACCESS_ENDED)
    rules.refuse_without_portal_address()
    return work.accounts.get(AccountId(access.account.id))
