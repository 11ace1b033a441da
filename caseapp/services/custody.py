"""Custody: who is held since which hour, on what, and every limit with the event that ends it."""

from dataclasses import replace

from sqlalchemy.orm import Session, selectinload

from caseapp.domain import fields
from caseapp.domain.blocks.payload import read_render_answer, render_request
from caseapp.domain.casefiles import PrintingFailedError
from caseapp.domain.changes import Changes
from caseapp.domain.clear_copies import CopyKind, Leaves, Redaction
from caseapp.domain.errors import DateOrderError, FutureDateError, NotFoundError
from caseapp.domain.ids import MatterUid, ProceedingUid
from caseapp.domain.protection.drafts import CustodyDraft, CustodyEndDraft
from caseapp.domain.protection.errors import AlreadyInCustodyError, CustodyEndedError
from caseapp.domain.views.custody import CustodyPanel
from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.vocabulary import Role
from caseapp.i18n import catalogue
from caseapp.models.base import alive, live
from caseapp.models.custody import Custody
from caseapp.models.event import Event
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.reports.sheets import custody_sheet
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import visible_matters
from caseapp.services.steps.cases.proceedings import require_proceeding
from caseapp.services.steps.handling import flags_of, require_printable, warning_of
from caseapp.services.steps.history import Recording
from caseapp.services.steps.protection.custody_forms import arrest_of, client_of, fill_custody
from caseapp.services.steps.protection.custody_lapses import open_tasks
from caseapp.services.steps.protection.custody_limits import hours_of, limits_of
from caseapp.services.steps.protection.custody_stops import stop_all, stop_limits
from caseapp.services.steps.protection.custody_views import panel_of
from caseapp.storage.snapshot import load_parts
from caseapp.system.worker import Limits, WorkerError

RENDER = Limits(seconds=120.0)


@allows(*READERS)
def get_custody(desk: Desk, proceeding: ProceedingUid) -> CustodyPanel:
    """Return everything about custody in a proceeding, running custody first.

    Raises:
        NotFoundError: the proceeding is not this person's.

    """
    with desk.vault.reading() as session:
        row, matter = require_proceeding(session, desk, proceeding)
        return panel_of(session, desk, row, matter)


@allows(*OFFICE)
def record_custody(desk: Desk, draft: CustodyDraft) -> Changes:
    """Record that a client is held; the arrest and its limits are stored in the same commit.

    Raises:
        NotFoundError: the proceeding is not this person's.
        NotHeldHereError: the client is not of this matter.
        AlreadyInCustodyError: custody of this client runs here already.
        NoArrestError: the event that was named is no arrest of this proceeding.
        UserError: the field that is wrong; nothing is stored.

    """
    with desk.vault.writing() as session:
        proceeding, matter = require_proceeding(session, desk, draft.proceeding)
        client = client_of(session, proceeding, draft.client)
        running = live(Custody, Custody.id).where(
            Custody.client_id == client.id,
            Custody.proceeding_id == proceeding.id,
            Custody.ended_day.is_(None),
        )
        if session.scalars(running).first() is not None:
            raise AlreadyInCustodyError
        recording = Recording(session, desk, "record_custody")
        row = Custody(proceeding_id=proceeding.id, client_id=client.id, ended_source="", lapses=[])
        fill_custody(row, proceeding, draft)
        row.event_id = arrest_of(session, desk, recording, proceeding, draft).id
        recording.add(row)
        stop_limits(session, desk, recording, proceeding)
        _note(session, desk, recording, row, proceeding)
        _touch(recording, proceeding, matter)
        uid = row.uid
    return replace(recording.changes(), created=uid)


@allows(*OFFICE)
def change_custody(desk: Desk, uid: str, draft: CustodyDraft) -> Changes:
    """Change place, basis, title, pauses or notes. The hours are those of the arrest's event.

    Raises:
        NotFoundError: it does not exist or is not visible.
        ChangedMeanwhileError: the draft was made from an older version.
        UserError: the field that is wrong; nothing is stored.

    """
    with desk.vault.writing() as session:
        row, proceeding, matter = _require(session, desk, uid)
        recording = Recording(session, desk, "change_custody")
        with recording.change(row, draft.version):
            fill_custody(row, proceeding, draft)
        _note(session, desk, recording, row, proceeding)
        _touch(recording, proceeding, matter)
    return recording.changes()


@allows(*OFFICE)
def end_custody(
    desk: Desk, uid: str, draft: CustodyEndDraft, version: int | None = None
) -> Changes:
    """Record that custody ended, and who saw it. No lapsed limit ever does that by itself.

    Raises:
        NotFoundError: it does not exist or is not visible.
        CustodyEndedError: it has an end already.
        EmptyFieldError: nobody is named who saw it.
        FutureDateError, DateOrderError: a day that cannot be.

    """
    with desk.vault.writing() as session:
        row, proceeding, matter = _require(session, desk, uid)
        if row.ended_day is not None:
            raise CustodyEndedError
        if draft.day > desk.clock.today():
            raise FutureDateError(field="ended_day", day=draft.day)
        if draft.day < hours_of(_event(session, row), row.zone).day:
            raise DateOrderError(earlier="seized", later="ended_day")
        source = fields.notes("source", draft.source, limit=2000, required=True)
        recording = Recording(session, desk, "end_custody")
        with recording.change(row, version):
            row.ended_day, row.ended_at = draft.day, draft.at
            row.ended_how, row.ended_source = draft.how, source
        stop_all(session, desk, recording, row)
        _touch(recording, proceeding, matter)
    return recording.changes()


@allows(Role.LAWYER)
def delete_custody(desk: Desk, uid: str, version: int | None = None) -> Changes:
    """Move a custody that was entered by mistake to the bin; its arrest stays in the file.

    Raises:
        NotFoundError: it does not exist or is not visible.
        ChangedMeanwhileError: somebody changed it since.

    """
    with desk.vault.writing() as session:
        row, proceeding, matter = _require(session, desk, uid)
        recording = Recording(session, desk, "delete_custody")
        recording.delete(row, version)
        _touch(recording, proceeding, matter)
    return recording.changes()


@allows(*OFFICE)
def print_custody(desk: Desk, uid: str) -> MemoPdf:
    """Print both hours, what lies between, and every limit by both counts, for a complaint.

    Raises:
        NotFoundError: it does not exist or is not visible.
        NotAllowedError: the matter is for lawyers only, and this is none.
        PrintingFailedError: the worker gave no answer.

    """
    with desk.vault.reading() as session:
        _, proceeding, matter = _require(session, desk, uid)
        flags = flags_of(matter)
        require_printable(desk, flags, "print_custody")
        panel = panel_of(session, desk, proceeding, matter)
    view = next(one for one in panel.custodies if one.uid == uid)
    t, clock = catalogue(desk.language), desk.clock
    document = custody_sheet(view, panel.file_number, clock.now(), desk.person.name, clock.zone, t)
    try:
        answer = desk.isolated("render", render_request(document), RENDER)
    except WorkerError as error:
        raise PrintingFailedError from error
    printed = read_render_answer(answer)
    leaves = Leaves(CopyKind.CUSTODY_SHEET, Redaction.FULL, MatterUid(matter.uid))
    warnings = warning_of(desk, flags, CopyKind.CUSTODY_SHEET)
    return MemoPdf(printed.data, printed.pages, printed.sha256, warnings, leaves=leaves)


@allows(*OFFICE)
def note_lapses(desk: Desk) -> Changes:
    """Open the two tasks of every custody title that lapsed since somebody last looked.

    Each lapse is noted once, so this may run as often as a screen is drawn. It cannot be undone:
    nobody asked for it by hand.
    """
    with desk.vault.writing() as session:
        recording = Recording(session, desk, "note_lapses", undoable=False)
        for row, proceeding in _running(session, desk):
            _note(session, desk, recording, row, proceeding)
    return recording.changes()


def _note(
    session: Session, desk: Desk, recording: Recording, row: Custody, proceeding: Proceeding
) -> None:
    load_parts(session, row)
    hours = hours_of(_event(session, row), row.zone)
    limits = limits_of(session, desk, row, proceeding, hours)
    open_tasks(session, desk, recording, row, proceeding, limits)


def _running(session: Session, desk: Desk) -> list[tuple[Custody, Proceeding]]:
    query = (
        live(Custody, Custody, Proceeding)
        .join(Proceeding, Proceeding.id == Custody.proceeding_id)
        .join(Matter, Matter.id == Proceeding.matter_id)
        .where(
            Custody.ended_day.is_(None),
            alive(Proceeding, Matter),
            Matter.id.in_(visible_matters(desk)),
        )
    )
    return [(row, proceeding) for row, proceeding in session.execute(query)]


def _event(session: Session, row: Custody) -> Event:
    query = live(Event).where(Event.id == row.event_id).options(selectinload(Event.dates))
    found: Event = session.scalars(query).one()
    return found


def _require(session: Session, desk: Desk, uid: str) -> tuple[Custody, Proceeding, Matter]:
    query = (
        live(Custody, Custody, Proceeding, Matter)
        .join(Proceeding, Proceeding.id == Custody.proceeding_id)
        .join(Matter, Matter.id == Proceeding.matter_id)
        .where(
            Custody.uid == uid,
            alive(Proceeding, Matter),
            Matter.id.in_(visible_matters(desk)),
        )
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotFoundError(kind=Custody.kind)
    row, proceeding, matter = found
    return row, proceeding, matter


def _touch(recording: Recording, proceeding: Proceeding, matter: Matter) -> None:
    recording.touch(Proceeding.kind, proceeding.uid)
    recording.touch(Matter.kind, matter.uid)
