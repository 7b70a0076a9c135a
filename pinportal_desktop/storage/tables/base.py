# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What all tables are made with."""

from enum import StrEnum
from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Text,
)

from pinportal_desktop.storage.types import Id, Instant

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Both databases put these in the order of Python's own comparison.
BY_CODE_POINT: Final = Text().with_variant(Text(collation="C"), "postgresql")


def own_id() -> Column[object]:
    """The id, made where the thing is made."""
    return Column("id", Id, primary_key=True)


def ref(name: str, table: str, *, nullable: bool = False) -> Column[object]:
    """Another table's id."""
    return Column(name, Id, ForeignKey(f"{table}.id"), nullable=nullable)


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """The column holds one of these."""
    listed = ", ".join(f"'{value.value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def version() -> Column[int]:
    """Counts its changes, so that nobody overwrites what another changed meanwhile."""
    return Column("version", Integer, nullable=False, server_default="1")


def recorded() -> Column[object]:
    """The store's clock."""
    return Column("recorded_at", Instant, nullable=False)
