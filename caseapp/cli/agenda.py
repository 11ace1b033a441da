"""Deadlines and hearings of a day as lines of text."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from zoneinfo import ZoneInfo

from caseapp.cli.output import Output
from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.views.hearings import HearingRow
from caseapp.domain.views.removal import RiskRow
from caseapp.domain.views.today import LeavingRow, TodayView
from caseapp.domain.vocabulary import DeadlineState
from caseapp.i18n import Catalogue
from caseapp.wording import terms
from caseapp.wording.days import day_text
from caseapp.wording.leads import GOES
from caseapp.wording.removal import short_verdict

_LOUD = frozenset(
    {DeadlineState.SERVICE_DISPUTED, DeadlineState.LAPSED, DeadlineState.EXTENSION_ASKED}
)
"""States that are said with the date."""


def print_today(view: TodayView, out: Output) -> None:
    """Print the first screen: what must be done, and what can go wrong."""
    t = out.t
    out.line(t("Today, {day}", day=day_text(view.day, t)))
    if view.clock_warning:
        out.line(view.clock_warning)
        out.line(
            t(
                "Until somebody confirms the clock, nothing is opened for titles of custody that "
                "lapse: look at the panels, or say --clock-is-right."
            )
        )
    lapsed = [row for row in view.overdue if row.state is DeadlineState.LAPSED]
    sections: tuple[tuple[str, Sequence[DeadlineRow]], ...] = (
        (t("Deadlines to be determined"), view.to_be_determined),
        (t("Fell due meanwhile"), view.meanwhile),
        (t("Lapsed"), lapsed),
        (t("Overdue"), [row for row in view.overdue if row not in lapsed]),
        (t("Deadlines today"), view.today),
        (t("Deadlines in the next 7 days"), view.next_days),
        (t("Filed, not confirmed"), view.unconfirmed),
        (t("Second step open"), view.closing),
        (t("Proposed, not answered"), view.unchecked),
        (t("Date not checked"), view.not_checked),
    )
    for title, rows in sections:
        _print_section(title, (deadline_line(row, t) for row in rows), out)
    _print_section(t("Has to go out"), (leaving_line(row, t) for row in view.leaving), out)
    _print_section(
        t("Removal not barred"), (risk_line(row, view.day, t) for row in view.not_barred), out
    )
    _print_section(t("Hearings"), (hearing_line(row, t) for row in view.hearings), out)
    _print_section(
        t("Tasks"),
        (
            f"{day_text(task.due, t) if task.due else '-'}  {task.file_number}  {task.text}"
            for task in view.tasks
        ),
        out,
    )
    _print_section(
        t("Served, and no deadline is open, filed or waived"),
        (f"{row.file_number}  {row.court_or_body}" for row in view.served_without_deadline),
        out,
    )
    _print_section(
        t("No next step"),
        (f"{row.file_number}  {row.client_name}" for row in view.no_next_step),
        out,
    )


def leaving_line(row: LeavingRow, t: Catalogue) -> str:
    """Return one line about what has to go out before a deadline."""
    day = day_text(row.lead.day, t) if row.lead.day else ""
    what = t(GOES[row.lead.lead.kind], action=row.deadline.action)
    return "  ".join((day, row.deadline.file_number, row.deadline.client_name, what))


def risk_line(row: RiskRow, today: date, t: Catalogue) -> str:
    """Return one line about a removal that nothing bars: a fixed day first."""
    fixed = day_text(row.fixed_day, t) if row.fixed_day else ""
    if row.fixed_day and row.fixed_at:
        fixed = f"{fixed} {row.fixed_at:%H:%M} {row.zone}"
    custody = t("in custody") if row.in_custody else ""
    names = ", ".join(row.client_names)
    verdict = short_verdict(row.uncovered, today, t)
    parts = [fixed, row.file_number, names, row.host_state, custody, row.decision, verdict]
    return "  ".join(part for part in parts if part)


def _print_section(title: str, lines: Iterable[str], out: Output) -> None:
    lines = list(lines)
    if lines:
        out.line()
        out.line(f"{title} ({len(lines)})")
        for line in lines:
            out.line(f"  {line}")


def deadline_line(row: DeadlineRow, t: Catalogue) -> str:
    """Return one line: the safe day first, the last day second where it differs."""
    when = day_text(row.safe_day, t) if row.safe_day else t("to be determined")
    marks = []
    if row.state in _LOUD:
        marks.append(terms.deadline_state(row.state, t))
    hour = _safe_hour(row)
    if hour:
        marks.append(f"{hour:%H:%M} {row.zone}")
    if row.last_day and (row.last_day, row.last_time) != (row.safe_day, hour):
        at = f" {row.last_time:%H:%M}" if row.last_time else ""
        marks.append(t("last day {day}", day=day_text(row.last_day, t) + at))
    if row.proof_missing:
        marks.append(t("proof missing"))
    if row.provisional:
        marks.append(t("provisional"))
    if row.against_state:
        marks.append(t("against the State"))
    if row.safe_day and not row.extendable and not row.against_state:
        marks.append(t("not extendable"))
    if row.trust:
        marks.append(terms.trust(row.trust, t))
    where = ", ".join(part for part in (row.court_or_body, row.host_state) if part)
    parts = [when, row.file_number, row.client_name, row.action, where, "; ".join(marks)]
    return "  ".join(part for part in parts if part)


def _safe_hour(row: DeadlineRow) -> time | None:
    """Return the local hour of the safe moment, never that of a later reading."""
    if row.last_time is None or row.due_moment is None:
        return row.last_time
    local = row.due_moment.astimezone(ZoneInfo(row.zone))
    return local.time() if local.date() == row.safe_day else None


def hearing_line(row: HearingRow, t: Catalogue) -> str:
    """Return one line: the court's local time, with its zone."""
    at = f" {row.at:%H:%M} {row.zone}" if row.at else ""
    parts = [f"{day_text(row.day, t)}{at}", row.file_number, row.court_or_body, row.place]
    return "  ".join(part for part in parts if part)
