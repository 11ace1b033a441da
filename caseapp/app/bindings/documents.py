"""What the screen of documents may ask for."""

from caseapp.app.bindings.services import Services
from caseapp.ui.documents.port import DocumentsPort


def bind_documents(services: Services) -> DocumentsPort:
    """Bind the documents."""
    later = services.later
    return DocumentsPort(
        list_documents=later("documents.list_documents"),
        list_versions=later("previews.list_versions"),
        list_matters=later("matters.list_matters"),
        preview=later("previews.preview_document"),
        open_outside=later("previews.open_outside"),
        add_document=later("documents.add_document"),
        add_version=later("documents.add_document_version"),
        delete_document=later("documents.delete_document"),
    )
