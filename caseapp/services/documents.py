"""Documents of a matter: encrypted files with versions and hashes."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.changes import Changes
from caseapp.domain.errors import (
    DiskFailedError,
    NotFoundError,
)
from caseapp.domain.ids import ClientUid, DocumentUid, MatterUid
from caseapp.domain.vaults import BlobDamagedError, DocumentTooLargeError
from caseapp.domain.views.documents import DocumentRow
from caseapp.models.base import alive, live
from caseapp.models.client import Client
from caseapp.models.document import Document, DocumentVersion
from caseapp.models.matter import Matter, MatterClient
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import require_matter, visible_matters
from caseapp.services.steps.cases.document_versions import newest_number
from caseapp.services.steps.cases.file_key import client_key
from caseapp.services.steps.history import Recording
from caseapp.storage import blobs
from caseapp.storage.blobs import StoredBlob

LARGEST = 200 * 1024 * 1024
"""Bytes of one file."""
LONGEST_TITLE = 500
LONGEST_NAME = 255


@allows(*OFFICE)
def add_document(
    desk: Desk,
    matter: MatterUid,
    client: ClientUid,
    *,
    title: str,
    file_name: str,
    media_type: str,
    pieces: Iterable[bytes],
) -> Changes:
    """Store a new document: the file is durable before the row that points to it.

    Raises:
        EmptyFieldError, TextTooLongError, DocumentTooLargeError: nothing was kept.
        NotFoundError: the matter is not visible, or the client is not of this matter.
        DiskFullError, DiskFailedError, VaultReadOnlyError: nothing was kept.

    """
    title = _checked(title, "title", LONGEST_TITLE)
    file_name = _checked(file_name, "file_name", LONGEST_NAME)
    with desk.vault.reading() as session:
        require_matter(session, desk, matter)
    stored = blobs.write_blob(desk.vault.blobs, _limited(pieces))
    with _dropped_on_error(desk, stored), desk.vault.writing() as session:
        owner = require_matter(session, desk, matter)
        client_id = _client_of(session, owner, client)
        document = Document(matter_id=owner.id, client_id=client_id, title=title, versions=[])
        document.versions.append(
            _version(session, desk, client_id, stored, 1, file_name, media_type)
        )
        recording = Recording(session, desk, "add_document")
        recording.add(document)
        recording.touch(Matter.kind, owner.uid)
    return recording.changes()


@allows(*OFFICE)
def add_document_version(
    desk: Desk,
    uid: DocumentUid,
    version: int,
    *,
    file_name: str,
    media_type: str,
    pieces: Iterable[bytes],
) -> Changes:
    """Store a newer file of a document; the older ones stay.

    Raises:
        NotFoundError, ChangedMeanwhileError: about the document.
        TextTooLongError, DocumentTooLargeError: nothing was kept.
        DiskFullError, DiskFailedError, VaultReadOnlyError: nothing was kept.

    """
    file_name = _checked(file_name, "file_name", LONGEST_NAME)
    with desk.vault.reading() as session:
        _require_document(session, desk, uid)
    stored = blobs.write_blob(desk.vault.blobs, _limited(pieces))
    with _dropped_on_error(desk, stored), desk.vault.writing() as session:
        document = _require_document(session, desk, uid)
        recording = Recording(session, desk, "add_document_version")
        with recording.change(document, version):
            number = max((known.number for known in document.versions), default=0) + 1
            document.versions.append(
                _version(session, desk, document.client_id, stored, number, file_name, media_type)
            )
    return recording.changes()


@allows(*READERS)
def read_document(desk: Desk, uid: DocumentUid, number: int | None = None) -> bytes:
    """Return one version of a document, the newest where no number is given.

    Raises:
        NotFoundError: there is none, or it is not visible.
        BlobDamagedError: the file is missing, cut, altered or not the one of the row.

    """
    with desk.vault.reading() as session:
        document = _require_document(session, desk, uid)
        query = select(DocumentVersion).where(DocumentVersion.document_id == document.id)
        if number is not None:
            query = query.where(DocumentVersion.number == number)
        found = session.scalars(query.order_by(DocumentVersion.number.desc()).limit(1)).first()
        if found is None:
            raise NotFoundError(kind=Document.kind)
        key = client_key(session, document.client_id)
        file_key = blobs.unwrap_file_key(key, found.blob, found.wrapped_key)
    if blobs.stored_hash(desk.vault.blobs, found.blob) != found.stored_sha256:
        raise BlobDamagedError(name=found.blob)
    return b"".join(blobs.read_blob(desk.vault.blobs, found.blob, file_key))


@allows(*READERS)
def list_documents(desk: Desk, matter: MatterUid | None = None) -> list[DocumentRow]:
    """Return the documents that this person may see, by title, each with its newest version."""
    query = (
        live(
            Document,
            Document.uid,
            Matter.uid,
            Matter.file_number,
            Client.uid,
            Client.name,
            Document.title,
            DocumentVersion.file_name,
            DocumentVersion.media_type,
            DocumentVersion.number,
            DocumentVersion.size,
            DocumentVersion.sha256,
            DocumentVersion.added_at,
            Document.version,
        )
        .join(Matter, Matter.id == Document.matter_id)
        .join(Client, Client.id == Document.client_id)
        .join(DocumentVersion, DocumentVersion.document_id == Document.id)
        .where(
            alive(Matter, Client),
            Document.matter_id.in_(visible_matters(desk)),
            DocumentVersion.number == newest_number(),
        )
        .order_by(Document.title, Document.id)
    )
    if matter is not None:
        query = query.where(Matter.uid == matter)
    with desk.vault.reading() as session:
        return [DocumentRow(*values) for values in session.execute(query)]


@allows(*OFFICE)
def delete_document(desk: Desk, uid: DocumentUid, version: int | None = None) -> Changes:
    """Move a document with all its versions to the bin; its files stay until it is emptied.

    Raises:
        NotFoundError, ChangedMeanwhileError: about the document.

    """
    with desk.vault.writing() as session:
        document = _require_document(session, desk, uid)
        recording = Recording(session, desk, "delete_document")
        recording.delete(document, version)
    return recording.changes()


def _require_document(session: Session, desk: Desk, uid: DocumentUid) -> Document:
    query = live(Document).where(
        Document.uid == uid, Document.matter_id.in_(visible_matters(desk))
    )
    document: Document | None = session.scalars(query).one_or_none()
    if document is None:
        raise NotFoundError(kind=Document.kind)
    return document


def _client_of(session: Session, matter: Matter, uid: ClientUid) -> int:
    query = (
        live(Client, Client.id)
        .join(MatterClient, MatterClient.client_id == Client.id)
        .where(Client.uid == uid, MatterClient.matter_id == matter.id)
    )
    found: int | None = session.scalars(query).one_or_none()
    if found is None:
        raise NotFoundError(kind=Client.kind)
    return found


def _version(  # noqa: PLR0917 - a row of a file has these columns
    session: Session,
    desk: Desk,
    client_id: int,
    stored: StoredBlob,
    number: int,
    file_name: str,
    media_type: str,
) -> DocumentVersion:
    key = client_key(session, client_id)
    return DocumentVersion(
        number=number,
        blob=stored.name,
        wrapped_key=blobs.wrap_file_key(key, stored.name, stored.file_key),
        size=stored.size,
        sha256=stored.sha256,
        stored_sha256=stored.stored_sha256,
        file_name=file_name,
        media_type=media_type,
        added_at=desk.clock.now(),
        added_by=desk.person.uid,
    )


@contextmanager
def _dropped_on_error(desk: Desk, stored: StoredBlob) -> Generator[None]:
    """Remove a file again where its row was not kept.

    After a disk error the row may stand: then the file stays, and the next opening sweeps it if
    no row points to it.
    """
    try:
        yield
    except DiskFailedError:
        raise
    except BaseException:
        (desk.vault.blobs / stored.name).unlink(missing_ok=True)
        raise


def _limited(pieces: Iterable[bytes]) -> Generator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LARGEST:
            raise DocumentTooLargeError(limit=LARGEST)
        yield piece


def _checked(text: str, field: str, limit: int) -> str:
    return fields.line(field, text, limit=limit, required=True)
