# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The one way in which anything is changed."""

import msgspec

from pinportal_desktop.usecases.command import C, R, UseCase
from pinportal_desktop.usecases.needs import CarriedOut, RecordKeys, Store


def carry_out(use_case: UseCase[C, R], command: C, *, store: Store, keys: RecordKeys) -> R:
    """Carry a command out: permission, transaction, use case, record, commit. Gives the use case's result.

    A command whose id is known already (a double click, a COMMIT whose answer was lost) changes nothing and gives
    the stored result. A refusal that must be remembered is a result and commits; one that need not be is an
    exception and rolls back. Raises `Refused`, `ChangedElsewhere` and `StorageError`.
    """
    command.by.refuse_unless(use_case.permission)
    with store.writing() as transaction:
        known = transaction.result_of(command.id)
        if known is not None:
            return msgspec.json.decode(known, type=use_case.result)
        done = use_case.run(command, transaction)
        carried_out = CarriedOut(
            command=command,
            kind=use_case.kind,
            body=keys.seal_command(command.id, msgspec.json.encode(command)),
            result=msgspec.json.encode(done.result),
        )
        transaction.conclude(carried_out, done.entry)
        return done.result
