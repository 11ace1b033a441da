"""A hearing as a row of two lines: the court's time and the office's side by side."""

from caseapp.domain.views.hearings import HearingRow
from caseapp.ui.context import Context
from caseapp.ui.widgets import Row
from caseapp.ui.words import when


def hearing_row(context: Context, row: HearingRow) -> Row:
    """Return the row; pressing it is for the caller to connect."""
    t = context.t
    town = row.zone.rpartition("/")[2].replace("_", " ")
    note = town if row.at is not None else t("hour not known")
    if row.here is not None and row.at is not None and row.here.time() != row.at:
        note = t("{town} · {hour} here", town=town, hour=f"{row.here:%H:%M}")
    interpreter = t("interpreter: {language}", language=row.interpreter) if row.interpreter else ""
    parts = (row.court_or_body, row.place, row.judge, interpreter)
    return Row(
        t("Hearing"),
        " · ".join(part for part in parts if part),
        day=when(context, row.day, row.at),
        day_note=note,
        day_width=190,
    )
