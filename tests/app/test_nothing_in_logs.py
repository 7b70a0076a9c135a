# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A day on which much goes wrong: no PIN and no person gets into the log or onto a terminal."""

import http.client
import re
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import pytest

from pinportal_desktop.app.home import Home
from pinportal_desktop.app.log import set_up_log
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.site import try_site
from pinportal_desktop.app.worker import Worker
from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import SendTo
from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.domain.ids import CommandId, ContactId, PatientId
from pinportal_desktop.domain.people import Patient, PersonName
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.verification import folded_answer
from pinportal_desktop.portal.serving import RunningSite
from pinportal_desktop.usecases.asking import asking, prepare_link
from pinportal_desktop.usecases.deliver import deliver_due
from pinportal_desktop.usecases.incidents import log_incident
from pinportal_desktop.usecases.issue_pin import IssuePin, issue_pin
from pinportal_desktop.usecases.issuing import Closing, Handing, prepare_dispatch, prepare_draft
from pinportal_desktop.usecases.recipient import NewContact, Recipient

BORN = date(2012, 3, 14)
ANA = "ana.garcia@example.com"


def issue(parts: Parts) -> Pin:
    desk = parts.desk()
    now = desk.clock.now()
    child = Patient(
        id=PatientId(desk.entropy.new_id(now)),
        practice_id=parts.rules().practice_id,
        chart_number="104-2281",
        name=PersonName(family="Garcia", given="Marisol"),
        born=BORN,
    )
    with parts.store.writing() as work:
        work.patients.add(child)
    draft, pin = prepare_draft(desk, child.id)
    ana = NewContact(
        id=ContactId(desk.entropy.new_id(now)), name=PersonName(family="Garcia", given="Ana"), relationship="Mother"
    )
    handing = Handing(
        recipient=Recipient(new=ana, authority=Authority.JOINT),
        send_to=SendTo.PARENT_GUARDIAN,
        dispatch=prepare_dispatch(desk, ANA, "en"),
        closing=Closing.SEND,
    )
    command = IssuePin(
        id=CommandId(desk.entropy.new_id(now)),
        by=desk.actor,
        made_at=now,
        patient_id=child.id,
        draft=draft,
        handing=handing,
        supersedes=None,
    )
    parts.carry_out(issue_pin, command)
    return pin


def try_at_the_page(port: int, year: int, *, path: str = "/pin", **typed: str) -> int:
    """What a parent types into the first step; the answer's status."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/")
        first = connection.getresponse()
        cookie = first.headers["Set-Cookie"].partition(";")[0]
        csrf = re.search(r'name="csrf" value="(\w+)"', first.read().decode())
        assert csrf is not None
        form = {"csrf": csrf[1], "month": "3", "day": "14", "year": str(year)} | typed
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", path, urlencode(form), headers)
        return connection.getresponse().status
    finally:
        connection.close()


def test_no_pin_and_no_person_gets_into_the_log_or_onto_a_terminal(
    parts: Parts, port: int, home: Home, capfd: pytest.CaptureFixture[str]
) -> None:
    set_up_log(home.logs)
    pin = issue(parts)
    site = try_site(parts)
    assert isinstance(site, RunningSite)
    try:
        assert try_at_the_page(port, 2013, pin=pin.reveal()) == 422, "refused"
        assert try_at_the_page(port, 2012, pin=pin.reveal()) == 303, "let in"
    finally:
        assert site.stop()
    home.mail.write_text("a file where the folder should be")
    worker = Worker(lambda: parts.courier("worker"))
    worker.start()
    worker.stop()
    assert deliver_due(parts.courier("desk")).sent == 0
    home.mail.unlink()
    sealed = next(c for c in parts.store.looks().account(_only_child(parts)).credentials)
    with pytest.raises(PinPortalError) as broken:
        parts.desk().seals.open_pin(replace(sealed.sealed, key_id=9), sealed.patient_id, sealed.id)
    log_incident(broken.value)
    with pytest.raises(PinPortalError) as again:
        parts.carry_out(issue_pin, _again(parts, sealed.patient_id))
    log_incident(again.value)

    captured = capfd.readouterr()
    told = (home.logs / "pinportal.log").read_text("utf-8") + captured.out + captured.err
    assert "incident" in told, "there is a log to look into"
    for never in (
        pin.reveal(),
        pin.symbols,
        "Marisol",
        "Garcia",
        "2012-03-14",
        "03/14/2012",
        ANA,
        "ana.garcia",
        "104-2281",
    ):
        assert never not in told, never


def test_no_link_and_no_answer_gets_into_the_log_the_record_or_a_command(
    parts: Parts, port: int, home: Home, capfd: pytest.CaptureFixture[str]
) -> None:
    set_up_log(home.logs)
    issue(parts)
    looks, child = parts.store.looks(), _only_child(parts)
    draft, link = prepare_link(parts.desk(), child)
    hashed = parts.passwords().hash(folded_answer("Manchas"))
    (member,) = looks.account(child).family
    command = replace(
        _again(parts, child),
        draft=asking(draft, "Who?", hashed),
        handing=Handing(
            recipient=Recipient(contact_id=member.contact.id),
            send_to=SendTo.PARENT_GUARDIAN,
            dispatch=None,
            closing=Closing.SEND,
        ),
        supersedes=looks.account(child).credentials[0].id,
    )
    parts.carry_out(issue_pin, command)
    site = try_site(parts)
    assert isinstance(site, RunningSite)
    try:
        path = f"/question/{link.reveal()}"
        assert try_at_the_page(port, 2013, path=path, answer="Pelusa") == 422, "refused"
        assert try_at_the_page(port, 2012, path=path, answer="Manchas") == 303, "let in"
    finally:
        assert site.stop()
    captured = capfd.readouterr()
    log = (home.logs / "pinportal.log").read_text("utf-8") + captured.out + captured.err
    recorded = " ".join(str(line.facts) for line in looks.activity(child))
    told = log + recorded + repr(command) + repr(looks.account(child))
    assert "wrong_date" in told or "wrong_answer" in told, "there is a record to look into"
    for never in (link.reveal(), link.reveal()[:9], "anchas", "elusa", hashed, hashed[-20:]):
        assert never not in told, never


def _only_child(parts: Parts) -> PatientId:
    rules = parts.rules()
    (row,) = parts.store.looks().search("", None, rules.today(parts.clock.now())).rows
    return row.patient_id


def _again(parts: Parts, patient_id: PatientId) -> IssuePin:
    """A second window that did not see the first one's PIN."""
    desk = parts.desk()
    draft, _ = prepare_draft(desk, patient_id)
    handing = Handing(recipient=Recipient(), send_to=SendTo.PARENT_GUARDIAN, dispatch=None, closing=Closing.SEND)
    return IssuePin(
        id=CommandId(desk.entropy.new_id(desk.clock.now())),
        by=desk.actor,
        made_at=desk.clock.now(),
        patient_id=patient_id,
        draft=draft,
        handing=handing,
        supersedes=None,
    )
