"""Reminders as the vault gives them: bare times."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from caseapp.domain.drafts import ManualDeadlineDraft
from caseapp.domain.reminders import Lead
from caseapp.domain.vocabulary import LeadKind, Role
from caseapp.services import deadlines, leads
from caseapp.services.reminders import list_reminders
from tests import casefiles
from tests.casefiles import TODAY


def manual(desk, days, hour=None):
    draft = ManualDeadlineDraft(
        casefiles.proceeding(desk), "Appeal", TODAY + timedelta(days=days), "Order", hour
    )
    return deadlines.add_manual(desk, draft).created


def test_reminders_are_times_and_come_in_order(desk):
    manual(desk, 10)
    manual(desk, 2, time(14, 20))
    found = list_reminders(desk)
    at = [one.at for one in found.times]
    assert at == sorted(at)
    assert found.times[0].due == datetime(2026, 3, 5, 9, 20, tzinfo=UTC)
    assert {field for one in found.times for field in (type(one.at), type(one.due))} == {datetime}


def test_what_is_due_today_is_counted(desk):
    assert list_reminders(desk).due == 0
    manual(desk, 0)
    manual(desk, 1)
    assert list_reminders(desk).due == 1


def test_what_was_filed_is_not_reminded_of(desk):
    uid = manual(desk, 5)
    deadlines.record_filed(desk, uid, 1, how="post", where="court", day=TODAY, reference="1")
    assert list_reminders(desk).times == ()


def test_what_has_to_go_out_weeks_before_rings_on_its_morning(desk):
    uid = manual(desk, 90)
    before = {one.at for one in list_reminders(desk).times}
    leads.set_leads(desk, uid, 1, [Lead(LeadKind.TRANSLATION, 80, working=False)])
    (lead,) = deadlines.get_deadline(desk, uid).leads
    rings = {one.at for one in list_reminders(desk).times} - before
    zone = ZoneInfo(deadlines.get_deadline(desk, uid).row.zone)
    assert datetime.combine(lead.day, time(9), zone).astimezone(UTC) in rings


def test_nobody_is_reminded_of_the_matters_of_others(desk):
    manual(desk, 5)
    assert list_reminders(casefiles.colleague(desk, Role.LAWYER)).times == ()
