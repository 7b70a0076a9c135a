# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The log tells what failed and where, and nothing about anybody."""

import json
import logging
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pinportal_desktop.app.home import Home
from pinportal_desktop.app.log import set_up_log
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.usecases.incidents import log_incident

NOBODY = ("Marisol", "Garcia", "2012-03-14", "ana@example.com", "K7P4-RX9M", "K7P4RX9M")


def logged(home: Home) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (home.logs / "pinportal.log").read_text("utf-8").splitlines()]


def fail() -> None:
    try:
        int("K7P4-RX9M of Marisol Garcia")
    except ValueError as error:
        raise RuntimeError("ana@example.com") from error


def test_only_what_holds_no_personal_data_is_logged_and_the_rest_is_named(home: Home) -> None:
    set_up_log(home.logs)
    logging.getLogger("pinportal_desktop.test").info(
        "delivered",
        extra={
            "sent": 2,
            "who": "Marisol Garcia",
            "born": date(2012, 3, 14),
            "to": "ana@example.com",
            "pin": "K7P4-RX9M",
        },
    )
    (line,) = logged(home)
    assert (line["event"], line["sent"], line["level"]) == ("delivered", 2, "info")
    assert line["dropped"] == ["born", "pin", "to", "who"]
    assert not any(word in json.dumps(line) for word in NOBODY)


def test_an_incident_is_found_by_its_number_and_tells_types_and_lines_but_no_values(home: Home) -> None:
    set_up_log(home.logs)
    try:
        fail()
    except RuntimeError as error:
        number = log_incident(error)
        log_incident(error, "J-1")
    ours, of_a_job = logged(home)
    assert (ours["event"], ours["number"], ours["causes"]) == ("incident", number, ["RuntimeError", "ValueError"])
    assert any("test_log.py" in place and "fail" in place for place in ours["where"])
    assert (of_a_job["number"], of_a_job["causes"], of_a_job["where"]) == ("J-1", ours["causes"], ours["where"])
    assert not any(word in json.dumps([ours, of_a_job]) for word in NOBODY)


def test_neither_an_error_s_own_words_nor_an_argument_are_logged(home: Home) -> None:
    set_up_log(home.logs)
    try:
        fail()
    except RuntimeError:
        logging.getLogger("pinportal_desktop.test").exception("failed for %s", "Marisol Garcia")
    (line,) = logged(home)
    assert not any(word in json.dumps(line) for word in NOBODY)


def test_the_log_does_not_grow_without_end(home: Home) -> None:
    set_up_log(home.logs)
    (handler,) = logging.getLogger("pinportal_desktop").handlers
    assert isinstance(handler, logging.handlers.RotatingFileHandler)
    handler.maxBytes = 500
    log = logging.getLogger("pinportal_desktop.test")
    for count in range(100):
        log.info("tick", extra={"count": count})
    files = sorted(home.logs.iterdir())
    assert len(files) == 6
    assert all(file.stat().st_size <= 500 for file in files)


def test_setting_the_log_up_again_leaves_the_folder_before(home: Home, tmp_path: Path) -> None:
    set_up_log(home.logs)
    set_up_log(tmp_path / "second")
    logging.getLogger("pinportal_desktop.test").info("here")
    assert logged(home) == []
    assert "here" in (tmp_path / "second" / "pinportal.log").read_text("utf-8")


def test_a_log_that_cannot_be_written_is_told_by_its_folder(home: Home) -> None:
    home.path.write_text("a file where the folder should be")
    with pytest.raises(PinPortalError) as refused:
        set_up_log(home.logs)
    assert (refused.value.code, refused.value.facts["folder"]) == (Code.FOLDER_NOT_WRITABLE, str(home.logs))
