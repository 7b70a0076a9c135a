# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Opens what every way of running the program needs: database, keys, surfaces. Knows no Qt."""

import getpass
import os
import platform
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pinportal_desktop.app.home import Home
from pinportal_desktop.app.keys import KEY_ID, DemoKeys
from pinportal_desktop.assets import resource
from pinportal_desktop.domain.errors import Code, PinPortalError, Refused, StorageError
from pinportal_desktop.domain.ids import StationId
from pinportal_desktop.domain.mail_server import MailServer
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.security.chance import SystemClock, SystemEntropy
from pinportal_desktop.security.keys import (
    DigestSubkeys,
    Keys,
    OutboxSubkey,
    PinSealSubkey,
    RecordSubkeys,
    ServiceKeys,
    SettingSubkey,
)
from pinportal_desktop.storage.engine import with_password
from pinportal_desktop.storage.opening import open_store
from pinportal_desktop.storage.store import SqlStore
from pinportal_desktop.usecases.carry_out import carry_out
from pinportal_desktop.usecases.command import Actor, ActorKind, C, R, UseCase
from pinportal_desktop.usecases.deliver import Courier
from pinportal_desktop.usecases.needs import Clock, Desk, Entropy, Surface
from pinportal_desktop.usecases.stopping import Stop
from pinportal_desktop.usecases.try_mail import try_out
from pinportal_desktop.words import Words
from pinportal_desktop.words.messages import Messages

if TYPE_CHECKING:
    # Loaded by what needs them, after the first search: mail and password hashing.
    from pinportal_desktop.security.passwords import Argon2Passwords


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """An open database with its keys, and what is drawn and carried out with them."""

    home: Home
    keys: Keys | ServiceKeys
    clock: Clock
    entropy: Entropy
    store: SqlStore

    def carry_out(self, use_case: UseCase[C, R], command: C) -> R:
        """`usecases.carry_out` with this store and its record keys.

        A server that went away is asked once more: when only the answer to the COMMIT was lost, the command is known
        there, and its result comes back without doing anything twice.
        """
        try:
            return carry_out(use_case, command, store=self.store, keys=self.record_keys)
        except StorageError as error:
            if error.code is not Code.DATABASE_GONE:
                raise
        return carry_out(use_case, command, store=self.store, keys=self.record_keys)

    @property
    def own_keys(self) -> Keys:
        """The practice's keys themselves. Raises `PinPortalError` KEYS_OF_A_SERVICE where a few subkeys are all."""
        if isinstance(self.keys, ServiceKeys):
            raise PinPortalError(Code.KEYS_OF_A_SERVICE)
        return self.keys

    @property
    def record_keys(self) -> RecordSubkeys:
        """The keys of the record."""
        return RecordSubkeys(self.keys.practice, KEY_ID)

    @property
    def _setting_keys(self) -> SettingSubkey:
        return SettingSubkey(self.keys.practice, KEY_ID)

    def rules(self) -> PracticeRules:
        """The practice's rules. Raises `StorageError` DATABASE_MISSING while there is no practice."""
        return self.store.looks().rules()

    def words(self) -> Words:
        """The words of the practice's language, in its zone."""
        return Words.of_practice(self.rules())

    def desk(self, *, kind: ActorKind = ActorKind.STAFF) -> Desk:
        """This workstation, and whoever is signed in to the operating system."""
        return Desk(
            actor=self._actor(kind, person(), station_name()),
            clock=self.clock,
            entropy=self.entropy,
            digests=DigestSubkeys(self.keys.practice, KEY_ID),
            outbox=OutboxSubkey(self.keys.practice, KEY_ID),
            seals=PinSealSubkey(self.keys.practice, KEY_ID),
            settings=self._setting_keys,
        )

    def site(self) -> Surface:
        """The parents' pages of this computer: a station of their own, without the PIN seal."""
        return Surface(
            actor=self._actor(ActorKind.PARENT, "parent", f"{station_name()} (registration page)"),
            clock=self.clock,
            entropy=self.entropy,
            digests=DigestSubkeys(self.keys.practice, KEY_ID),
            outbox=OutboxSubkey(self.keys.practice, KEY_ID),
        )

    def courier(self, name: str) -> Courier:
        """All that delivering needs."""
        from pinportal_desktop.delivery.senders import sender_for

        return Courier(
            name=name,
            store=self.store,
            clock=self.clock,
            outbox=OutboxSubkey(self.keys.practice, KEY_ID),
            seals=PinSealSubkey(self.keys.practice, KEY_ID),
            texts=Messages(),
            sender=sender_for(self.rules(), self.home.mail, self.clock, self._setting_keys),
        )

    def try_mail(self, server: MailServer, to: str, stop: Stop) -> None:
        """See `try_mail.TryMail`."""
        from pinportal_desktop.delivery.senders import sender_for

        rules = replace(self.rules(), mail_server=server)
        if rules.demo:
            raise Refused(Code.NOT_IN_DEMO)
        mail = try_out(rules, to, Messages(), self.entropy.new_id(self.clock.now()))
        sender_for(rules, self.home.mail, self.clock, self._setting_keys, stop=stop).send(mail)

    def passwords(self) -> "Argon2Passwords":
        """argon2id on as many cores as there are, with the blocklist."""
        from pinportal_desktop.security.passwords import Argon2Passwords

        return Argon2Passwords(blocklist, at_once=os.cpu_count() or 1)

    def close(self) -> None:
        """Give the database back."""
        self.store.close()

    def _actor(self, kind: ActorKind, who: str, station: str) -> Actor:
        practice_id = self.rules().practice_id
        fresh = StationId(self.entropy.new_id(self.clock.now()))
        return Actor(kind=kind, person=who, station=self.store.station(practice_id, station, fresh))


def open_parts(
    home: Home, database: str | None = None, *, keys: Keys | ServiceKeys | None = None, create: bool = False
) -> Parts:
    """Open the database under its keys, the demo's own where none are given; `create` makes and upgrades it.

    Raises `StorageError`; `PinPortalError` DEMO_ONLY without keys outside the demo.
    """
    keys, clock = keys or DemoKeys(home).keys(), SystemClock()
    store = open_store(
        with_password(home.database(database), keys.server_password),
        database_key=None if keys.database is None else keys.database.reveal(),
        record_keys=RecordSubkeys(keys.practice, KEY_ID),
        clock=clock,
        create=create,
    )
    return Parts(home=home, keys=keys, clock=clock, entropy=SystemEntropy(), store=store)


def person() -> str:
    """Who is signed in to the operating system, as the record names staff until they sign in to the program itself."""
    try:
        return getpass.getuser()
    except OSError:
        return "desk"


def station_name() -> str:
    """This computer's name."""
    return platform.node() or "desk"


@cache
def blocklist() -> Collection[str]:
    """The common passwords of resources/passwords, folded to lower case."""
    file: Path = resource("passwords/common.txt")
    lines = file.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
