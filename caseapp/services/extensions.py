"""More time: asked for is not granted, and granted is typed with its source."""

from datetime import date, time

from caseapp.domain import fields
from caseapp.domain.casefiles import NotExtendableError
from caseapp.domain.changes import Changes
from caseapp.domain.errors import DateOrderError
from caseapp.domain.ids import DeadlineUid
from caseapp.domain.statuses import Step
from caseapp.domain.vocabulary import Role
from caseapp.models.deadline import Deadline
from caseapp.services.access import OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.dates.answering import answering, enter_day, refuse_future, stepping
from caseapp.services.steps.dates.deadline_views import require_deadline
from caseapp.services.steps.history import Recording


@allows(*OFFICE)
def ask_extension(
    desk: Desk,
    uid: DeadlineUid,
    version: int | None,
    *,
    day: date,
    until: date | None,
    note: str,
) -> Changes:
    """Record that more time was asked for. The old last day still counts.

    Args:
        desk: who records it.
        uid: of the deadline.
        version: the one that was read.
        day: on which it was asked.
        until: the day that was asked for, where one was named.
        note: how and where it was asked.

    Raises:
        NotFoundError, WrongStateError, ChangedMeanwhileError: as `deadlines.accept`.
        NotExtendableError: the rule's period cannot be extended.
        FutureDateError: nothing was asked yet.
        DateOrderError: it was asked for less time than there is.
        EmptyFieldError: without saying how and where.

    """
    how = fields.notes("asked_note", note, required=True)
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        row = placed.deadline
        _refuse_fixed(row)
        refuse_future(desk, day, None, row.zone, "asked_day")
        if until is not None:
            _refuse_shorter(row, until, "asked_until")
        recording = Recording(session, desk, "ask_extension")
        with stepping(session, desk, recording, placed, version, Step.ASK_EXTENSION):
            row.asked_day, row.asked_until, row.asked_note = day, until, how
    return recording.changes()


@allows(Role.LAWYER)
def extend(
    desk: Desk,
    uid: DeadlineUid,
    version: int | None,
    last_day: date,
    at: time | None,
    source: str,
) -> Changes:
    """Enter the day until which a deadline was extended, with the decision that says so.

    Raises:
        NotFoundError, WrongStateError, ChangedMeanwhileError: as `deadlines.accept`.
        NotAllowedError: only a lawyer may.
        NotExtendableError: the rule's period cannot be extended.
        DateOrderError: the new day does not lie after the old one.
        EmptyFieldError: without a source.

    """
    where = fields.notes("source", source, required=True)
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        row = placed.deadline
        _refuse_fixed(row)
        _refuse_shorter(row, last_day, "last_day")
        recording = Recording(session, desk, "extend")
        with answering(session, desk, recording, placed, version, Step.EXTEND) as me:
            enter_day(row, me, last_day, at)
            row.source = where
    return recording.changes()


def _refuse_fixed(row: Deadline) -> None:
    """What a rule says cannot be extended is not; a day that a person typed may be."""
    if row.rule and not row.extendable:
        raise NotExtendableError


def _refuse_shorter(row: Deadline, day: date, field: str) -> None:
    if row.last_day is not None and day < row.last_day:
        raise DateOrderError(earlier="last_day_before", later=field)
