# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What came of a decision: who used a PIN that was revoked, and what an Authority ended."""

from collections.abc import Sequence

from pinportal_desktop.domain.credential import Credential
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.usecases.end_pin import Ended
from pinportal_desktop.usecases.record_authority import AuthorityRecorded
from pinportal_desktop.words import Words


def used_by(account: PatientAccount, credential: Credential) -> tuple[str, ...]:
    """Who registered with it, as spoken."""
    return tuple(a.account.name.spoken for a in account.uses(credential))


def authority_sentence(done: AuthorityRecorded, name: str, words: Words) -> str:
    """What recording an Authority came to."""
    told = [words.text("The authority of {name} is recorded.", name=name)]
    if done.removed:
        told.append(words.ntext("{n} access was removed.", "{n} accesses were removed.", done.removed, n=done.removed))
    if done.revoked:
        told.append(words.text("The active PIN is revoked."))
    return " ".join(told)


def revoked_sentence(ended: Ended, seen: Sequence[str], words: Words, *, question: bool = False) -> str:
    """What came of it; `seen` are those of whom the question knew, `question` that it was a VQ."""
    told = [words.text("The verification question is revoked.") if question else words.text("The PIN is revoked.")]
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
