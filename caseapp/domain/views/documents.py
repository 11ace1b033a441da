"""Documents, as services return them."""

from dataclasses import dataclass
from datetime import datetime

from caseapp.domain.ids import ClientUid, DocumentUid, MatterUid


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document by its newest version."""

    uid: DocumentUid
    matter: MatterUid
    file_number: str
    client: ClientUid
    client_name: str
    title: str
    file_name: str
    media_type: str
    number: int
    """Of the newest version, from 1."""
    size: int
    sha256: str
    added_at: datetime
    version: int
