# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the window has done off the GUI thread: each function waits for a database, a printer or a browser."""

from collections.abc import Callable
from datetime import datetime

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.registration.given import PATIENT, Given, Login, SendBy
from pinportal_desktop.screens.registration.reaching import address_text, language_of, member_of
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.command import CarryOut
from pinportal_desktop.usecases.issue_pin import IssuePin, issue_pin
from pinportal_desktop.usecases.issuing import adds_child
from pinportal_desktop.usecases.letter import letter_facts
from pinportal_desktop.usecases.looks import Looks
from pinportal_desktop.usecases.share_pin import SharePin, share_pin
from pinportal_desktop.usecases.show_pin import ShowPin, show_pin


def whose_login(looks: Looks, email: str) -> Login:
    """Whose login the address is."""
    return Login(email=email, holder=looks.login(email))


def whom_handed(looks: Looks, patient_id: PatientId, since: datetime) -> frozenset[str]:
    """To whom the PIN that is active since then was shared, printed or read aloud, as spoken."""
    after = [line for line in looks.activity(patient_id) if line.at >= since]
    handed = (
        line for line in after if line.kind == "pin_shared" or (line.kind == "pin_shown" and line.facts.get("active"))
    )
    return frozenset(str(line.facts.get("for") or "") for line in handed)


def record_showing(carry_out: CarryOut, looks: Looks, command: ShowPin) -> PatientAccount:
    """Records that the PIN is printed or read aloud, before it is; the account with what that saved."""
    carry_out(show_pin, command)
    return looks.account(command.patient_id)


def letter(workplace: Workplace, given: Given, shown: Pin | Secret) -> Callable[[], bytes]:
    """The work of making the letter for whom For names, with the PIN or a VQ's link."""
    account, rules = given.account, given.rules
    member, active = member_of(given), account.active
    assert member is not None or given.for_ == PATIENT
    addressee = addressee_of(given)
    valid_until = rules.valid_until(workplace.desk.clock.now())
    if given.sharing and active is not None:
        valid_until = active.valid_until

    language, looks = language_of(given), workplace.looks
    contact_id = None if member is None else member.contact.id
    address = address_text(given).strip() if given.send_by is SendBy.EMAIL else ""

    def work() -> bytes:
        facts = letter_facts(
            account,
            rules,
            pin=shown if isinstance(shown, Pin) else None,
            token=None if isinstance(shown, Pin) else shown,
            addressee=addressee,
            language=language,
            today=given.today,
            valid_until=valid_until,
            wording=looks.letter_wording(rules.practice_id, language),
            adds_child=adds_child(contact_id, address, of_contact=looks.login_of, by_email=looks.login),
        )
        return workplace.letters(facts)

    return work


def addressee_of(given: Given) -> str:
    """Whom the letter names."""
    member = member_of(given)
    return given.account.patient.first_name if member is None else member.contact.name.spoken


def hashed(workplace: Workplace, answer: Secret) -> str:
    """The slow salted hash (argon2id) of a folded answer."""
    assert workplace.passwords is not None
    return workplace.passwords().hash(answer)


def hand_over(carry_out: CarryOut, command: IssuePin | SharePin) -> int:
    """Issues or shares; how many messages with the superseded PIN were still waiting and are cancelled."""
    if isinstance(command, IssuePin):
        return carry_out(issue_pin, command).cancelled
    carry_out(share_pin, command)
    return 0
