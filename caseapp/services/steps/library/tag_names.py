"""One name, one tag: `Tag` and `tag` are the same, as whoever was first spelt it."""

from sqlalchemy.orm import Session

from caseapp.domain.text import fold
from caseapp.models.base import live
from caseapp.models.tag import Tag


def tag_named(session: Session, name: str, owner: int | None) -> Tag | None:
    """Return the tag that is called so, in any case and spelling.

    Args:
        session: of the reader.
        name: as it was typed, or came with a pack.
        owner: id of the matter that it belongs to; None: the office's.

    """
    belongs = Tag.matter_id.is_(None) if owner is None else Tag.matter_id == owner
    wanted = fold(name)
    tags = session.scalars(live(Tag).where(belongs).order_by(Tag.id))
    return next((tag for tag in tags if fold(tag.name) == wanted), None)
