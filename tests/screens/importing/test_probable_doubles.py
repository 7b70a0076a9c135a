# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Probable Doubles**, and what a merged chart leaves to decide on the account that lives on."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.screens.importing.doubles import SurvivorQuestion
from pinportal_desktop.usecases.import_looks import DoubleLine
from pinportal_desktop.usecases.record_authority import RecordAuthority, record_authority
from pinportal_desktop.usecases.settle_charts import SettleDouble, settle_double
from tests.screens.importing.bench import ROWS, ImportBench, table

TWICE = (ROWS[0], "104-9,Garcia,Marisol,2012-03-14,Ana Garcia,ana@example.com")


def lines(bench: ImportBench) -> tuple[DoubleLine, ...]:
    bench.tab(bench.screen.doubles)
    rows: tuple[DoubleLine, ...] = bench.screen.doubles._ui.pairsTable.rows
    return rows


@pytest.fixture
def listed(bench: ImportBench, tmp_path: Path) -> DoubleLine:
    """Marisol under two chart numbers, shown side by side."""
    bench.bring_in(table(tmp_path, *TWICE))
    (line,) = lines(bench)
    return line


def told(card: object) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())  # type: ignore[attr-defined] # any card


def test_without_doubles_the_list_says_what_would_be_here(bench: ImportBench) -> None:
    assert lines(bench) == ()
    assert "No probable doubles" in bench.screen.doubles._ui.pairsTable._empty.text()
    assert not bench.screen.doubles._ui.pair.isVisible()


def test_the_report_leads_to_them_and_the_tab_counts_them(bench: ImportBench, tmp_path: Path) -> None:
    bench.bring_in(table(tmp_path, *TWICE))
    assert bench.screen._ui.tabs.tabText(2) == "Probable &Doubles (1)"
    (link,) = bench.ui.notice.links
    bench.press(link)
    assert bench.screen.doubles.isVisible()


def test_both_stand_side_by_side_with_chart_birth_date_and_family(bench: ImportBench, listed: DoubleLine) -> None:
    ui = bench.screen.doubles._ui
    assert "104-9" in told(ui.oneCard)
    assert "104-1" in told(ui.otherCard)
    for card in (ui.oneCard, ui.otherCard):
        assert "03/14/2012" in told(card)
        assert "Ana Garcia, Mother · ana@example.com" in told(card)


def test_either_account_opens_from_there(bench: ImportBench, listed: DoubleLine) -> None:
    bench.screen.doubles._ui.otherCard._account.click()
    bench.settle()
    assert bench.window.account.isVisible()
    assert "Chart 104-1" in bench.account.patientFacts.text()


def test_different_people_are_not_listed_again(bench: ImportBench, listed: DoubleLine) -> None:
    bench.press(bench.screen.doubles._ui.differentButton)
    assert lines(bench) == ()
    assert bench.said(bench.screen.doubles._ui.notice) == "Charts 104-9 and 104-1 stay two."
    assert len(bench.patients()) == 2


def survivor(bench: ImportBench) -> SurvivorQuestion:
    bench.press(bench.screen.doubles._ui.sameButton)
    return bench.dialog(SurvivorQuestion)


def test_the_same_person_lives_on_in_the_chart_that_one_says(bench: ImportBench, listed: DoubleLine) -> None:
    question = survivor(bench)
    assert question.survivor == listed.other, "the chart that was there before is preset"
    assert "its PIN is revoked" in bench.texts(question)
    question.choose(0)
    bench.act(question)
    assert [row.chart_number for row in bench.patients()] == ["104-9"]
    assert bench.said(bench.screen.doubles._ui.notice) == "Chart 104-1 is merged into chart 104-9."
    assert lines(bench) == ()


def test_a_decision_that_somebody_else_made_meanwhile_is_said(bench: ImportBench, listed: DoubleLine) -> None:
    bench.world.do(settle_double, SettleDouble(**bench.world.made(), one=listed.one, other=listed.other))
    bench.press(bench.screen.doubles._ui.differentButton)
    assert "already" in bench.said(bench.screen.doubles._ui.notice)
    assert lines(bench) == ()


# --- who had access to the merged chart


@pytest.fixture
def merged(bench: ImportBench, tmp_path: Path) -> PatientId:
    """The account that Marisol lives on in; her mother had access to the other one."""
    first = bench.world.child(chart="104-1")
    ana = bench.world.contact(first, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com")
    handover = bench.world.issue(first, ana, complete=True).handover
    assert handover is not None
    _, token = bench.world.take_handover(handover)
    bench.world.finish(token, "Ana Garcia", "ana@example.com")
    bench.bring_in(table(tmp_path, TWICE[1]))
    (line,) = lines(bench)
    question = survivor(bench)
    question.choose(0)
    bench.act(question)
    bench.open(line.one)
    return line.one


def test_the_account_asks_whether_access_to_the_merged_chart_goes_on(bench: ImportBench, merged: PatientId) -> None:
    notice = bench.account.mergedNotice
    assert bench.said(notice).startswith("Ana Garcia (ana@example.com) had access to chart 104-1")
    assert [link.text() for link in notice.links] == ["Keep Access", "End Access"]
    assert bench.account.associationsTable.rows == ()


def test_kept_it_is_an_association_of_the_surviving_chart(bench: ImportBench, merged: PatientId) -> None:
    bench.press(bench.account.mergedNotice.links[0])
    assert bench.said(bench.account.mergedNotice) == ""
    assert bench.said(bench.account.notice) == "Ana Garcia has access to this chart now."
    assert [row.email for row in bench.account.associationsTable.rows] == ["ana@example.com"]


def test_ended_nobody_waits_any_more(bench: ImportBench, merged: PatientId) -> None:
    bench.press(bench.account.mergedNotice.links[1])
    assert bench.said(bench.account.mergedNotice) == ""
    assert bench.said(bench.account.notice) == "The access of Ana Garcia has ended."
    assert bench.account.associationsTable.rows == ()


def test_looking_again_takes_the_focus_from_no_answer(bench: ImportBench, merged: PatientId) -> None:
    link = bench.account.mergedNotice.links[0]
    link.setFocus()
    bench.window.account.refresh()
    bench.settle()
    assert link.hasFocus()


def test_a_refused_answer_leaves_the_other_one(bench: ImportBench, merged: PatientId) -> None:
    (member,) = bench.world.account(merged).family
    command = RecordAuthority(
        **bench.world.made(), patient_id=merged, contact_id=member.contact.id, authority=Authority.NONE
    )
    bench.world.do(record_authority, command)
    bench.press(bench.account.mergedNotice.links[0])
    assert "no authority" in bench.said(bench.account.mergedNotice)
    bench.press(bench.account.mergedNotice.links[1])
    assert bench.said(bench.account.notice) == "The access of Ana Garcia has ended."
