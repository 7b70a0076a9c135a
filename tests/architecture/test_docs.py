# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What is told about the house is there in the house."""

import re
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import REPOSITORY

DOCS: Final = REPOSITORY / "docs"
DECISIONS: Final = sorted((DOCS / "decisions").glob("*.md"))
TOLD: Final = [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md")), *DECISIONS]
NOT_HERE: Final = frozenset(
    {"HOME/config.toml", "HOME/keys.toml", "HOME/recovery.toml", "config.toml", "keys.toml", "words.py"}
)  # in HOME; never made


def files() -> list[str]:
    found = [REPOSITORY / name for name in ("pyproject.toml", "uv.lock")]
    for folder in ("pinportal_desktop", "packaging", "resources", "tests", "ui"):
        found += (REPOSITORY / folder).rglob("*")
    return [f"/{file.relative_to(REPOSITORY).as_posix()}" for file in found]


@pytest.mark.parametrize("page", [*TOLD, DOCS / "way-of-a-pin.svg"], ids=lambda page: page.name)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    there = files()
    text = page.read_text("utf-8")
    for named in re.findall(r"(?<![\w/.-])[\w/]+\.(?:py|ui|toml|lock)\b", text):
        assert named in NOT_HERE or any(file.endswith(f"/{named}") for file in there), named


@pytest.mark.parametrize("page", TOLD, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target


def test_decisions_are_numbered_without_a_gap_and_say_their_number() -> None:
    assert DECISIONS
    for number, page in enumerate(DECISIONS, start=1):
        assert page.name.startswith(f"{number:04}-")
        assert page.read_text("utf-8").startswith(f"# {number}. ")
