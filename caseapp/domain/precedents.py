"""Precedents for a pair of states: for which side a decision speaks, and what keeps it out."""

from collections.abc import Collection
from enum import StrEnum

from caseapp.domain.authorities import OutcomeKind
from caseapp.domain.errors import UserError


class SameStateError(UserError):
    """The host and the requesting state are one (values: state)."""

    field = "requesting_state"


class Side(StrEnum):
    """For which side a decision speaks, by its outcome; in the order of a report."""

    FAVOURABLE = "favourable"
    MIXED = "mixed"
    """Some findings for the person, others against: never counted as favourable alone."""
    ADVERSE = "adverse"
    NEITHER = "neither"
    """A preliminary ruling, struck out, or an outcome that the library has in words only."""


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
    NO_TEXT = "no_text"
    """Decisions of which the library has no text: nobody can read here what stands in them."""
    HOLDING = "holding"
    """Decisions whose holding is not verified, so that only their outcome is printed."""
    UNLABELLED = "unlabelled"
    """Decisions that the office imported: no requesting state is known of them."""


WORKING_GAPS = frozenset({Gap.NO_TEXT, Gap.HOLDING, Gap.UNLABELLED})
"""What the office must know of its own library, and a court need not."""
_FOR = frozenset({OutcomeKind.VIOLATION, OutcomeKind.SURRENDER_REFUSED})
_AGAINST = frozenset(
    {OutcomeKind.NO_VIOLATION, OutcomeKind.INADMISSIBLE, OutcomeKind.SURRENDER_ALLOWED}
)


def side_of(kinds: Collection[OutcomeKind]) -> Side:
    """Return for which side a decision with these outcomes speaks."""
    favours, opposes = bool(_FOR & set(kinds)), bool(_AGAINST & set(kinds))
    if favours and opposes:
        return Side.MIXED
    if opposes:
        return Side.ADVERSE
    return Side.FAVOURABLE if favours else Side.NEITHER
