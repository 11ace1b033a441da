"""Read models of the library."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.authorities import HOLDINGS_FIT_TO_PRINT
from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.text import snippet
from caseapp.domain.views.authorities import AuthorityRow, AuthorityView, RelationRow
from caseapp.domain.views.library import BindingView, ParagraphHit, Pieces
from caseapp.i18n import Catalogue
from caseapp.models.authority import (
    Authority,
    AuthorityLabel,
    AuthorityParagraph,
    AuthorityRelation,
)
from caseapp.models.base import alive, live
from caseapp.search.expressions import TextQuery
from caseapp.search.hits import Hit
from caseapp.search.treatments import gravest, treatments
from caseapp.services.steps.library.confirmations import standing_confirmation
from caseapp.services.steps.library.own_decisions import OWN
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


def page_rows(
    session: Session,
    hits: Sequence[Hit],
    query: TextQuery | None,
    t: Catalogue,
    *,
    passages: int,
    binding: Mapping[int, BindingView],
) -> tuple[AuthorityRow, ...]:
    """Return the rows of a page of hits, in their order, with snippets.

    Where no word of the query stands in the text, the snippet shows the labels in the reader's
    language if the words stand there, and else the beginning of the text.

    Args:
        session: of the reader.
        hits: of the page.
        query: what to mark.
        t: language of the labels.
        passages: paragraphs to show of each decision.
        binding: by local id, where it is known.

    """
    ids = [hit.authority for hit in hits]
    authorities = {
        authority.id: authority
        for authority in session.scalars(live(Authority).where(Authority.id.in_(ids)))
    }
    treated = treatments(session.connection(), ids)
    rows = {}
    for hit, met in zip(hits, paragraph_hits(session, hits, query, passages), strict=True):
        authority = authorities.get(hit.authority)
        if authority is None:
            continue
        rows[hit.authority] = replace(
            _row(authority, met[0].snippet if met else _snippet(authority.holding, query)),
            paragraph=met[0].number if met else "",
            score=round(hit.score, 4),
            paragraphs=met,
            binding=binding.get(hit.authority),
            treatment=gravest(treated.get(hit.authority, ())),
        )
    if query is not None:
        unmarked = [number for number, row in rows.items() if not _is_marked(row.snippet)]
        for number, labels in _labels(session, unmarked, t).items():
            shown = _snippet(labels, query)
            if _is_marked(shown):
                rows[number] = replace(rows[number], snippet=shown, paragraph="")
    return tuple(rows.values())


def paragraph_hits(
    session: Session, hits: Sequence[Hit], query: TextQuery | None, passages: int
) -> list[tuple[ParagraphHit, ...]]:
    """Return the best paragraphs of each hit, as far as they show a word of the query."""
    wanted = [place for hit in hits for place, _ in hit.paragraphs[:passages]]
    rows = session.execute(_PARAGRAPH.where(AuthorityParagraph.id.in_(wanted)))
    texts = {place: (position, number, part, text) for place, position, number, part, text in rows}
    found = []
    for hit in hits:
        met: list[ParagraphHit] = []
        for place, score in hit.paragraphs[:passages]:
            if place not in texts:
                continue
            position, number, part, text = texts[place]
            shown = _snippet(text, query)
            # Of several, those alone whose own text has the words: a head has labels besides.
            if not met or _is_marked(shown):
                met.append(ParagraphHit(position, number, part, shown, round(score, 4)))
        found.append(tuple(met))
    return found


_PARAGRAPH = select(
    AuthorityParagraph.id,
    AuthorityParagraph.position,
    AuthorityParagraph.number,
    AuthorityParagraph.part,
    AuthorityParagraph.text,
)


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
    row = _row(authority, _snippet(authority.holding, None))
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
        own=authority.pack == OWN,
    )


def _row(authority: Authority, shown: Pieces) -> AuthorityRow:
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
        snippet=shown,
        date_text=authority.date_text,
        good_law_note=authority.good_law_note,
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
