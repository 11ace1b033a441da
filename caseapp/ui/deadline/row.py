"""A deadline as a row of two lines: the safe day first, the last day second with its reason."""

from caseapp.domain.views import DeadlineRow
from caseapp.domain.vocabulary import DeadlineState
from caseapp.ui.context import Context
from caseapp.ui.widgets import Badge, Row
from caseapp.ui.words import STATES, badges, state_tone, when


def deadline_day(context: Context, row: DeadlineRow) -> tuple[str, str]:
    """Return the day to act by, and the line under it."""
    t = context.t
    if row.state is DeadlineState.TO_BE_DETERMINED:
        return t("Today"), t("enter the last day")
    shown = row.safe_day or row.last_day
    day = when(context, shown, row.last_time if shown == row.last_day else None)
    if row.last_day is None or row.last_day == row.safe_day:
        return day, t("last day")
    return day, t("safe day · last day {day}", day=context.show_date(row.last_day))


def deadline_row(context: Context, row: DeadlineRow, *, with_state: bool = True) -> Row:
    """Return the row; pressing it is for the caller to connect."""
    t = context.t
    day, note = deadline_day(context, row)
    parts = [row.court_or_body, row.citation]
    if row.file_number:
        parts.insert(0, t("file {number}", number=row.file_number))
    marks = badges(t, row)
    if with_state and row.state is not DeadlineState.TO_BE_DETERMINED:
        state = Badge(t(STATES[row.state]), state_tone(row.state))
        marks = (state, *(mark for mark in marks if mark.text() != state.text()))
    return Row(
        row.action,
        " · ".join(part for part in parts if part),
        day=day,
        day_note=note,
        badges=marks,
        day_width=190,
    )
