"""What Today needs from outside, and how one deadline becomes one line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from caseapp.domain.protection.words import TaskCode
from caseapp.domain.vocabulary import DeadlineState
from caseapp.ui.daytexts import (
    HOURS_SHOWN,
    city,
    clock_time,
    day_distance,
    distance,
    last_moment,
    short_day,
)
from caseapp.ui.deadline.row import safe_hour
from caseapp.ui.screen import Place
from caseapp.wording.leads import GOES

if TYPE_CHECKING:
    from caseapp.domain.changes import Changes
    from caseapp.domain.views.deadline_list import DeadlineRow
    from caseapp.domain.views.hearings import HearingRow
    from caseapp.domain.views.tasks import TaskRow
    from caseapp.domain.views.today import LeavingRow, TodayView
    from caseapp.i18n import Catalogue
    from caseapp.ui.sheets.model import SheetCalls


class TodayPort(NamedTuple):
    """What Today asks for."""

    get_today: Callable[[], "TodayView"]
    sheets: "SheetCalls | None" = None
    """None: this person prints no sheets of the office."""
    confirm_clock: Callable[[], "Changes"] | None = None
    """None: this person does not say whether the clock is right."""


@dataclass(frozen=True, slots=True)
class Line:
    """The four texts of a row: the date column and the two lines beside it."""

    day: str
    day_note: str
    title: str
    detail: str


def due(view: "TodayView") -> int:
    """Return how many things are due now: what the navigation counts."""
    alarms = view.not_barred_count
    return len(view.to_be_determined) + len(view.overdue) + len(view.today) + alarms


def is_empty(view: "TodayView") -> bool:
    """Say whether nothing at all stands in the vault that Today could show."""
    return not (
        view.to_be_determined
        or view.overdue
        or view.today
        or view.next_days
        or view.leaving
        or view.unconfirmed
        or view.unchecked
        or view.not_checked
        or view.closing
        or view.hearings
        or view.tasks
        or view.served_without_deadline
        or view.not_barred
        or view.no_next_step
    )


def task_place(task: "TaskRow") -> Place:
    """Return where a task leads: one that the program opened to the panel it is about."""
    if task.proceeding is None or not task.code:
        return Place("client", part=f"matter:{task.matter}")
    screen = "interim" if task.code == TaskCode.INTERIM else "custody"
    return Place(screen, task.proceeding)


def deadline_line(row: "DeadlineRow", now: datetime, today: date, t: "Catalogue") -> Line:
    """Word a deadline: the safe day first, the last day with its reason second."""
    where = (row.client_name, row.court_or_body, row.citation)
    detail = _joined(t, t("file {number}", number=row.file_number), *where)
    if row.state is DeadlineState.TO_BE_DETERMINED or row.safe_day is None:
        return Line(t("Today"), t("enter the last day"), row.action, detail)
    safe = row.safe_day
    at = safe_hour(row)
    moment = row.due_moment or last_moment(safe, at, row.zone)
    hour = clock_time(at) if at else "24:00"
    near = abs(moment - now) < HOURS_SHOWN
    if near:
        day = t("{day} {hour}", day=short_day(safe, t.language), hour=hour)
        note = distance(now, moment, t)
    else:
        day = short_day(safe, t.language)
        note = day_distance(today, safe, t)
    if row.last_day is not None and row.last_day != safe:
        last = short_day(row.last_day, t.language)
        note = t("{distance} · last day {day}", distance=note, day=last)
    return Line(day, note, row.action, detail)


def leaving_line(row: "LeavingRow", today: date, t: "Catalogue") -> Line:
    """Word what has to go out: by its own day, with the safe day that it is for."""
    deadline, day = row.deadline, row.lead.day or today
    safe = deadline.safe_day
    until = t("for {day}", day=short_day(safe, t.language)) if safe else ""
    number = t("file {number}", number=deadline.file_number)
    detail = _joined(t, number, deadline.client_name, until)
    title = t(GOES[row.lead.lead.kind], action=deadline.action)
    return Line(short_day(day, t.language), day_distance(today, day, t), title, detail)


def has_passed(row: "LeavingRow", today: date) -> bool:
    """Say whether it should have gone out before today."""
    return row.lead.day is not None and row.lead.day < today


def hearing_line(row: "HearingRow", now: datetime, t: "Catalogue") -> Line:
    """Word a hearing: the court's time and the time here side by side."""
    day = short_day(row.day, t.language)
    if row.at is None:
        title = t("{day}, no hour yet", day=day)
    elif row.here is None or row.here.utcoffset() == _offset(row):
        title = t("{day} {hour}", day=day, hour=clock_time(row.at))
    else:
        here = row.here
        words = clock_time(here.time())
        if here.date() != row.day:
            words = t("{day} {hour}", day=short_day(here.date(), t.language), hour=words)
        title = t(
            "{day} {hour} {city} · {here} here",
            day=day,
            hour=clock_time(row.at),
            city=city(row.zone, t.language),
            here=words,
        )
    interpreter = t("interpreter {name}", name=row.interpreter) if row.interpreter else ""
    number = t("file {number}", number=row.file_number)
    detail = _joined(t, number, row.court_or_body, row.place, interpreter)
    return Line("", day_distance(now.date(), row.day, t), title, detail)


def _offset(row: "HearingRow") -> object:
    if row.at is None or not row.zone:
        return None
    return datetime.combine(row.day, row.at, ZoneInfo(row.zone)).utcoffset()


def _joined(t: "Catalogue", *parts: str) -> str:
    """Put the parts that are there in one line, with the language's separator."""
    shown = ""
    for part in parts:
        if part:
            shown = t("{first} · {second}", first=shown, second=part) if shown else part
    return shown
