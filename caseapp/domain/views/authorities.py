"""Authorities, as services return them: search pages and one decision."""

from dataclasses import dataclass
from datetime import date, datetime

from caseapp.domain.ids import AuthorityUid
from caseapp.domain.library import Treatment
from caseapp.domain.views.library import BindingView, ParagraphHit, Suggestion, Understood


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """A hit of the library."""

    uid: AuthorityUid
    id_in_pack: str
    title: str
    court: str
    number: str
    day: date
    host_state: str
    requesting_state: str
    outcome: str
    importance: str
    may_be_printed: bool
    """Citation and outcome are verified (print gate)."""
    snippet: tuple[tuple[str, bool], ...] = ()
    """Pieces of text, True where a search word was met."""
    score: float = 0.0
    date_text: str = ""
    """The date as the source has it, perhaps the year alone; print this and not `day`."""
    good_law_note: str = ""
    """Whether it is still good law; wherever the decision prints, this prints with it."""
    paragraph: str = ""
    """The court's number of the paragraph that the snippet is from, where it has one."""
    hudoc_itemid: str = ""
    paragraphs: tuple[ParagraphHit, ...] = ()
    """The paragraphs that answer best, in their order of merit; `snippet` is of the first."""
    binding: BindingView | None = None
    """Whether it binds in the state that the search was made for; None: for no state."""
    treatment: Treatment = Treatment.NONE
    """The gravest that other decisions of the library made of it."""


@dataclass(frozen=True, slots=True)
class Facet:
    """How many hits carry one value of one field, whatever else of that field was chosen."""

    field: str
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class AuthorityPage:
    """One answer of the library."""

    rows: tuple[AuthorityRow, ...]
    total: int
    facets: tuple[Facet, ...] = ()
    more: bool = False
    """`total` and the counts are of the newest hits only; there are more."""
    understood: tuple[Understood, ...] = ()
    """The parts of the query, in their order."""
    suggestions: tuple[Suggestion, ...] = ()
    """Where nothing was found: what to leave out, the most fruitful first."""
    binding_for: str = ""
    """ISO code of the state that `binding` of the rows is about; "" for none."""


@dataclass(frozen=True, slots=True)
class RelationRow:
    """How another authority treats this one, or this one another."""

    other: AuthorityUid
    other_title: str
    relation: str
    incoming: bool
    basis: str
    code: str = ""
    """The relation as the pack has it ("follows"); `relation` has it in words."""


@dataclass(frozen=True, slots=True)
class AuthorityView:
    """A decision with all that the library knows of it."""

    row: AuthorityRow
    formation: str
    ecli: str
    proceeding_type: str
    issues: tuple[str, ...]
    articles: tuple[str, ...]
    holding: str
    holding_may_be_printed: bool
    pinpoints: tuple[str, ...]
    source: str
    good_law_note: str
    confirmed_by: str
    relations: tuple[RelationRow, ...] = ()
    confirmed_at: datetime | None = None
    confirmation_note: str = ""
    citation_verified: bool = False
    outcome_verified: bool = False
    destination_verified: str = ""
    """yes, no or n/a."""
    holding_verified: str = ""
    """Grade of the holding, in the pack's words."""
    needs_confirmation: bool = False
    """The holding prints only after a lawyer has confirmed it."""
    confidence: str = ""
    hudoc_itemid: str = ""
    own: bool = False
    """The office imported it: what was recognised can be corrected, and it can be removed."""
