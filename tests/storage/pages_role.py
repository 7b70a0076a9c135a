# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL with two families, and whoever connects to it as the parents' pages do."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from starlette.testclient import TestClient

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.storage.admission import admit_by_digest
from tests.portal.conftest import HOST, Browser, site_of
from tests.world import World, make_world, with_pages_role

DENIED, NOBODY = "denied", "nobody"
# Of every table of the database: what the role reads there before it was asked with any secret.
BEFORE: Final = {
    **dict.fromkeys(("patient", "family_link", "family_contact", "contact_email", "credential", "association"), NOBODY),
    **dict.fromkeys(("portal_account", "registration", "handover", "account_session", "mailed_link"), NOBODY),
    "outbox": NOBODY,
    "command": "its own",  # what it carried out itself, by an id that it drew itself, sealed
    "station": "its own",
    "record": DENIED,
    **dict.fromkeys(("staff", "template", "location", "patient_identifier", "patient_search"), DENIED),
    **dict.fromkeys(("import_run", "import_line", "import_change", "import_plan", "probable_double"), DENIED),
    "admitted": DENIED,
    "practice": "all",
    "setting": "what pages need",
    "throttle": "all",  # digests and counts, under keys that only the practice has
    "alembic_version": "all",
}
PASSWORD: Final = Secret("of the role")


@dataclass
class Family:
    """A child with a parent who has an account, and what would open it."""

    patient_id: PatientId
    digest: Any
    email: str


@dataclass
class Pages:
    world: World
    ours: Family
    theirs: Family
    role: str

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """A transaction of the role, undone at its end."""
        assert self.world.pages is not None
        with self.world.pages._engine.connect() as connection, connection.begin() as transaction:
            yield connection
            transaction.rollback()

    def refused(self, statement: str, *, admitted: bool = False, **bound: Any) -> bool:
        """Whether the database says no, or changes nothing."""
        try:
            with self.connected() as connection:
                if admitted:
                    admit_by_digest(connection, self.ours.digest)
                return not connection.execute(text(statement), bound).rowcount
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", "") != "42501":  # insufficient privilege
                raise
            return True


@pytest.fixture(scope="module")
def url(_postgres_template: str, postgres_server: Any) -> str:
    name = f"t{uuid.uuid4().hex}"
    postgres_server.psql(f'CREATE DATABASE "{name}" TEMPLATE "{_postgres_template}"')
    url: str = postgres_server.get_uri(database=name)
    return url


@pytest.fixture(scope="module")
def pages(url: str) -> Iterator[Pages]:
    """Two families with accounts, sessions, links, messages and a registration under way: nothing is empty."""
    role = f"pinportal_portal_{uuid.uuid4().hex[:16]}"
    world = with_pages_role(make_world(url), role)
    yield Pages(world, _family(world, "Ana Ast"), _family(world, "Bea Bor"), role)
    assert world.pages is not None
    world.pages.close()
    world.store.close()


def _family(world: World, parent: str) -> Family:
    child, email = world.child(f"Child of {parent}"), f"{parent.split(maxsplit=1)[0].lower()}@example.com"
    pin = world.issue(child, world.contact(child, parent, "Mother", Authority.JOINT, email), email, complete=True).pin
    with TestClient(site_of(world), base_url=f"http://{HOST}") as client:
        browser = Browser(client)
        browser.all_steps(pin.symbols, parent, email)
        browser.post("/again")
        browser.post("/sign-in", email=email, password="three random words")
        browser.first_step("22222222")
        browser.first_step(pin.symbols)
    return Family(child, world.desk.digests.pin_digest(pin), email)


def counted(connection: Connection, table: str) -> int:
    return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def of_owner(pages: Pages, table: str) -> int:
    with pages.world.store._looking.connect() as connection:
        return counted(connection, table)


OTHERS: Final = {"admitted": ["id"], "alembic_version": ["version_num"]}  # columns of what the metadata does not have
WHOSE: Final = {
    "patient": "id", "family_link": "patient_id", "credential": "patient_id", "association": "patient_id",
    "handover": "patient_id",
}  # fmt: skip
