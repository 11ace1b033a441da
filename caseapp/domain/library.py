"""By what a search of the library is narrowed, and what a decision is worth before a court."""

from collections.abc import Collection, Mapping
from enum import StrEnum


class Field(StrEnum):
    """What a decision can be asked for besides its words."""

    HOST_STATE = "host_state"
    REQUESTING_STATE = "requesting_state"
    ISSUE = "issue"
    ARTICLE = "article"
    OUTCOME = "outcome"
    COURT = "court"
    """A court, a country's courts or a formation."""
    YEAR = "year"
    """The year of the decision."""
    IMPORTANCE = "importance"
    TREATMENT = "treatment"
    """What later decisions made of it."""
    PRINTABLE = "printable"
    TAG = "tag"
    """A tag of the office or of one of the person's own matters, by its uid."""
    SOURCE = "source"
    """The pack that it came with; the office's own imports are one too."""
    STATE = "state"
    """Host or requesting state; typed only."""
    AFTER = "after"
    """From this day on; typed only."""
    BEFORE = "before"
    """Before this day; typed only."""


FACETS = (
    Field.HOST_STATE,
    Field.REQUESTING_STATE,
    Field.ISSUE,
    Field.ARTICLE,
    Field.OUTCOME,
    Field.COURT,
    Field.YEAR,
    Field.IMPORTANCE,
    Field.TREATMENT,
    Field.PRINTABLE,
    Field.TAG,
    Field.SOURCE,
)
"""Fields whose values are counted beside a result and can be chosen there."""

Filters = Mapping[str, Collection[str]]
"""Chosen values by facet. Of one facet any value will do, of several facets each must be met."""


class Treatment(StrEnum):
    """What later decisions made of one, the gravest first; a decision can have several."""

    SUPERSEDED = "superseded"
    """Its case was decided anew: by the Grand Chamber, on revision or on a new application."""
    DEPARTED_FROM = "departed_from"
    """Another decision departed from it or from what it found about a country."""
    DISTINGUISHED = "distinguished"
    FOLLOWED = "followed"
    """Followed, applied, extended, clarified or reaffirmed."""
    CONSIDERED = "considered"
    """Considered, compared or cited, without more."""
    NONE = "none"
    """No decision of the library speaks of it."""


class Binding(StrEnum):
    """Whether a decision binds the authorities of a state."""

    BINDING = "binding"
    PERSUASIVE = "persuasive"
    UNKNOWN = "unknown"
    """What was collected about the state does not say."""


class BindingReason(StrEnum):
    """Why; `wording.library` has the sentence."""

    PARTY = "party"
    """The state is a party to the European Convention."""
    NOT_PARTY = "not_party"
    PARTY_UNKNOWN = "party_unknown"
    """Nothing was collected about the state and the Convention, or the sources differ."""
    ACCEPTED = "accepted"
    """Views of a committee whose individual complaints the state has accepted."""
    NOT_ACCEPTED = "not_accepted"
    ACCEPTED_UNKNOWN = "accepted_unknown"
    """Views of a committee; whether the state accepted its complaints was not established."""
    OWN_COURT = "own_court"
    """A court of this state: how far it binds others is for the law of that state."""
    OTHER_STATE = "other_state"
    """A court of another state."""
    UNION = "union"
    """The Court of Justice binds Member States; membership was not collected."""
    COURT_UNKNOWN = "court_unknown"
    """It is not known whose court this is."""
