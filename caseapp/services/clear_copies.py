"""The register of copies in clear: every file that leaves the vault is written and noted here."""

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from caseapp.domain.blocks.payload import read_render_answer, render_request
from caseapp.domain.casefiles import PrintingFailedError
from caseapp.domain.changes import Changes
from caseapp.domain.clear_copies import (
    ASK_AFTER,
    CannotMarkError,
    CopyKind,
    Leaves,
    Leaving,
    Redaction,
    UnnotedCopyError,
)
from caseapp.domain.commands import CannotWriteFileError
from caseapp.domain.errors import NotFoundError
from caseapp.domain.vaults import VaultReadOnlyError
from caseapp.domain.views.clear_copies import CopyRow
from caseapp.domain.views.filings import MemoPdf
from caseapp.i18n import catalogue
from caseapp.models.base import live
from caseapp.models.clear_copy import ClearCopy
from caseapp.models.matter import Matter
from caseapp.models.person import Person
from caseapp.reports.sheets.copies import copies_sheet
from caseapp.services.access import OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.clear_copies import note_copy, sees_copy
from caseapp.services.steps.handling import require_may_leave
from caseapp.services.steps.history import Recording
from caseapp.system.durable import replace_durably
from caseapp.system.worker import Limits, WorkerError

RENDER = Limits(seconds=120.0)


@allows(*OFFICE)
def write_copy(desk: Desk, made: Leaving, path: Path) -> Changes:
    """Write a file that leaves the vault, whole or not at all, and note it in the register.

    Note and file stand together: where one cannot be written, the other is not kept. A vault that
    is open for reading only lets out what a person needs today, and cannot note it.

    Raises:
        CannotWriteFileError: the folder is missing, not ours or full, or no plain file stands
            there; nothing was noted.
        NotAllowedError: a guest takes nothing out; or a handling flag holds it back.

    """
    if made.leaves is None:
        raise UnnotedCopyError
    with desk.vault.reading() as session:
        require_may_leave(session, desk, made.leaves)
    fresh, written = not path.exists(), False
    try:
        with desk.vault.writing() as session:
            recording = note_copy(session, desk, made.leaves, str(path.absolute()), made.data)
            _write(path, made.data)
            written = True
    except VaultReadOnlyError:
        _write(path, made.data)
        return Changes()
    except BaseException:
        if fresh and written:  # the note was not kept
            path.unlink(missing_ok=True)
        raise
    return recording.changes()


@allows(*OFFICE)
def list_copies(desk: Desk, *, standing: bool = False, text: str = "") -> list[CopyRow]:
    """Return the copies of the person's matters and those that name several, the newest first.

    Args:
        desk: who asks.
        standing: only those that nobody has marked as destroyed.
        text: in the place, the file number or the name of the person.

    """
    with desk.vault.reading() as session:
        rows = _rows(session, desk)
    wanted = text.strip().casefold()
    return [
        row
        for row in rows
        if not (standing and row.destroyed_on)
        and wanted in f"{row.place}\n{row.file_number}\n{row.person}".casefold()
    ]


@allows(*OFFICE)
def mark_destroyed(desk: Desk, uid: str, version: int, day: date) -> Changes:
    """Note on which day a copy was destroyed, or came back.

    Raises:
        NotFoundError: it does not exist or is not visible.
        ChangedMeanwhileError: the stored version is another.
        CannotMarkError: the day lies before the day on which it left.

    """
    with desk.vault.writing() as session:
        row = session.scalars(live(ClearCopy).where(ClearCopy.uid == uid, sees_copy(desk))).first()
        if row is None:
            raise NotFoundError(kind=ClearCopy.kind)
        if not row.created_at.date() <= day <= desk.clock.today():
            raise CannotMarkError(day=day)
        recording = Recording(session, desk, "mark_destroyed")
        with recording.change(row, version):
            row.destroyed_on = day
    return recording.changes()


@allows(*OFFICE)
def print_copies(desk: Desk, *, standing: bool = False, text: str = "") -> MemoPdf:
    """Print the register as it is shown.

    Raises:
        PrintingFailedError: the worker gave no answer.

    """
    rows = list_copies(desk, standing=standing, text=text)
    document = copies_sheet(rows, desk.clock.today(), catalogue(desk.language))
    try:
        printed = read_render_answer(desk.isolated("render", render_request(document), RENDER))
    except WorkerError as error:
        raise PrintingFailedError from error
    leaves = Leaves(CopyKind.REGISTER, Redaction.NUMBER)
    return MemoPdf(printed.data, printed.pages, printed.sha256, leaves=leaves)


def _write(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():
        # Replacing a device or a pipe would take it away from everybody else.
        raise CannotWriteFileError(path=str(path))
    try:
        replace_durably(path, data)
    except OSError as error:
        raise CannotWriteFileError(path=str(path)) from error


def _rows(session: Session, desk: Desk) -> list[CopyRow]:
    query = (
        live(ClearCopy, ClearCopy, Matter.file_number, Person.name)
        .outerjoin(Matter, Matter.id == ClearCopy.matter_id)
        .join(Person, Person.id == ClearCopy.person_id)
        .where(sees_copy(desk))
        .order_by(ClearCopy.created_at.desc(), ClearCopy.id.desc())
    )
    long_ago = desk.clock.now() - ASK_AFTER
    return [
        CopyRow(
            uid=row.uid,
            version=row.version,
            kind=row.what,
            redaction=row.redaction,
            file_number=number or "",
            place=row.place,
            person=name,
            left_at=row.created_at,
            destroyed_on=row.destroyed_on,
            sha256=row.sha256,
            ask=row.destroyed_on is None and row.created_at <= long_ago,
            note=row.note,
        )
        for row, number, name in session.execute(query)
    ]
