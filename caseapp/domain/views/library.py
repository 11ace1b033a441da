"""What the library says about a search besides its hits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from caseapp.domain.ids import SavedSearchUid
from caseapp.domain.library import Binding, BindingReason, Field

Pieces = tuple[tuple[str, bool], ...]
"""Pieces of text, True where a search word was met."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One part of a query as it was understood, for a chip below the search field."""

    typed: str
    """As it stands in the query, with its minus and quotation marks: `-court:CAT`."""
    label: str
    """In words: "Court: Committee against Torture", "“diplomatic assurances”", "assurances"."""
    field: Field | None = None
    """None: words."""
    values: tuple[str, ...] = ()
    """Codes that are meant, of a field; empty where `known` is false."""
    excluded: bool = False
    phrase: bool = False
    beginning: bool = False
    """The beginning of words: `extradit*`."""
    known: bool = True
    """False: no such court, state, … — the part is passed over; `label` says so in a sentence."""
    query: str = ""
    """The whole query without this part: what a click on the chip's cross leaves."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What would find something where nothing was found."""

    query: str
    filters: tuple[tuple[str, tuple[str, ...]], ...]
    """Chosen values by facet that stay."""
    left_out: str
    """The word, phrase or field that was taken out, in words."""
    total: int
    """Decisions that are found then."""
    more: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphHit:
    """A paragraph of a decision that answers a query."""

    position: int
    """Where it stands in the decision; `get_text` counts its paragraphs the same way."""
    number: str
    """The court's own number; empty where it has none, as in a holding."""
    part: str
    """Code of `PartKind`."""
    snippet: Pieces
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class BindingView:
    """Whether a decision binds in a state, and why."""

    binding: Binding
    reason: BindingReason
    label: str
    """Short, for a badge: "Binding here", "Persuasive only"."""
    sentence: str
    """The reason in a full sentence that names the state."""
    sure: bool = True
    """False: what this rests on was collected from memory or is disputed; the sentence says so."""


@dataclass(frozen=True, slots=True)
class SavedSearchRow:
    """A search that somebody keeps."""

    uid: SavedSearchUid
    version: int
    name: str
    query: str
    filters: tuple[tuple[str, tuple[str, ...]], ...]
    shared: bool
    """For everybody in the office; else for its owner alone."""
    owner: str
    """Name of who saved it."""
    seen_at: datetime | None
    """When this person last looked at its result."""

    def as_filters(self) -> dict[str, Sequence[str]]:
        """Return the filters as `authorities.find` takes them."""
        return dict(self.filters)


@dataclass(frozen=True, slots=True)
class SearchCount:
    """How many decisions a saved search finds now."""

    total: int
    more: bool
    """The first hits alone were counted; there are further ones."""
    new: int
    """Decisions that came into the library since this person last looked."""
