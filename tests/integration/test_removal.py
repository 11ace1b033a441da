"""What bars removal: alarms for whoever can be removed, and acts that really count."""

from datetime import time, timedelta

import pytest

from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.errors import (
    DateOrderError,
    EmptyFieldError,
    NotAllowedError,
    NotFoundError,
)
from caseapp.domain.protection.drafts import BarDraft, CustodyDraft, RemovalDraft
from caseapp.domain.protection.errors import NoSuchRuleError
from caseapp.domain.protection.removal import Gap
from caseapp.domain.protection.words import BarKind
from caseapp.domain.rules import a_year_after, wording_of
from caseapp.domain.vocabulary import DateKind, Role, Suspensive, Trust
from caseapp.models.rule_review import RuleReview
from caseapp.services import audit, custody, documents, matters, removal, today
from caseapp.services.steps.access import person_id
from caseapp.services.steps.dates.law import law
from caseapp.services.steps.history import Recording
from tests import casefiles
from tests.casefiles import TODAY
from tests.factory import as_role


@pytest.fixture
def danger(desk):
    """A proceeding with a decision on extradition that was served."""
    proceeding = casefiles.proceeding(desk)
    casefiles.event(desk, proceeding)
    return proceeding


def order(desk, proceeding, **changes):
    """Put an order into the file and record it as a bar that counts."""
    matter = matters.get_proceeding(desk, proceeding).matter
    client = matters.get_matter(desk, matter).clients[0][0]
    document = documents.add_document(
        desk, matter, client, title="Stay", file_name="stay.pdf",
        media_type="application/pdf", pieces=[b"%PDF"],
    ).created  # fmt: skip
    values = {
        "effect": Suspensive.YES,
        "document": document,
        "until_day": TODAY + timedelta(days=60),
        "served_body": "Prosecutor General",
        "served_day": TODAY,
        "served_proof": "in. 4711",
        **changes,
    }
    draft = BarDraft(proceeding, BarKind.COURT_ORDER, "Supreme Court, stay", TODAY, **values)
    return removal.add_bar(desk, draft).created


def alarms(desk):
    return [row.proceeding for row in removal.list_risks(desk) if row.uncovered]


def review(desk, rule_id, day=TODAY):
    rule = law().rule(rule_id)
    with desk.vault.writing() as session:
        Recording(session, desk, "set_up", undoable=False).add(
            RuleReview(
                rule=rule_id,
                wording=wording_of(rule.version),
                trust=Trust.UNVERIFIED,
                reviewer="Aigerim Test",
                reviewed_on=day,
                expires_on=a_year_after(day),
                source="text of the law",
                note="",
                entered_by_id=person_id(session, desk),
            )
        )


def test_a_decision_alone_alarms_for_all_fifteen_days(desk, danger):
    row = removal.list_risks(desk)[0]
    assert (row.proceeding, len(row.uncovered)) == (danger, 15)
    assert row.decision == "Decision on extradition"


def test_custody_alone_alarms(desk):
    client = casefiles.client(desk)
    proceeding = casefiles.proceeding(desk, casefiles.matter(desk, client))
    assert alarms(desk) == []
    custody.record_custody(desk, CustodyDraft(proceeding, client, TODAY, time(8)))
    assert alarms(desk) == [proceeding]
    assert removal.list_risks(desk)[0].in_custody


def test_a_fixed_day_alone_alarms_and_stands_first(desk, danger):
    other = casefiles.proceeding(desk)
    fixed = EventDateDraft(DateKind.FIXED, TODAY + timedelta(days=3), time(6, 40))
    casefiles.event(desk, other, fixed, act="removal_fixed")
    rows = removal.list_risks(desk)
    assert [row.proceeding for row in rows] == [other, danger]
    assert (rows[0].fixed_day, rows[0].fixed_at) == (TODAY + timedelta(days=3), time(6, 40))


def test_an_order_in_the_file_that_was_served_ends_the_alarm(desk, danger):
    order(desk, danger)
    assert alarms(desk) == []
    panel = removal.get_removal(desk, danger)
    assert panel.bars[0].gaps == ()
    assert "not that the client is out of danger" in panel.verdict


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"document": None}, Gap.NO_ORDER_IN_FILE),
        ({"effect": Suspensive.IF_GRANTED}, Gap.EFFECT),
        ({"effect": Suspensive.UNVERIFIED}, Gap.EFFECT),
        ({"served_day": None}, Gap.NOT_SERVED),
        ({"served_proof": ""}, Gap.NO_PROOF),
        ({"until_day": None}, Gap.NO_END),
    ],
)
def test_an_order_with_a_gap_leaves_the_alarm(desk, danger, changes, gap):
    order(desk, danger, **changes)
    assert alarms(desk) == [danger]
    found = removal.get_removal(desk, danger).bars[0]
    assert gap in found.gaps
    assert all(found.gap_sentences)


def test_an_order_whose_document_went_to_the_bin_counts_no_more(desk, danger):
    order(desk, danger)
    bar = removal.get_removal(desk, danger).bars[0]
    documents.delete_document(desk, bar.draft.document)
    assert alarms(desk) == [danger]


def test_a_measure_of_a_body_that_is_no_court_never_counts(desk, danger):
    draft = BarDraft(
        danger, BarKind.BODY_MEASURE, "HRC, interim measures", TODAY, Suspensive.YES,
        until_day=TODAY + timedelta(days=60), served_day=TODAY, served_proof="mail",
    )  # fmt: skip
    removal.add_bar(desk, draft)
    assert alarms(desk) == [danger]


def suspending_rule(desk, proceeding):
    return removal.get_removal(desk, proceeding).rules[0][0]


def test_a_rule_counts_only_while_its_review_holds(desk):
    proceeding = casefiles.proceeding(desk, host_state="DE", court_or_body="VG Berlin")
    casefiles.event(desk, proceeding, act="expulsion_decision")
    rule = suspending_rule(desk, proceeding)
    draft = BarDraft(
        proceeding, BarKind.RULE, "Action filed", TODAY, rule=rule,
        until_day=TODAY + timedelta(days=60), served_day=TODAY, served_proof="in. 1",
    )  # fmt: skip
    removal.add_bar(desk, draft)
    assert removal.get_removal(desk, proceeding).bars[0].gaps == (Gap.RULE_NOT_REVIEWED,)
    review(desk, rule, day=TODAY - timedelta(days=400))
    assert alarms(desk) == [proceeding]
    review(desk, rule)
    assert alarms(desk) == []
    assert "reviewed by Aigerim Test" in removal.get_removal(desk, proceeding).bars[0].rule_review


def test_the_effect_of_a_rule_is_never_typed(desk, danger):
    draft = BarDraft(danger, BarKind.RULE, "Complaint", TODAY, Suspensive.YES,
                     rule="KZ-EXT-APPEAL")  # fmt: skip
    removal.add_bar(desk, draft)
    assert Gap.EFFECT in removal.get_removal(desk, danger).bars[0].gaps
    with pytest.raises(NoSuchRuleError):
        removal.add_bar(desk, BarDraft(danger, BarKind.RULE, "x", TODAY, rule="KZ-NONE"))


def test_only_a_lawyer_closes_the_alarm_and_never_without_a_source(desk, danger):
    closed = RemovalDraft(danger, closed_on=TODAY, closed_source="judgment of 3 March, annulled")
    with pytest.raises(NotAllowedError):
        removal.change_removal(as_role(desk, Role.PARALEGAL), closed)
    with pytest.raises(EmptyFieldError):
        removal.change_removal(desk, RemovalDraft(danger, closed_on=TODAY))
    removal.change_removal(desk, closed)
    assert removal.list_risks(desk) == []
    audit.undo_last(desk)
    assert alarms(desk) == [danger]


def test_closing_a_decision_leaves_the_alarm_of_somebody_in_custody(desk):
    client = casefiles.client(desk)
    proceeding = casefiles.proceeding(desk, casefiles.matter(desk, client))
    custody.record_custody(desk, CustodyDraft(proceeding, client, TODAY, time(8)))
    removal.change_removal(desk, RemovalDraft(proceeding, closed_on=TODAY, closed_source="x"))
    assert alarms(desk) == [proceeding]


def test_a_paralegal_records_whom_to_call(desk, danger):
    paralegal = as_role(desk, Role.PARALEGAL)
    removal.change_removal(paralegal, RemovalDraft(danger, "Moscow", call_list="1. Court"))
    assert removal.get_removal(desk, danger).removal.call_list == "1. Court"


def test_periods_that_cannot_be_are_refused(desk, danger):
    early = TODAY - timedelta(days=1)
    with pytest.raises(DateOrderError):
        order(desk, danger, until_day=early)
    with pytest.raises(EmptyFieldError):
        order(desk, danger, lifted_day=TODAY)


def test_a_stranger_sees_no_risk_and_touches_no_bar(desk, danger):
    uid = order(desk, danger)
    stranger = casefiles.colleague(desk, Role.LAWYER)
    assert removal.list_risks(stranger) == []
    for call in (
        lambda: removal.get_removal(stranger, danger),
        lambda: removal.delete_bar(stranger, uid),
        lambda: removal.change_removal(stranger, RemovalDraft(danger)),
        lambda: removal.change_bar(stranger, uid, BarDraft(danger, BarKind.OTHER, "x", TODAY)),
    ):
        with pytest.raises(NotFoundError):
            call()


def test_risks_of_one_client_are_those_of_no_other(desk, danger):
    matter = matters.get_proceeding(desk, danger).matter
    client = matters.get_matter(desk, matter).clients[0][0]
    assert [row.proceeding for row in removal.list_risks(desk, client)] == [danger]
    assert removal.list_risks(desk, casefiles.client(desk, "Other")) == []


def test_today_names_the_alarm_and_forgets_it_with_the_order(desk, danger):
    found = today.get_today(desk)
    assert ([row.proceeding for row in found.not_barred], found.not_barred_count) == ([danger], 1)
    order(desk, danger)
    assert today.get_today(desk).not_barred == ()


def test_today_names_the_first_and_counts_all(desk, monkeypatch):
    for _ in range(3):
        casefiles.event(desk, casefiles.proceeding(desk))
    monkeypatch.setattr(today, "MOST_ALARMS", 2)
    found = today.get_today(desk)
    assert (len(found.not_barred), found.not_barred_count) == (2, 3)


def test_a_fixed_day_that_has_passed_asks_where_the_client_is(desk, danger):
    fixed = EventDateDraft(DateKind.FIXED, TODAY - timedelta(days=1), time(6, 40))
    casefiles.event(desk, danger, fixed, act="surrender_fixed")
    assert any("find out today" in line for line in removal.get_removal(desk, danger).why)
    assert alarms(desk) == [danger]
