"""Interim measures: the task of the same day, bodies as recorded, one choice, the countdown."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from caseapp.domain.clock import FixedClock
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.errors import DateOrderError, EmptyFieldError, FutureDateError, NotFoundError
from caseapp.domain.protection.bodies import Recorded
from caseapp.domain.protection.drafts import InterimDraft, RemovalDraft
from caseapp.domain.protection.errors import BodyNotRecordedError, SecondBodyError
from caseapp.domain.protection.preflight import Answer, Check
from caseapp.domain.protection.words import InterimBody, InterimState, TaskCode
from caseapp.domain.vocabulary import DateKind, Role
from caseapp.services import audit, documents, interim, matters, removal, tasks
from tests import casefiles
from tests.casefiles import TODAY


def chosen(desk, proceeding, body=InterimBody.HRC, **changes):
    draft = InterimDraft(proceeding, body, "surrender to Russia", **changes)
    return interim.choose_body(desk, draft).created


def fixed(desk, proceeding, day, at=None):
    casefiles.event(desk, proceeding, EventDateDraft(DateKind.FIXED, day, at), act="removal_fixed")


def opened(desk):
    return [row for row in tasks.list_tasks(desk) if row.code == TaskCode.INTERIM]


def at(desk, *moment):
    return replace(desk, clock=FixedClock(datetime(*moment, tzinfo=UTC), desk.clock.zone))


def test_a_refusal_whose_effect_nobody_verified_opens_the_task_of_the_same_day(desk):
    proceeding = casefiles.proceeding(desk)
    casefiles.event(desk, proceeding)
    assert [(row.due, row.proceeding) for row in opened(desk)] == [(TODAY, proceeding)]
    assert "suspensive effect not verified" in opened(desk)[0].text


def test_where_no_rule_is_known_the_task_opens_as_well(desk):
    proceeding = casefiles.proceeding(desk, host_state="UZ")
    casefiles.event(desk, proceeding)
    assert len(opened(desk)) == 1


def test_a_second_refusal_opens_no_second_task_and_an_arrest_opens_none(desk):
    proceeding = casefiles.proceeding(desk)
    casefiles.event(desk, proceeding)
    casefiles.event(desk, proceeding, act="extradition_ruling")
    seized = EventDateDraft(DateKind.SEIZED, TODAY, time(8))
    casefiles.event(desk, casefiles.proceeding(desk), seized, act="arrest")
    assert len(opened(desk)) == 1


def test_undoing_the_refusal_takes_its_task_along(desk):
    casefiles.event(desk, casefiles.proceeding(desk))
    audit.undo_last(desk)
    assert opened(desk) == []


def test_bodies_carry_basis_grade_and_day_and_unverified_ones_say_check_today(desk):
    panel = interim.get_interim(desk, casefiles.proceeding(desk, host_state="KZ"))
    found = {one.body: one for one in panel.bodies}
    assert found[InterimBody.HRC].recorded is Recorded.YES
    assert found[InterimBody.HRC].basis.startswith("in force")
    assert found[InterimBody.HRC].checked_on == date(2026, 11, 22)
    assert found[InterimBody.ECHR].recorded is not Recorded.YES
    assert found[InterimBody.ECHR].check_today
    assert all(one.parallel for one in panel.bodies)
    assert panel.countdown is None


def test_domestic_relief_stands_first_with_its_effect(desk):
    proceeding = casefiles.proceeding(desk)
    casefiles.event(desk, proceeding)
    panel = interim.get_interim(desk, proceeding)
    assert panel.because
    assert any(one.deadline is not None for one in panel.domestic)
    assert any("only if granted" in one.detail for one in panel.domestic)


def test_the_first_choice_closes_the_task_and_keeps_its_basis(desk):
    proceeding = casefiles.proceeding(desk)
    casefiles.event(desk, proceeding)
    chosen(desk, proceeding)
    assert opened(desk) == []
    assert interim.get_interim(desk, proceeding).chosen[0].basis.startswith("in force")


def test_a_second_body_for_the_same_facts_needs_a_reason(desk):
    proceeding = casefiles.proceeding(desk)
    chosen(desk, proceeding)
    with pytest.raises(SecondBodyError):
        chosen(desk, proceeding, InterimBody.CAT)
    chosen(desk, proceeding, InterimBody.CAT, reason="other facts: torture of the brother")
    assert len(interim.get_interim(desk, proceeding).chosen) == 2


def test_a_court_of_the_state_needs_no_reason_beside_a_body(desk):
    proceeding = casefiles.proceeding(desk)
    chosen(desk, proceeding)
    chosen(desk, proceeding, InterimBody.DOMESTIC, court_or_body="Supreme Court")
    assert len(interim.get_interim(desk, proceeding).chosen) == 2


def test_after_a_refusal_another_body_may_be_asked(desk):
    proceeding = casefiles.proceeding(desk)
    uid = chosen(desk, proceeding)
    refused = InterimDraft(proceeding, InterimBody.HRC, "x", state=InterimState.REFUSED)
    interim.change_interim(desk, uid, refused)
    chosen(desk, proceeding, InterimBody.CAT)
    assert len(interim.get_interim(desk, proceeding).chosen) == 2


def test_a_body_without_recorded_jurisdiction_needs_what_somebody_saw(desk):
    proceeding = casefiles.proceeding(desk)
    with pytest.raises(BodyNotRecordedError):
        chosen(desk, proceeding, InterimBody.ECHR)
    with pytest.raises(EmptyFieldError):
        interim.choose_body(desk, InterimDraft(proceeding, InterimBody.HRC, " "))


def test_days_that_cannot_be_are_refused(desk):
    proceeding = casefiles.proceeding(desk)
    with pytest.raises(FutureDateError):
        chosen(desk, proceeding, requested_day=TODAY + timedelta(days=1))
    with pytest.raises(DateOrderError):
        chosen(desk, proceeding, requested_day=TODAY, decided_day=TODAY - timedelta(days=1))


def test_the_countdown_runs_on_the_clocks_of_strasbourg(desk):
    proceeding = casefiles.proceeding(desk, host_state="GE", court_or_body="Tbilisi City Court")
    fixed(desk, proceeding, date(2026, 3, 6), time(10, 0))
    found = interim.get_interim(desk, proceeding).countdown
    # 10:00 in Tbilisi is 07:00 in Strasbourg, before the Registry opens: Thursday is whole.
    assert (found.last.day, found.last.hour) == (5, 8)
    assert (found.safe.day, found.safe.hour) == (4, 16)
    assert found.open_now
    assert not found.alarm


def test_a_removal_before_the_court_opens_says_call_list(desk):
    proceeding = casefiles.proceeding(desk, host_state="GE", court_or_body="Tbilisi City Court")
    fixed(desk, proceeding, date(2026, 3, 8), time(6, 0))
    friday_evening = at(desk, 2026, 3, 6, 18, 0)
    found = interim.get_interim(friday_evening, proceeding).countdown
    assert found.alarm
    assert any("call list" in sentence for sentence in found.sentences)


def test_without_a_fixed_day_only_the_hours_of_the_court_are_told(desk):
    proceeding = casefiles.proceeding(desk, host_state="GE", court_or_body="Tbilisi City Court")
    found = interim.get_interim(at(desk, 2026, 3, 7, 9, 0), proceeding).countdown
    assert (found.safe, found.open_now, found.alarm) == (None, False, False)
    assert (found.opens.day, found.opens.hour) == (9, 8)


def test_the_list_before_sending_looks_at_heading_and_documents(desk):
    proceeding = casefiles.proceeding(desk, host_state="GE", court_or_body="Tbilisi City Court")
    matter = matters.get_proceeding(desk, proceeding).matter
    client = matters.get_matter(desk, matter).clients[0][0]
    document = documents.add_document(
        desk, matter, client, title="Decision", file_name="решение.pdf",
        media_type="application/pdf", pieces=[b"%PDF"],
    ).created  # fmt: skip
    fixed(desk, proceeding, date(2026, 3, 6), time(10, 0))
    removal.change_removal(desk, RemovalDraft(proceeding, "Moscow", contact="Aida, +7 700"))
    chosen(desk, proceeding, InterimBody.ECHR, documents=(document,), reason="bound, seen today")
    checks = {
        one.check: one.answer for one in interim.get_interim(desk, proceeding).chosen[0].checks
    }
    assert checks[Check.CONTACT] is Answer.PASSED
    assert checks[Check.REMOVAL_HOUR] is Answer.PASSED
    assert checks[Check.FILE_NAME] is Answer.FAILED
    assert checks[Check.TEXT_LAYER] is Answer.NOT_LOOKED_AT


def test_documents_of_another_matter_do_not_go_along(desk):
    proceeding = casefiles.proceeding(desk)
    with pytest.raises(NotFoundError):
        chosen(desk, proceeding, documents=("nothing",))


def test_a_stranger_sees_and_chooses_nothing(desk):
    proceeding = casefiles.proceeding(desk)
    uid = chosen(desk, proceeding)
    stranger = casefiles.colleague(desk, Role.LAWYER)
    with pytest.raises(NotFoundError):
        interim.get_interim(stranger, proceeding)
    with pytest.raises(NotFoundError):
        interim.delete_interim(stranger, uid)
    with pytest.raises(NotFoundError):
        chosen(stranger, proceeding)


def test_the_text_layer_is_looked_for_once_per_version(desk):
    looked = []

    def isolated(task, payload, limits):
        looked.append((task, payload))
        return b"yes" if b"text" in payload else b"no"

    desk = replace(desk, isolated=isolated)
    proceeding = casefiles.proceeding(desk, host_state="GE", court_or_body="Tbilisi City Court")
    matter = matters.get_proceeding(desk, proceeding).matter
    client = matters.get_matter(desk, matter).clients[0][0]
    file = {"file_name": "d.pdf", "media_type": "application/pdf"}
    document = documents.add_document(
        desk, matter, client, title="D", pieces=[b"scan"], **file
    ).created
    uid = chosen(desk, proceeding, InterimBody.ECHR, documents=(document,))

    def answer():
        checks = interim.get_interim(desk, proceeding).chosen[0].checks
        return next(one.answer for one in checks if one.check is Check.TEXT_LAYER)

    interim.look_into_documents(desk, uid)
    assert (looked, answer()) == ([("text", b"scan")], Answer.FAILED)
    documents.add_document_version(desk, document, 1, pieces=[b"text"], **file)
    assert answer() is Answer.NOT_LOOKED_AT
    interim.look_into_documents(desk, uid)
    assert answer() is Answer.PASSED
