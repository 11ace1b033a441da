"""Today: what must be done, and what can go wrong."""

from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from caseapp.domain.errors import UserError
from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.views.today import TodayView
from caseapp.domain.vocabulary import UNANSWERED, DeadlineState
from caseapp.i18n import catalogue
from caseapp.models.deadline import Deadline
from caseapp.models.hearing import Hearing
from caseapp.services import custody
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.clock_doubt import find_doubt
from caseapp.services.steps.dates import agenda
from caseapp.services.steps.dates.deadline_views import deadline_rows, deadlines_query, in_order
from caseapp.services.steps.dates.hearing_views import hearing_rows, hearings_query
from caseapp.services.steps.protection import removal_risk
from caseapp.services.steps.vault.backup_targets import backups_today
from caseapp.services.steps.vault.restored_backup import last_restored
from caseapp.wording.days import moment_text

MOST_ALARMS = 100
"""Removal alarms that Today names; beyond that it counts them."""
MOST_NAMED = 5
"""What fell due in an absence and is named; beyond that it is counted."""


@allows(*READERS)
def open_today(desk: Desk, since: datetime | None = None) -> TodayView:
    """Open what lapsed custody titles ask for, then return the first screen.

    This is Today for people; `get_today` reads and leaves everything as it is. By a clock that is
    in doubt nothing is noted. A vault that cannot be written to, and a person who writes nothing,
    get their Today all the same: lapses stand in the panel.
    """
    if desk.person.role in OFFICE:
        with desk.vault.reading() as session:
            doubted = find_doubt(session, desk) is not None
        if not doubted:
            with suppress(UserError):
                custody.note_lapses(desk)
    return get_today(desk, since)


@allows(*READERS)
def get_today(desk: Desk, since: datetime | None = None) -> TodayView:
    """Return the first screen; every list by last moment, then what cannot be extended first.

    `since` is when the person was last here: what fell due from then on is named once more.

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
        meanwhile, missed = _meanwhile(session, desk, since)
        return TodayView(
            day=desk.clock.today(),
            now=now,
            to_be_determined=tuple(undetermined),
            overdue=lists["overdue"],
            today=lists["today"],
            next_days=lists["next_days"],
            leaving=tuple(agenda.leaving_rows(session, desk)),
            unconfirmed=tuple(agenda.rows_in(session, desk, DeadlineState.FILED)),
            # One that somebody asked to decline stands with those whose second step is open.
            unchecked=tuple(
                row
                for row in agenda.rows_in(session, desk, DeadlineState.PROPOSED)
                if row.closing is None
            ),
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
            last_restored_backup=last_restored(session),
            backups=backups_today(session, desk) if desk.person.role in OFFICE else None,
            away_since=since.astimezone(ZoneInfo(desk.clock.zone)) if since and missed else None,
            meanwhile=tuple(meanwhile[:MOST_NAMED]),
            meanwhile_count=missed,
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


def _meanwhile(
    session: Session, desk: Desk, since: datetime | None
) -> tuple[list[DeadlineRow], int]:
    """Return the deadlines that fell due since and are not met, and their number with hearings."""
    if since is None:
        return [], 0
    now = desk.clock.now()
    query = deadlines_query(desk).where(
        Deadline.state.in_([*UNANSWERED, DeadlineState.LAPSED]),
        Deadline.due_moment > since,
        Deadline.due_moment <= now,
    )
    rows = deadline_rows(session, desk, in_order(query))
    held = hearings_query(desk).where(Hearing.moment > since, Hearing.moment <= now)
    return rows, len(rows) + len(hearing_rows(session, desk, held))


def _clock_warning(session: Session, desk: Desk) -> str:
    doubt = find_doubt(session, desk)
    if doubt is None:
        return ""
    t = catalogue(desk.language)
    values = {"now": moment_text(doubt.now, t), "last": moment_text(doubt.last, t)}
    if doubt.is_early:
        return t(
            "The computer's clock says {now} UTC, which is before the last entry of the history "
            "({last} UTC). Check the clock: every list of this screen depends on it.",
            **values,
        )
    if doubt.is_far_ahead:
        return t(
            "The computer's clock says {now} UTC, more than 36 hours after the last entry of the "
            "history ({last} UTC). Check that this is really the date.",
            **values,
        )
    return t(
        "The computer's clock says {now} UTC. It said something else while entries were written "
        "after {last} UTC: check the clock, and what was entered since.",
        **values,
    )
