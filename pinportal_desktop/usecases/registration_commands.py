# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The commands of registering, and of adding another child, drawn from what a parent typed, on a page or at the kiosk.

Each function gives the command of one step, complete, or what is wrong with the form, field by field. A face brings
what only it knows: the walk's token, what its attempts are counted under, its language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import uuid5

from pinportal_desktop.domain.credential import PinDigest
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import AccountId, AssociationId, CommandId, RegistrationId
from pinportal_desktop.domain.registering import Registration, Who
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.verification import Verification
from pinportal_desktop.usecases.answering import AnswerQuestion, proved_by
from pinportal_desktop.usecases.mailing import prepare_mailing
from pinportal_desktop.usecases.my_children import AddChild
from pinportal_desktop.usecases.needs import Passwords, Surface
from pinportal_desktop.usecases.registration import (
    TERMS_VERSION,
    ChooseLogin,
    ConfirmBorn,
    OpenHandover,
    RegisterParent,
    SayWho,
    TryPin,
)
from pinportal_desktop.usecases.registration_form import Form, Reading
from pinportal_desktop.usecases.slowing import Counter, of_born, of_child
from pinportal_desktop.usecases.tokens import token_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedBy:
    """What a VQ's link asks; `verification` None where nobody was given such a link."""

    digest: PinDigest
    verification: Verification | None


@dataclass(frozen=True, slots=True)
class Mistyped:
    """No command: what is wrong with the form, by field."""

    errors: Mapping[str, Refused] = field(repr=False)


def prepare_try_pin(
    surface: Surface,
    rules: PracticeRules,
    typed: Form,
    *,
    session: Secret,
    counters: tuple[Counter, ...],
    language: str,
) -> TryPin | Mistyped:
    """First step, date of birth and PIN: begins the walk whose token `session` is."""
    reading, made = Reading(typed), surface.made()
    born, pin = reading.born(rules.today(made["made_at"])), reading.pin()
    if born is None or pin is None:
        return Mistyped(reading.errors)
    return TryPin(
        **made,
        registration_id=RegistrationId(surface.entropy.new_id(made["made_at"])),
        token_digest=token_digest(session),
        digest=surface.digests.pin_digest(pin),
        born=born,
        counters=(*counters, of_born(surface.digests, born)),
        language=language,
        more=_wants_another(typed),
    )


def prepare_answer(
    surface: Surface,
    rules: PracticeRules,
    passwords: Passwords,
    typed: Form,
    link: AskedBy,
    *,
    session: Secret,
    counters: tuple[Counter, ...],
    language: str,
) -> AnswerQuestion | Mistyped:
    """First step with a VQ's link, date of birth and answer. The answer is looked at here: no command holds it."""
    reading, made = Reading(typed), surface.made()
    born, answer = reading.born(rules.today(made["made_at"])), reading.answer()
    if born is None or reading.errors:
        return Mistyped(reading.errors)
    return AnswerQuestion(
        **made,
        registration_id=RegistrationId(surface.entropy.new_id(made["made_at"])),
        token_digest=token_digest(session),
        digest=link.digest,
        born=born,
        proved=proved_by(answer, link.verification, passwords),
        counters=(*counters, of_born(surface.digests, born)),
        language=language,
        more=_wants_another(typed),
    )


def prepare_open_handover(
    surface: Surface, handover_digest: bytes, *, session: Secret, language: str, once: CommandId | None = None
) -> OpenHandover:
    """The desk's link, used up: begins the walk whose token `session` is. A double click gives the same `once`."""
    made = surface.made()
    return OpenHandover(
        **made | ({} if once is None else {"id": once}),
        handover_digest=handover_digest,
        registration_id=RegistrationId(surface.entropy.new_id(made["made_at"])),
        token_digest=token_digest(session),
        language=language,
    )


def prepare_confirm_born(
    surface: Surface,
    rules: PracticeRules,
    passwords: Passwords,
    typed: Form,
    asked: Verification | None,
    *,
    walk: bytes,
    counters: tuple[Counter, ...],
) -> ConfirmBorn | Mistyped:
    """First step after the desk's hand-over: the date of birth, and of a VQ the answer to what is `asked`.

    `walk` is the digest of the walk's token.
    """
    reading, made = Reading(typed), surface.made()
    born = reading.born(rules.today(made["made_at"]))
    answer = "" if asked is None else reading.answer()
    if born is None or reading.errors:
        return Mistyped(reading.errors)
    return ConfirmBorn(
        **made,
        token_digest=walk,
        born=born,
        counters=counters,
        more=_wants_another(typed),
        proved="" if asked is None else proved_by(answer, asked, passwords),
    )


def prepare_say_who(surface: Surface, typed: Form, *, walk: bytes) -> SayWho | Mistyped:
    """Second step, whom the account is for. Of **Myself** nothing more is asked, and nothing more is taken."""
    reading = Reading(typed)
    who = reading.who()
    child = who is Who.A_CHILD
    name, relationship, phone = (reading.name(), reading.relationship(), reading.phone()) if child else (None, "", None)
    if reading.errors or who is None:
        return Mistyped(reading.errors)
    return SayWho(**surface.made(), token_digest=walk, who=who, name=name, relationship=relationship, phone=phone)


def prepare_choose_login(
    surface: Surface, passwords: Passwords, typed: Form, registration: Registration
) -> ChooseLogin | Mistyped:
    """Third step, e-mail and the password's hash, which is made here: the password itself is kept nowhere."""
    reading = Reading(typed)
    email, password = reading.email(), reading.password(passwords)
    if reading.errors:
        return Mistyped(reading.errors)
    return ChooseLogin(
        **surface.made(),
        token_digest=registration.token_digest,
        email=email,
        password_hash=passwords.hash(password),
        counters=(of_child(surface.digests, registration.patient_id),),
    )


def prepare_register_parent(
    surface: Surface,
    rules: PracticeRules,
    typed: Form,
    registration: Registration,
    *,
    once: str,
    language: str = "",
    signed_in: Secret | None = None,
) -> RegisterParent | Mistyped:
    """Last step, **Create My Account**.

    Pressed twice the account is made once: the command's id follows from the walk and `once`, which each showing of the
    form draws anew. `signed_in` is the token of the browser that goes on to another child.
    """
    if typed.field("terms") != "yes":
        return Mistyped({"terms": Refused(Code.TERMS_MISSING)})
    made, new_id = surface.made(), surface.entropy.new_id
    return RegisterParent(
        **made | {"id": CommandId(uuid5(registration.id, f"create {once}"))},
        token_digest=registration.token_digest,
        account_id=AccountId(new_id(made["made_at"])),
        association_id=AssociationId(new_id(made["made_at"])),
        terms=TERMS_VERSION,
        mailing=prepare_mailing(surface, rules.practice_id, registration.email),
        session_digest=b"" if signed_in is None else token_digest(signed_in),
        language=language,
    )


def prepare_add_child(
    surface: Surface,
    rules: PracticeRules,
    typed: Form,
    *,
    account: bytes,
    counters: tuple[Counter, ...],
) -> AddChild | Mistyped:
    """**Add Child/Dependent**: date of birth and PIN, for whoever is signed in under the token with the digest
    `account`."""
    reading, made = Reading(typed), surface.made()
    born, pin = reading.born(rules.today(made["made_at"])), reading.pin()
    relationship = reading.relationship()
    if reading.errors or born is None or pin is None:
        return Mistyped(reading.errors)
    return AddChild(
        **made,
        session_digest=account,
        association_id=AssociationId(surface.entropy.new_id(made["made_at"])),
        digest=surface.digests.pin_digest(pin),
        born=born,
        relationship=relationship,
        counters=(*counters, of_born(surface.digests, born)),
    )


def _wants_another(typed: Form) -> bool:
    """**I'd like to add another child** is ticked."""
    return typed.field("more") == "yes"
