"""The daily log: what was done with deadlines, by whom and when, line by line from the history."""

from collections.abc import Sequence
from datetime import date

from caseapp.domain.blocks import Document, Table
from caseapp.domain.views.sheets import LogRow
from caseapp.domain.vocabulary import DeadlineState
from caseapp.i18n import Catalogue
from caseapp.reports.sheets.frame import note, sheet, text
from caseapp.wording import terms
from caseapp.wording.commands import command_words
from caseapp.wording.days import day_text


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


def log_words(row: LogRow, t: Catalogue) -> str:
    """Return what was done, to which deadline, and what changed with it."""
    done = command_words(row.command, t)
    if row.refused:
        done = t("Refused: {what}", what=done)
    change = change_words(row, t)
    if not change:
        return t("{done} · {action}", done=done, action=row.action)
    return t("{done} · {action} · {change}", done=done, action=row.action, change=change)


def change_words(row: LogRow, t: Catalogue) -> str:
    """Return state and day before and after; "" where neither changed."""
    before = _standing(row.state_before, row.day_before, t)
    after = t("in the bin") if row.deleted else _standing(row.state_after, row.day_after, t)
    if before == after or not after:
        return ""
    return t("{before}; now {after}", before=before, after=after) if before else after


def _standing(state: DeadlineState | None, day: date | None, t: Catalogue) -> str:
    if state is None:
        return ""
    words = terms.deadline_state(state, t)
    return t("{state}, {day}", state=words, day=day_text(day, t)) if day else words
