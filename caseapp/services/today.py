"""Today: what must be done, and what can go wrong."""

import json
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.views.today import TodayView
from caseapp.domain.vocabulary import DeadlineState
from caseapp.i18n import catalogue
from caseapp.models.history import HistoryEntry
from caseapp.models.setting import Setting
from caseapp.services.access import READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps import agenda, removal_risk
from caseapp.wording.days import moment_text

RESTORED_BACKUP = "last_restored_backup"
"""Setting: the day on which a backup was last restored on trial, as an ISO date in JSON."""
MOST_ALARMS = 100
"""Removal alarms that Today names; beyond that it counts them."""
CLOCK_AHEAD = timedelta(hours=36)
"""How far the clock may run ahead of the last entry of the history without a warning."""


@allows(*READERS)
def get_today(desk: Desk) -> TodayView:
    """Return the first screen; every list by last moment, then what cannot be extended first.

    A deadline is overdue only when every reading has passed: it has *lapsed*. Where a later one is
    still open it stands under today as *service disputed: file now*.
    """
    now = desk.clock.now()
    with desk.vault.reading() as session:
        due = agenda.due_rows(session, desk)
        undetermined = agenda.rows_in(session, desk, DeadlineState.TO_BE_DETERMINED)
        idle, idle_count = agenda.idle_clients(session, desk)
        not_checked = agenda.not_checked_rows(session, desk)
        lists = _sorted_out(due, now)
        not_barred, not_barred_count = removal_risk.alarms(session, desk, MOST_ALARMS)
        return TodayView(
            day=desk.clock.today(),
            now=now,
            to_be_determined=tuple(undetermined),
            overdue=lists["overdue"],
            today=lists["today"],
            next_days=lists["next_days"],
            unconfirmed=tuple(agenda.rows_in(session, desk, DeadlineState.FILED)),
            unchecked=tuple(agenda.rows_in(session, desk, DeadlineState.PROPOSED)),
            not_checked=tuple(not_checked[: agenda.MOST_UNCHECKED]),
            not_checked_more=len(not_checked) > agenda.MOST_UNCHECKED,
            closing=tuple(agenda.closing_rows(session, desk)),
            hearings=tuple(agenda.coming_hearings(session, desk)),
            tasks=tuple(agenda.due_tasks(session, desk)),
            not_barred=tuple(not_barred),
            not_barred_count=not_barred_count,
            served_without_deadline=tuple(agenda.served_without_deadline(session, desk)),
            no_next_step=tuple(idle),
            no_next_step_count=idle_count,
            last_restored_backup=_restored(session),
            clock_warning=_clock_warning(session, desk),
        )


def _sorted_out(due: list[DeadlineRow], now: datetime) -> dict[str, tuple[DeadlineRow, ...]]:
    lists: dict[str, list[DeadlineRow]] = {"overdue": [], "today": [], "next_days": []}
    for row in due:
        place = _place(row, now)
        if place:
            lists[place].append(row)
    return {name: tuple(rows) for name, rows in lists.items()}


def _place(row: DeadlineRow, now: datetime) -> str:
    if row.state is DeadlineState.TO_BE_DETERMINED or row.due_day is None:
        return ""
    if row.state is DeadlineState.SERVICE_DISPUTED:
        return "today"
    if row.due_moment is not None and row.due_moment < now:
        return "overdue"
    if row.due_day <= agenda.local_day(now, row.zone):
        return "today"
    return "next_days" if row.due_day <= agenda.local_day(now + agenda.AHEAD, row.zone) else ""


def _restored(session: Session) -> date | None:
    stored = session.scalar(select(Setting.value).where(Setting.name == RESTORED_BACKUP))
    return date.fromisoformat(json.loads(stored)) if stored else None


def _clock_warning(session: Session, desk: Desk) -> str:
    """Compare the clock with the last entry of the history: a wrong clock moves every list."""
    last = session.scalar(select(HistoryEntry.at).order_by(HistoryEntry.seq.desc()).limit(1))
    if last is None:
        return ""
    t = catalogue(desk.language)
    now = desk.clock.now()
    values = {"now": moment_text(now, t), "last": moment_text(last, t)}
    if now < last:
        return t(
            "The computer's clock says {now} UTC, which is before the last entry of the history "
            "({last} UTC). Check the clock: every list of this screen depends on it.",
            **values,
        )
    if now - last > CLOCK_AHEAD:
        return t(
            "The computer's clock says {now} UTC, more than 36 hours after the last entry of the "
            "history ({last} UTC). Check that this is really the date.",
            **values,
        )
    return ""
