"""Writing a pack of decisions into the vault: new rows, changed rows, rows that went."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from caseapp.domain.authorities import AuthorityPack, Decision, PartKind
from caseapp.domain.ids import new_uid
from caseapp.domain.text import search_form
from caseapp.models.authority import (
    Authority,
    AuthorityLabel,
    AuthorityPackEdition,
    AuthorityParagraph,
    AuthorityRelation,
)
from caseapp.models.base import ever
from caseapp.search import index

_BATCH = 500


def write_decisions(session: Session, pack: AuthorityPack, now: datetime) -> frozenset[str]:
    """Bring the decisions of one pack up to date and return the uids that were touched.

    A decision keeps its uid for good. One that the pack no longer has goes to the bin, so that
    memos and confirmations keep what they point to.
    """
    stored = _stored(session, pack.name)
    _clear(session, [local for local, _ in stored.values()])
    fresh = []
    # In the order of the dates, so that the newest decisions have the highest ids.
    for decision in sorted(pack.decisions, key=lambda one: (one.decided_on, one.id)):
        values = _columns(decision) | {"changed_at": now}
        if decision.id in stored:
            local, _ = stored[decision.id]
            change = values | {"deleted_at": None, "version": Authority.version + 1}
            session.execute(update(Authority).where(Authority.id == local).values(change))
        else:
            head = {"uid": new_uid(), "version": 1, "created_at": now, "pack": pack.name}
            fresh.append(head | values)
    _insert(session, Authority, fresh)
    stored = _stored(session, pack.name)
    present = {decision.id for decision in pack.decisions}
    gone = [local for name, (local, _) in stored.items() if name not in present]
    session.execute(update(Authority).where(Authority.id.in_(gone)).values(deleted_at=now))
    _fill(session, [(stored[one.id][0], one) for one in pack.decisions])
    _relate(session, pack, {name: local for name, (local, _) in stored.items()})
    return frozenset(uid for _, uid in stored.values())


def _stored(session: Session, pack: str) -> dict[str, tuple[int, str]]:
    """Return local id and uid of every decision of a pack, the binned ones too."""
    query = ever(Authority, Authority.id_in_pack, Authority.id, Authority.uid)
    rows = session.execute(query.where(Authority.pack == pack))
    return {id_in_pack: (local, uid) for id_in_pack, local, uid in rows}


def _clear(session: Session, authorities: Sequence[int]) -> None:
    """Take the parts of these decisions away; the index first, while the old words stand."""
    if not authorities:
        return
    index.remove(session.connection(), authorities)
    for part in (AuthorityLabel, AuthorityParagraph):
        session.execute(delete(part).where(part.authority_id.in_(authorities)))
    session.execute(delete(AuthorityRelation).where(AuthorityRelation.from_id.in_(authorities)))


def _fill(session: Session, decisions: Iterable[tuple[int, Decision]]) -> None:
    labels: list[dict[str, Any]] = []
    paragraphs: list[dict[str, Any]] = []
    words: list[tuple[int, str, str]] = []
    for local, decision in decisions:
        given = decision.labels()
        labels += [
            {"authority_id": local, "label": label, "value": value} for label, value in given
        ]
        for paragraph in _paragraphs(local, decision):
            paragraphs.append(paragraph)
            words.append((paragraph["id"], paragraph["folded"], index.label_words(given)))
    _insert(session, AuthorityLabel, labels)
    _insert(session, AuthorityParagraph, paragraphs)
    index.add(session.connection(), words)


def _paragraphs(local: int, decision: Decision) -> list[dict[str, Any]]:
    """Return head and holding; the holding is found by the words of the head as well."""
    head = decision.head()
    folded_head = search_form(head)
    notes = " ".join((decision.holding, decision.good_law_note))
    parts = (
        (PartKind.HEAD, head, folded_head),
        (PartKind.HOLDING, decision.holding, f"{search_form(notes)} {folded_head}"),
    )
    return [
        {
            "id": index.paragraph_id(local, position),
            "authority_id": local,
            "position": position,
            "part": part,
            "number": "",
            "text": text,
            "folded": folded,
        }
        for position, (part, text, folded) in enumerate(parts)
    ]


def _relate(session: Session, pack: AuthorityPack, locals_: dict[str, int]) -> None:
    rows = [
        {
            "from_id": locals_[relation.from_id],
            "treatment": relation.treatment,
            "to_id": locals_[relation.to_id],
            "basis": relation.basis,
        }
        for relation in pack.relations
    ]
    _insert(session, AuthorityRelation, rows)


def _insert(session: Session, table: type[Any], rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), _BATCH):
        session.execute(insert(table), rows[start : start + _BATCH])


def _columns(decision: Decision) -> dict[str, Any]:
    return {
        "id_in_pack": decision.id,
        "digest": decision.digest,
        "title": decision.title,
        "court": decision.court,
        "formation": decision.formation,
        "number": decision.number,
        "decided_on": decision.decided_on,
        "date_text": decision.date_text,
        "host_states": decision.host_states,
        "destination": decision.destination,
        "proceeding_type": decision.proceeding_type,
        "issues": "\n".join(decision.issues),
        "articles": "\n".join(decision.articles),
        "outcome": decision.outcome,
        "holding": decision.holding,
        "pinpoints": "\n".join(decision.pinpoints),
        "importance": decision.importance,
        "rank": decision.rank,
        "source": decision.source,
        "confidence": decision.confidence,
        "ecli": decision.ecli,
        "hudoc_itemid": decision.hudoc_itemid,
        "holding_basis": decision.holding_basis,
        "good_law_note": decision.good_law_note,
        "citation_verified": decision.citation_verified,
        "outcome_verified": decision.outcome_verified,
        "destination_verified": decision.destination_verified,
        "holding_verified": decision.holding_verified,
        "label_words": index.label_words(decision.labels()),
    }


def is_loaded(session: Session, version: str) -> bool:
    """Say whether this version of the library is the one in the vault."""
    query = select(AuthorityPackEdition.version).where(AuthorityPackEdition.version == version)
    return session.scalar(query) is not None
