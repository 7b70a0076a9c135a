# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The log: structured, rotating, without personal data. Only listed keys get in; whatever else is dropped by name."""

import json
import logging
from collections.abc import MutableMapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, Final

import structlog

_ALLOWED: Final = frozenset(
    {"event", "level", "logger", "timestamp", "number", "causes", "where", "code", "sent", "failed", "step", "ms", "port",
     "version", "revision", "count"}
)  # fmt: skip


def set_up_log(folder: Path) -> None:
    """Log into `folder`/pinportal.log from here on: 1 MB a file, five of them."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / "pinportal.log", maxBytes=1_000_000, backupCount=5, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(message)s"))
    ours = logging.getLogger("pinportal_desktop")
    ours.handlers[:] = [handler]
    ours.setLevel(logging.INFO)
    ours.propagate = False
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


def only_allowed(_logger: object, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Keep the keys that can hold no personal data; name the others, so that a developer sees what was dropped."""
    dropped = sorted(set(entry) - _ALLOWED)
    kept = {key: value for key, value in entry.items() if key in _ALLOWED}
    return kept | {"dropped": dropped} if dropped else kept
