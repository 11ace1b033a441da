"""Deadlines: reading them, answering proposals, recording that they were met."""

from collections.abc import Iterable
from datetime import date, time

from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.casefiles import ProofMissingError
from caseapp.domain.changes import Changes
from caseapp.domain.drafts import ManualDeadlineDraft
from caseapp.domain.errors import NotAllowedError
from caseapp.domain.ids import DeadlineUid, DocumentUid, MatterUid, ProceedingUid
from caseapp.domain.statuses import Step
from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.views.deadlines import DeadlineView
from caseapp.domain.vocabulary import UNANSWERED, Closing, DeadlineState, Role
from caseapp.models.deadline import Deadline
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.cases.proceedings import require_proceeding
from caseapp.services.steps.dates.answering import (
    answering,
    document_id,
    enter_day,
    first_step,
    goes_in_two_steps,
    refuse_before_event,
    refuse_future,
    require_second_look,
    stepping,
)
from caseapp.services.steps.dates.deadline_details import deadline_views
from caseapp.services.steps.dates.deadline_proof import has_proof
from caseapp.services.steps.dates.deadline_views import (
    deadline_rows,
    deadlines_query,
    require_deadline,
    undetermined_first,
)
from caseapp.services.steps.dates.open_questions import open_questions
from caseapp.services.steps.dates.typed_deadlines import answered_now, typed_deadline
from caseapp.services.steps.history import Recording


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
def list_open_questions(desk: Desk, uid: DeadlineUid) -> list[str]:
    """Return what the rule asks and nobody has answered yet, as questions; a date may hang on it.

    Raises:
        NotFoundError: it does not exist or is not visible.

    """
    with desk.vault.reading() as session:
        placed = require_deadline(session, desk, uid)
        return open_questions(session, desk, placed)


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
    """Return what is to be determined, then the others by last moment, the fixed ones first.

    Args:
        desk: who asks; deadlines of other people's matters are not seen.
        proceeding: of this one alone.
        matter: of this one alone.
        states: stored states; those that still have to be met by default.
        first: safe day from which on.
        last: safe day until which, included.
        limit: lines to return.

    """
    query = deadlines_query(desk).where(Deadline.state.in_(list(states)))
    query = undetermined_first(query).limit(limit)
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


@allows(*OFFICE)
def accept(desk: Desk, uid: DeadlineUid, version: int | None = None) -> Changes:
    """Accept a proposed date unchanged. What it was to replace is superseded.

    A lawyer who accepts what somebody else entered has checked it; otherwise the date stays on the
    list of unchecked ones.

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
        with answering(session, desk, recording, placed, version, Step.ACCEPT) as me:
            if desk.person.role is Role.LAWYER and row.entered_by_id != me:
                row.checked_by_id, row.checked_at = me, desk.clock.now()
        _take_its_place(session, recording, row)
    return recording.changes()


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
        refuse_before_event(session, row, last_day)
        with answering(session, desk, recording, placed, version, Step.CHANGE) as me:
            enter_day(row, me, last_day, at)
            row.reason = why
        _take_its_place(session, recording, row)
    return recording.changes()


@allows(Role.LAWYER)
def decline(desk: Desk, uid: DeadlineUid, version: int | None, reason: str) -> Changes:
    """Decline a proposed date, with the reason. One to be determined cannot be declined.

    Of a date that cannot be extended this is the first of two steps: `closings.close` is the
    second one, and until then it stays in every list.

    Raises:
        NotFoundError, WrongStateError, ChangedMeanwhileError: as `accept`.
        NotAllowedError: only a lawyer may.
        EmptyFieldError: without a reason.

    """
    why = fields.notes("reason", reason, required=True)
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        if goes_in_two_steps(placed.deadline):
            recording = Recording(session, desk, "ask_to_decline")
            wish = first_step(
                session, desk, recording, placed, version, closing=Closing.DECLINE, why=why
            )
            with wish:
                pass
        else:
            recording = Recording(session, desk, "decline")
            with answering(session, desk, recording, placed, version, Step.DECLINE):
                placed.deadline.reason = why
    return recording.changes()


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
        refuse_before_event(session, placed.deadline, last_day)
        with answering(session, desk, recording, placed, version, Step.DETERMINE) as me:
            enter_day(placed.deadline, me, last_day, at)
            placed.deadline.source = where
        _take_its_place(session, recording, placed.deadline)
    return recording.changes()


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
        with answering(session, desk, recording, placed, version, Step.NO_REMEDY):
            placed.deadline.source = where
        _take_its_place(session, recording, placed.deadline)
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
        proceeding, _ = require_proceeding(session, desk, draft.proceeding)
        me = person_id(session, desk)
        recording = Recording(session, desk, "add_manual")
        row = typed_deadline(
            proceeding,
            me,
            draft.last_day,
            draft.at,
            action=action,
            source=source,
            extendable=draft.extendable,
        )
        if lawyer:
            answered_now(row, me, desk.clock.now())
        recording.add(row)
        recording.touch(Proceeding.kind, proceeding.uid)
    return recording.changes()


@allows(Role.LAWYER)
def check_date(
    desk: Desk, uid: DeadlineUid, version: int | None = None, *, second_look: bool = False
) -> Changes:
    """Check the date that stands against its source: it leaves the list of unchecked dates.

    Args:
        desk: a lawyer; not the one who entered the date, where the matter has another one.
        uid: of the deadline.
        version: the one that was read.
        second_look: who entered the date looked again; needed where nobody else can.

    Raises:
        NotFoundError, WrongStateError, ChangedMeanwhileError: as `accept`.
        NotAllowedError: only a lawyer may.
        OtherLawyerError, SecondLookError: one person must not both enter and check.

    """
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        row = placed.deadline
        recording = Recording(session, desk, "check_date")
        with stepping(session, desk, recording, placed, version, Step.CHECK) as me:
            require_second_look(session, desk, placed, row.entered_by_id, second_look=second_look)
            row.checked_by_id, row.checked_at = me, desk.clock.now()
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
    scan: DocumentUid | None = None,
) -> Changes:
    """Record that the act was done: how, where, when, and with which receipt.

    Without number, receipt or scan it stays as "proof missing". It leaves Today only when a lawyer
    confirms.

    Raises:
        NotFoundError: the deadline or the scan is not of this person's matter.
        WrongStateError, ChangedMeanwhileError: as `accept`.
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
        refuse_future(desk, day, at, row.zone, "filed")
        refuse_before_event(session, row, day, "filed")
        proof = document_id(session, placed, scan)
        recording = Recording(session, desk, "record_filed")
        with stepping(session, desk, recording, placed, version, Step.FILE) as me:
            row.filed_how, row.filed_where, row.filed_reference = manner, place, receipt
            row.filed_day, row.filed_time = day, at
            row.filed_by_id, row.scan_id = me, proof
    return recording.changes()


@allows(Role.LAWYER)
def confirm_filed(
    desk: Desk, uid: DeadlineUid, version: int | None = None, *, second_look: bool = False
) -> Changes:
    """Confirm a filing against its proof; from then on it is off Today.

    Args:
        desk: a lawyer; not the one who recorded the filing, where the matter has another one.
        uid: of the deadline.
        version: the one that was read.
        second_look: who recorded the filing looked again; needed where nobody else can.

    Raises:
        NotFoundError, WrongStateError, ChangedMeanwhileError: as `accept`.
        NotAllowedError: only a lawyer may.
        ProofMissingError: there is no incoming number, receipt or scan.
        OtherLawyerError, SecondLookError: one person must not both file and confirm.

    """
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        row = placed.deadline
        recording = Recording(session, desk, "confirm_filed")
        with stepping(session, desk, recording, placed, version, Step.CONFIRM) as me:
            if not has_proof(session, row):
                raise ProofMissingError
            require_second_look(session, desk, placed, row.filed_by_id, second_look=second_look)
            row.confirmed_by_id, row.confirmed_at = me, desk.clock.now()
    return recording.changes()


def _take_its_place(session: Session, recording: Recording, row: Deadline) -> None:
    """Supersede the deadline that an answered review replaces; what was filed stays as it is."""
    if row.reviews_id is None:
        return
    old = session.get_one(Deadline, row.reviews_id)
    if old.state in UNANSWERED:
        with recording.change(old):
            old.state = DeadlineState.SUPERSEDED
