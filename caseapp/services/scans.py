"""Scans that prove something about a deadline: receipts and signed instructions of its matter."""

from collections.abc import Iterable

from caseapp.domain.blocks.payload import pages_request, read_pages_answer
from caseapp.domain.casefiles import PrintingFailedError
from caseapp.domain.changes import Changes
from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import DeadlineUid, DocumentUid, MatterUid
from caseapp.domain.views.documents import DocumentRow
from caseapp.models.client import Client
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.documents import add_document, list_documents, read_document
from caseapp.services.steps.cases.matter_views import clients_of
from caseapp.services.steps.dates.deadline_views import require_deadline
from caseapp.system.worker import Limits, WorkerError

SCREEN = Limits(seconds=60.0)
PDF = "application/pdf"


@allows(*READERS)
def list_scans(desk: Desk, deadline: DeadlineUid) -> list[DocumentRow]:
    """Return the documents of a deadline's matter, by title.

    Raises:
        NotFoundError: the deadline is not this person's.

    """
    with desk.vault.reading() as session:
        matter = require_deadline(session, desk, deadline).matter.uid
    return list_documents(desk, MatterUid(matter))


@allows(*OFFICE)
def add_scan(
    desk: Desk,
    deadline: DeadlineUid,
    *,
    title: str,
    file_name: str,
    media_type: str,
    pieces: Iterable[bytes],
) -> Changes:
    """Put a scan among the documents of a deadline's matter; it belongs to its first client.

    Raises:
        NotFoundError: the deadline is not this person's.
        UserError: as `documents.add_document`; nothing was kept.

    """
    with desk.vault.reading() as session:
        matter = require_deadline(session, desk, deadline).matter
        clients = clients_of(session, [matter.id])[matter.id]
    if not clients:
        raise NotFoundError(kind=Client.kind)
    return add_document(
        desk,
        MatterUid(matter.uid),
        clients[0][0],
        title=title,
        file_name=file_name,
        media_type=media_type,
        pieces=pieces,
    )


@allows(*READERS)
def scan_pages(desk: Desk, document: DocumentUid, width: int) -> list[bytes]:
    """Return the pages of a scan as PNG pictures, drawn by a worker that holds no key.

    Args:
        desk: who asks.
        document: a PDF of a matter of this person.
        width: of the pictures, in pixels.

    Raises:
        NotFoundError, BlobDamagedError: as `documents.read_document`.
        PagesUnreadableError: it is no PDF that can be read.
        PrintingFailedError: the worker gave no answer.

    """
    data = read_document(desk, document)
    try:
        answer = desk.isolated("screen", pages_request(data, width), SCREEN)
    except WorkerError as error:
        raise PrintingFailedError from error
    return list(read_pages_answer(answer))
