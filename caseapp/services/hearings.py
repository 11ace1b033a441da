"""Hearings: appointments before a court, kept in the court's local time."""

from datetime import date

from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.changes import Changes
from caseapp.domain.drafts import HearingDraft
from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import HearingUid, ProceedingUid
from caseapp.domain.statuses import last_moment
from caseapp.domain.views.hearings import HearingRow
from caseapp.models.base import live
from caseapp.models.hearing import Hearing
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import visible_matters
from caseapp.services.steps.cases.proceedings import require_proceeding
from caseapp.services.steps.dates.event_forms import refuse_unborn
from caseapp.services.steps.dates.hearing_views import hearing_rows, hearings_query
from caseapp.services.steps.history import Recording


@allows(*READERS)
def list_hearings(
    desk: Desk,
    *,
    proceeding: ProceedingUid | None = None,
    first: date | None = None,
    last: date | None = None,
    limit: int = 1000,
) -> list[HearingRow]:
    """Return hearings in the order of their hours.

    Args:
        desk: who asks; hearings of other people's matters are not seen.
        proceeding: of this one alone.
        first: local day of the court from which on.
        last: local day until which, included.
        limit: lines to return.

    """
    query = hearings_query(desk).limit(limit)
    if proceeding is not None:
        query = query.where(Proceeding.uid == proceeding)
    if first is not None:
        query = query.where(Hearing.day >= first)
    if last is not None:
        query = query.where(Hearing.day <= last)
    with desk.vault.reading() as session:
        return hearing_rows(session, desk, query)


@allows(*OFFICE)
def add_hearing(desk: Desk, draft: HearingDraft) -> Changes:
    """Enter a hearing. One that took place may be entered afterwards.

    Raises:
        NotFoundError: the proceeding is not this person's.
        DateOrderError: it lies before the client's birth.
        UserError: the field that is wrong; nothing is stored.

    """
    with desk.vault.writing() as session:
        proceeding, _ = require_proceeding(session, desk, draft.proceeding)
        recording = Recording(session, desk, "add_hearing")
        hearing = Hearing(proceeding_id=proceeding.id)
        _fill(session, hearing, proceeding, draft)
        recording.add(hearing)
        recording.touch(Proceeding.kind, proceeding.uid)
    return recording.changes()


@allows(*OFFICE)
def change_hearing(desk: Desk, uid: HearingUid, draft: HearingDraft) -> Changes:
    """Change a hearing, such as its day after it was moved.

    Raises: as `add_hearing`, and
        ChangedMeanwhileError: the draft was made from an older version.

    """
    with desk.vault.writing() as session:
        hearing, proceeding = _require(session, desk, uid)
        recording = Recording(session, desk, "change_hearing")
        with recording.change(hearing, draft.version):
            _fill(session, hearing, proceeding, draft)
        recording.touch(Proceeding.kind, proceeding.uid)
    return recording.changes()


@allows(*OFFICE)
def delete_hearing(desk: Desk, uid: HearingUid, version: int | None = None) -> Changes:
    """Move a hearing to the bin.

    Raises:
        NotFoundError: it does not exist or is not visible.
        ChangedMeanwhileError: somebody changed it since.

    """
    with desk.vault.writing() as session:
        hearing, proceeding = _require(session, desk, uid)
        recording = Recording(session, desk, "delete_hearing")
        recording.delete(hearing, version)
        recording.touch(Proceeding.kind, proceeding.uid)
    return recording.changes()


def _fill(session: Session, row: Hearing, proceeding: Proceeding, draft: HearingDraft) -> None:
    place = fields.line("place", draft.place, limit=fields.LINE_LIMIT)
    judge = fields.line("judge", draft.judge)
    interpreter = fields.line("interpreter", draft.interpreter)
    notes = fields.notes("notes", draft.notes)
    refuse_unborn(session, proceeding.matter_id, draft.day, "hearing")
    row.day, row.at, row.zone = draft.day, draft.at, proceeding.zone
    row.moment = last_moment(draft.day, draft.at, proceeding.zone)
    row.place, row.judge, row.interpreter, row.notes = place, judge, interpreter, notes


def _require(session: Session, desk: Desk, uid: HearingUid) -> tuple[Hearing, Proceeding]:
    query = (
        live(Hearing, Hearing, Proceeding)
        .join(Proceeding, Proceeding.id == Hearing.proceeding_id)
        .join(Matter, Matter.id == Proceeding.matter_id)
        .where(
            Hearing.uid == uid,
            Proceeding.deleted_at.is_(None),
            Matter.deleted_at.is_(None),
            Matter.id.in_(visible_matters(desk)),
        )
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotFoundError(kind=Hearing.kind)
    hearing, proceeding = found
    return hearing, proceeding
