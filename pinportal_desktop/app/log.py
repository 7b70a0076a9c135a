# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The log: structured, rotating, without personal data. Only listed keys get in; whatever else is dropped by name."""

import json
import logging
from collections.abc import MutableMapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, Final

from pinportal_desktop.domain.errors import Code, PinPortalError

_OURS: Final = "pinportal_desktop"
# What can hold no personal data. `where` is files and lines of the program, `causes` the types of errors.
_ALLOWED: Final = frozenset({"event", "level", "logger", "timestamp", "number", "causes", "where", "code"}) | frozenset(
    {"sent", "failed", "step", "ms", "port", "version", "revision", "count"}
)


def set_up_log(folder: Path) -> None:
    """Log into `folder`/pinportal.log from here on: 1 MB a file, six of them. Raises FOLDER_NOT_WRITABLE."""
    open_log(folder)
    log_as_data()


def open_log(folder: Path) -> None:
    """Whether it can be written is seen at once; `log_as_data` comes before the first line. Raises the same."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "pinportal.log", maxBytes=1_000_000, backupCount=5, encoding="utf-8")
    except OSError as error:
        raise PinPortalError(Code.FOLDER_NOT_WRITABLE, folder=str(folder)) from error
    handler.setFormatter(_WithoutTraceback())
    ours = logging.getLogger(_OURS)
    for older in ours.handlers[:]:
        ours.removeHandler(older)
        older.close()
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
    ours.propagate = False


def log_as_data() -> None:
    """Have every line be data, of which the listed keys get in. It takes a tenth of a second to load."""
    import structlog

    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            only_allowed,
            structlog.processors.JSONRenderer(serializer=json.dumps),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


class _WithoutTraceback(logging.Formatter):
    """The line as it was rendered. A traceback would end in the error's own words, which may name a person."""

    def format(self, record: logging.LogRecord) -> str:
        return record.getMessage()


def only_allowed(_logger: object, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Keep the keys that can hold no personal data; name the others, so that a developer sees what was dropped."""
    dropped = sorted(set(entry) - _ALLOWED)
    kept = {key: value for key, value in entry.items() if key in _ALLOWED}
    return kept | {"dropped": dropped} if dropped else kept
