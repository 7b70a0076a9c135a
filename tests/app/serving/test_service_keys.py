# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages are given the keys that they need: with what a service holds nobody opens a PIN."""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from pinportal_desktop.app import service_keys
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.kiosk import kiosk_over
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.practice import PracticeOpening
from pinportal_desktop.app.recovery import take_effect
from pinportal_desktop.app.service_keys import PURPOSES, open_with_service_keys, read_service_keys, write_service_keys
from pinportal_desktop.app.site import run_site
from pinportal_desktop.cli import app
from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.screens.jobs import Jobs, ManualExecutor
from pinportal_desktop.security.keys import PinSealSubkey, Purpose, SettingSubkey
from pinportal_desktop.security.recovery import draw_recovery_key
from pinportal_desktop.words import Words
from tests.app.practice.practices import FIRST
from tests.app.serving.service import keys_for, parts_of
from tests.usecases.refusing import code_of
from tests.world import DATABASE_KEY, PRACTICE_KEY, World, make_world

NEVER = tuple(sorted(set(Purpose) - PURPOSES))


@pytest.fixture
def file(world: World, tmp_path: Path) -> Path:
    return keys_for(world, tmp_path)


@pytest.fixture
def service(world: World, file: Path, tmp_path: Path) -> Iterator[Parts]:
    """The practice as a service has it open."""
    parts = open_with_service_keys(Home(path=tmp_path / "service", demo=False), file)
    yield parts
    parts.close()


def test_the_file_has_what_the_pages_need_and_nothing_that_opens_a_pin_or_a_password(world: World, file: Path) -> None:
    told = tomllib.loads(file.read_text("utf-8"))
    assert told["subkeys"].keys() == {"pin-digest", "scope", "record", "command", "outbox"}
    assert (told["database"], told["database_key"]) == (world.database, DATABASE_KEY.hex())
    assert NEVER == (Purpose.PIN_SEAL, Purpose.SETTING)
    for never in (PRACTICE_KEY, *(PRACTICE_KEY.subkey(1, purpose) for purpose in NEVER)):
        assert never.reveal().hex() not in file.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards a user's folder by its own rights")
def test_nobody_else_on_the_computer_may_read_it(file: Path) -> None:
    assert file.stat().st_mode & 0o077 == 0


def there(world: World, parts: Parts) -> World:
    """The same world, as seen from whoever has these parts."""
    return World(
        store=parts.store,
        clock=world.clock,
        rules=world.rules,
        desk=world.desk,
        second_desk=world.second_desk,
        site=parts.site(),
        database=world.database,
        keys=parts.record_keys,
    )


def test_all_that_the_pages_and_the_kiosk_are_made_of_is_made_with_it_and_a_parent_registers(
    world: World, service: Parts
) -> None:
    """A purpose that is not among them would be refused here."""
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    assert run_site(service, 0).stop()
    assert kiosk_over(service, Jobs(ManualExecutor(), interrupt=lambda: None, new_incident=lambda: "I-1"))
    assert there(world, service).register(pin, "Ana Garcia", "ana@example.com").failed is None
    assert world.status(child) is Status.REGISTERED
    assert world.store.first_bad_entry() is None, "its entries are the practice's own"


@pytest.mark.parametrize("purpose", NEVER)
def test_a_purpose_that_was_not_handed_out_is_refused(service: Parts, purpose: Purpose) -> None:
    assert code_of(lambda: service.keys.practice.subkey(1, purpose)) is Code.KEYS_OF_A_SERVICE
    assert service.keys.practice.subkey(1, Purpose.RECORD).reveal() == PRACTICE_KEY.subkey(1, Purpose.RECORD).reveal()
    assert code_of(lambda: service.keys.practice.subkey(2, Purpose.RECORD)) is Code.KEYS_OF_A_SERVICE


def test_it_seals_and_opens_no_pin_and_no_password_and_makes_no_desk(service: Parts) -> None:
    for needs_more in (
        lambda: PinSealSubkey(service.keys.practice, 1),
        lambda: SettingSubkey(service.keys.practice, 1),
        service.desk,
        lambda: service.courier("deliver"),
        lambda: take_effect(service, draw_recovery_key()),
    ):
        assert code_of(needs_more) is Code.KEYS_OF_A_SERVICE


def test_neither_printing_it_nor_the_keys_shows_a_secret(service: Parts, file: Path) -> None:
    told = tomllib.loads(file.read_text("utf-8"))
    for secret in (told["database_key"], *told["subkeys"].values()):
        assert secret not in repr(service) + repr(read_service_keys(file))


# --- files that are not as they should be


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards a user's folder by its own rights")
@pytest.mark.parametrize("mode", [0o640, 0o604])
def test_a_file_that_others_can_read_is_refused_unless_systemd_handed_it(
    file: Path, mode: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.chmod(mode)
    assert code_of(lambda: read_service_keys(file)) is Code.KEY_FILE_OPEN
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(file.parent))
    assert read_service_keys(file).database


@pytest.mark.parametrize(
    ("whole", "instead"),
    [
        ("[subkeys]", f'[subkeys]\npin-seal = "{"00" * 32}"'),
        ("[subkeys]", f'[subkeys]\nmore = "{"00" * 32}"'),
        ("scope = ", "# scope = "),
        ("[subkeys]", "[others]"),
        ("key_id = 1", 'key_id = "one"'),
        ('database_key = "00', 'database_key = "0'),
        ("database = ", "database"),
    ],
)
def test_a_file_with_more_keys_or_fewer_or_half_of_one_is_no_file_of_keys(file: Path, whole: str, instead: str) -> None:
    text = file.read_text("utf-8")
    assert whole in text
    file.write_text(text.replace(whole, instead), "utf-8")
    assert code_of(lambda: read_service_keys(file)) is Code.KEY_FILE_DAMAGED


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "none.toml"
    with pytest.raises(PinPortalError) as refused:
        read_service_keys(missing)
    assert str(missing) in Words.load().sentence(refused.value)


def test_a_file_that_is_there_already_is_kept(world: World, file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    assert code_of(lambda: write_service_keys(parts_of(world, tmp_path), world.database, file)) is Code.FILE_EXISTS
    assert file.read_bytes() == before


# --- on a server


def test_on_a_server_it_has_a_role_of_its_own_and_no_key_of_a_file(tmp_path: Path, upgraded_postgres_url: str) -> None:
    world = make_world(upgraded_postgres_url)
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    file = tmp_path / "keys.toml"
    write_service_keys(parts_of(world, tmp_path), upgraded_postgres_url, file, "pinportal_portal_test")
    found = read_service_keys(file)
    assert found.keys.database is None
    assert found.keys.server_password is not None
    assert found.keys.server_password.reveal() not in found.database
    parts = open_with_service_keys(Home(path=tmp_path / "service", demo=False), file)
    with parts.store._looking.connect() as connection:
        assert connection.execute(text("SELECT current_user")).scalar_one() == "pinportal_portal_test"
    assert there(world, parts).register(pin, "Ana Garcia", "ana@example.com").failed is None
    parts.close()
    assert world.status(child) is Status.REGISTERED
    world.store.close()


def test_where_no_role_could_be_made_there_is_no_file(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> str:
        raise StorageError(Code.DATABASE_GONE)

    monkeypatch.setattr(service_keys, "make_portal_role", refuses)
    file = tmp_path / "keys.toml"
    parts = parts_of(world, tmp_path)
    assert code_of(lambda: write_service_keys(parts, "postgresql://desk@127.0.0.1/none", file)) is Code.DATABASE_GONE
    assert not file.exists()


# --- the command


@pytest.mark.usefixtures("system_keyring")
def test_keys_service_writes_it_at_a_desk_once(tmp_path: Path) -> None:
    home, file = Home(path=tmp_path / "home", demo=False), tmp_path / "keys.toml"
    PracticeOpening(home).start(FIRST).close()
    typed = ["--home", str(home.path), "keys", "service", str(file)]
    done = CliRunner().invoke(app, typed)
    assert (done.exit_code, done.stderr) == (0, "")
    assert str(file) in done.stdout
    parts = open_with_service_keys(Home(path=tmp_path / "service", demo=False), file)
    assert parts.rules().practice_name == "Maple Street Pediatrics"
    parts.close()
    again = CliRunner().invoke(app, typed)
    assert (again.exit_code, "keys.toml" in again.stderr) == (1, True)


def test_the_desk_itself_does_not_open_with_a_services_keys(file: Path) -> None:
    refused = CliRunner().invoke(app, ["--keys", str(file)], env={"COLUMNS": "200", "TERM": "dumb"})
    assert refused.exit_code == 2
    assert "--kiosk" in refused.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards a user's folder by its own rights")
def test_a_kiosk_with_a_file_that_others_can_read_says_so(file: Path) -> None:
    file.chmod(0o644)
    refused = CliRunner().invoke(app, ["--kiosk", "--keys", str(file)])
    assert refused.exit_code == 1
    assert refused.stderr.strip() == " ".join(
        Words.load().sentence(PinPortalError(Code.KEY_FILE_OPEN, name=str(file))).split()
    )
