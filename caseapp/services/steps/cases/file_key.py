"""The key of a client's files."""

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.models.document import ClientKey
from caseapp.storage.blobs import KEY_BYTES


def client_key(session: Session, client_id: int) -> bytes:
    """Return the key under which a client's file keys are wrapped; made where there is none.

    Making it is kept only in a writing session; `add_client` calls this, so that every client has
    one from the first day.
    """
    query = select(ClientKey.blob_key).where(ClientKey.client_id == client_id)
    found = session.scalars(query).one_or_none()
    if found is None:
        found = secrets.token_bytes(KEY_BYTES)
        session.add(ClientKey(client_id=client_id, blob_key=found))
        session.flush()
    return found
