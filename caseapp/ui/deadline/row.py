"""A deadline as a row of two lines: the safe day first, the last day second with its reason."""

from datetime import time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from caseapp.domain.vocabulary import DeadlineState
from caseapp.ui.widgets import Badge, Row
from caseapp.ui.words import STATES, badges, state_tone, when

if TYPE_CHECKING:
    from caseapp.domain.views.deadline_list import DeadlineRow
    from caseapp.ui.context import Context

_LAST_MINUTE = time(23, 59)
"""A moment in the day's last minute is the end of the day."""


def safe_hour(row: "DeadlineRow") -> time | None:
    """Return the local hour of the safe moment; None where the safe day lasts until its end."""
    if row.due_moment is None or not row.zone:
        return row.last_time if row.safe_day in {None, row.last_day} else None
    local = row.due_moment.astimezone(ZoneInfo(row.zone))
    whole = local.date() != row.safe_day or local.time() >= _LAST_MINUTE
    return None if whole else local.time()


def deadline_day(context: "Context", row: "DeadlineRow") -> tuple[str, str]:
    """Return the day to act by, and the line under it."""
    t = context.t
    if row.state is DeadlineState.TO_BE_DETERMINED:
        due = row.due_day
        late = due is None or due <= context.clock.today()
        return t("Today") if late else when(context, due), t("enter the last day")
    shown = row.safe_day or row.last_day
    hour = safe_hour(row)
    day = when(context, shown, hour)
    if row.last_day is None or (row.last_day == row.safe_day and row.last_time == hour):
        return day, t("last day")
    return day, t("safe day · last day {day}", day=when(context, row.last_day, row.last_time))


def deadline_row(
    context: "Context", row: "DeadlineRow", *, own_file: bool = False, opens: bool = True
) -> Row:
    """Return the row; pressing it is for the caller to connect.

    Args:
        context: the words.
        row: the deadline.
        own_file: the screen says already which file it is.
        opens: pressing it does something.

    """
    t = context.t
    day, note = deadline_day(context, row)
    file = "" if own_file else t("file {number}", number=row.file_number)
    marks = badges(t, row)
    if row.state is not DeadlineState.TO_BE_DETERMINED:
        state = Badge(t(STATES[row.state]), state_tone(row.state))
        marks = (state, *(mark for mark in marks if mark.text() != state.text()))
    return Row(
        row.action,
        " · ".join(part for part in (file, row.court_or_body, row.citation) if part),
        day=day,
        day_note=note,
        badges=marks,
        day_width=190,
        opens=opens,
    )
