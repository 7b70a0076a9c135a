# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A stand-in until the role's own branch comes: a role that may do everything."""

from sqlalchemy import create_engine, make_url
from sqlalchemy.engine import URL

from pinportal_desktop.domain.secrets import Secret


def make_portal_role(database_url: str, name: str, password: Secret) -> str:
    """The URL of the database as that role, without its password."""
    url: URL = make_url(database_url).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        say = connection.exec_driver_sql
        if say("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).first() is None:
            say(f'CREATE ROLE "{name}" LOGIN')
        say(f"ALTER ROLE \"{name}\" PASSWORD '{password.reveal()}'")
        say(f'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "{name}"')
        say(f'GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "{name}"')
    engine.dispose()
    bare = make_url(database_url).set(username=name)._replace(password=None)
    return bare.render_as_string()
