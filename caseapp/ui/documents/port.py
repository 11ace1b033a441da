"""What the screen of documents needs from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseapp.domain.changes import Changes
    from caseapp.domain.ids import DocumentUid
    from caseapp.domain.previews import PreviewPage
    from caseapp.domain.views.document_versions import VersionRow
    from caseapp.domain.views.documents import DocumentRow
    from caseapp.domain.views.matters import MatterView


class DocumentsPort(NamedTuple):
    """Calls about documents; each runs on the database thread, through the runner."""

    list_documents: Callable[[], Sequence[DocumentRow]]
    list_versions: Callable[[DocumentUid], Sequence[VersionRow]]
    list_matters: Callable[[], Sequence[MatterView]]
    preview: Callable[..., PreviewPage]
    """Positional: document, number of the version; keywords: page, width."""
    open_outside: Callable[[DocumentUid, int], str]
    """Document and version to the path of a read-only copy."""
    add_document: Callable[..., Changes]
    """Positional: matter, client; keywords: title, file_name, media_type, pieces."""
    add_version: Callable[..., Changes]
    """Positional: document, its version; keywords: file_name, media_type, pieces."""
    delete_document: Callable[[DocumentUid, int], Changes]
