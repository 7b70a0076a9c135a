# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The house as docs/architecture.md draws it, held by tests."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "pinportal_desktop"
FORMS = sorted((REPOSITORY / "ui").glob("*.ui"))


def sources() -> list[Path]:
    return [p for p in PACKAGE.rglob("*.py") if "forms" not in p.parts]


def test_imports_go_downward_only() -> None:
    seen = list((PACKAGE / "domain").glob("*.py")) + list((PACKAGE / "usecases").glob("*.py"))
    assert len(seen) > 25, "the contracts would hold for an empty house"
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_each_form_is_committed_as_compiled(form: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "form.py"
    subprocess.run([_tool("pyside6-uic"), "--no-autoconnection", form, "-o", compiled], check=True, cwd=REPOSITORY)
    pruned = ["check", "--isolated", "--select", "F401", "--fix", "--quiet", "--no-cache"]
    subprocess.run([_tool("ruff"), *pruned, compiled], check=True, cwd=REPOSITORY)
    committed = PACKAGE / "screens" / "forms" / f"ui_{form.stem}.py"
    assert committed.read_text("utf-8") == compiled.read_text("utf-8"), "run `make forms`"


def _tool(name: str) -> Path:
    return Path(sys.executable).parent / (f"{name}.exe" if sys.platform == "win32" else name)


def test_there_are_forms() -> None:
    assert FORMS


@pytest.mark.parametrize("source", sources(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_source_says_its_licence_and_what_it_is(source: Path) -> None:
    first, second, *_ = source.read_text("utf-8").splitlines()
    assert first == "# SPDX-FileCopyrightText: 2026 PinPortal contributors"
    assert second == "# SPDX-License-Identifier: Apache-2.0"


def test_no_table_of_words_is_kept_outside_the_catalogue() -> None:
    """Nobody shows an exception's own text to a person: `str(error)` is its code."""
    offenders = [p for p in sources() if "str(error)" in p.read_text("utf-8")]
    assert offenders == []


def test_every_text_is_in_the_catalogue() -> None:
    tool = [sys.executable, str(REPOSITORY / "packaging" / "catalogue.py"), "--check"]
    assert subprocess.run(tool, check=False).returncode == 0, "run `make catalogue`"
    texts = (REPOSITORY / "resources" / "languages" / "pinportal.pot").read_text("utf-8")
    for told in (
        "Use at least {least} characters.",
        "‹ Bac&k to results",
        "Child's date of birth",
        "{count} patients",
        "The same again",
    ):
        assert told in texts
