# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The command line, as somebody types it."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pinportal_desktop import __version__
from pinportal_desktop.app.demo_database import open_demo
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.cli import app
from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.intake import kinds
from pinportal_desktop.words import Words
from tests.app.conftest import log_as_before  # noqa: F401 - a fixture

pytestmark = pytest.mark.usefixtures("log_as_before")

LONGEST = 30  # seconds a program may take before its test fails; nothing waits that long

CHILD: dict[str, object] = {
    "resourceType": "Patient",
    "identifier": [{"system": "http://hospital.example.org", "value": "MRN-1"}],
    "name": [{"family": "Zzyzx", "given": ["Quill"]}],
    "birthDate": "2015-05-05",
    "contact": [
        {
            "relationship": [{"text": "Mother"}],
            "name": {"family": "Zzyzx", "given": ["Vera"]},
            "telecom": [{"system": "email", "value": "vera@example.org"}],
        }
    ],
}


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the whole demo in it, made once."""
    made = tmp_path_factory.mktemp("demo") / "home"
    open_demo(Home(path=made, demo=True)).close()
    return made


@pytest.fixture
def home(made_demo: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(copytree(made_demo, tmp_path / "home"))


@pytest.fixture
def run(home: Path) -> Callable[..., Result]:
    """Types a command, with this home."""

    def typed(*words: str | Path) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words], env={"PINPORTAL_HOME": str(home)})

    return typed


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """Writes resources into an NDJSON file, one a line; a text stands as it is."""

    def written(*resources: dict[str, object] | str) -> Path:
        made = tmp_path / "patients.ndjson"
        made.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in resources), "utf-8")
        return made

    return written


def patients(home: Path, text: str = "") -> int:
    parts = open_demo(Home(path=home, demo=True))
    found = len(parts.store.looks().search(text, None, parts.rules().today(parts.clock.now()), limit=10_000).rows)
    parts.close()
    return found


def sentence(result: Result) -> str:
    """What was said of an error: one sentence on stderr, no traceback, code 1."""
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    said = result.stderr.strip()
    assert said.endswith("."), said
    return said


# --- the program itself


def test_the_version_is_said_without_loading_qt_or_a_database() -> None:
    code = (
        "import sys; sys.argv = ['pinportal', '--version']\n"
        "from pinportal_desktop.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([m for m in ('PySide6', 'sqlalchemy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"pinportal {__version__}", "[]"]


@pytest.mark.parametrize("command", [["import", "patients.ndjson"], ["deliver"], ["serve"]])
def test_without_a_practice_a_command_says_what_there_is_and_makes_nothing(tmp_path: Path, command: list[str]) -> None:
    untouched = tmp_path / "none"
    result = CliRunner().invoke(app, ["--home", str(untouched), *command])
    assert "pinportal demo" in sentence(result)
    assert not untouched.exists()


@pytest.mark.parametrize("command", ["demo", "import", "deliver", "serve", "upgrade"])
def test_every_command_says_where_its_database_and_its_home_are_given(command: str) -> None:
    told = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200", "TERM": "dumb"}).output
    assert "--database" in told
    assert "--home" in told


# --- import


def test_imported_patients_are_found_and_importing_again_doubles_nobody(
    run: Callable[..., Result], file: Callable[..., Path], home: Path
) -> None:
    before = patients(home)
    first = run("import", "--demo", file(CHILD))
    counts, undo = first.output.strip().splitlines()
    assert (first.exit_code, counts) == (0, "patients.ndjson: 1 new, 0 changed, 0 unchanged, 0 refused.")
    assert undo.startswith("To undo it: ")
    assert patients(home, "zzyzx quill") == patients(home, "vera@example.org") == 1
    again = run("import", "--demo", file(CHILD))
    assert (again.exit_code, again.output.strip()) == (0, "patients.ndjson: 0 new, 0 changed, 1 unchanged, 0 refused.")
    assert patients(home) == before + 1


def test_a_row_that_is_refused_is_named_and_told_and_ends_with_1(
    run: Callable[..., Result], file: Callable[..., Path], home: Path
) -> None:
    nameless = CHILD | {"birthDate": "2015-05"}
    result = run("import", "--demo", file(CHILD, nameless, "{not json"))
    assert result.exit_code == 1
    counts, second, third, _undo = result.stdout.strip().splitlines()
    assert counts == "patients.ndjson: 1 new, 0 changed, 0 unchanged, 2 refused."
    assert second.startswith("  row 2, ")
    assert third.startswith("  row 3, ")
    assert Words.load().code(Code.LINE_NOT_JSON) in third
    assert "2015" not in result.output
    assert patients(home, "zzyzx") == 1, "the others came in"


def test_a_file_that_cannot_be_read_is_told_and_does_not_keep_the_others_out(
    run: Callable[..., Result], file: Callable[..., Path], home: Path, tmp_path: Path
) -> None:
    result = run("import", "--demo", tmp_path / "missing.ndjson", file(CHILD))
    assert "missing.ndjson" in sentence(result)
    assert patients(home, "zzyzx") == 1


def children(count: int) -> list[dict[str, object]]:
    return [
        CHILD
        | {
            "identifier": [{"system": "http://hospital.example.org", "value": f"MRN-{n}"}],
            "name": [{"family": f"Zzyzx{n}", "given": ["Quill"]}],
            "contact": [],
            "birthDate": (date(2010, 1, 1) + timedelta(days=n * 37 % 5999)).isoformat(),
        }
        for n in range(count)
    ]


def breaking_at(batch: int, error: BaseException) -> Callable[..., object]:
    """Carries commands out until the batch of that number comes."""
    carry_out, batches = Parts.carry_out, iter(range(batch + 1))

    def breaks(parts: Parts, use_case: Any, command: Any) -> Any:
        if use_case.kind == "import_patients" and next(batches) == batch:
            raise error
        return carry_out(parts, use_case, command)

    return breaks


def test_an_import_that_breaks_off_says_how_far_it_came_and_goes_on_when_typed_again(
    run: Callable[..., Result], file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    many = file(*children(600))
    with monkeypatch.context() as broken:
        broken.setattr(Parts, "carry_out", breaking_at(1, StorageError(Code.DATABASE_GONE)))
        result = run("import", "--demo", many)
    assert Words.load().code(Code.DATABASE_GONE) == sentence(result)
    counts, go_on, _undo = result.stdout.strip().splitlines()
    assert counts == "patients.ndjson: 500 new, 0 changed, 0 unchanged, 0 refused."
    assert go_on.endswith("after row 500.")
    again = run("import", "--demo", many)
    assert again.stdout.splitlines()[0] == "patients.ndjson: 600 new, 0 changed, 0 unchanged, 0 refused."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends itself no Ctrl+C")
def test_ctrl_c_stops_between_two_batches_and_the_next_one_goes_on(
    run: Callable[..., Result], file: Callable[..., Path], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = file(*children(1200))
    carry_out = Parts.carry_out

    def interrupted(parts: Parts, use_case: Any, command: Any) -> Any:
        done = carry_out(parts, use_case, command)
        if use_case.kind == "import_patients":
            os.kill(os.getpid(), signal.SIGINT)
        return done

    with monkeypatch.context() as pressed:
        pressed.setattr(Parts, "carry_out", interrupted)
        result = run("import", "--demo", many)
    assert result.exit_code == 1
    counts, go_on, _undo = result.stdout.strip().splitlines()
    assert counts == "patients.ndjson: 500 new, 0 changed, 0 unchanged, 0 refused."
    assert go_on.endswith("after row 500.")
    assert run("import", "--demo", many).stdout.startswith("patients.ndjson: 1200 new")


def test_a_preview_changes_nothing(run: Callable[..., Result], file: Callable[..., Path], home: Path) -> None:
    before = patients(home)
    result = run("import", "--demo", "--preview", file(CHILD))
    assert result.exit_code == 0
    assert "patients.ndjson: 1 new, 0 changed, 0 unchanged, 0 refused." in result.stdout
    assert patients(home) == before


def test_a_report_has_a_row_for_whatever_did_not_come_in_and_no_birth_date(
    run: Callable[..., Result], file: Callable[..., Path], tmp_path: Path
) -> None:
    report = tmp_path / "report.csv"
    formula = CHILD | {"birthDate": "2015-05", "name": [{"family": "=cmd|' /C calc'!A1", "given": ["Quill"]}]}
    named = file(CHILD, formula)
    assert run("import", "--demo", "--report", report, named).exit_code == 1
    text = report.read_text("utf-8-sig")
    head, row = list(csv.reader(text.splitlines()))
    assert head == ["File", "Row", "Name", "What happened", "Why"]
    assert row[:2] == ["patients.ndjson", "2"]
    assert row[2].startswith("'="), "no spreadsheet calculates with a name"
    assert row[4] == Words.load().code(Code.BIRTH_DATE_PARTIAL)
    assert "2015" not in text
    assert "report.csv" in sentence(run("import", "--demo", "--report", report, named)), "nothing is overwritten"


def test_an_import_is_undone_by_its_number(run: Callable[..., Result], file: Callable[..., Path], home: Path) -> None:
    before = patients(home)
    told = run("import", "--demo", file(CHILD)).stdout.strip().splitlines()[-1]
    number = told.split()[-1]
    assert number in run("import", "--demo", "--list").stdout
    assert run("import", "--demo", "--undo", number).exit_code == 0
    assert patients(home) == before
    assert Words.load().code(Code.IMPORT_UNDONE_ALREADY) == sentence(run("import", "--demo", "--undo", number))
    assert Words.load().code(Code.IMPORT_NOT_FOUND) == sentence(run("import", "--demo", "--undo", "00000000"))


@pytest.mark.parametrize(
    "typed", [[], ["--list", "--undo", "1234"], ["--list", "--preview"], ["--watch", ".", "f.csv"]]
)
def test_options_that_do_not_go_together_are_said_to_be_so(run: Callable[..., Result], typed: list[str]) -> None:
    assert run("import", "--demo", *typed).exit_code == 2


AMBIGUOUS = "Chart Number,Last Name,First Name,Date of Birth\n1,Zzyzx,Quill,03/04/2015\n2,Zzyzx,Wren,05/06/2016\n"


def test_a_table_whose_dates_can_be_read_both_ways_asks_once_and_is_remembered(
    run: Callable[..., Result], tmp_path: Path, home: Path
) -> None:
    table = tmp_path / "patients.csv"
    table.write_text(AMBIGUOUS, "utf-8")
    assert Words.load().code(Code.TABLE_DATE_ORDER, name="patients.csv") == sentence(run("import", "--demo", table))
    assert run("import", "--demo", "--dates", "day-first", table).exit_code == 0
    assert patients(home, "zzyzx 2015-04-03") == 1
    again = run("import", "--demo", table)
    assert again.stdout.startswith("patients.csv: 0 new, 0 changed, 2 unchanged")


def test_something_unforeseen_is_an_incident_with_a_number_that_the_log_knows(
    run: Callable[..., Result], file: Callable[..., Path], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> Iterator[object]:
        raise RuntimeError("Quill Zzyzx")

    monkeypatch.setattr(kinds, "read_file", fails)
    said = sentence(run("import", "--demo", file(CHILD)))
    log = (home / "demo" / "logs" / "pinportal.log").read_text("utf-8")
    number = json.loads(log.splitlines()[-1])["number"]
    assert number in said
    assert "Quill" not in said + log


def test_options_hold_before_and_after_the_commands_name(
    file: Callable[..., Path], made_demo: Path, tmp_path: Path
) -> None:
    homes = [Path(copytree(made_demo, tmp_path / name)) for name in ("before", "after")]
    lines = [["--home", str(homes[0]), "import", "--demo"], ["import", "--demo", "--home", str(homes[1])]]
    for line in lines:
        assert CliRunner().invoke(app, [*line, str(file(CHILD))]).exit_code == 0
    assert [patients(home, "zzyzx") for home in homes] == [1, 1]


def test_a_database_that_cannot_be_opened_is_told_in_a_sentence(run: Callable[..., Result], tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear Sir or Madam " * 500)
    for command in (["deliver", "--demo"], ["import", "--demo", str(other)]):
        assert sentence(run(*command, "--database", other)) == Words.load().code(Code.DATABASE_DAMAGED, path=str(other))


# --- deliver


def test_deliver_sends_what_waits_once_and_counts_it(run: Callable[..., Result], home: Path) -> None:
    parts = open_demo(Home(path=home, demo=True))
    waiting, portal = parts.store.looks().waiting(), parts.rules().portal_address
    parts.close()
    assert waiting > 0, "the demo's stories leave messages behind"
    first = run("deliver", "--demo")
    assert first.exit_code == 0
    assert first.output.startswith(f"{waiting} message")
    assert run("deliver", "--demo").output.strip() == "0 messages sent."
    messages = [
        message_from_bytes(f.read_bytes(), _class=EmailMessage, policy=policy.default)
        for f in (home / "demo" / "mail").glob("*.eml")
    ]
    assert len(messages) == waiting
    assert all(portal in m.get_body(("plain",)).get_content() for m in messages)  # type: ignore[union-attr]  # ours has one


def test_what_could_not_be_sent_is_counted_and_ends_with_1(run: Callable[..., Result], home: Path) -> None:
    (home / "demo" / "mail").write_text("a file where the folder should be")
    result = run("deliver", "--demo")
    assert result.exit_code == 1
    assert "not sent" in result.output
    assert Words.load().code(Code.MAIL_FOLDER_CLOSED) in result.output, "and says why"
    (home / "demo" / "mail").unlink()


# --- demo


def test_a_fresh_demo_touches_no_database_that_was_named(run: Callable[..., Result], tmp_path: Path) -> None:
    mine = tmp_path / "mine.db"
    mine.write_text("mine")
    result = run("demo", "--fresh", "--database", mine)
    assert result.exit_code == 2
    assert mine.read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGTERM that a program can answer")
def test_the_demo_opens_sends_what_waited_and_ends_in_order_when_told_to(home: Path) -> None:
    """The whole program in a process of its own, without a screen."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PINPORTAL_HOME": str(home)}
    with subprocess.Popen(
        [sys.executable, "-m", "pinportal_desktop", "demo"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        try:
            wait_for_mail(program, home / "demo" / "mail")
            program.send_signal(signal.SIGTERM)
            output, errors = program.communicate(timeout=LONGEST)
        finally:
            program.kill()
    assert (program.returncode, output) == (0, ""), errors
    assert "Traceback" not in errors
    assert "incident" not in (home / "demo" / "logs" / "pinportal.log").read_text("utf-8")


def wait_for_mail(program: "subprocess.Popen[str]", folder: Path) -> None:
    """The outbox begins last, so by then everything is open."""
    until = time.monotonic() + LONGEST
    while not list(folder.glob("*.eml")):
        assert time.monotonic() < until, "nothing was sent"
        with suppress(subprocess.TimeoutExpired):
            program.wait(0.05)
            pytest.fail(f"it ended with {program.returncode}: {program.stderr and program.stderr.read()}")
