"""Precedents for a pair of states: for which side a decision speaks, and what keeps it out."""

from collections.abc import Collection
from enum import StrEnum

from caseapp.domain.authorities import OutcomeKind
from caseapp.domain.errors import UserError


class SameStateError(UserError):
    """The host and the requesting state are one (values: state)."""

    field = "requesting_state"


class NoPrecedentsError(UserError):
    """The library has nothing for a pair of states that may be cited (values: host, requesting)."""


class NoSuchSectionError(UserError):
    """No report for this pair of states stands in the memo (values: host, requesting)."""


class StalePrecedentsError(UserError):
    """A section rests on what the library does not say any more (values: host, requesting)."""


class Side(StrEnum):
    """For which side a decision speaks, by its outcome; in the order of a report."""

    FAVOURABLE = "favourable"
    MIXED = "mixed"
    """Some findings for the person, others against: never counted as favourable alone."""
    ADVERSE = "adverse"
    NEITHER = "neither"
    """A preliminary ruling, or struck out: it decided for nobody."""
    UNKNOWN = "unknown"
    """The library has no outcome, or one in words that do not say for whom: nothing is guessed."""


class Doubt(StrEnum):
    """Why a decision may not be relied on, whatever it says."""

    CITATION = "citation"
    """Name, number and date were not compared with the official publication."""
    OUTCOME = "outcome"
    """What the court found was not compared with the decision."""
    DESTINATION = "destination"
    """That it concerned this requesting state was not compared with the decision."""


class Gap(StrEnum):
    """What a report does not rest on, and must say."""

    NO_PAIR = "no_pair"
    """No decision of the library is about this pair of states."""
    NO_OWN_COURT = "no_own_court"
    """The library has no decision of the host state's own courts."""
    NO_ADVERSE = "no_adverse"
    """No adverse authority was found, which does not mean that there is none."""
    NOT_VERIFIED = "not_verified"
    """Decisions that were found and may not be relied on."""
    PAIR_NOT_VERIFIED = "pair_not_verified"
    """Of these, decisions about this pair of states: the first that the office has to read."""
    NO_TEXT = "no_text"
    """Decisions of which the library has no text: nobody can read here what stands in them."""
    HOLDING = "holding"
    """Decisions whose holding is not verified, so that only their outcome is printed."""
    UNLABELLED = "unlabelled"
    """Decisions that the office imported: no requesting state is known of them."""


WORKING_GAPS = frozenset({Gap.PAIR_NOT_VERIFIED, Gap.NO_TEXT, Gap.HOLDING, Gap.UNLABELLED})
"""What the office must know of its own library, and a court need not."""
_FOR = frozenset({OutcomeKind.VIOLATION, OutcomeKind.SURRENDER_REFUSED})
_AGAINST = frozenset(
    {OutcomeKind.NO_VIOLATION, OutcomeKind.INADMISSIBLE, OutcomeKind.SURRENDER_ALLOWED}
)

_FOR_NOBODY = frozenset({OutcomeKind.STRUCK_OUT, OutcomeKind.PRELIMINARY_RULING})


def side_of(kinds: Collection[OutcomeKind]) -> Side:
    """Return for which side a decision with these outcomes speaks."""
    favours, opposes = bool(_FOR & set(kinds)), bool(_AGAINST & set(kinds))
    if favours and opposes:
        return Side.MIXED
    if favours or opposes:
        return Side.FAVOURABLE if favours else Side.ADVERSE
    return Side.NEITHER if _FOR_NOBODY & set(kinds) else Side.UNKNOWN
