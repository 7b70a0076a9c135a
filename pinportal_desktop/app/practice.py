# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The practice's own database: started once, opened after that, its keys where this computer keeps keys.

At the first start the keys are kept first, then `config.toml` names them, then the database is made, and last the
config names the database. Cut off anywhere, the next start asks again or goes on; no database is without its keys.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from pinportal_desktop.app.backups import backups_in
from pinportal_desktop.app.home import Config, Home
from pinportal_desktop.app.keys import keep_keys, practice_keys, why_no_keyring
from pinportal_desktop.app.making import made_beside
from pinportal_desktop.app.parts import Parts, open_parts
from pinportal_desktop.app.restoring import (
    RecoveryNeeded,
    Restored,
    RestorePassphraseNeeded,
    Unlocking,
    put_restored_in_place,
    restore,
)
from pinportal_desktop.domain.errors import Code, PinPortalError, Refused, StorageError
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.chance import SystemClock, SystemEntropy
from pinportal_desktop.security.keys import Keys, draw_keys
from pinportal_desktop.security.recovery import read_recovery_key
from pinportal_desktop.storage.engine import is_server, split_password, with_password
from pinportal_desktop.storage.opening import is_begun, upgrade_server
from pinportal_desktop.usecases.backups import Backup
from pinportal_desktop.usecases.start_practice import FirstStart, rules_at_first


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStartNeeded:
    """There is no database yet. `where` is a path or a server's URL; `no_keyring` says why a passphrase is needed."""

    where: str
    on_server: bool
    no_keyring: PinPortalError | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseNeeded:
    """The keys are wrapped under a passphrase."""


class PracticeOpening:
    """Opens the practice's database. Everything here may wait for a keyring or a server: never on the GUI thread."""

    def __init__(self, home: Home, database: str | None = None) -> None:
        self._home = home
        self._asked = database
        self._made: tuple[Config, Keys] | None = None  # a practice that was made, and not opened yet

    def open(self, passphrase: Secret | None = None) -> Parts | FirstStartNeeded | PassphraseNeeded:
        """The open database, or what is needed first.

        Raises `StorageError` as `open_store` and `practice_keys` do; KEYS_MISSING for a database that others began.
        """
        config, where = self._home.config(), self._where()
        if not is_server(where):
            put_restored_in_place(Path(where))  # a restore that a power cut broke off
        if (config is None or not config.database) and not is_begun(where):
            no_keyring = why_no_keyring()
            shown, _ = split_password(where)
            return FirstStartNeeded(where=shown, on_server=is_server(where), no_keyring=no_keyring)
        if config is None:
            raise StorageError(Code.KEYS_MISSING)
        if config.database and not is_server(where) and not Path(where).exists():
            # Known, so it is none that is still to be made: the drive is gone, or somebody moved it.
            raise StorageError(Code.DATABASE_NOT_READABLE, path=where)
        keys = practice_keys(self._home, config, passphrase)
        if keys is None:
            return PassphraseNeeded()
        parts = open_parts(self._home, where, keys=keys)
        self._remember(config, where)
        return parts

    def start(self, first: FirstStart) -> Parts:
        """Draw keys, keep them, make the database. Nothing is made before all that was typed is right.

        Raises `Refused` with the input at fault as `field`; `StorageError` PRACTICE_EXISTS when another was quicker.
        """
        rules = rules_at_first(first, SystemClock(), SystemEntropy())
        where = self._where()
        if self._made is None:
            self._made = self._make_with_keys(rules, where, first.passphrase)
        # Made it is, and these keys are its own: whatever fails from here on, pressing again or opening goes on.
        config, keys = self._made
        self._remember(config, where)
        parts = open_parts(self._home, where, keys=keys)
        self._made = None
        return parts

    def backups(self) -> tuple[Backup, ...]:
        """The backups there are, newest first; none for a server. May wait for a drive."""
        return () if is_server(self._where()) else backups_in(self._home.backups())

    def restore(
        self, file: Path, *, passphrase: Secret | None = None, recovery: Secret | None = None
    ) -> "Parts | RecoveryNeeded | RestorePassphraseNeeded":
        """Restore a backup and open it; or what is needed first.

        Raises as `restoring.restore`, `read_recovery_key` and `open` do; RECOVERY_NEEDED where there is no keyring.
        """
        key = None if recovery is None else read_recovery_key(recovery)
        done = restore(self._home, file, Unlocking(passphrase=passphrase, recovery=key), self._asked)
        if isinstance(done, RecoveryNeeded) and done.no_keyring is not None:
            raise StorageError(Code.RECOVERY_NEEDED)  # and a new passphrase, both asked for at a terminal
        if not isinstance(done, Restored):
            return done
        opened = self.open(passphrase)
        assert isinstance(opened, Parts)
        return opened

    def upgrade(self, passphrase: Secret | None = None) -> "tuple[str | None, str] | PassphraseNeeded":
        """Bring a server's database to this program's schema; its revision before and after.

        Raises `StorageError`; `Refused` NOTHING_TO_UPGRADE for a file, which is upgraded when it is opened.
        """
        config, where = self._home.config(), self._where()
        if not is_server(where):
            raise Refused(Code.NOTHING_TO_UPGRADE)
        # A password that the address names, or none at all (a socket, .pgpass), needs no keys.
        if config is None or split_password(where)[1] is not None or config.database != where:
            return upgrade_server(where)
        keys = practice_keys(self._home, config, passphrase)
        return PassphraseNeeded() if keys is None else upgrade_server(with_password(where, keys.server_password))

    def _where(self) -> str:
        return self._home.database(self._asked)

    def _make_with_keys(self, rules: PracticeRules, where: str, passphrase: Secret | None) -> tuple[Config, Keys]:
        known = self._home.config()
        if is_begun(where) or (known is not None and known.database):
            raise StorageError(Code.PRACTICE_EXISTS)
        keys = draw_keys(split_password(where)[1])
        config = keep_keys(self._home, keys, str(rules.practice_id), passphrase)
        self._home.keep(config)
        try:
            self._make(where, keys, rules)
        except BaseException:
            self._home.forget_config()  # these keys fit nothing
            raise
        return config, keys

    def _make(self, where: str, keys: Keys, rules: PracticeRules) -> None:
        if is_server(where):
            self._begin_in(where, keys, rules)
            return
        with made_beside(Path(where)) as begun:
            self._begin_in(begun, keys, rules)

    def _begin_in(self, database: str, keys: Keys, rules: PracticeRules) -> None:
        try:
            parts = open_parts(self._home, database, keys=keys, create=True)
        except StorageError as error:
            if error.code is Code.KEYS_OF_ANOTHER_PRACTICE:  # begun since it was looked at
                raise StorageError(Code.PRACTICE_EXISTS) from error
            raise
        try:
            parts.store.start_practice(rules)
        finally:
            parts.close()

    def _remember(self, config: Config, where: str) -> None:
        """From here on a database that is missing is told as such, never begun anew."""
        if not config.database:
            self._home.keep(replace(config, database=split_password(where)[0]))
