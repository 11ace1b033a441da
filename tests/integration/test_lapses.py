"""What opens when a last day has passed by every reading, and what is never called missed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseapp.domain.casefiles import NotLapsedError
from caseapp.domain.clock import FixedClock
from caseapp.domain.drafts import LapseDraft, ManualDeadlineDraft
from caseapp.domain.errors import EmptyFieldError, FutureDateError, NotAllowedError
from caseapp.domain.vocabulary import DateKind, DeadlineState, Role
from caseapp.services import deadlines, lapses, matters, tasks
from tests import casefiles, factory
from tests.casefiles import TODAY, served

S = DeadlineState
NOTE = "Served on the wrong person; restoration asked for."


def later(desk, days):
    return replace(desk, clock=FixedClock(factory.NOW + timedelta(days=days), desk.clock.zone))


def passed(desk, host="DE", **fields):
    """A typed last day of yesterday."""
    proceeding = casefiles.proceeding(desk, host_state=host, **fields)
    draft = ManualDeadlineDraft(proceeding, "Appeal", TODAY - timedelta(days=1), "Order")
    return deadlines.add_manual(desk, draft).created


def found(desk, rule):
    return next(row for row in deadlines.list_deadlines(desk) if row.rule == rule)


def test_it_lapses_only_when_every_reading_has_passed(desk):
    uid = casefiles.proceeding(desk, host_state="KZ")
    counsel = served(date(2026, 3, 1), kind=DateKind.SERVED_ON_COUNSEL)
    casefiles.event(desk, uid, served(date(2026, 2, 10)), counsel)
    row = found(desk, "KZ-EXT-APPEAL")
    assert row.state is S.SERVICE_DISPUTED
    with pytest.raises(NotLapsedError):
        lapses.record_lapse(desk, row.uid, 1, LapseDraft(NOTE))
    assert "lapse" not in deadlines.get_deadline(desk, row.uid).steps
    after = later(desk, 30)
    assert found(after, "KZ-EXT-APPEAL").state is S.LAPSED
    assert "lapse" in deadlines.get_deadline(after, row.uid).steps


def test_a_reading_that_only_warns_keeps_it_from_being_called_missed(desk):
    """The tenth day is Sunday 15 March; that a Sunday moves the end was not seen in the text."""
    uid = casefiles.proceeding(desk, host_state="KZ")
    casefiles.event(later(desk, 3), uid, served(date(2026, 3, 5)))
    on_monday = later(desk, 13)
    assert found(on_monday, "KZ-EXT-APPEAL").state is S.SERVICE_DISPUTED
    assert found(later(desk, 14), "KZ-EXT-APPEAL").state is S.LAPSED


def test_what_is_still_possible_is_said(desk):
    uid = casefiles.proceeding(desk, host_state="KZ")
    casefiles.event(desk, uid, served(date(2026, 2, 10)))
    lapse = lapses.get_lapse(desk, found(desk, "KZ-EXT-APPEAL").uid)
    assert "Copy received by counsel" in lapse.other_starts
    assert len(lapse.readings) >= 1
    assert lapse.restoration == ()


def test_a_rule_on_restoration_is_offered_with_its_period_and_article(desk):
    lapse = lapses.get_lapse(desk, passed(desk))
    rule = next(one for one in lapse.restoration if one.rule == "DE-VWGO-WIEDEREINSETZUNG-2W")
    assert (rule.period, rule.citation) == ("2 weeks", "VwGO 60")


def test_restoration_gets_a_last_day_of_its_own(desk):
    uid = passed(desk)
    lapses.record_lapse(desk, uid, 1, LapseDraft(NOTE, obstacle_ended=TODAY))
    row = found(desk, "DE-VWGO-WIEDEREINSETZUNG-2W")
    assert (row.state, row.last_day) == (S.PROPOSED, date(2026, 3, 17))
    view = deadlines.get_deadline(desk, uid)
    assert (view.row.state, view.row.lapse_recorded) == (S.LAPSED, True)
    assert (view.lapse_note, view.answered_at) == (NOTE, factory.NOW)
    assert row.uid in {one.uid for one in view.linked}


def test_where_no_rule_restores_the_day_has_to_be_determined(desk):
    for ended in (None, TODAY):
        uid = passed(desk, "KG")
        lapses.record_lapse(desk, uid, 1, LapseDraft(NOTE, obstacle_ended=ended))
        view = deadlines.get_deadline(desk, uid)
        assert [row.state for row in view.linked] == [S.TO_BE_DETERMINED]


def test_the_duty_to_tell_the_client_becomes_a_task(desk):
    uid = passed(desk)
    matter = deadlines.get_deadline(desk, uid).row.matter
    lapses.record_lapse(desk, uid, 1, LapseDraft(NOTE, restoration=False, tell_client=TODAY))
    (task,) = tasks.list_tasks(desk, matter=matter)
    assert task.due == TODAY
    assert task.text.startswith("Tell the client that the last day for “Appeal” has passed")


def test_what_was_filed_late_can_still_be_recorded(desk):
    uid = passed(desk)
    lapses.record_lapse(desk, uid, 1, LapseDraft(NOTE))
    deadlines.record_filed(desk, uid, 2, how="post", where="court", day=TODAY, reference="1")
    assert deadlines.get_deadline(desk, uid).row.state is S.FILED


def test_a_limit_of_the_state_never_lapses(desk):
    uid = casefiles.proceeding(desk, host_state="KZ")
    casefiles.event(desk, uid, served(date(2026, 2, 24), kind=DateKind.SEIZED), act="arrest")
    rows = [row for row in deadlines.list_deadlines(later(desk, 400)) if row.against_state]
    assert rows
    assert all(row.state is not S.LAPSED for row in rows)


def test_nothing_is_recorded_without_a_note_or_with_a_day_that_cannot_be(desk):
    uid = passed(desk)
    with pytest.raises(EmptyFieldError):
        lapses.record_lapse(desk, uid, 1, LapseDraft(" "))
    with pytest.raises(FutureDateError):
        lapses.record_lapse(
            desk, uid, 1, LapseDraft(NOTE, obstacle_ended=TODAY + timedelta(days=2))
        )
    assert not deadlines.get_deadline(desk, uid).row.lapse_recorded
    assert len(deadlines.list_deadlines(desk)) == 1


def test_a_paralegal_records_no_lapse(desk):
    uid = passed(desk)
    helper = casefiles.colleague(desk, Role.PARALEGAL)
    matters.add_member(desk, deadlines.get_deadline(desk, uid).row.matter, helper.person.uid)
    with pytest.raises(NotAllowedError):
        lapses.record_lapse(helper, uid, 1, LapseDraft(NOTE))
    assert lapses.get_lapse(helper, uid).restoration
