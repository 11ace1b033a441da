"""What a memo quotes, held against the texts of the decisions that it cites."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.authorities import PartKind
from caseapp.domain.citations.quotations import Difference, quotations
from caseapp.domain.quoted import QuotedDecision, wrong_quotations
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
    cited = _cited(session, authorities)
    found = []
    for text in quoting:
        for wrong in wrong_quotations(text, cited):
            pairs = "; ".join(_difference(one, t) for one in wrong.differences[:_MOST_DIFFERENCES])
            found.append(
                t(
                    "The quotation “{quotation}” is not what “{authority}” says: {differences}.",
                    quotation=_short(wrong.quotation),
                    authority=wrong.title,
                    differences=pairs,
                )
            )
    return found


def _cited(session: Session, authorities: Sequence[int]) -> list[QuotedDecision]:
    named = live(Authority, Authority.id, Authority.title, Authority.number)
    rows = list(session.execute(named.where(Authority.id.in_(authorities))))
    titles = [title for _, title, _ in rows]
    texts: dict[int, list[tuple[str, str]]] = {}
    query = (
        select(AuthorityParagraph.authority_id, AuthorityParagraph.number, AuthorityParagraph.text)
        .where(
            AuthorityParagraph.authority_id.in_(authorities),
            AuthorityParagraph.part.in_([PartKind.TEXT, PartKind.OPERATIVE]),
        )
        .order_by(AuthorityParagraph.authority_id, AuthorityParagraph.position)
    )
    for local, number, text in session.execute(query):
        texts.setdefault(local, []).append((number, text))
    return [
        QuotedDecision(
            title,
            marks_of(title, [part.strip() for part in number.split(";") if part.strip()], titles),
            tuple(texts.get(local, ())),
        )
        for local, title, number in rows
    ]


def _difference(one: Difference, t: Catalogue) -> str:
    if not one.original:
        return t("“{quoted}” is not there", quoted=_short(one.quoted))
    if not one.quoted:
        return t("“{original}” is left out", original=_short(one.original))
    return t("“{quoted}” instead of “{original}”", quoted=one.quoted, original=one.original)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()} …"
