# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever a stranger could ask to learn who is a patient or has a login, each question beside those it must equal."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.pin import Pin
from tests.world import BORN, World

NOBODYS_PIN: Final = "22222222"
CONFIRMED, UNCONFIRMED, NOBODYS = "ana@example.com", "bea@example.com", "una@example.com"


@dataclass(frozen=True, slots=True)
class Question:
    """A form as it is sent; those of one `about` must be answered alike."""

    about: str
    name: str
    path: str
    fields: dict[str, str]


def questions(world: World) -> list[Question]:
    """Fills the world, and gives what is asked of it. The world's PINs must be valid for a day."""
    old = _issued(world, "Olga Old")
    world.clock.pass_(days=3)  # its PIN has expired
    right, revoked, superseded, gone = (_issued(world, name) for name in ("Rita Roe", "Rex Voe", "Susi Poe", "Gus Goe"))
    world.revoke(revoked[0])
    world.issue(superseded[0], world.account(superseded[0]).family[0].contact.id)
    with world.store.writing() as work:
        child = work.patients.account(gone[0]).patient
        work.patients.save(replace(child, active=False))
    _with_login(world, "Ana Ast", CONFIRMED, confirmed=True)
    _with_login(world, "Bea Bor", UNCONFIRMED, confirmed=False)
    tried = {
        "right date, wrong PIN": (NOBODYS_PIN, BORN),
        "unknown date, wrong PIN": (NOBODYS_PIN, date(1999, 9, 19)),
        "unknown date, right PIN": (right[1].symbols, date(1999, 9, 19)),
        "revoked": (revoked[1].symbols, BORN),
        "superseded": (superseded[1].symbols, BORN),
        "expired": (old[1].symbols, BORN),
        "inactive child": (gone[1].symbols, BORN),
    }
    asked = [
        Question("the first step", name, "/pin", _born(born) | {"pin": pin}) for name, (pin, born) in tried.items()
    ]
    for name, email in (("unknown", NOBODYS), ("known", CONFIRMED)):
        asked.append(Question("signing in", name, "/sign-in", {"email": email, "password": "not this one, no"}))
    for name, email in (("unknown", NOBODYS), ("confirmed", CONFIRMED), ("unconfirmed", UNCONFIRMED)):
        asked.append(Question("a forgotten password", name, "/forgot", {"email": email}))
    return asked


def _issued(world: World, spoken: str) -> tuple[PatientId, Pin]:
    child = world.child(spoken)
    return child, world.issue(child, world.contact(child, f"Parent {spoken}")).pin


def _with_login(world: World, spoken: str, email: str, *, confirmed: bool) -> None:
    _, pin = _issued(world, f"Child {spoken}")
    step = world.register(pin, spoken, email)
    assert step.failed is None
    with world.store.writing() as work:
        login = work.accounts.by_email(email)
        assert login is not None
        work.accounts.set_password(login.id, world_hash())
        if confirmed:
            work.accounts.save(replace(login, email_confirmed_at=world.clock.now()))


def world_hash() -> str:
    """A real hash: checking it takes what checking any does."""
    return "$argon2id$v=19$m=65536,t=3,p=4$n5bfW49AgNKMSqFj+UzSpA$ymP4BkqbxeDUQT2a5ubzruqiNoTa/ajHbbj4JZz3EMg"


def _born(born: date) -> dict[str, str]:
    return {"month": str(born.month), "day": str(born.day), "year": str(born.year)}
