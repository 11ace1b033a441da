"""A clock that jumps, and an office that changes its zone: stored deadlines do not move.

Twelve host states by six moments: ten years back and ahead, the nights in which Belgrade and the
rest of Europe change the clock, and the days around 1 March 2024, when Almaty changed its zone.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from caseapp.domain.clock import FixedClock
from caseapp.domain.drafts import ManualDeadlineDraft, TaskDraft
from caseapp.models.history import HistoryEntry
from caseapp.services import deadlines, tasks
from caseapp.services.today import get_today
from caseapp.services.vaults import check_vault
from caseapp.storage.history import verify_chain
from tests import casefiles, factory

HOSTS = ("KZ", "KG", "GE", "AM", "RS", "ME", "TR", "DE", "FI", "AE", "TH", "MN")
TEN_YEARS = timedelta(days=3653)
MOMENTS = {
    "ten years back": factory.NOW - TEN_YEARS,
    "ten years ahead": factory.NOW + TEN_YEARS,
    "the hour that Europe skips": datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
    "the hour that Europe has twice": datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    "before Almaty changed": datetime(2024, 2, 29, 18, 30, tzinfo=UTC),
    "after Almaty changed": datetime(2024, 2, 29, 19, 30, tzinfo=UTC),
}
DAYS = (date(2026, 3, 29), date(2026, 10, 25))
ZONES = ("Asia/Almaty", "America/Los_Angeles", "Pacific/Kiritimati")


@pytest.fixture
def office(desk):
    """A desk with a matter, and in each host state two deadlines with hours."""
    matter = casefiles.matter(desk)
    for host in HOSTS:
        proceeding = casefiles.proceeding(desk, matter, host)
        for day in DAYS:
            draft = ManualDeadlineDraft(proceeding, "Appeal", day, "Court order", time(23, 59))
            deadlines.add_manual(desk, draft)
    return desk, matter


def stored(desk) -> list[object]:
    query = "SELECT uid, version, due_moment, safe_day, due_day, last_day, last_time, zone"
    with desk.vault.reading() as session:
        return session.connection().exec_driver_sql(f"{query} FROM deadline ORDER BY id").all()


@pytest.mark.parametrize("zone", ZONES)
def test_no_jump_and_no_zone_moves_a_stored_deadline(office, zone):
    desk, matter = office
    before = stored(desk)
    assert len(before) == len(HOSTS) * len(DAYS)
    for moment in MOMENTS.values():
        then = replace(desk, clock=FixedClock(moment, zone))
        assert get_today(then).clock_warning
        tasks.add_task(then, TaskDraft(matter, "written by this clock"))
        assert stored(desk) == before
    assert check_vault(desk).sound


def test_the_log_is_in_the_order_of_writing_whatever_the_clock_says(office):
    desk, matter = office
    for moment in MOMENTS.values():
        tasks.add_task(
            replace(desk, clock=FixedClock(moment)), TaskDraft(matter, moment.isoformat())
        )
    with desk.vault.reading() as session:
        entries = session.execute(
            select(HistoryEntry.seq, HistoryEntry.at).order_by(HistoryEntry.seq)
        ).all()
        assert verify_chain(session, desk.vault.key) == len(entries)
    assert [at for _, at in entries[-len(MOMENTS) :]] == list(MOMENTS.values())
    assert [seq for seq, _ in entries] == list(range(1, len(entries) + 1))


def test_a_zone_changed_in_mid_session_is_no_jump(office):
    """The control of the warning: the same moment elsewhere gives none."""
    desk, _ = office
    for zone in ZONES:
        assert not get_today(replace(desk, clock=FixedClock(factory.NOW, zone))).clock_warning
