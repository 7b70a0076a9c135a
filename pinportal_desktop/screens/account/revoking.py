# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What revoking a PIN says: who used it, and whether somebody did while the question stood there."""

from collections.abc import Sequence

from pinportal_desktop.domain.credential import Credential
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.usecases.end_pin import Ended
from pinportal_desktop.words import Words


def used_by(account: PatientAccount, credential: Credential) -> tuple[str, ...]:
    """Who registered with it, as spoken."""
    return tuple(a.account.name.spoken for a in account.uses(credential))


def revoked_sentence(ended: Ended, seen: Sequence[str], words: Words) -> str:
    """What came of it; `seen` are those of whom the question knew."""
    told = [words.text("The PIN is revoked.")]
    meanwhile = [name for name in ended.used_by if name not in seen]
    if meanwhile:
        told.append(words.text("Meanwhile it was used by {names}.", names=words.listed(meanwhile)))
    if ended.cancelled:
        told.append(
            words.ntext(
                "{count} message with it was still waiting and is cancelled.",
                "{count} messages with it were still waiting and are cancelled.",
                ended.cancelled,
                count=ended.cancelled,
            )
        )
    return " ".join(told)
