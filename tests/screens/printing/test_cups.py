# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Letters on a real print server: what its queues say, what comes out, and what does not."""

import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from pinportal_desktop.documents.letter import letter
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.pin import parse_pin
from pinportal_desktop.screens.jobs import Progress
from pinportal_desktop.screens.printing import work
from pinportal_desktop.screens.printing.cups import CupsPrinters
from pinportal_desktop.usecases.letter import LetterFacts
from pinportal_desktop.usecases.printers import Fate, Job, JobSeen, Readiness
from tests.cups import Cups, running_cups

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a print server of a test's own is had on Linux")

FACTS = LetterFacts(
    practice_name="Maple Street Pediatrics",
    practice_address=("12 Maple Street",),
    portal_address="https://portal.maple-street.test",
    addressee="Tomás Reyes",
    child_first_name="Łucja",
    pin=parse_pin("K7P4RX9M"),
    language="en",
    issued_on=date(2026, 11, 24),
)
PRINTERS = CupsPrinters()


@pytest.fixture(scope="module")
def cups() -> Iterator[Cups]:
    with pytest.MonkeyPatch.context() as environment, running_cups(environment) as server:
        server.add("Desk", description="Front desk, by the window", default=True)
        server.add("Back")
        server.add("Jammed", jams=True)
        yield server


def nobody_looks() -> Progress:
    return Progress(lambda _call: None, lambda _done, _total: None)


def followed(job: Job) -> JobSeen:
    return work.follow(PRINTERS, job, time.sleep, nobody_looks())


def code_of(error: pytest.ExceptionInfo[PinPortalError]) -> tuple[Code, object]:
    return error.value.code, error.value.facts.get("why")


def test_the_printers_are_told_by_what_people_call_them_the_default_first(cups: Cups) -> None:
    told = [(one.name, one.label, one.is_default, one.readiness) for one in PRINTERS.all()]
    assert told == [
        ("Desk", "Front desk, by the window", True, Readiness.READY),
        ("Back", "Back", False, Readiness.READY),
        ("Jammed", "Jammed", False, Readiness.READY),
    ]


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_a_letter_comes_whole_and_its_text_and_code_are_read_back_from_the_paper(
    cups: Cups, paper: str, size: tuple[int, int]
) -> None:
    before = len(cups.papers())
    job = work.send(PRINTERS, letter(replace(FACTS, paper=paper)), "Desk", paper, 1)
    assert followed(job).fate is Fate.PRINTED
    (printed,) = cups.papers()[before:]
    (page,) = PdfReader(BytesIO(printed)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size
    text = " ".join(page.extract_text().split())
    for told in ("K7P4-RX9M", "Tomás Reyes", "Łucja"):
        assert told in text
    document = PdfDocument(printed)
    codes = [code.text for code in zxingcpp.read_barcodes(document[0].render(scale=2).to_pil())]
    document.close()
    assert codes == ["https://portal.maple-street.test"]


def test_the_queue_is_told_nothing_of_the_letter_but_that_it_is_one(cups: Cups) -> None:
    job = work.send(PRINTERS, letter(FACTS), "Desk", "letter", 1)
    followed(job)
    assert (cups.kept / f"{job.number}.title").read_text("utf-8").strip() == "Letter"


def test_a_stopped_printer_is_told_before_and_gets_no_letter(cups: Cups) -> None:
    cups.say("cupsdisable", "-r", "Out of toner", "Back")
    try:
        (back,) = [one for one in PRINTERS.all() if one.name == "Back"]
        assert (back.readiness, back.why) == (Readiness.STOPPED, "Out of toner")
        with pytest.raises(PinPortalError) as refused:
            work.send(PRINTERS, letter(FACTS), "Back", "letter", 1)
        assert code_of(refused) == (Code.PRINTER_STOPPED, "Out of toner")
    finally:
        cups.say("cupsenable", "Back")


def test_a_printer_that_rejects_is_told_before_and_also_when_it_begins_to_in_between(cups: Cups) -> None:
    cups.say("cupsreject", "-r", "Moved to room 2", "Back")
    try:
        with pytest.raises(PinPortalError) as refused:
            work.send(PRINTERS, letter(FACTS), "Back", "letter", 1)
        assert code_of(refused) == (Code.PRINTER_REJECTS, "Moved to room 2")
        with pytest.raises(PinPortalError) as refused:
            PRINTERS.send(letter(FACTS), "Back", paper="letter")
        assert refused.value.code is Code.PRINTER_REFUSED
        assert "not accepting jobs" in str(refused.value.facts["why"])
    finally:
        cups.say("cupsaccept", "Back")


def test_a_printer_that_is_gone_is_told(cups: Cups) -> None:
    with pytest.raises(PinPortalError) as refused:
        work.send(PRINTERS, letter(FACTS), "Nowhere", "letter", 1)
    assert refused.value.code is Code.PRINTER_MISSING


def test_a_job_that_the_printer_gave_up_is_seen_to_fail_with_its_cause(cups: Cups) -> None:
    job = work.send(PRINTERS, letter(FACTS), "Jammed", "letter", 1)
    assert followed(job).fate is Fate.FAILED
    # The server passes the printer's own words on a moment after its state.
    assert "Paper jam" in {PRINTERS.look(job).why for _ in range(20)}


def test_a_letter_that_waits_is_seen_to_wait_and_can_be_taken_back(cups: Cups) -> None:
    before = len(cups.papers())
    cups.say("cupsdisable", "-r", "Out of paper", "Back")
    try:
        # The printer stopped after its queue was asked.
        job = PRINTERS.send(letter(FACTS), "Back", paper="letter")
        looks: list[float] = []
        assert work.follow(PRINTERS, job, looks.append, nobody_looks()).fate is Fate.WAITING
        assert len(looks) == work.LOOKS
        assert work.take_back(PRINTERS, job).fate is Fate.CANCELLED
    finally:
        cups.say("cupsenable", "Back")
    assert len(cups.papers()) == before


def test_where_the_system_cannot_tell_how_a_job_ended_that_is_what_is_told(
    cups: Cups, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("lp", "lpstat"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    job = work.send(PRINTERS, letter(FACTS), "Desk", "letter", 1)
    followed(job)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert PRINTERS.look(job).fate is Fate.HANDED_OVER


def test_without_a_print_server_there_are_no_printers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    assert PRINTERS.all() == ()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert PRINTERS.all() == ()
    with pytest.raises(PinPortalError) as refused:
        PRINTERS.send(letter(FACTS), "Desk", paper="letter")
    assert refused.value.code is Code.PRINTER_MISSING
