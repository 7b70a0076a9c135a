# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""CUPS by its own programs: they tell what Qt's printing does not, whether a letter was taken and how it ended."""

import getpass
import os
import re
import shutil
import subprocess
from typing import Final

from pinportal_desktop.assets import resource
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.usecases.printers import Fate, Job, JobSeen, Printer, Readiness

_ANSWERS_WITHIN: Final = 20.0  # s
_TITLE: Final = "Letter"  # all that the queue, which others see, is told
_MEDIA: Final = {"letter": "Letter", "a4": "A4"}
_STATE: Final = re.compile(r"^printer (?P<name>\S+) (?P<state>is idle|now printing|disabled)")
_TAKES: Final = re.compile(r"^(?P<name>\S+) (?P<takes>accepting|not accepting) requests")
_TAKEN: Final = re.compile(r"request id is (?P<printer>\S+)-(?P<number>\d+)")
_FATES: Final = {"completed": Fate.PRINTED, "aborted": Fate.FAILED, "canceled": Fate.CANCELLED}


class CupsPrinters:
    """Implements `usecases.printers.Printers` with lp, lpstat, cancel and, where it is installed, ipptool."""

    def all(self) -> tuple[Printer, ...]:
        """See `Printers`."""
        if shutil.which("lpstat") is None:
            return ()
        names = [name for name in _said("lpstat", "-e").split() if name]
        if not names:
            return ()
        default = _said("lpstat", "-d").rpartition(": ")[2].strip()
        described = _blocks(_said("lpstat", "-l", "-p"), _STATE)
        taking = _blocks(_said("lpstat", "-a"), _TAKES)
        found = [_printer(name, described.get(name, []), taking.get(name, []), default) for name in names]
        return tuple(sorted(found, key=lambda printer: (not printer.is_default, printer.label.casefold())))

    def send(self, letter: bytes, printer: str, *, paper: str, copies: int = 1) -> Job:
        """See `Printers`."""
        if shutil.which("lp") is None:
            raise PinPortalError(Code.PRINTER_MISSING)
        words = ["lp", "-d", printer, "-t", _TITLE, "-n", str(copies), "-o", f"media={_MEDIA[paper]}"]
        done = _run(*words, given=letter)
        taken = _TAKEN.search(done.stdout.decode(errors="replace"))
        if done.returncode != 0 or taken is None:
            raise PinPortalError(Code.PRINTER_REFUSED, why=_why(done.stderr))
        return Job(printer=taken["printer"], number=taken["number"])

    def look(self, job: Job) -> JobSeen:
        """See `Printers`."""
        if shutil.which("ipptool") is None:
            return JobSeen(fate=Fate.WAITING if _is_in_queue(job) else Fate.HANDED_OVER)
        server = _said("lpstat", "-H").strip()
        # A socket of the file system: the same scheduler listens on this computer's port as well.
        host = "localhost:631" if server.startswith("/") else server
        file = str(resource("printing/job-state.test"))
        done = _run("ipptool", "-c", "-d", f"job={job.number}", f"ipp://{host}/printers/{job.printer}", file)
        if done.returncode != 0:
            return JobSeen(fate=Fate.WAITING if _is_in_queue(job) else Fate.HANDED_OVER)
        state, _reasons, why = (*done.stdout.decode(errors="replace").splitlines()[1].split(",", 2), "", "")[:3]
        return JobSeen(fate=_FATES.get(state, Fate.WAITING), why=why.strip('" '))

    def cancel(self, job: Job) -> None:
        """See `Printers`."""
        done = _run("cancel", f"{job.printer}-{job.number}")
        if done.returncode != 0:
            raise PinPortalError(Code.PRINTER_REFUSED, why=_why(done.stderr))


def _printer(name: str, described: list[str], taking: list[str], default: str) -> Printer:
    label = next((line.partition(":")[2].strip() for line in described if line.startswith("Description:")), "")
    readiness, why = Readiness.READY, ""
    if taking and "not accepting" in taking[0]:
        readiness, why = Readiness.REJECTING, taking[1] if len(taking) > 1 else ""
    elif described and " disabled " in described[0]:
        readiness, why = Readiness.STOPPED, described[1] if len(described) > 1 else ""
    elif not described:
        readiness = Readiness.UNKNOWN
    why = "" if why.startswith(("Form mounted", "reason unknown")) else why
    return Printer(name=name, label=label or name, is_default=name == default, readiness=readiness, why=why)


def _blocks(said: str, head: re.Pattern[str]) -> dict[str, list[str]]:
    """What lpstat says of each printer: its line, then the indented ones under it."""
    blocks: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in said.splitlines():
        found = head.match(line)
        if found is not None:
            lines = blocks[found["name"]] = [line]
        elif line.startswith("\t"):
            lines.append(line.strip())
    return blocks


def _is_in_queue(job: Job) -> bool:
    waiting = _said("lpstat", "-W", "not-completed", "-o", job.printer)
    return any(line.split()[:1] == [f"{job.printer}-{job.number}"] for line in waiting.splitlines())


def _said(*words: str) -> str:
    return _run(*words).stdout.decode(errors="replace")


def _run(*words: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run one of CUPS' programs in English. Raises `PinPortalError` PRINTER_REFUSED when it hangs or is missing."""
    try:
        return subprocess.run(  # noqa: S603 - CUPS' own programs, our own letter
            words,
            input=given,
            capture_output=True,
            check=False,
            timeout=_ANSWERS_WITHIN,
            env=os.environ | {"LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PinPortalError(Code.PRINTER_REFUSED, why="") from error


def _why(stderr: bytes) -> str:
    """The program's own words, without its name and the person's."""
    last = (stderr.decode(errors="replace").strip().splitlines() or [""])[-1]
    return last.partition(": ")[2].removeprefix("Error - ").replace(getpass.getuser(), "…") or last
