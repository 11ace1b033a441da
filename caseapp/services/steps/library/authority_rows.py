"""A row of the library as the decision that a pack would have."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.authorities import Decision, Label, OutcomeKind, outcomes_said
from caseapp.models.authority import Authority, AuthorityLabel
from caseapp.services.steps.library.own_decisions import host_codes

Labels = Mapping[Label, Sequence[str]]


def labels_by_kind(session: Session, authority: int) -> Labels:
    """Return what a decision can be filtered by."""
    query = (
        select(AuthorityLabel.label, AuthorityLabel.value)
        .where(AuthorityLabel.authority_id == authority)
        .order_by(AuthorityLabel.id)
    )
    found: dict[Label, list[str]] = defaultdict(list)
    for label, value in session.execute(query):
        found[label].append(value)
    return found


def decision_of(row: Authority, labels: Labels) -> Decision:
    """Return the decision of a row; without labels those are read from its words.

    Args:
        row: of the library.
        labels: as `labels_by_kind`; empty for what the office imported.

    """
    kinds = (
        tuple(map(OutcomeKind, labels.get(Label.OUTCOME, ())))
        if labels
        else outcomes_said(row.outcome)
    )
    return Decision(
        id=row.id_in_pack,
        title=row.title,
        court=row.court,
        formation=row.formation,
        number=row.number,
        decided_on=row.decided_on,
        date_text=row.date_text,
        host_states=row.host_states,
        host_codes=tuple(labels.get(Label.HOST_STATE, ()) or host_codes(row.host_states)),
        destination=row.destination,
        destination_codes=tuple(labels.get(Label.REQUESTING_STATE, ())),
        proceeding_type=row.proceeding_type,
        issues=_lines(row.issues),
        articles=_lines(row.articles),
        outcome=row.outcome,
        outcome_kinds=kinds,
        holding=row.holding,
        pinpoints=_lines(row.pinpoints),
        importance=row.importance,
        source=row.source,
        confidence=row.confidence,
        ecli=row.ecli,
        hudoc_itemid=row.hudoc_itemid,
        holding_basis=row.holding_basis,
        good_law_note=row.good_law_note,
        citation_verified=row.citation_verified,
        outcome_verified=row.outcome_verified,
        destination_verified=row.destination_verified,
        holding_verified=row.holding_verified,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
