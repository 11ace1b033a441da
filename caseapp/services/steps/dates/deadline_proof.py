"""The documents that prove something about deadlines: receipts and signed instructions."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from caseapp.domain.ids import DocumentUid
from caseapp.domain.views.deadlines import ProofView
from caseapp.models.base import live
from caseapp.models.deadline import Deadline
from caseapp.models.document import Document, DocumentVersion
from caseapp.services.steps.cases.document_versions import newest_number


def proofs(session: Session, ids: Iterable[int | None]) -> dict[int, ProofView]:
    """Return documents by local id with their newest version; what is in the bin proves nothing."""
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    query = (
        live(
            Document,
            Document.id,
            Document.uid,
            Document.title,
            DocumentVersion.file_name,
            DocumentVersion.media_type,
            DocumentVersion.sha256,
            DocumentVersion.added_at,
        )
        .join(DocumentVersion, DocumentVersion.document_id == Document.id)
        .where(Document.id.in_(wanted), DocumentVersion.number == newest_number())
    )
    return {
        local: ProofView(DocumentUid(uid), title, name, kind, sha256, added)
        for local, uid, title, name, kind, sha256, added in session.execute(query)
    }


def has_proof(session: Session, row: Deadline) -> bool:
    """Say whether a filing has an incoming number, a receipt or a scan."""
    return bool(row.filed_reference) or row.scan_id in proofs(session, [row.scan_id])
