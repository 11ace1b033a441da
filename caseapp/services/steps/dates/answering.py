"""What every answer to a deadline has in common: the step, the day, the documents that prove it."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caseapp.domain.casefiles import OtherLawyerError, SecondLookError
from caseapp.domain.errors import (
    ChangedMeanwhileError,
    DateOrderError,
    FutureDateError,
    NotFoundError,
)
from caseapp.domain.ids import DocumentUid
from caseapp.domain.statuses import Step, after, last_moment
from caseapp.domain.vocabulary import Closing, Role
from caseapp.models.base import live
from caseapp.models.deadline import Deadline
from caseapp.models.document import Document
from caseapp.models.event import EventDate
from caseapp.models.matter import MatterMember
from caseapp.models.person import Person
from caseapp.models.proceeding import Proceeding
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.dates.deadline_views import Placed
from caseapp.services.steps.history import Recording


@contextmanager
def stepping(
    session: Session,
    desk: Desk,
    recording: Recording,
    placed: Placed,
    version: int | None,
    step: Step,
) -> Generator[int]:
    """Take a step; the block sets what goes with it and is given the person's id.

    Whatever is decided about a deadline takes back an earlier wish to give it up.

    Raises:
        ChangedMeanwhileError: somebody changed it since.
        NotAllowedError, WrongStateError: as `statuses.after`.

    """
    row = placed.deadline
    if version is not None and row.version != version:
        raise ChangedMeanwhileError(kind=Deadline.kind)
    state = after(step, row.state, desk.person.role)
    me = person_id(session, desk)
    with recording.change(row):
        row.state = state
        forget_closing(row)
        yield me
    recording.touch(Proceeding.kind, placed.proceeding.uid)


@contextmanager
def answering(
    session: Session,
    desk: Desk,
    recording: Recording,
    placed: Placed,
    version: int | None,
    step: Step,
) -> Generator[int]:
    """Take a step that answers the deadline: who did so and when is kept with it."""
    with stepping(session, desk, recording, placed, version, step) as me:
        placed.deadline.answered_by_id = me
        placed.deadline.answered_at = desk.clock.now()
        yield me


@contextmanager
def first_step(
    session: Session,
    desk: Desk,
    recording: Recording,
    placed: Placed,
    version: int | None,
    *,
    closing: Closing,
    why: str,
) -> Generator[None]:
    """Take the first of the two steps that give a deadline up; it stays in every list until then.

    Raises: as `stepping`.

    """
    if closing is Closing.DECLINE:
        after(Step.DECLINE, placed.deadline.state, desk.person.role)
    with stepping(session, desk, recording, placed, version, Step.CLOSE) as me:
        row = placed.deadline
        row.closing, row.closing_reason = closing, why
        row.closing_by_id, row.closing_at = me, desk.clock.now()
        yield


def goes_in_two_steps(row: Deadline) -> bool:
    """Say whether declining a proposal could lose a case: what is missed then is missed for good.

    A limit of the State is nobody's duty here, and beside a date that the changed law would move
    the old one stands on.
    """
    return not (row.extendable or row.against_state or row.reviews_id is not None)


def forget_closing(row: Deadline) -> None:
    """Take back the first step of giving a deadline up; the history keeps that it was taken."""
    row.closing = row.closing_reason = row.closing_by_id = row.closing_at = None
    row.waiver = row.instruction_id = None


def enter_day(row: Deadline, me: int, last_day: date, at: time | None) -> None:
    """Put a typed last day in place; it is the safe day as well, and claims no rule's trust.

    Nobody has checked it yet, whoever typed it.
    """
    row.last_day = row.safe_day = row.due_day = last_day
    row.last_time = at
    row.due_moment = last_moment(last_day, at, row.zone)
    row.latest_moment = None
    row.provisional = False
    row.trust = None
    row.entered_by_id = me
    row.checked_by_id = row.checked_at = None


def require_second_look(
    session: Session, desk: Desk, placed: Placed, entered_by: int | None, *, second_look: bool
) -> None:
    """Refuse that one person enters and confirms, unless there is nobody else and they look again.

    Raises:
        OtherLawyerError: another lawyer of the matter can do it.
        SecondLookError: a sole practitioner did not look a second time.

    """
    if entered_by != person_id(session, desk):
        return
    others = other_lawyers(session, desk, placed.matter.id)
    if others:
        raise OtherLawyerError(names=", ".join(others))
    if not second_look:
        raise SecondLookError


def other_lawyers(session: Session, desk: Desk, matter_id: int) -> list[str]:
    """Return the names of the matter's lawyers besides the person at the desk."""
    query = (
        live(Person, Person.name)
        .join(MatterMember, MatterMember.person_id == Person.id)
        .where(
            MatterMember.matter_id == matter_id,
            Person.role == Role.LAWYER,
            Person.uid != desk.person.uid,
        )
        .order_by(Person.name)
    )
    return list(session.scalars(query))


def document_id(session: Session, placed: Placed, uid: DocumentUid | None) -> int | None:
    """Return the local id of a document of the deadline's matter; None for none.

    Raises:
        NotFoundError: the matter has no such document.

    """
    if uid is None:
        return None
    query = live(Document, Document.id).where(
        Document.uid == uid, Document.matter_id == placed.matter.id
    )
    found: int | None = session.scalars(query).one_or_none()
    if found is None:
        raise NotFoundError(kind=Document.kind)
    return found


def refuse_before_event(
    session: Session, row: Deadline, day: date, field: str = "last_day"
) -> None:
    """Refuse a day before the first date of the event that the deadline is counted from.

    Raises:
        DateOrderError: it is.

    """
    first = session.scalar(
        select(func.min(EventDate.day)).where(EventDate.event_id == row.event_id)
    )
    if first is not None and day < first:
        raise DateOrderError(earlier="event", later=field)


def refuse_future(desk: Desk, day: date, at: time | None, zone: str, field: str) -> None:
    """Refuse what cannot have happened yet, neither here nor where the court is.

    Raises:
        FutureDateError: it lies ahead.

    """
    here = desk.clock.now().astimezone(ZoneInfo(zone))
    later = at is not None and datetime.combine(day, at, here.tzinfo) > here
    if day > max(here.date(), desk.clock.today()) or later:
        raise FutureDateError(field=field, day=day)
