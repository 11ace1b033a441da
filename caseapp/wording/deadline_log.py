"""One entry of the log of deadlines in words: what was done, and what changed with it."""

from datetime import date

from caseapp.domain.views.sheets import LogRow
from caseapp.domain.vocabulary import DeadlineState
from caseapp.i18n import Catalogue
from caseapp.wording import terms
from caseapp.wording.commands import command_words
from caseapp.wording.days import day_text


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
