"""Interim measures: which body is asked, what a second one costs, what is checked before."""

from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.casefiles import PrintingFailedError
from caseapp.domain.changes import Changes
from caseapp.domain.errors import DateOrderError, FutureDateError, NotFoundError
from caseapp.domain.ids import DocumentUid, ProceedingUid
from caseapp.domain.protection.bodies import Recorded
from caseapp.domain.protection.drafts import InterimDraft
from caseapp.domain.protection.errors import BodyNotRecordedError, SecondBodyError
from caseapp.domain.protection.words import InterimBody, InterimState, TaskCode
from caseapp.domain.views.interim import InterimPanel
from caseapp.domain.vocabulary import Role
from caseapp.models.base import alive, live
from caseapp.models.document import Document
from caseapp.models.interim import InterimDocument, InterimMeasure
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.models.task import Task
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.documents import read_document
from caseapp.services.steps.access import visible_matters
from caseapp.services.steps.cases.proceedings import require_proceeding
from caseapp.services.steps.dates.law import law
from caseapp.services.steps.history import Recording
from caseapp.services.steps.protection.interim_bodies import bodies_for, body_view
from caseapp.services.steps.protection.interim_views import newest_versions, panel_of
from caseapp.services.steps.words import Words
from caseapp.system.worker import Limits, WorkerError
from caseapp.wording import interim as wording
from caseapp.wording.days import day_text

TEXT = Limits(seconds=60.0, answer=1024)
"""What looking for a text layer may take."""
_OVER = (InterimState.WITHDRAWN, InterimState.REFUSED)
"""States in which a request no longer keeps another body from being asked."""


@allows(*READERS)
def get_interim(desk: Desk, proceeding: ProceedingUid) -> InterimPanel:
    """Return domestic relief, the bodies, what was chosen, and the countdown.

    Raises:
        NotFoundError: the proceeding is not this person's.

    """
    with desk.vault.reading() as session:
        row, matter = require_proceeding(session, desk, proceeding)
        return panel_of(session, desk, row, matter)


@allows(Role.LAWYER)
def choose_body(desk: Desk, draft: InterimDraft) -> Changes:
    """Choose a body; its basis, grade and day are kept as they are recorded today.

    The task that a refusal opened is done with the first choice.

    Raises:
        NotFoundError: the proceeding, or a document, is not this person's.
        SecondBodyError: another body was chosen for the same facts, and no reason is given.
        BodyNotRecordedError: no source records its jurisdiction, and no reason is given.
        UserError: the field that is wrong; nothing is stored.

    """
    with desk.vault.writing() as session:
        proceeding, matter = require_proceeding(session, desk, draft.proceeding)
        _refuse_second(session, desk, proceeding, draft)
        basis = _basis(session, desk, proceeding, draft)
        recording = Recording(session, desk, "choose_body")
        row = InterimMeasure(
            proceeding_id=proceeding.id,
            body=draft.body,
            basis=basis,
            chosen_on=desk.clock.today(),
            documents=[],
        )
        _fill(session, desk, row, proceeding, draft)
        recording.add(row)
        _close_task(session, recording, proceeding)
        _touch(recording, proceeding, matter)
    return recording.changes()


@allows(*OFFICE)
def change_interim(desk: Desk, uid: str, draft: InterimDraft) -> Changes:
    """Record that a request went out, what was answered, and which documents go with it.

    The body itself is never changed: another one is another choice.

    Raises:
        NotFoundError: it, or a document, does not exist or is not visible.
        ChangedMeanwhileError: the draft was made from an older version.
        UserError: the field that is wrong; nothing is stored.

    """
    with desk.vault.writing() as session:
        row, proceeding, matter = _require(session, desk, uid)
        recording = Recording(session, desk, "change_interim")
        with recording.change(row, draft.version):
            _fill(session, desk, row, proceeding, draft)
        _touch(recording, proceeding, matter)
    return recording.changes()


@allows(*OFFICE)
def look_into_documents(desk: Desk, uid: str) -> Changes:
    """Look for a text layer in the documents of a request, in a worker that holds no key.

    What was found stands for the version that was looked at; a newer one is looked at again.

    Raises:
        NotFoundError: it does not exist or is not visible.
        BlobDamagedError: a file is missing, cut or altered.
        PrintingFailedError: the worker gave no answer.

    """
    with desk.vault.reading() as session:
        row, _, _ = _require(session, desk, uid)
        wanted = newest_versions(session, row)
    found = {local: (number, _has_text(desk, document)) for local, document, number in wanted}
    with desk.vault.writing() as session:
        row, proceeding, matter = _require(session, desk, uid)
        # What a program saw by looking is no decision that somebody could take back.
        recording = Recording(session, desk, "look_into_documents", undoable=False)
        with recording.change(row):
            for one in row.documents:
                if one.document_id in found:
                    one.checked_number, one.text_layer = found[one.document_id]
        _touch(recording, proceeding, matter)
    return recording.changes()


@allows(Role.LAWYER)
def delete_interim(desk: Desk, uid: str, version: int | None = None) -> Changes:
    """Move a choice that was entered by mistake to the bin.

    Raises:
        NotFoundError: it does not exist or is not visible.
        ChangedMeanwhileError: somebody changed it since.

    """
    with desk.vault.writing() as session:
        row, proceeding, matter = _require(session, desk, uid)
        recording = Recording(session, desk, "delete_interim")
        recording.delete(row, version)
        _touch(recording, proceeding, matter)
    return recording.changes()


def _has_text(desk: Desk, document: DocumentUid) -> bool:
    try:
        return desk.isolated("text", read_document(desk, document), TEXT) == b"yes"
    except WorkerError as error:
        raise PrintingFailedError from error


def _refuse_second(
    session: Session, desk: Desk, proceeding: Proceeding, draft: InterimDraft
) -> None:
    """Ask why a second body; courts of the host state keep nobody from asking one."""
    if draft.body is InterimBody.DOMESTIC or draft.reason.strip():
        return
    query = live(InterimMeasure, InterimMeasure.court_or_body, InterimMeasure.body).where(
        InterimMeasure.proceeding_id == proceeding.id,
        InterimMeasure.body != InterimBody.DOMESTIC,
        InterimMeasure.state.not_in(_OVER),
    )
    found = session.execute(query).first()
    if found is not None:
        name, body = found
        t = Words(desk.language).t
        raise SecondBodyError(body=name or t(wording.BODIES[body]))


def _basis(session: Session, desk: Desk, proceeding: Proceeding, draft: InterimDraft) -> str:
    if draft.body is InterimBody.DOMESTIC:
        return ""
    packs, words = law(session, desk), Words(desk.language)
    one = next(one for one in bodies_for(packs, proceeding.host_state) if one.body is draft.body)
    if one.recorded is not Recorded.YES and not draft.reason.strip():
        raise BodyNotRecordedError
    view = body_view(one, packs, words)
    checked = day_text(view.checked_on, words.t) if view.checked_on else ""
    return " · ".join(part for part in (view.basis, view.grade, view.source, checked) if part)


def _fill(
    session: Session,
    desk: Desk,
    row: InterimMeasure,
    proceeding: Proceeding,
    draft: InterimDraft,
) -> None:
    facts = fields.notes("facts", draft.facts, limit=5000, required=True)
    for name, day in (("requested_day", draft.requested_day), ("decided_day", draft.decided_day)):
        if day is not None and day > desk.clock.today():
            raise FutureDateError(field=name, day=day)
    if draft.decided_day and draft.requested_day and draft.decided_day < draft.requested_day:
        raise DateOrderError(earlier="requested_day", later="decided_day")
    row.court_or_body = fields.line("court_or_body", draft.court_or_body)
    row.facts = facts
    row.reason = fields.notes("reason", draft.reason, limit=5000)
    row.state = draft.state
    row.requested_day, row.requested_at = draft.requested_day, draft.requested_at
    row.reference = fields.line("reference", draft.reference)
    row.decided_day, row.until_day = draft.decided_day, draft.until_day
    row.notes = fields.notes("notes", draft.notes)
    _choose_documents(session, row, proceeding, draft)


def _choose_documents(
    session: Session, row: InterimMeasure, proceeding: Proceeding, draft: InterimDraft
) -> None:
    """Keep what was looked at of documents that stay."""
    query = live(Document, Document.uid, Document.id).where(
        Document.uid.in_(draft.documents), Document.matter_id == proceeding.matter_id
    )
    ids = {row[0]: row[1] for row in session.execute(query)}
    if set(draft.documents) - set(ids):
        raise NotFoundError(kind=Document.kind)
    standing = {one.document_id: one for one in row.documents}
    row.documents = [
        standing.get(ids[uid]) or InterimDocument(document_id=ids[uid], checked_number=0)
        for uid in dict.fromkeys(draft.documents)
    ]


def _close_task(session: Session, recording: Recording, proceeding: Proceeding) -> None:
    query = live(Task).where(
        Task.proceeding_id == proceeding.id,
        Task.code == TaskCode.INTERIM.value,
        Task.done.is_(False),
    )
    for task in session.scalars(query).all():
        with recording.change(task):
            task.done = True


def _require(session: Session, desk: Desk, uid: str) -> tuple[InterimMeasure, Proceeding, Matter]:
    query = (
        live(InterimMeasure, InterimMeasure, Proceeding, Matter)
        .join(Proceeding, Proceeding.id == InterimMeasure.proceeding_id)
        .join(Matter, Matter.id == Proceeding.matter_id)
        .where(
            InterimMeasure.uid == uid,
            alive(Proceeding, Matter),
            Matter.id.in_(visible_matters(desk)),
        )
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotFoundError(kind=InterimMeasure.kind)
    row, proceeding, matter = found
    return row, proceeding, matter


def _touch(recording: Recording, proceeding: Proceeding, matter: Matter) -> None:
    recording.touch(Proceeding.kind, proceeding.uid)
    recording.touch(Matter.kind, matter.uid)
