# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the proofs look with sees: each of these is found in a file that is whole otherwise."""

import random
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.proofs.lives import give_access, patients_of, practice_of_families, world_in
from tests.proofs.soundness import look_at
from tests.world import World

# What is done to the file, and what the look says then.
HARM = {
    "DELETE FROM outbox WHERE credential_id IS NOT NULL": "messages with a PIN",
    "UPDATE credential SET state = 'revoked' WHERE state = 'active'": "active PINs",
    "UPDATE association SET removed_at = since": "removed access",
    "DELETE FROM association": "associations",
    "UPDATE station SET command_n = command_n + 1": "a station's commands",
    "UPDATE station SET head_n = head_n + 1": "the record",
    "DELETE FROM patient_search": "the search index",
    "UPDATE patient SET location_id = id": "foreign_key_check",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("whole") / "practice.db"
    practice_of_families(file, 2)
    world = world_in(file, 1, World)
    chance = random.Random(2)
    for child in patients_of(world):
        give_access(world, child, chance)
    world.store.close()
    return file


@pytest.mark.parametrize("harm", HARM)
def test_a_look_sees_what_is_wrong(harm: str, whole: Path, tmp_path: Path) -> None:
    assert look_at(whole, {}).wrong == ()
    file = tmp_path / "practice.db"
    file.write_bytes(whole.read_bytes())
    world = world_in(file, 3, World)
    with world.store._engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.execute(text(harm))
    world.store.close()
    assert any(wrong.startswith(HARM[harm]) for wrong in look_at(file, {}).wrong)


def test_a_look_sees_a_changed_page_and_a_command_that_is_lost(whole: Path, tmp_path: Path) -> None:
    file = tmp_path / "practice.db"
    content = bytearray(whole.read_bytes())
    content[-2000] ^= 1
    file.write_bytes(content)
    assert look_at(file, {}).wrong != ()
    assert len(look_at(whole, {bytes(16): bytes(32)}).lost) == 1
