"""The daily log: what was done with deadlines, by whom and when, line by line from the history."""

from collections.abc import Sequence
from datetime import date

from caseapp.domain.blocks import Document, Table
from caseapp.domain.views.sheets import LogRow
from caseapp.i18n import Catalogue
from caseapp.reports.sheets.frame import note, sheet, text
from caseapp.wording.days import day_text
from caseapp.wording.deadline_log import log_words


def daily_log(rows: Sequence[LogRow], first: date, last: date, t: Catalogue) -> Document:
    """Return the log of a day, or of several, the earliest entry first."""
    days = (
        day_text(first, t)
        if first == last
        else t("{first} – {last}", first=day_text(first, t), last=day_text(last, t))
    )
    count = t.plural("{count} entry", "{count} entries", len(rows))
    heading = note(t("{days} · {count}", days=days, count=count))
    if not rows:
        return sheet(t("Log of deadlines"), last, (heading,), t)
    words = (t("When"), t("Who"), t("File"), t("What was done"))
    table = Table(
        tuple(text(word) for word in words),
        tuple(
            (
                text(f"{day_text(row.at.date(), t)} {row.at:%H:%M}"),
                text(row.person),
                text(row.file_number),
                text(log_words(row, t)),
            )
            for row in rows
        ),
        (0.21, 0.17, 0.12, 0.5),
    )
    return sheet(t("Log of deadlines"), last, (heading, table), t)
