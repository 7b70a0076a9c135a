# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The log: lines of JSON, rotating, without personal data. Only listed keys get in; whatever else is dropped by name.

logging.getLogger(__name__).warning("outbox", extra={"code": error.code.value})
"""

import json
import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, Final, TextIO

from pinportal_desktop.domain.errors import Code, PinPortalError

_OURS: Final = "pinportal_desktop"
# The server of the pages tells what failed with its whole traceback, whose values may name a person.
_THEIRS: Final = "uvicorn.error"
# What can hold no personal data. `where` is files and lines of the program, `causes` the types of errors.
_ALLOWED: Final = frozenset({"number", "causes", "where", "code", "sent", "failed", "step", "ms", "port"}) | frozenset(
    {"version", "revision", "count", "method", "route", "status"}
)
_OF_EVERY_RECORD: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def set_up_log(folder: Path) -> None:
    """Log into `folder`/pinportal.log from here on: 1 MB a file, six of them. Raises FOLDER_NOT_WRITABLE."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "pinportal.log", maxBytes=1_000_000, backupCount=5, encoding="utf-8")
    except OSError as error:
        raise PinPortalError(Code.FOLDER_NOT_WRITABLE, folder=str(folder)) from error
    _log_by(handler)


def log_to(stream: TextIO) -> None:
    """Log to a stream from here on, as a service does: the system's journal keeps it."""
    _log_by(logging.StreamHandler(stream))


def _log_by(handler: logging.Handler) -> None:
    handler.setFormatter(LinesOfData())
    for name, level in ((_OURS, logging.INFO), (_THEIRS, logging.WARNING)):
        logger = logging.getLogger(name)
        for older in logger.handlers[:]:
            logger.removeHandler(older)
            older.close()
        logger.addHandler(handler)
        logger.setLevel(level)
        logger.propagate = False


class LinesOfData(logging.Formatter):
    """A line of JSON for each record: its event and the listed ones of its extra facts, the others named only.

    Neither a message's arguments nor a traceback are written: both may name a person.
    """

    def format(self, record: logging.LogRecord) -> str:
        """See `logging.Formatter`."""
        given = vars(record)
        facts = given.keys() - _OF_EVERY_RECORD
        line: dict[str, Any] = {
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": str(record.msg).strip(),
        }
        line |= {key: given[key] for key in sorted(facts & _ALLOWED)}
        if dropped := sorted(facts - _ALLOWED):
            line["dropped"] = dropped
        return json.dumps(line)
