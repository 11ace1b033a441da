"""From what stands in the fields of an answer to the one command that it makes."""

from collections.abc import Callable
from datetime import date, time
from functools import partial
from typing import Protocol

from caseapp.domain.changes import Changes
from caseapp.domain.drafts import LapseDraft, WaiverDraft
from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.ui.deadline.model import CLOSINGS, Answer
from caseapp.ui.deadline.scan import stored_scan
from caseapp.ui.office import DeadlineCalls
from caseapp.ui.typed import clock_time

Command = Callable[[], Changes]


class Typed(Protocol):
    """What a form gives: texts of its editors and days of its date fields."""

    def text(self, name: str) -> str: ...
    def day(self, name: str) -> date | None: ...


def command_of(  # noqa: PLR0911 - one per answer
    answer: Answer, calls: DeadlineCalls, row: DeadlineRow, typed: Typed
) -> Command:
    """Return the command of an answer, ready to run on the database thread."""
    key = (row.uid, row.version)
    if answer is Answer.ACCEPT:
        return partial(calls.accept, *key)
    if answer is Answer.KEEP:
        return partial(calls.keep_open, *key)
    if answer is Answer.DECLINE:
        return partial(calls.decline, *key, typed.text("reason"))
    if answer is Answer.NO_REMEDY:
        return partial(calls.no_remedy, *key, typed.text("source"))
    if answer is Answer.FILED:
        return _filed(calls, row, typed)
    if answer is Answer.ASK_EXTENSION:
        return partial(
            calls.ask_extension,
            *key,
            day=typed.day("asked_day"),
            until=typed.day("asked_until"),
            note=typed.text("asked_note"),
        )
    if answer is Answer.LAPSE:
        return partial(calls.record_lapse, *key, _lapse(typed))
    if answer in CLOSINGS:
        return _first_step(answer, calls, row, typed)
    return _dated(answer, calls, row, typed)


def _dated(answer: Answer, calls: DeadlineCalls, row: DeadlineRow, typed: Typed) -> Command:
    dated = (row.uid, row.version, typed.day("last_day"), _hour(typed, "at"))
    if answer is Answer.CHANGE:
        return partial(calls.change, *dated, typed.text("reason"))
    call = calls.extend if answer is Answer.EXTEND else calls.determine
    return partial(call, *dated, typed.text("source"))


def _filed(calls: DeadlineCalls, row: DeadlineRow, typed: Typed) -> Command:
    chosen, reference = typed.text("scan"), typed.text("reference")
    values = {
        "how": typed.text("how"),
        "where": typed.text("where"),
        "day": typed.day("day"),
        "at": _hour(typed, "filed_at"),
        "reference": reference,
    }

    def work() -> Changes:
        scan = stored_scan(calls, row.uid, chosen, reference or row.action)
        return calls.record_filed(row.uid, row.version, **values, scan=scan)

    return work


def _first_step(answer: Answer, calls: DeadlineCalls, row: DeadlineRow, typed: Typed) -> Command:
    reason = typed.text("reason")
    if answer is not Answer.WAIVE:
        return partial(calls.ask_to_close, row.uid, row.version, CLOSINGS[answer], reason)
    chosen = typed.text("instruction")
    plain = {
        name: typed.text(name)
        for name in ("interpreter", "informed", "reflection", "second_lawyer", "no_revocation")
    }
    revoke = typed.day("revoke_until")

    def work() -> Changes:
        signed = stored_scan(calls, row.uid, chosen, row.action)
        waiver = WaiverDraft(**plain, instruction=signed, revoke_until=revoke)
        return calls.ask_to_close(row.uid, row.version, CLOSINGS[answer], reason, waiver)

    return work


def _lapse(typed: Typed) -> LapseDraft:
    restoration = typed.text("restoration") == "yes"
    return LapseDraft(
        note=typed.text("lapse_note"),
        restoration=restoration,
        obstacle_ended=typed.day("obstacle_removed") if restoration else None,
        tell_client=typed.day("tell_client") if typed.text("tell") == "yes" else None,
    )


def _hour(typed: Typed, name: str) -> time | None:
    return clock_time(typed.text(name))
