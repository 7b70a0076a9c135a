# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A text that must never be shown by accident."""

from typing import Never


class Secret:
    """Holds a text that `repr`, `str`, formatting and pickle do not show; `reveal()` is called at the point of use.

    After starlette's `Secret`, without its `str()` cast: revealing is a word one can search for.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text itself. Never store, log or format what comes back."""
        return self._text

    def __repr__(self) -> str:
        return f"{type(self).__name__}(**********)"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._text == other._text

    def __hash__(self) -> int:
        return hash((type(self), self._text))

    def __reduce__(self) -> Never:
        raise TypeError(f"a {type(self).__name__} is not pickled")
