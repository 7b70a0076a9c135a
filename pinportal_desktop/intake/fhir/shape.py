# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The shape that JSON and XML resources share, looked at forgivingly.

JSON is what it is: a null in a list, a number where a text should be. XML cannot tell a list of one from the one, nor a
boolean from a text. Whoever looks here gets what is meant, or nothing.
"""

import re
from datetime import date
from typing import Final, TypeAlias

Shape: TypeAlias = dict[str, object]

_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d(T.*)?)?)?")
_LARGEST: Final = 10**18  # nobody's id is longer, and Python refuses to write out numbers of many thousand digits


def shape_of(value: object) -> Shape:
    """The object, or the first of a list of them; an empty one where there is none."""
    if isinstance(value, dict):
        return value
    return next((one for one in value if isinstance(one, dict)), {}) if isinstance(value, list) else {}


def list_of(value: object) -> list[object]:
    """The list, or a list of the one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def shapes_of(value: object) -> list[Shape]:
    """The objects of a list; nulls and other things are passed over."""
    return [one for one in list_of(value) if isinstance(one, dict)]


def text_of(value: object) -> str:
    """The text, white space at its ends aside; a whole number is taken for one."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < _LARGEST else ""
    return ""


def is_true(value: object) -> bool:
    """Whether it says so, as XML does too."""
    return value is True or value == "true"


def is_false(value: object) -> bool:
    """Whether it says so; what is not there says nothing."""
    return value is False or value == "false"


def ended(of: Shape, today: date) -> bool:
    """Whether it is old, or its period lies before `today`. The period's last day, month or year belongs to it.

    An end that cannot be read has passed: somebody wrote one.
    """
    if text_of(of.get("use")) == "old":
        return True
    end = text_of(shape_of(of.get("period")).get("end"))
    if not end or not _DATE.fullmatch(end):
        return bool(end)
    return end[:10] < today.isoformat()[: len(end)]


def codes_of(concept: object) -> list[Shape]:
    """The codings of a concept."""
    return shapes_of(shape_of(concept).get("coding"))
