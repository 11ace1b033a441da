"""Custody in the file: both hours, limits with their events, and what a lapse opens."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from pypdfium2 import PdfDocument

from caseapp.domain.clock import FixedClock
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.errors import DateOrderError, EmptyFieldError, NotFoundError
from caseapp.domain.protection.custody import LimitState
from caseapp.domain.protection.drafts import CustodyDraft, CustodyEndDraft, PauseDraft
from caseapp.domain.protection.errors import (
    AlreadyInCustodyError,
    CustodyEndedError,
    CustodyRestsOnEventError,
    NoArrestError,
    NotHeldHereError,
)
from caseapp.domain.protection.words import CustodyEnd, TaskCode
from caseapp.domain.vocabulary import DateKind, Role
from caseapp.reports import worker
from caseapp.services import audit, custody, deadlines, events, matters, tasks, today
from tests import casefiles

HELD = date(2026, 3, 2)


@pytest.fixture
def held(desk):
    """A client held since Monday 2 March 2026, 07:15, by the record since 11:40."""
    client = casefiles.client(desk)
    proceeding = casefiles.proceeding(desk, casefiles.matter(desk, client))
    draft = CustodyDraft(
        proceeding, client, HELD, time(7, 15), HELD, time(11, 40), basis="CPC RK art. 587"
    )
    return custody.record_custody(desk, draft).created, proceeding, client


def at(desk, *moment):
    return replace(desk, clock=FixedClock(datetime(*moment, tzinfo=UTC), desk.clock.zone))


def limit(desk, proceeding, rule_words):
    panel = custody.get_custody(desk, proceeding)
    return next(one for one in panel.custodies[0].limits if rule_words in one.citation)


def open_codes(desk):
    return [row.code for row in tasks.list_tasks(desk)]


def test_custody_brings_its_arrest_and_the_limits_of_the_state(desk, held):
    _, proceeding, _ = held
    rows = deadlines.list_deadlines(desk)
    assert {row.rule for row in rows if row.against_state} >= {"KZ-EXT-72H", "KZ-EXT-40D"}
    view = custody.get_custody(desk, proceeding).custodies[0]
    assert (view.seized_at, view.recorded_at) == (time(7, 15), time(11, 40))
    assert "4 h 25 min of custody are missing" in view.difference


def test_both_hours_are_counted_and_the_event_is_named(desk, held):
    found = limit(desk, held[1], "art. 587(2)")
    assert found.state is LimitState.RUNNING
    assert (found.by_actual.hour, found.by_actual.minute) == (7, 15)
    assert (found.by_recorded.hour, found.by_recorded.minute) == (11, 40)
    assert "unless this comes first: Order on custody" in found.sentence


def test_a_lapse_opens_the_application_and_the_guard_once(desk, held):
    late = at(desk, 2026, 3, 5, 8, 0)
    assert limit(late, held[1], "art. 587(2)").state is LimitState.LAPSED
    assert custody.note_lapses(late).concerns("task")
    assert not custody.note_lapses(late).concerns("task")
    assert open_codes(late) == [TaskCode.LAPSE_APPLICATION, TaskCode.LAPSE_GATE]


def test_before_a_lapse_nothing_is_opened(desk, held):
    assert not custody.note_lapses(desk).touched
    assert open_codes(desk) == []


def test_between_the_two_hours_the_earlier_one_decides(desk, held):
    between = at(desk, 2026, 3, 5, 4, 0)
    assert limit(between, held[1], "art. 587(2)").state is LimitState.BETWEEN
    custody.note_lapses(between)
    assert TaskCode.LAPSE_GATE in open_codes(between)


def test_no_word_of_the_panel_says_release_or_free(desk, held):
    late = at(desk, 2026, 5, 5, 8, 0)
    view = custody.get_custody(late, held[1]).custodies[0]
    said = " ".join(one.sentence for one in view.limits).casefold()
    assert "lapsed" in said
    assert "release" not in said
    assert "free" not in said


def test_the_order_stops_the_72_hours_and_leaves_the_40_days_running(desk, held):
    order = EventDateDraft(DateKind.DECIDED, date(2026, 3, 3), time(10))
    casefiles.event(desk, held[1], order, act="custody_order")
    assert limit(desk, held[1], "art. 587(2)").state is LimitState.ENDED
    assert limit(desk, held[1], "588(1),(7)").state is LimitState.RUNNING
    late = at(desk, 2026, 3, 20, 8, 0)
    custody.note_lapses(late)
    assert open_codes(late) == []


def test_the_request_alone_does_not_stop_the_40_days(desk, held):
    asked = EventDateDraft(DateKind.REQUEST_RECEIVED, date(2026, 3, 3))
    casefiles.event(desk, held[1], asked, act="extradition_request")
    assert limit(desk, held[1], "588(1),(7)").state is LimitState.RUNNING
    arrest = EventDateDraft(DateKind.DECIDED, date(2026, 3, 3), time(12))
    casefiles.event(desk, held[1], arrest, act="extradition_arrest")
    assert limit(desk, held[1], "588(1),(7)").state is LimitState.ENDED


def test_an_order_after_the_limit_leaves_the_lapse_in_the_file(desk, held):
    late = at(desk, 2026, 3, 6, 8, 0)
    order = EventDateDraft(DateKind.DECIDED, date(2026, 3, 6), time(9))
    casefiles.event(late, held[1], order, act="custody_order")
    found = limit(late, held[1], "art. 587(2)")
    assert found.state is LimitState.ENDED_LATE
    assert "until then custody had no title" in found.sentence
    custody.note_lapses(late)
    assert open_codes(late) == [TaskCode.LAPSE_APPLICATION]


def test_a_limit_that_nobody_verified_stands_without_a_date(desk, held):
    panel = custody.get_custody(desk, held[1])
    found = [one for one in panel.custodies[0].limits if one.state is LimitState.NO_DATE]
    assert [one.by_actual for one in found] == [None] * len(found)
    assert all("may be shorter" in one.sentence for one in found)
    assert found


def test_the_end_of_the_title_is_a_limit_of_its_own(desk, held):
    uid, proceeding, client = held
    draft = CustodyDraft(proceeding, client, HELD, title="Order 3-1", title_until=date(2026, 3, 4))
    custody.change_custody(desk, uid, draft)
    late = at(desk, 2026, 3, 4, 20, 0)
    custody.note_lapses(late)
    assert open_codes(late) == [TaskCode.LAPSE_APPLICATION, TaskCode.LAPSE_GATE]


def test_pauses_are_counted_beside_the_stored_date(desk, held):
    uid, proceeding, client = held
    pause = PauseDraft(HELD, "order of the court", date(2026, 3, 3))
    draft = CustodyDraft(proceeding, client, HELD, pauses=(pause,))
    before = limit(desk, proceeding, "588(1),(7)")
    custody.change_custody(desk, uid, draft)
    after = limit(desk, proceeding, "588(1),(7)")
    assert after.by_actual == before.by_actual
    assert "2 days it would end on" in after.paused


def test_the_end_of_custody_needs_somebody_who_saw_it_and_stops_the_limits(desk, held):
    uid, proceeding, _ = held
    day = desk.clock.today()
    with pytest.raises(EmptyFieldError):
        custody.end_custody(desk, uid, CustodyEndDraft(day, CustodyEnd.LET_OUT, " "))
    with pytest.raises(DateOrderError):
        custody.end_custody(desk, uid, CustodyEndDraft(date(2026, 3, 1), CustodyEnd.OTHER, "x"))
    custody.end_custody(desk, uid, CustodyEndDraft(day, CustodyEnd.LET_OUT, "seen at the gate"))
    late = at(desk, 2026, 6, 1, 8, 0)
    assert not custody.note_lapses(late).touched
    states = {one.state for one in custody.get_custody(late, proceeding).custodies[0].limits}
    assert states <= {LimitState.STOPPED}
    with pytest.raises(CustodyEndedError):
        custody.end_custody(desk, uid, CustodyEndDraft(day, CustodyEnd.LET_OUT, "again"))


def test_an_arrest_in_the_file_is_taken_over_with_its_hours(desk):
    client = casefiles.client(desk)
    proceeding = casefiles.proceeding(desk, casefiles.matter(desk, client))
    seized = EventDateDraft(DateKind.SEIZED, HELD, time(6))
    event = casefiles.event(desk, proceeding, seized, act="arrest")
    assert [one.event for one in custody.get_custody(desk, proceeding).arrests] == [event]
    draft = CustodyDraft(proceeding, client, date(2020, 1, 1), event=event)
    custody.record_custody(desk, draft)
    panel = custody.get_custody(desk, proceeding)
    assert panel.arrests == ()
    assert panel.custodies[0].seized_at == time(6)


def test_custody_that_cannot_be_is_refused(desk, held):
    _, proceeding, client = held
    with pytest.raises(AlreadyInCustodyError):
        custody.record_custody(desk, CustodyDraft(proceeding, client, HELD, time(8)))
    other = casefiles.client(desk, "Someone Else")
    with pytest.raises(NotHeldHereError):
        custody.record_custody(desk, CustodyDraft(proceeding, other, HELD))
    second = casefiles.client(desk, "Third")
    elsewhere = casefiles.proceeding(desk, casefiles.matter(desk, second))
    decision = casefiles.event(desk, elsewhere)
    with pytest.raises(NoArrestError):
        custody.record_custody(desk, CustodyDraft(elsewhere, second, HELD, event=decision))


def test_a_stranger_sees_and_notes_nothing(desk, held):
    stranger = casefiles.colleague(desk, Role.LAWYER)
    with pytest.raises(NotFoundError):
        custody.get_custody(stranger, held[1])
    with pytest.raises(NotFoundError):
        custody.end_custody(stranger, held[0], CustodyEndDraft(HELD, CustodyEnd.OTHER, "seen"))
    assert not custody.note_lapses(at(stranger, 2026, 6, 1, 8, 0)).touched


def test_custody_is_undone_with_its_arrest_and_its_limits(desk, held):
    audit.undo_last(desk)
    assert custody.get_custody(desk, held[1]).custodies == ()
    assert matters.get_proceeding(desk, held[1]).events == ()
    assert deadlines.list_deadlines(desk) == []


def test_an_arrest_is_not_taken_away_from_under_its_custody(desk, held):
    event = custody.get_custody(desk, held[1]).custodies[0].event
    with pytest.raises(CustodyRestsOnEventError):
        events.delete_event(desk, event)
    custody.delete_custody(desk, held[0])
    events.delete_event(desk, event)
    assert custody.get_custody(desk, held[1]).arrests == ()


def test_the_sheet_for_the_complaint_has_both_hours_and_both_counts(desk, held):
    printed = []

    def isolated(task, payload, limits):
        printed.append(payload)
        return worker.render(payload)

    found = custody.print_custody(replace(desk, isolated=isolated), held[0])
    said = "".join(page.get_textpage().get_text_bounded() for page in PdfDocument(found.data))
    assert "4 h 25 min of custody are missing" in " ".join(said.split())
    assert "By the record" in said
    assert "INTERNAL" in said
    assert "release" not in said.casefold()


def overdue(desk):
    view = today.get_today(desk)
    return {row.rule for row in (*view.overdue, *view.unchecked) if row.against_state}


def test_an_ended_limit_stops_and_does_not_stand_on_today_as_missed(desk, held):
    order = EventDateDraft(DateKind.DECIDED, date(2026, 3, 3), time(10))
    casefiles.event(desk, held[1], order, act="custody_order")
    late = at(desk, 2026, 3, 9, 8, 0)
    assert overdue(late).isdisjoint({"KZ-EXT-72H", "KZ-EXT-12H"})
    assert "KZ-EXT-40D" in overdue(late)
    assert limit(late, held[1], "art. 587(2)").state is LimitState.ENDED
    audit.undo_last(desk)
    assert "KZ-EXT-72H" in overdue(late)


def test_an_event_that_came_too_late_stops_nothing(desk, held):
    late = at(desk, 2026, 3, 6, 8, 0)
    order = EventDateDraft(DateKind.DECIDED, date(2026, 3, 6), time(9))
    casefiles.event(late, held[1], order, act="custody_order")
    assert "KZ-EXT-72H" in overdue(late)


def test_the_end_of_custody_stops_what_still_ran(desk, held):
    day = desk.clock.today()
    custody.end_custody(desk, held[0], CustodyEndDraft(day, CustodyEnd.LET_OUT, "seen"))
    assert overdue(at(desk, 2026, 6, 1, 8, 0)) == set()
