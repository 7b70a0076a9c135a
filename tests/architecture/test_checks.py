# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What every change must pass stands in one place, whoever asks for it: `make check`, a commit, or the workflow."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.conftest import REPOSITORY

CHECKS: Final = REPOSITORY / ".pre-commit-config.yaml"
PREK: Final = Path(sys.executable).with_name("prek.exe" if sys.platform == "win32" else "prek")


def hooks() -> list[str]:
    return CHECKS.read_text("utf-8").partition("repo: local")[2].split("- id: ")[1:]


def test_the_checks_are_well_formed_and_know_their_hooks() -> None:
    valid = subprocess.run([PREK, "validate-config", CHECKS], capture_output=True, text=True, check=False)
    assert valid.returncode == 0, valid.stderr
    listed = subprocess.run(
        [PREK, "list", "--config", CHECKS], capture_output=True, text=True, check=False, cwd=REPOSITORY
    )
    assert listed.returncode == 0, listed.stderr


def test_make_check_and_the_workflow_run_the_checks_of_a_commit_and_no_others() -> None:
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    (recipe,) = re.findall(r"^check:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert [line.strip() for line in recipe.splitlines()] == [
        "@packaging/set-up.sh test",
        "@uv run --locked --quiet prek run --all-files",
    ]
    assert "- run: make check\n" in (REPOSITORY / ".github" / "workflows" / "test.yml").read_text("utf-8")


def test_every_check_runs_in_the_locked_environment() -> None:
    assert len(hooks()) > 5
    for hook in hooks():
        assert "entry: uv run --locked " in hook, hook
        assert "language: system\n" in hook, hook


def test_no_commit_slips_past_a_check_but_those_that_follow_from_the_lock_alone() -> None:
    for hook in hooks():
        assert ("always_run: true" in hook) != ("files: ^uv\\.lock$" in hook), hook
        assert "stages:" not in hook
    by_lock = [hook for hook in hooks() if "always_run" not in hook]
    assert by_lock
    assert all("packaging/dependencies.py" in hook for hook in by_lock)
