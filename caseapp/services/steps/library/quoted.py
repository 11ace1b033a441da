"""What a memo quotes, held against the texts of the decisions that it cites."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.authorities import PartKind
from caseapp.domain.citations.quotations import Difference, quotations
from caseapp.domain.quoted import QuotedDecision, named_beside, wrong_quotations
from caseapp.domain.relations import marks_of
from caseapp.i18n import Catalogue
from caseapp.models.authority import Authority, AuthorityParagraph
from caseapp.models.base import live

SHOWN = 90
"""Characters of a quotation in a warning."""
_MOST_DIFFERENCES = 3


def quotation_warnings(
    session: Session, authorities: Sequence[int], texts: Iterable[str], t: Catalogue
) -> list[str]:
    """Return a sentence for each quotation that its decision does not have word for word."""
    quoting = [text for text in texts if next(quotations(text), None) is not None]
    if not quoting or not authorities:
        return []
    cited = named_beside(quoting, _named(session, authorities))
    found = []
    for wrong in wrong_quotations(quoting, _with_texts(session, cited)):
        told = {"quotation": _short(wrong.quotation), "authority": wrong.title}
        shown = "; ".join(_difference(one, t) for one in wrong.differences[:_MOST_DIFFERENCES])
        found.append(
            t(
                "The quotation “{quotation}” is not what “{authority}” says: {differences}.",
                **told,
                differences=shown,
            )
            if shown
            else t(
                "The quotation “{quotation}” is from a separate opinion in “{authority}”, not from "
                "the court. Say so in the memo.",
                **told,
            )
        )
    return found


def _named(session: Session, authorities: Sequence[int]) -> list[QuotedDecision]:
    """Return the decisions by what a text names them; their own texts are read when needed."""
    named = live(Authority, Authority.id, Authority.title, Authority.number)
    rows = list(session.execute(named.where(Authority.id.in_(authorities))))
    titles = [title for _, title, _ in rows]
    return [
        QuotedDecision(
            local,
            title,
            marks_of(title, [part.strip() for part in number.split(";") if part.strip()], titles),
        )
        for local, title, number in rows
    ]


def _with_texts(session: Session, cited: Sequence[QuotedDecision]) -> list[QuotedDecision]:
    texts: dict[int, list[tuple[str, str]]] = {}
    opinions: dict[int, list[str]] = {}
    query = (
        select(
            AuthorityParagraph.authority_id,
            AuthorityParagraph.part,
            AuthorityParagraph.number,
            AuthorityParagraph.text,
        )
        .where(
            AuthorityParagraph.authority_id.in_([one.key for one in cited]),
            AuthorityParagraph.part.in_([PartKind.TEXT, PartKind.OPERATIVE, PartKind.OPINION]),
        )
        .order_by(AuthorityParagraph.authority_id, AuthorityParagraph.position)
    )
    for local, part, number, text in session.execute(query):
        if part is PartKind.OPINION:
            opinions.setdefault(local, []).append(text)
        else:
            # The operative part counts anew: § 3 of a citation is none of its numbers.
            own = number if part is PartKind.TEXT else ""
            texts.setdefault(local, []).append((own, text))
    return [
        replace(
            one,
            paragraphs=tuple(texts.get(one.key, ())),
            opinions=tuple(opinions.get(one.key, ())),
        )
        for one in cited
    ]


def _difference(one: Difference, t: Catalogue) -> str:
    if not one.original:
        return t("“{quoted}” is not there", quoted=_short(one.quoted))
    if not one.quoted:
        return t("“{original}” is left out", original=_short(one.original))
    return t("“{quoted}” instead of “{original}”", quoted=one.quoted, original=one.original)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()} …"
