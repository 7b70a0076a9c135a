# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`pinportal serve` is set by a file, by the environment, and as typed; what does not fit is told in a sentence."""

from collections.abc import Callable
from ipaddress import ip_network
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pinportal_desktop.app.serve_settings import ServeSettings, serve_settings
from pinportal_desktop.cli import app
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.words import Words
from tests.usecases.refusing import code_of

FULL = """\
host = "192.0.2.5"
port = 9000
proxies = ["192.0.2.10", "2001:db8::/64"]
hosts = ["Portal.example.org", "portal.example.org:8443"]
keys = "keys.toml"
log = "logs"
"""


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    def written(text: str) -> Path:
        made = tmp_path / "serve.toml"
        made.write_text(text, "utf-8")
        return made

    return written


def test_nothing_said_it_listens_on_this_computer_and_believes_its_proxies_alone(tmp_path: Path) -> None:
    here = (ip_network("127.0.0.0/8"), ip_network("::1"))
    assert serve_settings({}, None, tmp_path) == ServeSettings(
        host="127.0.0.1", port=8738, proxies=here, hosts=None, keys=None, log=tmp_path
    )


def test_every_entry_can_stand_in_a_file_whose_paths_begin_at_its_folder(
    file: Callable[[str], Path], tmp_path: Path
) -> None:
    assert serve_settings({}, file(FULL), tmp_path) == ServeSettings(
        host="192.0.2.5",
        port=9000,
        proxies=(ip_network("192.0.2.10"), ip_network("2001:db8::/64")),
        hosts=frozenset({"portal.example.org", "portal.example.org:8443"}),
        keys=tmp_path / "keys.toml",
        log=tmp_path / "logs",
    )


OTHERS = {
    "host": "::1",
    "port": "1",
    "proxies": "10.0.0.1, 10.0.0.2",
    "hosts": "a.example",
    "keys": "/k",
    "log": "stdout",
}


def read(others: dict[str, str]) -> ServeSettings:
    return ServeSettings(
        host=others["host"],
        port=int(others["port"]),
        proxies=tuple(ip_network(part.strip()) for part in others["proxies"].split(",") if part),
        hosts=frozenset(others["hosts"].split(",")),
        keys=Path(others["keys"]),
        log=None if others["log"] == "stdout" else Path(others["log"]),
    )


def test_the_environment_stands_above_the_file_and_what_is_typed_above_both(
    file: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for entry, value in OTHERS.items():
        monkeypatch.setenv(f"PINPORTAL_SERVE_{entry.upper()}", value)
    assert serve_settings({}, file(FULL), tmp_path) == read(OTHERS)
    typed = {"host": "::", "port": "2", "proxies": "", "hosts": "b.example", "keys": "/t", "log": "/var/log"}
    assert serve_settings(typed, file(FULL), tmp_path) == read(typed)


def test_the_environment_names_the_file_too(
    file: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINPORTAL_SERVE_CONFIG", str(file("port = 9000")))
    assert serve_settings({}, None, tmp_path).port == 9000


def test_keys_that_systemd_hands_over_are_taken_and_a_service_logs_where_services_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert serve_settings({}, None, tmp_path).keys is None, "none handed over"
    (tmp_path / "pinportal-keys").touch()
    settings = serve_settings({}, None, tmp_path)
    assert (settings.keys, settings.log) == (tmp_path / "pinportal-keys", None)
    assert serve_settings({"keys": "/other"}, None, tmp_path).keys == Path("/other")


def test_with_no_proxies_nobodys_word_is_taken(file: Callable[[str], Path], tmp_path: Path) -> None:
    assert serve_settings({}, file("proxies = []"), tmp_path).proxies == ()


@pytest.mark.parametrize(
    "wrong",
    [
        "port = 70000", "port = -1", 'port = "http"', "port = true", "port = 80.5",
        'host = "somewhere.example"', "host = 1", 'host = ""', 'host = "0.0.0.0:80"',
        'proxies = ["*"]', 'proxies = ["proxy.example"]', 'proxies = ["10.0.0.1/8"]', "proxies = [1]", "proxies = 1",
        "hosts = []", 'hosts = ["*"]', 'hosts = ["https://a.example"]', 'hosts = ["a b"]',
        'keys = ""', "keys = 1", "log = []", 'log = "\\u0000"',
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_told_with_its_place_and_how_it_is_written(
    file: Callable[[str], Path], tmp_path: Path, wrong: str
) -> None:
    made, entry = file(wrong), wrong.partition(" ")[0]
    with pytest.raises(PinPortalError) as refused:
        serve_settings({}, made, tmp_path)
    assert refused.value.code is Code.SERVE_ENTRY_WRONG
    told = Words.load().sentence(refused.value)
    assert str(made) in told
    assert f"“{entry}”" in told
    assert f"{entry} = " in told


def test_an_entry_that_there_is_not_is_told_beside_those_that_there_are(
    file: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(PinPortalError) as refused:
        serve_settings({}, file('prot = 80\nport = 80\ndatabase = "x"'), tmp_path)
    assert refused.value.code is Code.SERVE_ENTRY_UNKNOWN
    assert "“prot”" in Words.load().sentence(refused.value)
    assert "host, port, proxies, hosts, keys, log" in Words.load().sentence(refused.value)
    monkeypatch.setenv("PINPORTAL_SERVE_PROT", "80")
    assert code_of(lambda: serve_settings({}, None, tmp_path)) is Code.SERVE_ENTRY_UNKNOWN


@pytest.mark.parametrize("broken", ["port", "port = ", "port = 1\nport = 2", "\x00", "<xml/>"])
def test_a_file_that_is_no_toml_is_named(file: Callable[[str], Path], tmp_path: Path, broken: str) -> None:
    assert code_of(lambda: serve_settings({}, file(broken), tmp_path)) is Code.SERVE_FILE_BROKEN
    (tmp_path / "serve.toml").write_bytes(b"\xff\xfe")
    assert code_of(lambda: serve_settings({}, tmp_path / "serve.toml", tmp_path)) is Code.SERVE_FILE_BROKEN


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert code_of(lambda: serve_settings({}, tmp_path / "none", tmp_path)) is Code.FILE_NOT_READABLE
    assert code_of(lambda: serve_settings({}, tmp_path, tmp_path)) is Code.FILE_NOT_READABLE


# --- as somebody types it


def typed(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["serve", *map(str, words)], env={"COLUMNS": "200", "TERM": "dumb"})


@pytest.mark.parametrize("wrong", [["--host", "here"], ["--proxies", "*"], ["--hosts", "a b"], ["--port", "99999"]])
def test_what_is_typed_wrongly_ends_with_2(wrong: list[str]) -> None:
    result = typed(*wrong)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.parametrize("text", ["port = 1000000", "prot = 1", "port"])
def test_what_stands_wrongly_in_the_file_is_one_sentence_and_ends_with_1(
    file: Callable[[str], Path], text: str
) -> None:
    result = typed("--config", file(text))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.strip().endswith(".")
    assert "Traceback" not in result.output


def test_keys_that_are_not_there_or_no_keys_are_one_sentence(tmp_path: Path) -> None:
    none = tmp_path / "none"
    result = typed("--keys", none)
    assert result.exit_code == 1
    assert str(none) in result.stderr
    none.write_text("port = 80")
    none.chmod(0o600)
    result = typed("--keys", none)
    assert (result.exit_code, result.stderr.strip()) == (1, Words.load().code(Code.KEY_FILE_DAMAGED))
