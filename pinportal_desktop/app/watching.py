# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`pinportal import --watch DIR`: takes what a record system drops into a folder, once, and says beside it how it went.

The folder is looked at again and again, not subscribed to: it is mostly a share of another computer, whose writes no
subscription tells of. A file is whole when it has not changed between two looks. It is claimed by renaming it into a
folder of the watcher's own, which only one of several can do; it ends in `done` or `failed`, its report beside it.
"""

import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from pinportal_desktop.app.import_files import Importer
from pinportal_desktop.app.importing import summary
from pinportal_desktop.app.parts import Parts, station_name
from pinportal_desktop.app.terminal import until_stopped
from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError
from pinportal_desktop.usecases.command import ActorKind
from pinportal_desktop.usecases.incidents import log_incident
from pinportal_desktop.usecases.runs import Counts, RunState
from pinportal_desktop.words.import_report import ImportReport

_LOG: Final = logging.getLogger(__name__)
_PAUSE: Final = 5.0  # s between two looks
_GONE_AFTER: Final = 600.0  # s without a sign after which another watcher is taken for dead
_UNFINISHED: Final = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", "~")
_WORKING, _DONE, _FAILED, _ALIVE, _REPORT = "working", "done", "failed", ".alive", ".report.csv"

Say = Callable[[str], None]


def watch_until_stopped(parts: Parts, folder: Path, say: Say) -> int:
    """Watch the folder until Ctrl+C or SIGTERM; what is being brought in then is taken up at the next start.

    Raises `PinPortalError` FOLDER_NOT_WATCHABLE for a folder that cannot be read or changed.
    """
    watcher = Watcher(parts, folder, say)
    say(parts.words().text("Watching {folder}. Ctrl+C ends it.", folder=str(folder)))
    wait = threading.Event()
    with until_stopped(wait.set) as stopped:
        while not stopped():
            watcher.look(stopped)
            wait.wait(_PAUSE)
    watcher.leave()
    return 0


class Watcher:
    """Looks at one folder. Several may do so at once, from several computers."""

    def __init__(self, parts: Parts, folder: Path, say: Say) -> None:
        self._folder = folder
        self._say = say
        self._clock = parts.clock
        self._words = parts.words()
        self._importer = Importer(parts, kind=ActorKind.SYSTEM)
        self._seen: dict[str, tuple[int, int]] = {}
        self._own = folder / _WORKING / f"{station_name()}-{os.getpid()}"
        try:
            for name in (_DONE, _FAILED):
                (folder / name).mkdir(exist_ok=True)
            self._own.mkdir(parents=True, exist_ok=True)
            self._sign()
        except OSError as error:
            raise PinPortalError(Code.FOLDER_NOT_WATCHABLE, folder=str(folder)) from error

    def look(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Take what lies there whole, the oldest first. A folder that is away for a while is looked at again later."""
        try:
            self._sign()
            self._give_back_of_the_dead()
            whole = self._whole()
        except OSError:
            _LOG.warning("watch", extra={"code": Code.FOLDER_NOT_WATCHABLE.value})
            return
        left_over = sorted(path for path in self._own.iterdir() if path.name != _ALIVE)
        for path in left_over + whole:
            if stopped():
                return
            claimed = path if path.parent == self._own else self._claim(path)
            if claimed is not None and not self._take(claimed, stopped):
                return

    def leave(self) -> None:
        """Give back what is claimed and not done."""
        with suppress(OSError):
            _give_back(self._own, self._folder)

    def _whole(self) -> list[Path]:
        """Files that are as they were at the last look, the oldest first."""
        found: dict[str, tuple[int, int]] = {}
        for path in self._folder.iterdir():
            if path.is_file() and not path.name.startswith(".") and not path.name.lower().endswith(_UNFINISHED):
                with suppress(FileNotFoundError):  # another watcher took it
                    told = path.stat()
                    found[path.name] = (told.st_size, told.st_mtime_ns)
        whole = [name for name, told in found.items() if self._seen.get(name) == told]
        self._seen = found
        return [self._folder / name for name in sorted(whole, key=lambda name: (found[name][1], name))]

    def _claim(self, path: Path) -> Path | None:
        """The file under its new name; None when another watcher was quicker, or somebody still has it open."""
        claimed = self._own / path.name
        try:
            path.rename(claimed)
        except OSError:
            return None
        return claimed

    def _take(self, path: Path, stopped: Callable[[], bool]) -> bool:
        """Bring a claimed file in and put it away. False when that is to be tried again later."""
        try:
            run = self._importer.bring_in(path, only_known_tables=True, come=self._come, stopped=stopped)
        except StorageError as error:  # nothing is wrong with the file
            self._tell(error.code)
            return False
        except PinPortalError as error:
            self._fail(path, self._words.sentence(error), error.code)
            return True
        except Exception as error:  # noqa: BLE001 - one file keeps the others of the night from nothing
            self._fail(path, self._words.incident(log_incident(error)), None)
            return True
        if run.state is not RunState.DONE:
            return False
        taken = run.counts.new or run.counts.changed or run.counts.unchanged
        place = self._put_away(path, _DONE if taken or not run.counts.refused else _FAILED)
        with ImportReport(_report_of(place), self._words) as report:
            for line in self._importer.lines(run):
                report.add(path.name, line)
        self._say(summary(path.name, run.counts, self._words))
        return True

    def _fail(self, path: Path, why: str, code: Code | None) -> None:
        place = self._put_away(path, _FAILED)
        with ImportReport(_report_of(place), self._words) as report:
            report.add_failure(path.name, why)
        self._say(f"{path.name}: {why}")
        if code is not None:
            self._tell(code)

    def _tell(self, code: Code) -> None:
        _LOG.warning("watch", extra={"code": code.value})

    def _put_away(self, path: Path, where: str) -> Path:
        """Move it there, under a name that nothing has."""
        place = self._folder / where / path.name
        number = 1
        while place.exists() or _report_of(place).exists():
            number += 1
            place = self._folder / where / f"{path.stem} {number}{path.suffix}"
        path.rename(place)
        return place

    def _come(self, _counts: Counts) -> None:
        with suppress(OSError):
            self._sign()

    def _sign(self) -> None:
        """Say that this watcher lives, by the folder's own clock."""
        self._own.mkdir(parents=True, exist_ok=True)
        (self._own / _ALIVE).write_text(f"{datetime.isoformat(self._clock.now())}\n", "utf-8")

    def _give_back_of_the_dead(self) -> None:
        """What a watcher had claimed that has given no sign for long, or whose sign is gone."""
        now = (self._own / _ALIVE).stat().st_mtime
        for other in (self._folder / _WORKING).iterdir():
            if other == self._own:
                continue
            with suppress(OSError):
                if now - (other / _ALIVE).stat().st_mtime > _GONE_AFTER:
                    _give_back(other, self._folder)


def _give_back(claimed: Path, folder: Path) -> None:
    """Put the claimed files back. One of the same name that came meanwhile is not replaced: then it stays for now."""
    for path in claimed.iterdir():
        if path.name != _ALIVE and not (folder / path.name).exists():
            path.rename(folder / path.name)
    (claimed / _ALIVE).unlink(missing_ok=True)
    claimed.rmdir()


def _report_of(place: Path) -> Path:
    return place.with_name(f"{place.name}{_REPORT}")
