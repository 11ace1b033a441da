"""Which version of a document is meant where nobody names one."""

from sqlalchemy import ScalarSelect, func, select

from caseapp.models.document import Document, DocumentVersion


def newest_number() -> ScalarSelect[int]:
    """Return the number of the newest version of the `Document` that the query stands at."""
    return (
        select(func.max(DocumentVersion.number))
        .where(DocumentVersion.document_id == Document.id)
        .correlate(Document)
        .scalar_subquery()
    )
