"""Coming back: what fell due meanwhile, and whether the clock can be believed."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from caseapp.app import arrival
from caseapp.app.bindings.daily import bind_today
from caseapp.app.bindings.services import Services
from caseapp.app.seat import Seat
from caseapp.domain.clock import FixedClock
from caseapp.domain.drafts import HearingDraft, ManualDeadlineDraft
from caseapp.domain.reminders import Lead, LeadTwiceError
from caseapp.domain.vocabulary import LeadKind, Role
from caseapp.services import absence, audit, clock, deadlines, hearings, leads
from caseapp.services.today import get_today, open_today
from tests import casefiles, factory
from tests.casefiles import TODAY

DAYS = timedelta(days=1)


def read_today(seat):
    return bind_today(Services(seat)).get_today()


def after(desk, ahead):
    return replace(desk, clock=FixedClock(factory.NOW + ahead, desk.clock.zone))


@pytest.fixture
def kz(desk):
    return casefiles.proceeding(desk, host_state="KZ")


def manual(desk, proceeding, days, hour=None, action="Appeal"):
    draft = ManualDeadlineDraft(proceeding, action, TODAY + days * DAYS, "Court order", hour)
    return deadlines.add_manual(desk, draft).created


def test_who_was_away_is_told_what_fell_due(desk, kz):
    manual(desk, kz, 2, action="passed")
    manual(desk, kz, 9, action="open")
    met = manual(desk, kz, 3, action="met")
    deadlines.record_filed(desk, met, 1, how="post", where="court", day=TODAY, reference="1")
    hearings.add_hearing(desk, HearingDraft(kz, TODAY + DAYS, time(9)))
    back = after(desk, 5 * DAYS)
    view = read_today(Seat.of(back))
    assert view.away_since == factory.NOW
    assert [row.action for row in view.meanwhile] == ["passed"]
    assert view.meanwhile_count == 2


def test_who_was_here_all_the_time_is_told_nothing(desk, kz):
    manual(desk, kz, 2)
    absence.note_presence(after(desk, 4 * DAYS))
    view = read_today(Seat.of(after(desk, 5 * DAYS)))
    assert (view.away_since, view.meanwhile) == (None, ())


def test_the_notice_stays_until_the_vault_is_closed(desk, kz):
    manual(desk, kz, 2)
    seat = Seat.of(after(desk, 5 * DAYS))
    read_today(seat)
    arrival.prepare(seat)
    assert read_today(seat).meanwhile_count == 1
    assert read_today(Seat.of(after(desk, 5 * DAYS))).meanwhile_count == 0


def test_each_person_has_an_absence_of_their_own(desk):
    other = casefiles.colleague(desk, Role.PARALEGAL)
    absence.note_presence(after(other, DAYS))
    assert absence.last_here(other) == factory.NOW + DAYS
    assert absence.last_here(desk) == factory.NOW
    assert absence.last_here(casefiles.colleague(desk, Role.GUEST)) is None


@pytest.mark.parametrize("ahead", [-DAYS, 2 * DAYS])
def test_a_clock_in_doubt_is_asked_for_and_confirmed_once(desk, kz, ahead):
    then = after(desk, ahead)
    assert get_today(then).clock_warning
    clock.confirm_clock(then)
    assert not get_today(then).clock_warning
    assert audit.list_history(then)[0].command == "confirm_clock"


@pytest.mark.parametrize("ahead", [-DAYS, 2 * DAYS])
def test_the_doubt_stays_though_something_else_is_written(desk, kz, ahead):
    then = after(desk, ahead)
    manual(then, kz, 20)
    assert get_today(then).clock_warning == get_today(after(desk, ahead)).clock_warning != ""
    manual(then, kz, 21)
    clock.confirm_clock(then)
    assert not get_today(then).clock_warning


def test_a_clock_set_right_after_something_was_written_is_still_asked_for(desk, kz):
    manual(after(desk, 700 * DAYS), kz, 20)
    assert "something else" in get_today(after(desk, timedelta(hours=1))).clock_warning


def test_what_is_written_by_a_good_clock_leaves_no_doubt(desk, kz):
    manual(after(desk, DAYS), kz, 20)
    assert not get_today(after(desk, 2 * DAYS)).clock_warning


def test_by_a_clock_in_doubt_nothing_is_noted(desk, kz, monkeypatch):
    noted = []
    monkeypatch.setattr("caseapp.services.custody.note_lapses", noted.append)
    open_today(after(desk, 3 * DAYS))
    assert noted == []
    open_today(desk)
    assert noted == [desk]


def test_lead_times_are_counted_back_on_the_courts_calendar(desk, kz):
    uid = manual(desk, kz, 13)  # Monday 16 March 2026
    given = [Lead(LeadKind.POST, 2), Lead(LeadKind.TRANSLATION, 1)]
    leads.set_leads(desk, uid, 1, given)
    view = deadlines.get_deadline(desk, uid)
    assert [(one.lead.kind, one.day.day) for one in view.leads] == [
        (LeadKind.TRANSLATION, 11),
        (LeadKind.POST, 12),
    ]
    leads.set_leads(desk, uid, 2, [])
    assert deadlines.get_deadline(desk, uid).leads == ()


def test_lead_times_that_cannot_be_meant_change_nothing(desk, kz):
    uid = manual(desk, kz, 13)
    with pytest.raises(LeadTwiceError):
        leads.set_leads(desk, uid, 1, [Lead(LeadKind.POST, 2), Lead(LeadKind.POST, 3)])
    assert deadlines.get_deadline(desk, uid).row.version == 1
