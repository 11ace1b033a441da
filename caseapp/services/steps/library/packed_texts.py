"""Texts of decisions that come with a pack: the office's own import always goes before.

Nobody notes who brought a text in. It is the pack's where it reads as the edition in force has it;
any other is the office's, and no pack touches it.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from caseapp.domain.authority_packs import PackedParagraph
from caseapp.domain.text import search_form
from caseapp.models.authority import AuthorityParagraph
from caseapp.search import index
from caseapp.services.steps.library.decision_text import paragraphs_of
from caseapp.services.steps.library.own_decisions import FIRST_OF_TEXT

Text = tuple[PackedParagraph, ...]


def came_or_differ(
    session: Session,
    texts: Mapping[str, Text],
    places: Mapping[str, int],
    texts_before: Mapping[str, Text],
) -> frozenset[str]:
    """Return which texts are to be written: the missing ones, and newer ones of the same pack.

    Args:
        session: of the command.
        texts: that the pack brings, by its ids.
        places: rows of the decisions that stand already.
        texts_before: of the edition before, by the pack's ids.

    """
    wanted = set()
    for name, text in texts.items():
        standing = text_of(session, places[name]) if name in places else ()
        if not standing or (standing == texts_before.get(name) and standing != text):
            wanted.add(name)
    return frozenset(wanted)


def has_own_text(session: Session, authority: int, of_pack: Text) -> bool:
    """Say whether a decision has a text that is not the pack's."""
    standing = text_of(session, authority)
    return bool(standing) and standing != of_pack


def text_of(session: Session, authority: int) -> Text:
    """Return the text of a decision as a pack carries it."""
    return tuple(
        PackedParagraph(one.part, one.number, one.text)
        for one in paragraphs_of(session, authority)
    )


def drop_texts(session: Session, authorities: Iterable[int]) -> None:
    """Take texts away; the index has forgotten them already."""
    session.execute(
        delete(AuthorityParagraph).where(
            AuthorityParagraph.authority_id.in_(list(authorities)),
            AuthorityParagraph.position >= FIRST_OF_TEXT,
        )
    )


def replace_texts(session: Session, texts: Mapping[int, Text]) -> None:
    """Write texts in place of what stands; the index is told by whoever lays the decision out."""
    drop_texts(session, texts)
    for authority, text in texts.items():
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
