"""Documents on the screen: their versions, one page drawn by a worker, a copy to open outside."""

from pathlib import PurePath

from sqlalchemy import select

from caseapp.domain.blocks.errors import BadPayloadError
from caseapp.domain.blocks.preview_payload import preview_request, read_preview_answer
from caseapp.domain.clear_copies import CopyKind, Leaves, Redaction
from caseapp.domain.commands import CannotWriteFileError
from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import DocumentUid, MatterUid
from caseapp.domain.previews import NotOpenedOutsideError, PreviewPage, PreviewTooHeavyError
from caseapp.domain.views.document_versions import VersionRow
from caseapp.models.base import ever, live
from caseapp.models.document import Document, DocumentVersion
from caseapp.models.matter import Matter
from caseapp.models.person import Person
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.documents import read_document
from caseapp.services.steps.access import visible_matters
from caseapp.services.steps.clear_copies import note_copy
from caseapp.system import outside
from caseapp.system.worker import MEGABYTE, Limits, WorkerError

SHOW = Limits(seconds=20.0, memory=1024 * MEGABYTE, answer=64 * MEGABYTE)
"""What one page may cost; a page of a hostile file costs as much and no more."""
OUTSIDE = "opened outside"
"""Place of a copy that other programs were shown, in the register; it is swept at the lock."""


@allows(*READERS)
def list_versions(desk: Desk, uid: DocumentUid) -> list[VersionRow]:
    """Return every file that a document ever had, the newest first.

    Raises:
        NotFoundError: there is none, or it is not visible.

    """
    with desk.vault.reading() as session:
        known = session.scalars(
            live(Document, Document.id).where(
                Document.uid == uid, Document.matter_id.in_(visible_matters(desk))
            )
        ).one_or_none()
        if known is None:
            raise NotFoundError(kind=Document.kind)
        people = session.execute(ever(Person, Person.uid, Person.name))
        names = {str(known_uid): str(name) for known_uid, name in people}
        rows = session.scalars(
            select(DocumentVersion)
            .where(DocumentVersion.document_id == known)
            .order_by(DocumentVersion.number.desc())
        )
        return [
            VersionRow(
                number=row.number,
                file_name=row.file_name,
                media_type=row.media_type,
                size=row.size,
                sha256=row.sha256,
                added_at=row.added_at,
                added_by=names.get(row.added_by, ""),
            )
            for row in rows
        ]


@allows(*READERS)
def preview_document(
    desk: Desk, uid: DocumentUid, number: int, *, page: int, width: int
) -> PreviewPage:
    """Draw one page of one version, in a worker that holds no key and opens no file.

    Args:
        desk: who asks.
        uid: the document.
        number: of the version, from 1.
        page: from 1; one too large gives the last.
        width: of the picture, in pixels.

    Raises:
        NotFoundError, BlobDamagedError: as `documents.read_document`.
        EncryptedDocumentError, PictureTooLargeError, DamagedDocumentError, UnknownContentError,
        DisguisedDocumentError, PreviewTooHeavyError: why it is not shown.

    """
    data = read_document(desk, uid, number)
    name = _file_name(desk, uid, number)
    request = preview_request(data, PurePath(name).suffix, width, page)
    try:
        return read_preview_answer(desk.isolated("preview", request, SHOW))
    except (WorkerError, BadPayloadError) as error:
        raise PreviewTooHeavyError from error


@allows(*OFFICE)
def open_outside(desk: Desk, uid: DocumentUid, number: int) -> str:
    """Write a copy that other programs may read, note it, and return its path.

    Read-only, under a random name, in the folder that is swept at the lock.

    Raises:
        NotFoundError, BlobDamagedError: as `documents.read_document`.
        VaultReadOnlyError: the register cannot be written, so nothing leaves.
        NotOpenedOutsideError: files that end so are not given to other programs.
        CannotWriteFileError: there is no private folder for it; nothing was noted.

    """
    data = read_document(desk, uid, number)
    ending = PurePath(_file_name(desk, uid, number)).suffix
    try:
        path = outside.new_path(ending)
    except outside.NotAllowedError as error:
        raise NotOpenedOutsideError(ending=ending) from error
    except OSError as error:
        raise CannotWriteFileError(path="") from error
    with desk.vault.writing() as session:
        matter = session.scalars(
            live(Matter, Matter.uid)
            .join(Document, Document.matter_id == Matter.id)
            .where(Document.uid == uid)
        ).one()
        leaves = Leaves(CopyKind.DOCUMENT, Redaction.FULL, MatterUid(matter))
        note_copy(session, desk, leaves, OUTSIDE, data)
        try:
            outside.write(path, data)
        except OSError as error:
            raise CannotWriteFileError(path=str(path.parent)) from error
    return str(path)


def _file_name(desk: Desk, uid: DocumentUid, number: int) -> str:
    return next(row.file_name for row in list_versions(desk, uid) if row.number == number)
