# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The PIN: eight symbols that a parent can read out, type and not mistake."""

from typing import Final, Protocol

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.secrets import Secret

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 8
NEVER_IN_A_PIN: Final = "0O1ILU"
_SEPARATORS: Final = frozenset("-‐‑‒–—−_.  \t")  # what phones and word processors make of a dash or a space


class Symbols(Protocol):
    """A source of unpredictable choices."""

    def symbol(self, alphabet: str) -> str:
        """One of the alphabet's symbols, each equally likely."""


class Pin(Secret):
    """A well-formed PIN, 39 bits when drawn; `reveal()` gives it as shown on paper: `K7P4-RX9M`."""

    __slots__ = ()

    @property
    def symbols(self) -> str:
        """The eight symbols without the dash."""
        return self._text.replace("-", "")


def draw_pin(source: Symbols) -> Pin:
    """A new PIN from the given source (the operating system's, outside tests and demo)."""
    return _shown("".join(source.symbol(ALPHABET) for _ in range(LENGTH)))


def parse_pin(typed: str) -> Pin:
    """The PIN that somebody typed, in any case, with or without dash or spaces.

    Raises `Refused` with PIN_EMPTY, PIN_SYMBOL (fact `symbol`, when one of 0 O 1 I L U or a stranger stands in
    it) or PIN_LENGTH.
    """
    symbols = typed_symbols(typed)
    if not symbols:
        raise Refused(Code.PIN_EMPTY, field="pin")
    for symbol in symbols:
        if symbol not in ALPHABET:
            raise Refused(Code.PIN_SYMBOL, field="pin", symbol=symbol)
    if len(symbols) != LENGTH:
        raise Refused(Code.PIN_LENGTH, field="pin", length=len(symbols))
    return _shown(symbols)


def typed_symbols(typed: str) -> str:
    """What was typed in capital letters, without dashes, spaces and what cannot be seen and came along with pasting."""
    return "".join(c for c in typed if c.isprintable() and c not in _SEPARATORS).upper()


def _shown(symbols: str) -> Pin:
    return Pin(f"{symbols[:4]}-{symbols[4:]}")
