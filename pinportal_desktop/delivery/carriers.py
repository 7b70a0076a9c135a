# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The cell carriers of resources/carriers.toml."""

import tomllib
from datetime import date
from functools import cache
from typing import Any

from pinportal_desktop.assets import resource
from pinportal_desktop.domain.carriers import Carrier, CarrierState


@cache
def carriers() -> tuple[Carrier, ...]:
    """All of them, in the order in which **Cell Carrier** lists them."""
    return read_carriers(resource("carriers.toml").read_text("utf-8"))


def read_carriers(text: str) -> tuple[Carrier, ...]:
    """The carriers of such a file's `text`. Raises ValueError or KeyError for a line that does not say all it must."""
    return tuple(_carrier(row) for row in tomllib.loads(text)["carrier"])


def _carrier(row: dict[str, Any]) -> Carrier:
    unknown = set(row) - {"name", "gateway", "state", "on", "source", "checked"}
    if unknown:
        raise ValueError(f"carriers.toml: {row['name']} has {sorted(unknown)}, which nothing knows")
    state, on = CarrierState(row["state"]), row.get("on")
    if state is CarrierState.ENDING and not isinstance(on, date):
        raise ValueError(f"carriers.toml: {row['name']} ends on a day")
    whole_month = isinstance(on, str)
    return Carrier(
        name=row["name"],
        gateway=row["gateway"],
        state=state,
        on=date.fromisoformat(f"{on}-01") if whole_month else on,
        whole_month=whole_month,
        source=row["source"],
        checked_on=row["checked"],
    )
