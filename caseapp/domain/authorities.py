"""Decisions usable as precedent, how far each was checked, and what may therefore be printed."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from caseapp.domain.errors import UserError


class OutcomeKind(StrEnum):
    """What a decision came to, coarse enough to filter by; the words of the outcome stay."""

    VIOLATION = "violation"
    NO_VIOLATION = "no_violation"
    INADMISSIBLE = "inadmissible"
    STRUCK_OUT = "struck_out"
    PRELIMINARY_RULING = "preliminary_ruling"
    SURRENDER_REFUSED = "surrender_refused"
    """Extradition refused, its order annulled, or the person discharged."""
    SURRENDER_ALLOWED = "surrender_allowed"
    OTHER = "other"


class Label(StrEnum):
    """A field that the library can be filtered by; its values are codes, except the courts."""

    HOST_STATE = "host_state"
    REQUESTING_STATE = "requesting_state"
    ISSUE = "issue"
    COURT = "court"
    OUTCOME = "outcome"
    IMPORTANCE = "importance"
    ARTICLE = "article"
    PRINTABLE = "printable"


class PartKind(StrEnum):
    """What a paragraph of the index is made of."""

    HEAD = "head"
    """Names, numbers, court, states and key words."""
    HOLDING = "holding"
    FRONT = "front"
    """Title page of the decision: court, names, numbers, date, judges."""
    HEADING = "heading"
    TEXT = "text"
    """A numbered paragraph of the decision itself, with what follows it up to the next number."""
    OPERATIVE = "operative"
    """What the court holds."""
    OPINION = "opinion"
    """A separate opinion: never the court's own words."""
    NOTE = "note"
    """A footnote."""


TREATMENTS = frozenset(
    [
        "cites",
        "follows",
        "considers",
        "reassesses_country_finding_in",
        "distinguishes",
        "applies",
        "extends",
        "superseded_by_grand_chamber",
        "departs_from",
        "clarifies",
        "followed_by_new_application",
        "departs_from_country_finding_in",
        "revised_by",
        "reaffirms",
        "decided_with_approach_of",
        "compares",
        "companion_of",
        "follow_up_of",
    ]
)
"""How one authority can stand to another; any other word in a pack is refused."""

HOLDINGS_FIT_TO_PRINT = frozenset({"yes", "outcome-level only"})
"""Grades of the holding that print without a lawyer's own confirmation."""

IMPORTANCE_RANKS = {"leading": 1, "key case": 1, "historic": 1, "high": 2, "medium": 3, "low": 4}
"""First words of the importance field; 1 comes first in lists."""


class UnprintableAuthorityError(UserError):
    """Citation or outcome is not verified: no confirmation makes it printable (values: title)."""


class AlreadyConfirmedError(UserError):
    """Somebody confirmed this holding, or it needs nobody (values: title)."""


class PackError(UserError):
    """A pack breaks its own rules; nothing of it was loaded.

    Values: file, row (line of the file, 1 = heading; 0 = the file as a whole), field, text.
    """


class PackRowError(PackError):
    """A field of a row cannot be read, is missing or names what the pack does not have."""


class PackFileError(PackError):
    """A file of the pack is missing, altered, or has other rows than the manifest says."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision as a pack has it. Lists keep the order of the source."""

    id: str
    title: str
    court: str
    formation: str
    number: str
    """Application, case or report number, as cited."""
    decided_on: date
    """For sorting: the first day of the year where the source has the year only."""
    date_text: str
    """The date as the source has it: "2008-02-28" or "2007". This one is printed."""
    host_states: str
    host_codes: tuple[str, ...]
    destination: str
    """Requesting or destination State in the words of the source; in brackets: none meant."""
    destination_codes: tuple[str, ...]
    proceeding_type: str
    issues: tuple[str, ...]
    articles: tuple[str, ...]
    outcome: str
    outcome_kinds: tuple[OutcomeKind, ...]
    holding: str
    pinpoints: tuple[str, ...]
    importance: str
    source: str
    confidence: str
    ecli: str
    hudoc_itemid: str
    holding_basis: str
    good_law_note: str
    """Never printed without: whether the decision was superseded, revised or departed from."""
    citation_verified: bool
    outcome_verified: bool
    destination_verified: str
    holding_verified: str

    @property
    def may_be_printed(self) -> bool:
        """Say whether citation and outcome were verified: the gate to every filing."""
        return self.citation_verified and self.outcome_verified

    @property
    def holding_needs_confirmation(self) -> bool:
        """Say whether a lawyer must check the holding against the decision before it prints."""
        return self.holding_verified not in HOLDINGS_FIT_TO_PRINT

    @property
    def rank(self) -> int:
        """Return the place of its importance: 1 key case … 4 low."""
        return importance_rank(self.importance)

    @property
    def digest(self) -> str:
        """Return a hash of everything above: a confirmation holds for this content only."""
        return hashlib.sha256(repr(astuple(self)).encode()).hexdigest()

    def labels(self) -> tuple[tuple[Label, str], ...]:
        """Return what the decision can be filtered by."""
        return (
            *_each(Label.HOST_STATE, self.host_codes),
            *_each(Label.REQUESTING_STATE, self.destination_codes),
            *_each(Label.ISSUE, self.issues),
            *_each(Label.COURT, [self.court] if self.court else []),
            *_each(Label.OUTCOME, self.outcome_kinds),
            (Label.IMPORTANCE, str(self.rank)),
            *_each(Label.ARTICLE, self.articles),
            (Label.PRINTABLE, "yes" if self.may_be_printed else "no"),
        )

    def head(self) -> str:
        """Return what a reader would type to find the decision by its outside."""
        return " · ".join(
            filter(
                None,
                (
                    self.title,
                    self.number,
                    self.court,
                    self.date_text,
                    self.host_states,
                    self.destination,
                    self.proceeding_type,
                    ", ".join(issue.replace("-", " ") for issue in self.issues),
                    self.outcome,
                    self.ecli,
                    self.hudoc_itemid,
                ),
            )
        )


@dataclass(frozen=True, slots=True)
class Relation:
    """How one decision stands to another, and what that statement rests on."""

    from_id: str
    treatment: str
    to_id: str
    basis: str


@dataclass(frozen=True, slots=True)
class IssueTerm:
    """A keyword of the vocabulary and the group it belongs to."""

    keyword: str
    group: str
    count: int


@dataclass(frozen=True, slots=True)
class AuthorityPack:
    """A checked pack. `version` is the hash of its manifest, which has the hash of every file."""

    name: str
    edition: str
    version: str
    decisions: tuple[Decision, ...]
    relations: tuple[Relation, ...]
    vocabulary: tuple[IssueTerm, ...]


def importance_rank(importance: str) -> int:
    """Return the place of an importance such as "medium (HUDOC 3)".

    Raises:
        KeyError: the words are unknown.

    """
    return IMPORTANCE_RANKS[importance.partition(" (")[0]]


def outcome_kinds(outcome: str, others: Mapping[str, OutcomeKind]) -> tuple[OutcomeKind, ...]:
    """Read the kinds from an outcome such as "violation: 3 (extradition) | no violation: 34".

    Args:
        outcome: the words of the pack; notes in square brackets do not count.
        others: kinds of outcomes that are not findings on articles, by their full words.

    Raises:
        KeyError: the words are unknown.

    """
    kinds = (_outcome_kind(part.strip(), others) for part in outcome.split("|"))
    return tuple(dict.fromkeys(kinds))


_FINDINGS = {
    "violation": OutcomeKind.VIOLATION,
    "no violation": OutcomeKind.NO_VIOLATION,
    "inadmissible": OutcomeKind.INADMISSIBLE,
    "struck out": OutcomeKind.STRUCK_OUT,
}


def _outcome_kind(part: str, others: Mapping[str, OutcomeKind]) -> OutcomeKind:
    if part in others:
        return others[part]
    head = part.partition(":")[0].partition("[")[0].partition("(")[0]
    return _FINDINGS[head.strip()]


_NOT = re.compile(r"\b(?:no|non|not a)[\s-]+violation", re.IGNORECASE)
_FOUND = re.compile(r"\bviolations?\b", re.IGNORECASE)
_WHOLLY_OUT = re.compile(
    r"^(?:application |requête |applications |requêtes )?"
    r"(?:declared |déclarée )?(?:inadmissible|irrecevable)s?\b",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"^(?:struck out of the list|radiation du rôle)", re.IGNORECASE)
_CLAUSES = re.compile(r"[;|\n]")
_SUFFICIENT = re.compile(r"finding of (?:a )?violation|constat de violation", re.IGNORECASE)
"""Of damages: "finding of violation sufficient" finds nothing."""


def outcomes_said(
    conclusion: str, others: Mapping[str, OutcomeKind] = MappingProxyType({})
) -> tuple[OutcomeKind, ...]:
    """Read the kinds from a conclusion in a court's own words, as far as they are sure.

    "Remainder inadmissible" and "Partly struck out" say nothing of the rest. What is not
    understood is of no kind: nothing is guessed.

    Args:
        conclusion: words of the court's database or of the operative part, or of a pack.
        others: as `outcome_kinds`.

    """
    try:
        return outcome_kinds(conclusion, others) if conclusion.strip() else ()
    except KeyError:
        found = (kind for clause in _CLAUSES.split(conclusion) for kind in _said(clause.strip()))
        return tuple(dict.fromkeys(found))


def _said(clause: str) -> Iterator[OutcomeKind]:
    rest = _NOT.sub("", clause)
    if _FOUND.search(rest) and not _SUFFICIENT.search(rest):
        yield OutcomeKind.VIOLATION
    if rest != clause:
        yield OutcomeKind.NO_VIOLATION
    elif _WHOLLY_OUT.match(clause):
        yield OutcomeKind.INADMISSIBLE
    elif _STRUCK.match(clause):
        yield OutcomeKind.STRUCK_OUT


def _each(label: Label, values: Iterable[str]) -> tuple[tuple[Label, str], ...]:
    return tuple((label, str(value)) for value in dict.fromkeys(values))
