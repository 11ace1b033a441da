from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import event

from caseapp.domain.clock import FixedClock
from caseapp.domain.drafts import (
    EventDateDraft,
    HearingDraft,
    LapseDraft,
    ManualDeadlineDraft,
    TaskDraft,
)
from caseapp.domain.reminders import Lead
from caseapp.domain.vocabulary import Closing, DateKind, DeadlineState, LeadKind, Role
from caseapp.services import closings, deadlines, hearings, lapses, leads, matters, tasks
from caseapp.services.steps.dates import agenda
from caseapp.services.today import get_today
from tests import casefiles, factory
from tests.casefiles import TODAY, served


def at(desk, moment):
    return replace(desk, clock=FixedClock(moment, desk.clock.zone))


def manual(desk, proceeding, day, hour=None, action="Appeal"):
    draft = ManualDeadlineDraft(proceeding, action, day, "Court order", hour)
    return deadlines.add_manual(desk, draft).created


@pytest.fixture
def kz(desk):
    return casefiles.proceeding(desk, host_state="KZ")


def test_an_empty_vault_has_a_quiet_day(desk):
    view = get_today(desk)
    assert (view.day, view.now) == (TODAY, factory.NOW)
    assert not (view.overdue)
    assert not (view.today)
    assert not (view.next_days)
    assert not (view.to_be_determined)
    assert view.last_restored_backup is None
    assert view.clock_warning == ""


def test_what_has_to_be_determined_stands_first_and_nowhere_else(desk):
    casefiles.event(desk, casefiles.proceeding(desk, host_state="KG"))
    view = get_today(desk)
    assert len(view.to_be_determined) == 1
    assert (view.overdue, view.today, view.next_days) == ((), (), ())


def test_one_to_be_determined_stays_first_on_the_days_after(desk):
    casefiles.event(desk, casefiles.proceeding(desk, host_state="KG"))
    later = get_today(at(desk, factory.NOW + timedelta(hours=30)))
    assert len(later.to_be_determined) == 1
    assert later.overdue == ()


def test_deadlines_stand_under_overdue_today_and_the_next_seven_days(desk, kz):
    for days in (-1, 0, 1, 7, 8):
        manual(desk, kz, TODAY + timedelta(days=days), action=f"{days}")
    view = get_today(desk)
    assert [row.action for row in view.overdue] == ["-1"]
    assert [row.action for row in view.today] == ["0"]
    assert [row.action for row in view.next_days] == ["1", "7"]


def test_they_are_sorted_by_last_moment(desk, kz):
    manual(desk, kz, TODAY + timedelta(days=2), action="third")
    manual(desk, kz, TODAY + timedelta(days=2), time(10), action="second")
    manual(desk, kz, TODAY + timedelta(days=1), action="first")
    assert [row.action for row in get_today(desk).next_days] == ["first", "second", "third"]


def test_an_hour_that_has_passed_is_overdue_on_the_same_day(desk, kz):
    manual(desk, kz, TODAY, time(14), action="passed")
    manual(desk, kz, TODAY, time(15), action="open")
    view = get_today(desk)  # 9:30 UTC is 14:30 in Almaty
    assert [row.action for row in view.overdue] == ["passed"]
    assert [row.action for row in view.today] == ["open"]


def test_the_day_is_that_of_the_court(desk):
    late = at(desk, datetime(2026, 3, 3, 20, 0, tzinfo=UTC))  # already 4 March in Almaty
    manual(late, casefiles.proceeding(late, host_state="KZ"), date(2026, 3, 3), action="Almaty")
    manual(late, casefiles.proceeding(late, host_state="DE"), date(2026, 3, 3), action="Berlin")
    view = get_today(late)
    assert [row.action for row in view.overdue] == ["Almaty"]
    assert [row.action for row in view.today] == ["Berlin"]


def test_a_proposal_counts_as_open_and_as_unchecked(desk, kz):
    casefiles.event(desk, kz, served(date(2026, 2, 24)))
    view = get_today(desk)
    assert "KZ-EXT-APPEAL" in {row.rule for row in view.next_days}
    assert "KZ-EXT-APPEAL" in {row.rule for row in view.unchecked}


def test_a_date_that_nobody_checked_is_on_the_list(desk, kz):
    uid = manual(desk, kz, TODAY + timedelta(days=30))
    (row,) = get_today(desk).not_checked
    assert (row.uid, row.checked, row.entered_by) == (uid, False, factory.LAWYER)
    deadlines.check_date(desk, uid, 1, second_look=True)
    assert get_today(desk).not_checked == ()


def test_today_names_so_many_unchecked_dates_and_says_that_there_are_more(desk, kz, monkeypatch):
    monkeypatch.setattr(agenda, "MOST_UNCHECKED", 2)
    for days in (3, 1, 2):
        manual(desk, kz, TODAY + timedelta(days=days), action=f"{days}")
    view = get_today(desk)
    assert [row.action for row in view.not_checked] == ["1", "2"]
    assert view.not_checked_more


def test_what_is_being_given_up_stays_where_it_was_until_the_second_step(desk, kz):
    uid = manual(desk, kz, TODAY)
    closings.ask_to_close(desk, uid, 1, Closing.SUPERSEDE, "A later order replaces it")
    view = get_today(desk)
    assert [row.uid for row in view.today] == [row.uid for row in view.closing] == [uid]
    closings.close(desk, uid, 2)
    assert (get_today(desk).today, get_today(desk).closing) == ((), ())


def test_a_lapse_stays_until_what_was_done_about_it_is_on_file(desk, kz):
    uid = manual(desk, kz, TODAY - timedelta(days=1))
    (row,) = get_today(desk).overdue
    assert row.state is DeadlineState.LAPSED
    lapses.record_lapse(desk, uid, 1, LapseDraft("Served on the wrong person", restoration=False))
    assert get_today(desk).overdue == ()


def test_a_disputed_service_is_for_today_and_never_missed(desk, kz):
    second = served(date(2026, 3, 1), kind=DateKind.SERVED_ON_COUNSEL)
    casefiles.event(desk, kz, served(date(2026, 2, 10)), second)
    view = get_today(desk)
    rows = [row for row in view.today if row.rule == "KZ-EXT-APPEAL"]
    assert [row.state for row in rows] == [DeadlineState.SERVICE_DISPUTED]
    assert "KZ-EXT-APPEAL" not in {row.rule for row in view.overdue}


def test_a_filing_leaves_today_only_when_confirmed(desk, kz):
    uid = manual(desk, kz, TODAY)
    how = {"how": "by hand", "where": "registry", "day": TODAY, "reference": "No. 5"}
    deadlines.record_filed(desk, uid, 1, **how)
    view = get_today(desk)
    assert view.today == ()
    assert [row.uid for row in view.unconfirmed] == [uid]
    deadlines.confirm_filed(desk, uid, 2, second_look=True)
    assert get_today(desk).unconfirmed == ()


def test_hearings_show_the_courts_time_and_ours(desk):
    uid = casefiles.proceeding(desk, host_state="DE")
    for days in (-1, 0, 7, 8):
        draft = HearingDraft(uid, TODAY + timedelta(days=days), time(9, 15), "room 2")
        hearings.add_hearing(desk, draft)
    rows = get_today(desk).hearings
    assert [row.day for row in rows] == [TODAY, TODAY + timedelta(days=7)]
    assert (rows[0].at, rows[0].zone, rows[0].place) == (time(9, 15), "Europe/Berlin", "room 2")
    assert rows[0].here.strftime("%H:%M") == "13:15"


def test_tasks_that_are_due_stand_before_those_without_a_day(desk):
    uid = casefiles.matter(desk)
    for text, due in (("someday", None), ("soon", TODAY), ("later", date(2026, 4, 1))):
        tasks.add_task(desk, TaskDraft(uid, text, due))
    assert [row.text for row in get_today(desk).tasks] == ["soon", "someday"]


def test_a_service_that_nothing_accounts_for_is_shown(desk, kz):
    casefiles.event(desk, kz)
    assert get_today(desk).served_without_deadline == ()
    for row in deadlines.list_deadlines(desk):
        if not row.against_state:
            casefiles.decline(desk, row.uid)
    (row,) = get_today(desk).served_without_deadline
    assert (row.proceeding, row.act_label) == (kz, "Decision on extradition")


def test_a_client_without_next_step_is_shown(desk, kz):
    idle = casefiles.client(desk, "Борис")
    manual(desk, kz, date(2026, 5, 1))
    view = get_today(desk)
    assert [row.client for row in view.no_next_step] == [idle]
    assert view.no_next_step_count == 1


@pytest.mark.parametrize("step", ["hearing", "task", "deadline"])
def test_a_hearing_a_task_or_a_deadline_is_a_next_step(desk, step):
    matter = casefiles.matter(desk)
    uid = casefiles.proceeding(desk, matter)
    assert len(get_today(desk).no_next_step) == 1
    if step == "hearing":
        hearings.add_hearing(desk, HearingDraft(uid, date(2026, 6, 1)))
    elif step == "task":
        tasks.add_task(desk, TaskDraft(matter, "Call"))
    else:
        manual(desk, uid, date(2026, 6, 1))
    assert get_today(desk).no_next_step == ()


def test_a_date_against_the_state_is_no_next_step_of_ours(desk, kz):
    casefiles.event(desk, kz, EventDateDraft(DateKind.SEIZED, TODAY, time(1)), act="arrest")
    for row in deadlines.list_deadlines(desk):
        if row.state is DeadlineState.TO_BE_DETERMINED:
            deadlines.no_remedy(desk, row.uid, row.version, "CPC art. 131, read today")
    view = get_today(desk)
    assert any(row.against_state for row in view.next_days)
    assert len(view.no_next_step) == 1
    assert view.served_without_deadline == ()


def test_matters_of_others_show_nowhere_on_today(desk):
    other = casefiles.colleague(desk, Role.LAWYER)
    matter = casefiles.matter(desk)
    for state in ("KZ", "KG"):
        casefiles.event(desk, casefiles.proceeding(desk, matter, state))
    uid = casefiles.proceeding(desk, matter)
    filed = manual(desk, uid, TODAY)
    deadlines.record_filed(desk, filed, 1, how="post", where="court", day=TODAY)
    hearings.add_hearing(desk, HearingDraft(uid, TODAY))
    tasks.add_task(desk, TaskDraft(matter, "Call", TODAY))
    mine, theirs = get_today(desk), get_today(other)
    shown = ("to_be_determined", "next_days", "unconfirmed", "unchecked", "hearings", "tasks")
    assert all(getattr(mine, name) for name in shown if name != "next_days")
    assert not any(getattr(theirs, name) for name in shown)
    assert (theirs.no_next_step, theirs.served_without_deadline) == ((), ())


def test_an_earlier_clock_than_the_last_entry_is_warned_of(desk):
    casefiles.client(desk)
    early = get_today(at(desk, factory.NOW - timedelta(minutes=1)))
    assert "before the last entry" in early.clock_warning
    assert "3 Mar 2026" in early.clock_warning


def test_a_clock_more_than_36_hours_ahead_is_warned_of(desk):
    casefiles.client(desk)
    assert get_today(at(desk, factory.NOW + timedelta(hours=36))).clock_warning == ""
    late = get_today(at(desk, factory.NOW + timedelta(hours=36, seconds=1)))
    assert "more than 36 hours" in late.clock_warning


def test_a_matter_without_its_member_leaves_their_today(desk):
    helper = casefiles.colleague(desk, Role.PARALEGAL)
    matter = casefiles.matter(desk, members=(helper,))
    manual(desk, casefiles.proceeding(desk, matter), TODAY)
    assert len(get_today(helper).today) == 1
    matters.remove_member(desk, matter, helper.person.uid)
    assert get_today(helper).today == ()


def test_what_has_to_go_out_stands_on_today_by_its_own_day(desk):
    proceeding = casefiles.proceeding(desk, host_state="KZ")
    draft = ManualDeadlineDraft(proceeding, "Appeal", TODAY + timedelta(days=13), "Order")
    uid = deadlines.add_manual(desk, draft).created
    assert get_today(desk).leaving == ()
    given = [Lead(LeadKind.POST, 2), Lead(LeadKind.TRANSLATION, 7)]
    leads.set_leads(desk, uid, 1, given)
    found = get_today(desk).leaving
    assert [one.lead.lead.kind for one in found] == [LeadKind.TRANSLATION]
    assert found[0].deadline.uid == uid
    later = get_today(at(desk, factory.NOW + timedelta(days=8)))
    assert [one.lead.lead.kind for one in later.leaving] == [LeadKind.TRANSLATION, LeadKind.POST]


def test_what_was_filed_has_nothing_to_go_out_any_more(desk):
    proceeding = casefiles.proceeding(desk, host_state="KZ")
    draft = ManualDeadlineDraft(proceeding, "Appeal", TODAY + timedelta(days=3), "Order")
    uid = deadlines.add_manual(desk, draft).created
    leads.set_leads(desk, uid, 1, [Lead(LeadKind.POST, 1)])
    assert get_today(desk).leaving
    deadlines.record_filed(desk, uid, 2, how="post", where="court", day=TODAY, reference="1")
    assert get_today(desk).leaving == ()


def test_what_somebody_asked_to_decline_stands_once_with_the_open_second_steps(desk, kz):
    casefiles.event(desk, kz)
    ours = [row for row in get_today(desk).unchecked if not row.against_state]
    deadlines.decline(desk, ours[0].uid, None, "Wrong person")
    view = get_today(desk)
    assert [(row.uid, row.closing) for row in view.closing] == [(ours[0].uid, Closing.DECLINE)]
    assert ours[0].uid not in {row.uid for row in view.unchecked}


def test_no_list_of_deadlines_begins_with_every_matter_of_the_office(desk):
    with desk.vault.reading() as session:
        connection, asked = session.connection(), []
        event.listen(connection, "before_cursor_execute", lambda *given: asked.append(given[2:4]))
        agenda.leaving_rows(session, desk)
        agenda.rows_in(session, desk, DeadlineState.PROPOSED)
        plans = [
            [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given)]
            for sql, given in list(asked)
            if "ORDER BY deadline.due_moment" in sql
        ]
    assert [plan[0].partition("(")[0] for plan in plans] == [
        "SEARCH deadline USING INDEX ix_deadline_leads ",
        "SEARCH deadline USING INDEX ix_deadline_state_due_moment ",
    ]
