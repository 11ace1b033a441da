"""Decisions that stand to one, as services return them."""

from dataclasses import dataclass
from datetime import date

from caseapp.domain.ids import AuthorityUid
from caseapp.domain.relations import RelationKind


@dataclass(frozen=True, slots=True)
class RelatedDecision:
    """Another decision, and how it stands to the one that was asked about.

    Attributes:
        day: for sorting and drawing; `date_text` has what is known of it.
        code: the relation as the pack has it; `relation` has it in words, to be followed by `title`.
        incoming: the other decision is the one that tells it.
        warns: it undoes the decision that was asked about.
        paragraphs: where it is said: numbers in the decision that tells it; empty where the
            library does not know.

    """

    uid: AuthorityUid
    title: str
    court: str
    day: date
    date_text: str
    kind: RelationKind
    code: str
    relation: str
    incoming: bool
    warns: bool
    paragraphs: tuple[str, ...]
    basis: str
    may_be_printed: bool


@dataclass(frozen=True, slots=True)
class Relations:
    """A decision among those that it stands to: what warns first, then by kind, then by date."""

    uid: AuthorityUid
    title: str
    day: date
    date_text: str
    others: tuple[RelatedDecision, ...]
