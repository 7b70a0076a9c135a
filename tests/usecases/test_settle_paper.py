# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What became of a letter: only paper that came, or may still come, counts as printed; each ending is told."""

import pytest

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import CredentialId, PatientId
from pinportal_desktop.usecases.printers import Fate
from pinportal_desktop.usecases.settle_paper import SettlePaper, settle_paper
from pinportal_desktop.words import Words
from tests.world import World


def settled(world: World, child: PatientId, credential_id: CredentialId, fate: Fate, printer: str = "Desk") -> str:
    """How the last line of Activity tells it."""
    command = SettlePaper(
        **world.made(), patient_id=child, credential_id=credential_id, name="Ana Garcia", printer=printer, fate=fate
    )
    world.do(settle_paper, command)
    return Words.load().activity(world.looks.activity(child)[0])


@pytest.mark.parametrize(
    ("fate", "printed", "told"),
    [
        (Fate.PRINTED, True, "The letter for Ana Garcia was printed on Desk."),
        (Fate.HANDED_OVER, True, "The letter for Ana Garcia was handed to Desk."),
        (Fate.WAITING, True, "The letter for Ana Garcia waits at Desk."),
        (Fate.FAILED, False, "The letter for Ana Garcia did not come from Desk."),
        (Fate.CANCELLED, False, "The letter for Ana Garcia was taken back from Desk. Nothing was printed."),
    ],
)
def test_a_pin_is_called_printed_only_when_its_paper_came_or_may_still_come(
    world: World, fate: Fate, printed: bool, told: str
) -> None:
    child = world.child()
    issued = world.issue(child, world.contact(child, "Ana Garcia")).credential
    assert settled(world, child, issued.id, fate) == told
    active = world.active(child)
    assert active is not None
    assert (active.printed_at is not None) is printed


def test_the_demos_viewer_is_told_as_such(world: World) -> None:
    child = world.child()
    issued = world.issue(child, world.contact(child, "Ana Garcia")).credential
    told = settled(world, child, issued.id, Fate.HANDED_OVER, printer="")
    assert told == "Dana opened the letter for Ana Garcia in the PDF viewer."


def test_a_pin_that_ended_meanwhile_stays_ended_and_its_paper_is_told_all_the_same(world: World) -> None:
    child = world.child()
    issued = world.issue(child, world.contact(child, "Ana Garcia")).credential
    world.revoke(child)
    assert settled(world, child, issued.id, Fate.PRINTED).startswith("The letter for Ana Garcia was printed")
    (ended,) = world.account(child).credentials
    assert ended.printed_at is None


def test_a_letter_of_another_patients_pin_is_refused(world: World) -> None:
    child, other = world.child(), world.child("Luis Garcia")
    issued = world.issue(child, world.contact(child, "Ana Garcia")).credential
    with pytest.raises(Refused) as refused:
        settled(world, other, issued.id, Fate.PRINTED)
    assert refused.value.code is Code.CREDENTIAL_NOT_FOUND
