"""What a lawyer vouched for: the holding as the library words it, after reading its text."""

import hashlib

from sqlalchemy.orm import Session

from caseapp.models.authority import Authority, AuthorityConfirmation
from caseapp.models.base import live
from caseapp.services.steps.library.packed_texts import text_of


def content_of(session: Session, authority: Authority) -> str:
    """Return a hash of what is confirmed: what the library says of a decision, and its text.

    Of a decision without a text it is the digest alone: whoever confirms it read it elsewhere, and
    a text that comes later takes nothing back.
    """
    text = text_of(session, authority.id)
    if not text:
        return authority.digest
    return hashlib.sha256(repr((authority.digest, text)).encode()).hexdigest()


def standing_confirmation(session: Session, authority: Authority) -> AuthorityConfirmation | None:
    """Return the confirmation of exactly this content, if somebody gave it."""
    query = live(AuthorityConfirmation).where(AuthorityConfirmation.authority_id == authority.id)
    given = session.scalars(query.order_by(AuthorityConfirmation.id)).all()
    if not given:
        return None
    content = {authority.digest, content_of(session, authority)}
    return next((one for one in given if one.digest in content), None)
