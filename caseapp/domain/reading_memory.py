"""What a reader of the library comes back to."""

from dataclasses import dataclass

from caseapp.domain.ids import AuthorityUid

MOST_PLACES = 300
"""Decisions of which the place is remembered; of more, those read longest ago are forgotten."""


@dataclass(frozen=True, slots=True)
class ReadingMemory:
    """How one person cited last, and where each text was left."""

    style: str = ""
    """Code of a `CitationStyle`; "" where none was chosen yet."""
    places: tuple[tuple[AuthorityUid, int], ...] = ()
    """The paragraph that was at the top, by decision; what was read last stands last."""
