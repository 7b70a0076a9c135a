# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the practice key protects, and what it never shows."""

import copy
import hmac
import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

import pytest

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import CommandId, CredentialId, MessageId, PatientId, PracticeId
from pinportal_desktop.domain.pin import parse_pin
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.chance import SystemEntropy
from pinportal_desktop.security.keys import (
    DigestSubkeys,
    Key,
    Keys,
    OutboxSubkey,
    PinSealSubkey,
    PracticeKey,
    Purpose,
    RecordSubkeys,
    SettingSubkey,
)

KEY, OTHER_KEY = PracticeKey(bytes(range(32))), PracticeKey(bytes(range(1, 33)))
PIN = parse_pin("K7P4-RX9M")
NOW = datetime(2026, 11, 24, tzinfo=UTC)
ENTROPY = SystemEntropy()
PATIENT, OTHER_PATIENT = PatientId(ENTROPY.new_id(NOW)), PatientId(ENTROPY.new_id(NOW))
CREDENTIAL, OTHER_CREDENTIAL = CredentialId(ENTROPY.new_id(NOW)), CredentialId(ENTROPY.new_id(NOW))
MESSAGE, OTHER_MESSAGE = MessageId(ENTROPY.new_id(NOW)), MessageId(ENTROPY.new_id(NOW))
PRACTICE, OTHER_PRACTICE = PracticeId(ENTROPY.new_id(NOW)), PracticeId(ENTROPY.new_id(NOW))
COMMAND = CommandId(ENTROPY.new_id(NOW))


class OfOneService:
    """As a service will be given subkeys: those it needs and no others."""

    def __init__(self, *purposes: Purpose) -> None:
        self._purposes = purposes

    def subkey(self, key_id: int, purpose: Purpose) -> Key:
        assert purpose in self._purposes, f"asked for {purpose}"
        return KEY.subkey(key_id, purpose)


# --- subkeys


def test_every_purpose_and_every_key_id_has_a_subkey_of_its_own() -> None:
    drawn = [key.subkey(n, purpose).reveal() for key in (KEY, OTHER_KEY) for n in (1, 2) for purpose in Purpose]
    assert len(set(drawn)) == len(drawn)


def test_a_subkey_stays_the_same_so_that_what_it_sealed_can_be_read() -> None:
    extracted = hmac.digest(bytes(32), KEY.reveal(), "sha256")  # RFC 5869, written out
    expanded = hmac.digest(extracted, b"pinportal/1/pin-seal\x01", "sha256")
    assert KEY.subkey(1, Purpose.PIN_SEAL).reveal() == expanded


def test_the_registration_page_needs_no_pin_seal_and_a_courier_no_digest() -> None:
    page = OfOneService(Purpose.PIN_DIGEST, Purpose.SCOPE, Purpose.OUTBOX, Purpose.RECORD, Purpose.COMMAND)
    DigestSubkeys(page, 1), OutboxSubkey(page, 1), RecordSubkeys(page, 1)
    courier = OfOneService(Purpose.OUTBOX, Purpose.PIN_SEAL)
    OutboxSubkey(courier, 1), PinSealSubkey(courier, 1)


def test_a_key_of_another_length_is_none() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Key(b"short")


# --- nothing shows


@pytest.mark.parametrize("show", [repr, str, "{}".format, "{!r}".format, lambda key: f"{key!s}"])
@pytest.mark.parametrize("key", [KEY, KEY.subkey(1, Purpose.RECORD), Keys(database=KEY, practice=KEY)])
def test_a_key_shows_nothing_of_itself(show: Callable[[object], str], key: object) -> None:
    shown = show(key)
    assert "**********" in shown
    for piece in (KEY.reveal(), KEY.subkey(1, Purpose.RECORD).reveal()):
        assert piece.hex()[:8] not in shown
        assert repr(piece)[2:10] not in shown


@pytest.mark.parametrize("copied", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_key_is_neither_pickled_nor_copied(copied: Callable[[object], object]) -> None:
    with pytest.raises(TypeError):
        copied(KEY)


@pytest.mark.parametrize("made", [DigestSubkeys, PinSealSubkey, OutboxSubkey, RecordSubkeys])
def test_what_holds_a_key_shows_nothing_of_it(made: Callable[[PracticeKey, int], object]) -> None:
    shown = repr(made(KEY, 1)) + repr(vars(made(KEY, 1)))
    assert not any(KEY.subkey(1, purpose).reveal().hex()[:8] in shown for purpose in Purpose)
    assert "\\x" not in shown


# --- digests


def test_a_pins_digest_is_the_same_however_the_pin_was_typed() -> None:
    digests = DigestSubkeys(KEY, 1)
    assert digests.pin_digest(PIN) == digests.pin_digest(parse_pin("k7p4 rx9m"))


def test_a_pins_digest_is_another_under_another_key_and_for_another_pin() -> None:
    of = [DigestSubkeys(key, n).pin_digest(PIN) for key in (KEY, OTHER_KEY) for n in (1, 2)]
    of.append(DigestSubkeys(KEY, 1).pin_digest(parse_pin("K7P4-RX9N")))
    assert all(a.value != b.value for a, b in combinations(of, 2))


def test_the_digest_names_its_key_and_holds_no_pin() -> None:
    digest = DigestSubkeys(KEY, 3).pin_digest(PIN)
    assert digest.key_id == 3
    assert len(digest.value) == 32
    assert PIN.symbols.encode() not in digest.value


def test_an_address_is_counted_under_a_keyed_digest() -> None:
    digests = DigestSubkeys(KEY, 1)
    assert digests.scope_digest("192.0.2.7") == digests.scope_digest("192.0.2.7")
    assert digests.scope_digest("192.0.2.7") != digests.scope_digest("192.0.2.8")
    assert digests.scope_digest(PIN.symbols) != digests.pin_digest(PIN).value


# --- seals


def test_a_sealed_pin_opens_for_its_patient_and_credential() -> None:
    sealed = PinSealSubkey(KEY, 1).seal_pin(PIN, PATIENT, CREDENTIAL)
    assert PinSealSubkey(KEY, 1).open_pin(sealed, PATIENT, CREDENTIAL) == PIN
    assert PIN.symbols.encode() not in sealed.value


@pytest.mark.parametrize(
    ("key", "key_id", "patient", "credential"),
    [
        (KEY, 1, OTHER_PATIENT, CREDENTIAL),
        (KEY, 1, PATIENT, OTHER_CREDENTIAL),
        (KEY, 1, PatientId(CREDENTIAL), CredentialId(PATIENT)),
        (OTHER_KEY, 1, PATIENT, CREDENTIAL),
        (KEY, 2, PATIENT, CREDENTIAL),
    ],
    ids=["another patient", "another credential", "the two swapped", "another practice's key", "another key id"],
)
def test_a_sealed_pin_opens_for_nothing_else(
    key: PracticeKey, key_id: int, patient: PatientId, credential: CredentialId
) -> None:
    sealed = PinSealSubkey(KEY, 1).seal_pin(PIN, PATIENT, CREDENTIAL)
    with pytest.raises(PinPortalError) as refused:
        PinSealSubkey(key, key_id).open_pin(sealed, patient, credential)
    assert refused.value.code is Code.SEAL_BROKEN


def test_a_pin_sealed_under_one_key_id_does_not_pass_as_sealed_under_another() -> None:
    sealed = PinSealSubkey(KEY, 1).seal_pin(PIN, PATIENT, CREDENTIAL)
    for opening in (1, 2):
        with pytest.raises(PinPortalError) as refused:
            PinSealSubkey(KEY, opening).open_pin(replace(sealed, key_id=2), PATIENT, CREDENTIAL)
        assert refused.value.code is Code.SEAL_BROKEN


@pytest.mark.parametrize("where", [0, 12, -1])
def test_a_seal_that_was_changed_in_any_part_is_broken(where: int) -> None:
    sealed = PinSealSubkey(KEY, 1).seal_pin(PIN, PATIENT, CREDENTIAL)
    changed = bytearray(sealed.value)
    changed[where] ^= 1
    for value in (bytes(changed), sealed.value[:20], b""):
        with pytest.raises(PinPortalError) as refused:
            PinSealSubkey(KEY, 1).open_pin(replace(sealed, value=value), PATIENT, CREDENTIAL)
        assert refused.value.code is Code.SEAL_BROKEN


def test_a_sealed_address_opens_for_its_message_only() -> None:
    outbox = OutboxSubkey(KEY, 1)
    sealed = outbox.seal_address("ana@example.com", MESSAGE)
    assert outbox.open_address(sealed, MESSAGE) == "ana@example.com"
    assert b"ana" not in sealed.value
    with pytest.raises(PinPortalError) as refused:
        outbox.open_address(sealed, OTHER_MESSAGE)
    assert refused.value.code is Code.SEAL_BROKEN


def test_a_sealed_secret_of_the_settings_opens_for_its_practice_only_and_shows_nothing() -> None:
    seal, password = SettingSubkey(KEY, 1), Secret("correct horse")
    sealed = seal.seal_secret(password, PRACTICE)
    assert b"correct" not in sealed.value
    assert seal.open_secret(sealed, PRACTICE) == password
    for other, practice in ((seal, OTHER_PRACTICE), (SettingSubkey(OTHER_KEY, 1), PRACTICE)):
        with pytest.raises(PinPortalError) as broken:
            other.open_secret(sealed, practice)
        assert broken.value.code is Code.SEAL_BROKEN


def test_what_is_sealed_for_one_purpose_does_not_open_for_another() -> None:
    sealed = OutboxSubkey(KEY, 1).seal_address(PIN.symbols, MessageId(CREDENTIAL))
    command = RecordSubkeys(KEY, 1).seal_command(CommandId(CREDENTIAL), PIN.symbols.encode())
    for value in (sealed, command):
        with pytest.raises(PinPortalError):
            PinSealSubkey(KEY, 1).open_pin(value, PATIENT, CREDENTIAL)
        with pytest.raises(PinPortalError):
            OutboxSubkey(KEY, 1).open_address(command, MessageId(CREDENTIAL))


# --- commands and the record


def test_a_command_carried_out_twice_gives_the_same_sealed_body() -> None:
    assert RecordSubkeys(KEY, 1).seal_command(COMMAND, b"body") == RecordSubkeys(KEY, 1).seal_command(COMMAND, b"body")


def test_two_texts_never_share_a_nonce_even_under_one_id() -> None:
    """AES-GCM gives its key away to whoever sees two texts under one nonce."""
    keys = RecordSubkeys(KEY, 1)
    nonces = {keys.seal_command(COMMAND, f"body {n}".encode()).value[:12] for n in range(200)}
    nonces |= {keys.seal_command(CommandId(ENTROPY.new_id(NOW)), b"body").value[:12] for _ in range(200)}
    assert len(nonces) == 400


def test_an_entrys_code_depends_on_the_key_the_entry_and_the_one_before() -> None:
    key_id, code = RecordSubkeys(KEY, 1).record_mac(b"before", b"entry")
    assert (key_id, len(code)) == (1, 32)
    assert RecordSubkeys(KEY, 1).record_mac(b"before", b"entry") == (1, code)
    others = [
        RecordSubkeys(KEY, 1).record_mac(b"befor", b"eentry"),
        RecordSubkeys(KEY, 1).record_mac(b"beforE", b"entry"),
        RecordSubkeys(KEY, 1).record_mac(b"before", b"Entry"),
        RecordSubkeys(OTHER_KEY, 1).record_mac(b"before", b"entry"),
        RecordSubkeys(KEY, 2).record_mac(b"before", b"entry"),
    ]
    assert all(other != code for _, other in others)
