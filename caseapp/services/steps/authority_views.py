"""Read models of the library."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.authorities import HOLDINGS_FIT_TO_PRINT
from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.text import snippet
from caseapp.domain.views.authorities import AuthorityRow, AuthorityView, RelationRow
from caseapp.i18n import Catalogue
from caseapp.models.authority import (
    Authority,
    AuthorityConfirmation,
    AuthorityLabel,
    AuthorityParagraph,
    AuthorityRelation,
)
from caseapp.models.base import alive, live
from caseapp.search.authorities import Hit
from caseapp.search.query import TextQuery
from caseapp.wording.authorities import issue_text, label_text, relation_text
from caseapp.wording.label_words import SOUGHT


def require_authority(session: Session, uid: str) -> Authority:
    """Return a decision of the library.

    Raises:
        NotFoundError: there is none.

    """
    authority: Authority | None = session.scalars(
        live(Authority).where(Authority.uid == uid)
    ).one_or_none()
    if authority is None:
        raise NotFoundError(kind=Authority.kind)
    return authority


def needs_confirmation(authority: Authority) -> bool:
    """Say whether the holding waits for a lawyer's check before it prints."""
    return authority.holding_verified not in HOLDINGS_FIT_TO_PRINT


def standing_confirmation(session: Session, authority: Authority) -> AuthorityConfirmation | None:
    """Return the confirmation of exactly this content, if somebody gave it."""
    found: AuthorityConfirmation | None = session.scalars(
        live(AuthorityConfirmation)
        .where(
            AuthorityConfirmation.authority_id == authority.id,
            AuthorityConfirmation.digest == authority.digest,
        )
        .order_by(AuthorityConfirmation.id)
    ).first()
    return found


def page_rows(
    session: Session, hits: Sequence[Hit], query: TextQuery | None, t: Catalogue | None = None
) -> tuple[AuthorityRow, ...]:
    """Return the rows of a page of hits, in their order, with snippets.

    Where no word of the query stands in the text, the snippet shows the labels in the reader's
    language if the words stand there, and else the beginning of the text.
    """
    ids = [hit.authority for hit in hits]
    authorities = {
        authority.id: authority
        for authority in session.scalars(live(Authority).where(Authority.id.in_(ids)))
    }
    texts = {
        number: (text, paragraph)
        for number, text, paragraph in session.execute(
            select(
                AuthorityParagraph.id, AuthorityParagraph.text, AuthorityParagraph.number
            ).where(AuthorityParagraph.id.in_([hit.paragraph for hit in hits]))
        )
    }
    rows = {}
    for hit in hits:
        authority = authorities.get(hit.authority)
        if authority is not None:
            text, number = texts.get(hit.paragraph or 0, (authority.holding, ""))
            rows[hit.authority] = _row(authority, text, number, hit.score, query)
    if query is not None and t is not None:
        unmarked = [number for number, row in rows.items() if not _is_marked(row.snippet)]
        for number, labels in _labels(session, unmarked, t).items():
            shown = _snippet(labels, query)
            if _is_marked(shown):
                rows[number] = replace(rows[number], snippet=shown, paragraph="")
    return tuple(rows.values())


def _labels(session: Session, authorities: Sequence[int], t: Catalogue) -> dict[int, str]:
    """Return the labels of decisions in the language of the reader."""
    if not authorities:
        return {}
    query = (
        select(AuthorityLabel.authority_id, AuthorityLabel.label, AuthorityLabel.value)
        .where(AuthorityLabel.authority_id.in_(authorities), AuthorityLabel.label.in_(SOUGHT))
        .order_by(AuthorityLabel.id)
    )
    labels: dict[int, list[str]] = {}
    for number, label, value in session.execute(query):
        labels.setdefault(number, []).append(label_text(label, value, t))
    return {number: " · ".join(dict.fromkeys(words)) for number, words in labels.items()}


def _snippet(text: str, query: TextQuery | None) -> tuple[tuple[str, bool], ...]:
    if query is None:
        return snippet(text, frozenset())
    return snippet(text, query.words, query.prefix, stems=query.stems)


def _is_marked(pieces: tuple[tuple[str, bool], ...]) -> bool:
    return any(hit for _, hit in pieces)


def view(session: Session, authority: Authority, t: Catalogue) -> AuthorityView:
    """Return everything that the library knows of a decision."""
    confirmation = standing_confirmation(session, authority)
    row = _row(authority, authority.holding, "", 0.0, None)
    open_question = needs_confirmation(authority) and confirmation is None
    return AuthorityView(
        row=row,
        formation=authority.formation,
        ecli=authority.ecli,
        proceeding_type=authority.proceeding_type,
        issues=tuple(issue_text(issue, t) for issue in _lines(authority.issues)),
        articles=_lines(authority.articles),
        holding=authority.holding,
        holding_may_be_printed=row.may_be_printed and not open_question,
        pinpoints=_lines(authority.pinpoints),
        source=authority.source,
        good_law_note=authority.good_law_note,
        confirmed_by=confirmation.person_name if confirmation else "",
        relations=_relations(session, authority, t),
        confirmed_at=confirmation.confirmed_at if confirmation else None,
        confirmation_note=confirmation.note if confirmation else "",
        citation_verified=authority.citation_verified,
        outcome_verified=authority.outcome_verified,
        destination_verified=authority.destination_verified,
        holding_verified=authority.holding_verified,
        needs_confirmation=open_question,
        confidence=authority.confidence,
        hudoc_itemid=authority.hudoc_itemid,
    )


def _row(
    authority: Authority, text: str, number: str, score: float, query: TextQuery | None
) -> AuthorityRow:
    return AuthorityRow(
        uid=AuthorityUid(authority.uid),
        id_in_pack=authority.id_in_pack,
        title=authority.title,
        court=authority.court,
        number=authority.number,
        day=authority.decided_on,
        host_state=authority.host_states,
        requesting_state=authority.destination,
        outcome=authority.outcome,
        importance=authority.importance,
        may_be_printed=authority.citation_verified and authority.outcome_verified,
        snippet=_snippet(text, query),
        score=round(score, 4),
        date_text=authority.date_text,
        good_law_note=authority.good_law_note,
        paragraph=number,
        hudoc_itemid=authority.hudoc_itemid,
    )


def _relations(session: Session, authority: Authority, t: Catalogue) -> tuple[RelationRow, ...]:
    """Return the relations both ways: treatment before mere citation, key cases first."""
    rows = []
    for mine, other, incoming in (
        (AuthorityRelation.to_id, AuthorityRelation.from_id, True),
        (AuthorityRelation.from_id, AuthorityRelation.to_id, False),
    ):
        query = (
            select(
                Authority.uid,
                Authority.title,
                AuthorityRelation.treatment,
                AuthorityRelation.basis,
            )
            .join(Authority, Authority.id == other)
            .where(mine == authority.id, alive(Authority))
            .order_by(
                AuthorityRelation.treatment == "cites", Authority.rank, Authority.decided_on.desc()
            )
        )
        for uid, title, treatment, basis in session.execute(query):
            words = relation_text(treatment, t, incoming=incoming)
            rows.append(RelationRow(AuthorityUid(uid), title, words, incoming, basis, treatment))
    return tuple(sorted(rows, key=lambda row: row.code == "cites"))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
