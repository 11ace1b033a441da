"""What bars a removal, as services return it. Nothing here ever says "safe"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from caseapp.domain.ids import ClientUid, DocumentUid, MatterUid, ProceedingUid

if TYPE_CHECKING:
    from caseapp.domain.protection.drafts import BarDraft, RemovalDraft
    from caseapp.domain.protection.removal import Gap


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A proceeding that can lead to a removal, and how long counted acts stand in its way."""

    proceeding: ProceedingUid
    matter: MatterUid
    file_number: str
    client_names: tuple[str, ...]
    host_state: str
    court_or_body: str
    in_custody: bool
    decision: str
    """Label of the newest decision after which removal is possible; "" for none."""
    fixed_day: date | None
    fixed_at: time | None
    zone: str
    uncovered: tuple[date, ...]
    """Days from today to fourteen days ahead on which no act counts; empty: no alarm."""
    clients: tuple[ClientUid, ...] = ()


@dataclass(frozen=True, slots=True)
class BarView:
    """An act that is said to bar the removal."""

    uid: str
    draft: BarDraft
    """What was entered, with the version."""
    label: str
    """What kind of act it is."""
    effect: str
    """Its effect in words."""
    document_title: str
    rule_citation: str
    rule_review: str
    """Who reviewed the rule and when; "" for nobody, or too long ago."""
    gaps: tuple[Gap, ...]
    """Why it does not count today; empty: it counts today."""
    gap_sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemovalPanel:
    """What bars removal in one proceeding."""

    risk: RiskRow
    at_risk: bool
    """Custody, a decision or a fixed day is in the file, and it is not closed."""
    why: tuple[str, ...]
    """What makes a removal possible, in sentences."""
    verdict: str
    """Which of the coming days no counted act covers; never that somebody is safe."""
    bars: tuple[BarView, ...]
    removal: RemovalDraft
    documents: tuple[tuple[DocumentUid, str], ...]
    """Documents of the matter that can be named as the order."""
    rules: tuple[tuple[str, str], ...]
    """(id, words) of rules with suspensive effect in this state."""
