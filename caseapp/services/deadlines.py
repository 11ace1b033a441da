"""Deadlines: reading them, answering proposals, recording that they were met."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.casefiles import ProofMissingError
from caseapp.domain.changes import Changes
from caseapp.domain.drafts import ManualDeadlineDraft
from caseapp.domain.errors import (
    ChangedMeanwhileError,
    DateOrderError,
    FutureDateError,
    NotAllowedError,
)
from caseapp.domain.ids import DeadlineUid, MatterUid, ProceedingUid
from caseapp.domain.statuses import Step, after, last_moment
from caseapp.domain.views.deadlines import DeadlineRow, DeadlineView
from caseapp.domain.vocabulary import UNANSWERED, DeadlineState, Role, Suspensive
from caseapp.models.deadline import Deadline
from caseapp.models.event import EventDate
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.deadline_views import (
    Placed,
    deadline_rows,
    deadline_views,
    deadlines_query,
    in_order,
    require_deadline,
)
from caseapp.services.steps.history import Recording
from caseapp.services.steps.proceedings import require_proceeding
from caseapp.services.steps.proposals import NOTHING_FILED
from caseapp.services.steps.refused import refusal_recorded


@allows(*READERS)
def get_deadline(desk: Desk, uid: DeadlineUid) -> DeadlineView:
    """Return a deadline with its calculation, its readings and what may be done with it.

    Raises:
        NotFoundError: it does not exist or is not visible.

    """
    with desk.vault.reading() as session:
        placed = require_deadline(session, desk, uid)
        query = deadlines_query(desk).where(Deadline.id == placed.deadline.id)
        return deadline_views(session, desk, query)[0]


@allows(*READERS)
def list_deadlines(
    desk: Desk,
    *,
    proceeding: ProceedingUid | None = None,
    matter: MatterUid | None = None,
    states: Iterable[DeadlineState] = UNANSWERED,
    first: date | None = None,
    last: date | None = None,
    limit: int = 1000,
) -> list[DeadlineRow]:
    """Return deadlines by last moment, then what cannot be extended first.

    Args:
        desk: who asks; deadlines of other people's matters are not seen.
        proceeding: of this one alone.
        matter: of this one alone.
        states: stored states; those that still have to be met by default.
        first: safe day from which on.
        last: safe day until which, included.
        limit: lines to return.

    """
    query = in_order(deadlines_query(desk)).where(Deadline.state.in_(list(states))).limit(limit)
    if proceeding is not None:
        query = query.where(Proceeding.uid == proceeding)
    if matter is not None:
        query = query.where(Matter.uid == matter)
    if first is not None:
        query = query.where(Deadline.due_day >= first)
    if last is not None:
        query = query.where(Deadline.due_day <= last)
    with desk.vault.reading() as session:
        return deadline_rows(session, desk, query)


@refusal_recorded
@allows(*OFFICE)
def accept(desk: Desk, uid: DeadlineUid, version: int | None = None) -> Changes:
    """Accept a proposed date unchanged. What it was to replace is superseded.

    Raises:
        NotFoundError: it does not exist or is not visible.
        NotAllowedError: a paralegal may not check a typed date, nor replace an answered one.
        WrongStateError: it is not proposed.
        ChangedMeanwhileError: somebody changed it since.

    """
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        row = placed.deadline
        decides = row.reviews_id is not None or not row.rule
        if decides and desk.person.role is not Role.LAWYER:
            raise NotAllowedError(command="accept")
        recording = Recording(session, desk, "accept")
        with _answering(session, desk, recording, placed, version, Step.ACCEPT):
            pass
        if row.reviews_id is not None:
            old = session.get_one(Deadline, row.reviews_id)
            with recording.change(old):
                old.state = DeadlineState.SUPERSEDED
    return recording.changes()


@refusal_recorded
@allows(Role.LAWYER)
def change(
    desk: Desk,
    uid: DeadlineUid,
    version: int | None,
    last_day: date,
    at: time | None,
    reason: str,
) -> Changes:
    """Put another last day in place of the proposed or accepted one; the calculation stays.

    Raises:
        NotFoundError, WrongStateError, ChangedMeanwhileError: as `accept`.
        NotAllowedError: only a lawyer may.
        EmptyFieldError: without a reason.
        DateOrderError: before the event itself.

    """
    why = fields.notes("reason", reason, required=True)
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        recording = Recording(session, desk, "change")
        row = placed.deadline
        _refuse_before_event(session, row, last_day)
        with _answering(session, desk, recording, placed, version, Step.CHANGE):
            _set_day(row, last_day, at)
            row.reason = why
    return recording.changes()


@refusal_recorded
@allows(Role.LAWYER)
def decline(desk: Desk, uid: DeadlineUid, version: int | None, reason: str) -> Changes:
    """Decline a proposed date, with the reason. One to be determined cannot be declined.

    Raises:
        NotFoundError, WrongStateError, ChangedMeanwhileError: as `accept`.
        NotAllowedError: only a lawyer may.
        EmptyFieldError: without a reason.

    """
    why = fields.notes("reason", reason, required=True)
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        recording = Recording(session, desk, "decline")
        with _answering(session, desk, recording, placed, version, Step.DECLINE):
            placed.deadline.reason = why
    return recording.changes()


@refusal_recorded
@allows(Role.LAWYER)
def determine(
    desk: Desk,
    uid: DeadlineUid,
    version: int | None,
    last_day: date,
    at: time | None,
    source: str,
) -> Changes:
    """Close a deadline to be determined with a typed last day and where it comes from.

    Raises:
        NotFoundError, WrongStateError, ChangedMeanwhileError: as `accept`.
        NotAllowedError: only a lawyer may.
        EmptyFieldError: without a source.
        DateOrderError: before the event itself.

    """
    where = fields.notes("source", source, required=True)
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        recording = Recording(session, desk, "determine")
        _refuse_before_event(session, placed.deadline, last_day)
        with _answering(session, desk, recording, placed, version, Step.DETERMINE):
            _set_day(placed.deadline, last_day, at)
            placed.deadline.source = where
    return recording.changes()


@refusal_recorded
@allows(Role.LAWYER)
def no_remedy(desk: Desk, uid: DeadlineUid, version: int | None, source: str) -> Changes:
    """Close a deadline to be determined: there is nothing to file, and this is where it says so.

    Raises:
        NotFoundError, WrongStateError, ChangedMeanwhileError: as `accept`.
        NotAllowedError: only a lawyer may.
        EmptyFieldError: without a source.

    """
    where = fields.notes("source", source, required=True)
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        recording = Recording(session, desk, "no_remedy")
        with _answering(session, desk, recording, placed, version, Step.NO_REMEDY):
            placed.deadline.source = where
    return recording.changes()


@allows(*OFFICE)
def add_manual(desk: Desk, draft: ManualDeadlineDraft) -> Changes:
    """Enter a last day by hand; a paralegal's waits as proposed until a lawyer has checked it.

    Raises:
        NotFoundError: the proceeding is not this person's.
        EmptyFieldError: without an action or without a source.

    """
    action = fields.line("action", draft.action, limit=fields.LINE_LIMIT, required=True)
    source = fields.notes("source", draft.source, required=True)
    lawyer = desk.person.role is Role.LAWYER
    with desk.vault.writing() as session:
        proceeding, matter = require_proceeding(session, desk, draft.proceeding)
        me = person_id(session, desk)
        recording = Recording(session, desk, "add_manual")
        row = Deadline(
            matter_id=matter.id,
            proceeding_id=proceeding.id,
            state=DeadlineState.OPEN if lawyer else DeadlineState.PROPOSED,
            zone=proceeding.zone,
            against_state=False,
            extendable=False,
            provisional=False,
            suspensive=Suspensive.UNVERIFIED,
            rule="",
            act="",
            action=action,
            body="",
            citation="",
            source=source,
            entered_by_id=me,
            answered_by_id=me if lawyer else None,
            answered_at=desk.clock.now() if lawyer else None,
            reason="",
            computation="",
            **NOTHING_FILED,
        )
        _set_day(row, draft.last_day, draft.at)
        recording.add(row)
        recording.touch(Proceeding.kind, proceeding.uid)
    return recording.changes()


@allows(*OFFICE)
def record_filed(
    desk: Desk,
    uid: DeadlineUid,
    version: int | None,
    *,
    how: str,
    where: str,
    day: date,
    at: time | None = None,
    reference: str = "",
) -> Changes:
    """Record that the act was done: how, where, when, and with which receipt.

    Without a reference it stays as "proof missing". It leaves Today only when a lawyer confirms.

    Raises:
        NotFoundError, WrongStateError, ChangedMeanwhileError: as `accept`.
        EmptyFieldError: without saying how and where.
        FutureDateError: nothing was filed yet.
        DateOrderError: before the event itself.

    """
    manner = fields.line("how", how, required=True)
    place = fields.line("where", where, required=True)
    receipt = fields.line("reference", reference)
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        row = placed.deadline
        _refuse_future(desk, day, at, row.zone)
        _refuse_before_event(session, row, day, "filed")
        recording = Recording(session, desk, "record_filed")
        state = after(Step.FILE, row.state, desk.person.role)
        with recording.change(row, version):
            row.state = state
            row.filed_how, row.filed_where, row.filed_reference = manner, place, receipt
            row.filed_day, row.filed_time = day, at
            row.filed_by_id = person_id(session, desk)
        recording.touch(Proceeding.kind, placed.proceeding.uid)
    return recording.changes()


@refusal_recorded
@allows(Role.LAWYER)
def confirm_filed(desk: Desk, uid: DeadlineUid, version: int | None = None) -> Changes:
    """Confirm a filing against its proof; from then on it is off Today.

    Raises:
        NotFoundError, WrongStateError, ChangedMeanwhileError: as `accept`.
        NotAllowedError: only a lawyer may.
        ProofMissingError: there is no incoming number or receipt.

    """
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        row = placed.deadline
        state = after(Step.CONFIRM, row.state, desk.person.role)
        if not row.filed_reference:
            raise ProofMissingError
        recording = Recording(session, desk, "confirm_filed")
        with recording.change(row, version):
            row.state = state
            row.confirmed_by_id = person_id(session, desk)
            row.confirmed_at = desk.clock.now()
        recording.touch(Proceeding.kind, placed.proceeding.uid)
    return recording.changes()


@contextmanager
def _answering(
    session: Session,
    desk: Desk,
    recording: Recording,
    placed: Placed,
    version: int | None,
    step: Step,
) -> Generator[None]:
    """Take a step; the block sets what goes with it."""
    row = placed.deadline
    if version is not None and row.version != version:
        raise ChangedMeanwhileError(kind=Deadline.kind)
    state = after(step, row.state, desk.person.role)
    with recording.change(row, version):
        row.state = state
        row.answered_by_id = person_id(session, desk)
        row.answered_at = desk.clock.now()
        yield
    recording.touch(Proceeding.kind, placed.proceeding.uid)


def _set_day(row: Deadline, last_day: date, at: time | None) -> None:
    """Put a typed last day in place; it is the safe day as well, and claims no rule's trust."""
    row.last_day = row.safe_day = row.due_day = last_day
    row.last_time = at
    row.due_moment = last_moment(last_day, at, row.zone)
    row.latest_moment = None
    row.provisional = False
    row.trust = None


def _refuse_before_event(
    session: Session, row: Deadline, day: date, field: str = "last_day"
) -> None:
    first = session.scalar(
        select(func.min(EventDate.day)).where(EventDate.event_id == row.event_id)
    )
    if first is not None and day < first:
        raise DateOrderError(earlier="event", later=field)


def _refuse_future(desk: Desk, day: date, at: time | None, zone: str) -> None:
    here = desk.clock.now().astimezone(ZoneInfo(zone))
    later = at is not None and datetime.combine(day, at, here.tzinfo) > here
    if day > max(here.date(), desk.clock.today()) or later:
        raise FutureDateError(field="filed", day=day)
