"""Filed with proof, confirmed and checked by a second pair of eyes, or by a second look."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.casefiles import OtherLawyerError, ProofMissingError, SecondLookError
from caseapp.domain.drafts import EventDateDraft, ManualDeadlineDraft
from caseapp.domain.errors import NotAllowedError, NotFoundError
from caseapp.domain.vocabulary import DateKind, DeadlineState, Role
from caseapp.services import deadlines, documents, matters
from tests import casefiles
from tests.casefiles import TODAY

S = DeadlineState
FILED = {"how": "counter", "where": "registry", "day": TODAY}
LATER = date(2026, 3, 20)


@pytest.fixture
def helper(desk):
    return casefiles.colleague(desk, Role.PARALEGAL)


@pytest.fixture
def matter(desk, helper):
    return casefiles.matter(desk, members=(helper,))


@pytest.fixture
def proceeding(desk, matter):
    return casefiles.proceeding(desk, matter)


def manual(desk, proceeding):
    return deadlines.add_manual(
        desk, ManualDeadlineDraft(proceeding, "Appeal", LATER, "Order")
    ).created


def scan(desk, matter):
    """Put a receipt among the documents of a matter."""
    client = matters.get_matter(desk, matter).clients[0][0]
    return documents.add_document(
        desk, matter, client, title="Receipt", file_name="r.pdf",
        media_type="application/pdf", pieces=[b"%PDF-1.7 receipt"],
    ).created  # fmt: skip


def view(desk, uid):
    return deadlines.get_deadline(desk, uid)


def test_a_scan_is_proof_without_a_number(desk, helper, matter, proceeding):
    uid = manual(desk, proceeding)
    deadlines.record_filed(helper, uid, 1, **FILED, scan=scan(helper, matter))
    shown = view(desk, uid)
    assert (shown.row.proof_missing, shown.scan.title) == (False, "Receipt")
    assert shown.filed_note.endswith("Scan on file.")
    deadlines.confirm_filed(desk, uid, 2)
    assert (view(desk, uid).row.state, view(desk, uid).confirmed_by) == (
        S.CONFIRMED,
        desk.person.name,
    )


def test_a_scan_in_the_bin_proves_nothing(desk, helper, matter, proceeding):
    uid = manual(desk, proceeding)
    proof = scan(helper, matter)
    deadlines.record_filed(helper, uid, 1, **FILED, scan=proof)
    documents.delete_document(desk, proof)
    assert view(desk, uid).row.proof_missing
    with pytest.raises(ProofMissingError):
        deadlines.confirm_filed(desk, uid, 2)


def test_a_scan_of_another_matter_is_refused(desk, helper, proceeding):
    uid = manual(desk, proceeding)
    other = scan(desk, casefiles.matter(desk))
    with pytest.raises(NotFoundError):
        deadlines.record_filed(helper, uid, 1, **FILED, scan=other)
    assert view(desk, uid).row.state is S.OPEN


def test_a_sole_practitioner_confirms_with_a_second_look(desk, proceeding):
    uid = manual(desk, proceeding)
    deadlines.record_filed(desk, uid, 1, **FILED, reference="No. 5")
    assert view(desk, uid).own_entry
    with pytest.raises(SecondLookError):
        deadlines.confirm_filed(desk, uid, 2)
    deadlines.confirm_filed(desk, uid, 2, second_look=True)
    assert view(desk, uid).row.state is S.CONFIRMED


def test_where_there_is_another_lawyer_that_one_confirms(desk):
    partner = casefiles.colleague(desk, Role.LAWYER)
    uid = manual(desk, casefiles.proceeding(desk, casefiles.matter(desk, members=(partner,))))
    deadlines.record_filed(desk, uid, 1, **FILED, reference="No. 5")
    assert view(desk, uid).other_lawyers == (partner.person.name,)
    with pytest.raises(OtherLawyerError):
        deadlines.confirm_filed(desk, uid, 2, second_look=True)
    deadlines.confirm_filed(partner, uid, 2)
    assert view(desk, uid).confirmed_by == partner.person.name


def test_a_date_names_who_entered_and_who_checked_it(desk, helper, proceeding):
    casefiles.event(helper, proceeding)
    row = next(r for r in deadlines.list_deadlines(desk) if r.rule == "KZ-EXT-APPEAL")
    deadlines.accept(desk, row.uid, 1)
    shown = view(desk, row.uid)
    assert (shown.entered_by, shown.checked_by) == (helper.person.name, desk.person.name)
    assert shown.row.checked


def test_a_paralegals_acceptance_is_no_check(desk, helper, proceeding):
    casefiles.event(desk, proceeding)
    row = next(r for r in deadlines.list_deadlines(desk) if r.rule == "KZ-EXT-APPEAL")
    deadlines.accept(helper, row.uid, 1)
    assert not view(desk, row.uid).row.checked
    with pytest.raises(NotAllowedError):
        deadlines.check_date(helper, row.uid, 2, second_look=True)


def test_a_changed_date_is_to_be_checked_again(desk, helper, proceeding):
    casefiles.event(helper, proceeding)
    row = next(r for r in deadlines.list_deadlines(desk) if r.rule == "KZ-EXT-APPEAL")
    deadlines.accept(desk, row.uid, 1)
    deadlines.change(desk, row.uid, 2, LATER, None, "Order of the court")
    shown = view(desk, row.uid)
    assert (shown.row.checked, shown.entered_by) == (False, desk.person.name)
    with pytest.raises(SecondLookError):
        deadlines.check_date(desk, row.uid, 3)
    deadlines.check_date(desk, row.uid, 3, second_look=True)
    assert view(desk, row.uid).row.checked
    assert "check" not in view(desk, row.uid).steps


def test_the_event_and_its_other_dates_stand_with_a_deadline(desk, proceeding):
    casefiles.event(desk, proceeding, answers=(("remedy_notice", "missing"),))
    row = next(r for r in deadlines.list_deadlines(desk) if r.rule == "KZ-EXT-APPEAL")
    shown = view(desk, row.uid)
    assert shown.trigger.dates == (casefiles.served(date(2026, 3, 1)),)
    assert shown.trigger.answers == (("Was the remedy notice correct?", "Missing"),)
    assert row.uid not in {other.uid for other in shown.linked}
    assert {other.proceeding for other in shown.linked} <= {proceeding}


def test_who_left_the_matter_sees_nothing_of_its_proof(desk, helper, matter, proceeding):
    uid = manual(desk, proceeding)
    stranger = replace(desk, person=casefiles.colleague(desk, Role.LAWYER).person)
    with pytest.raises(NotFoundError):
        deadlines.check_date(stranger, uid, 1)


def test_what_the_rule_asks_and_nobody_answered_is_known(desk, proceeding):
    unknown = EventDateDraft(DateKind.SERVED_ON_CLIENT, date(2026, 3, 1))
    casefiles.event(
        desk, casefiles.proceeding(desk, host_state="DE"), unknown, act="asylum_refusal"
    )
    asked = {
        question
        for row in deadlines.list_deadlines(desk)
        for question in deadlines.list_open_questions(desk, row.uid)
    }
    assert "Was it posted, handed over or served otherwise?" in asked
    assert any(question.startswith(("Was the", "Is it", "When was")) for question in asked)
    uid = manual(desk, proceeding)
    assert deadlines.list_open_questions(desk, uid) == []


def test_the_hour_of_an_arrest_is_asked_for_where_the_limit_is_in_hours(desk, proceeding):
    seized = EventDateDraft(DateKind.SEIZED, date(2026, 3, 2))
    casefiles.event(desk, proceeding, seized, act="arrest")
    row = next(row for row in deadlines.list_deadlines(desk) if row.rule == "KZ-EXT-72H")
    assert "At which hour did it happen?" in deadlines.list_open_questions(desk, row.uid)
