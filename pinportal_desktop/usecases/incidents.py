# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What failed unforeseen gets a number: the log keeps the cause under it, a person is shown the number alone."""

import logging
import secrets
import traceback
from typing import Final

_CAUSES: Final = 5  # as many links of a chain of exceptions as are logged


def log_incident(error: BaseException, number: str | None = None) -> str:
    """Log what failed, and where: types, files and lines, no message or value, which may name a person.

    Gives the incident's number, a fresh one when none is given.
    """
    number = number or secrets.token_hex(3).upper()
    causes, cause = [type(error).__qualname__], error.__cause__ or error.__context__
    while cause is not None and len(causes) < _CAUSES:
        causes.append(type(cause).__qualname__)
        cause = cause.__cause__ or cause.__context__
    where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    # Under the package's name, whose handler writes to the log file.
    logging.getLogger(__name__).error("incident", extra={"number": number, "causes": causes, "where": where})
    return number
