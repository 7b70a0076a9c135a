# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a handler is asked and what it answers: frozen, without HTTP machinery."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.secrets import Secret

SESSION: Final = "pinportal_session"
DEVICE: Final = "pinportal_device"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request. `device` tells browsers apart for counting attempts; `session` is the registration's token."""

    path: Mapping[str, str]
    form: Mapping[str, str]
    address: str
    device: Secret
    session: Secret | None

    @property
    def csrf(self) -> str:
        """What a form of ours carries: known to whoever holds the device's cookie, told to nobody else."""
        return sha256(f"csrf:{self.device.reveal()}".encode()).hexdigest()

    def field(self, name: str, *, most: int = 200) -> str:
        """A field's text without control characters and surrounding space, at most so many characters."""
        text = self.form.get(name, "")
        return "".join(c for c in text if c.isprintable() or c == " ").strip()[:most]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An answer: a template with its facts, or a way to go on. `delay` seconds pass before it is given.

    `errors` are by field; `session` "" forgets the registration, None leaves it.
    """

    template: str = ""
    status: int = 200
    facts: Mapping[str, object] = field(default_factory=dict)
    errors: Mapping[str, PinPortalError] = field(default_factory=dict)
    location: str = ""
    session: Secret | None = None
    forget: bool = False
    delay: float = 0.0


def go_to(location: str, **more: object) -> Page:
    """Post, redirect, get: nothing is sent twice by going back or reloading."""
    return Page(status=303, location=location, **more)  # type: ignore[arg-type]  # fields of Page


def notice(code: Code, *, status: int = 200, forget: bool = False) -> Page:
    """A page that says one thing and how to go on."""
    return Page(template="notice", status=status, facts={"code": code}, forget=forget)
