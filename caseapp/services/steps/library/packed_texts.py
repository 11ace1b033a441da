"""Texts of decisions that come with a pack: the office's own import always goes before."""

from collections.abc import Collection, Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from caseapp.domain.authority_packs import PackedParagraph
from caseapp.domain.text import search_form
from caseapp.models.authority import AuthorityParagraph
from caseapp.search import index
from caseapp.services.steps.library.own_decisions import FIRST_OF_TEXT

Text = tuple[PackedParagraph, ...]


def came_or_differ(
    session: Session,
    texts: Mapping[str, Text],
    places: Mapping[str, int],
    texts_before: Collection[str],
) -> frozenset[str]:
    """Return which texts are to be written: the missing ones, and newer ones of the same pack.

    Args:
        session: of the command.
        texts: that the pack brings, by its ids.
        places: rows of the decisions that stand already.
        texts_before: ids of those whose text came with the edition before.

    """
    wanted = set()
    for name, text in texts.items():
        standing = text_of(session, places[name]) if name in places else ()
        if not standing or (name in texts_before and standing != text):
            wanted.add(name)
    return frozenset(wanted)


def text_of(session: Session, authority: int) -> Text:
    """Return the text of a decision as a pack carries it."""
    query = (
        select(AuthorityParagraph.part, AuthorityParagraph.number, AuthorityParagraph.text)
        .where(
            AuthorityParagraph.authority_id == authority,
            AuthorityParagraph.position >= FIRST_OF_TEXT,
        )
        .order_by(AuthorityParagraph.position)
    )
    return tuple(PackedParagraph(*row) for row in session.execute(query))


def replace_texts(session: Session, texts: Mapping[int, Text]) -> None:
    """Write texts in place of what stands; the index is told by whoever lays the decision out."""
    for authority, text in texts.items():
        session.execute(
            delete(AuthorityParagraph).where(
                AuthorityParagraph.authority_id == authority,
                AuthorityParagraph.position >= FIRST_OF_TEXT,
            )
        )
        rows = [
            {
                "id": index.paragraph_id(authority, position),
                "authority_id": authority,
                "position": position,
                "part": one.part,
                "number": one.number,
                "text": one.text,
                "folded": search_form(one.text),
            }
            for position, one in enumerate(text, FIRST_OF_TEXT)
        ]
        if rows:
            session.execute(insert(AuthorityParagraph), rows)
