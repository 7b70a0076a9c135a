# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The reference for start and memory: a bare window, then the least that a practice's file needs to be read.

    PINPORTAL_BARE='{"database": "practice.db", "key": "00ff…"}' python bare.py

A program of its own, in the checkout and frozen. It says on stdout, a line of JSON for each, when (`time.monotonic()`)
and with how many bytes in memory the window was `painted`, SQLAlchemy `imported`, and a page of rows `read`. It ends
when stdin is closed.
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QTableView, QVBoxLayout, QWidget

_READ = "SELECT * FROM patient_search ORDER BY rank LIMIT 51"  # as many as the search fetches


def tell(moment: str) -> None:
    at = time.monotonic()
    resident = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    sys.stdout.write(json.dumps({"moment": moment, "at": at, "bytes": resident}) + "\n")
    sys.stdout.flush()


class Bare(QMainWindow):
    """A box and an empty table."""

    def __init__(self) -> None:
        super().__init__()
        self._painted = False
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.addWidget(QLineEdit())
        column.addWidget(QTableView())
        self.setCentralWidget(whole)
        self.resize(1280, 800)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._told)  # once what is painted is on the screen

    def _told(self) -> None:
        tell("painted")
        QTimer.singleShot(0, open_file)


def open_file() -> None:
    import sqlalchemy

    tell("imported")
    import sqlcipher3.dbapi2 as sqlcipher

    asked = json.loads(os.environ["PINPORTAL_BARE"])
    engine = sqlalchemy.create_engine(
        sqlalchemy.URL.create("sqlite", database=asked["database"]),
        module=sqlcipher,
        connect_args={"isolation_level": None, "check_same_thread": False},
    )

    @sqlalchemy.event.listens_for(engine, "connect")
    def unlock(connection: sqlcipher.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA key = \"x'{asked['key']}'\"")

    with engine.connect() as connection:
        connection.execute(sqlalchemy.text(_READ)).fetchall()
    tell("read")


def main() -> int:
    application = QApplication(sys.argv[:1])
    window = Bare()
    window.show()
    ended = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, application)
    ended.activated.connect(application.quit)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
