# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Strings that break programs: the Big List of Naughty Strings, and one of 10,000 characters."""

import json
from pathlib import Path


def naughty_strings(shared_data: Path) -> list[str]:
    return [*json.loads((shared_data / "strings" / "blns.json").read_text("utf-8")), "x" * 10_000]
