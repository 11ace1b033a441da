"""What a precedent report is made of."""

from dataclasses import dataclass
from datetime import date

from caseapp.domain.cited import CitedAuthority
from caseapp.domain.precedents import Doubt, Gap, Side


@dataclass(frozen=True, slots=True)
class Precedent:
    """A decision of the library that the search found.

    Attributes:
        host_states: ISO 3166 codes.
        grounds: groups of the vocabulary to which its issues belong, in their order there.
        doubts: why it may not be relied on; empty for a decision that may be cited.
        year: of the decision; 0 if unknown.

    """

    cited: CitedAuthority
    host_states: tuple[str, ...]
    side: Side
    grounds: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()
    year: int = 0


@dataclass(frozen=True, slots=True)
class PrecedentSearch:
    """How the search was made, so that others can make it again.

    Attributes:
        host, requesting: ISO 3166 codes; the labels that were asked for.
        day: on which it was made.
        library, edition: of the pack that is loaded; empty where none is.
        decisions: how many the library holds, all of which were looked through.
        imported: how many of them the office imported itself.

    """

    host: str
    requesting: str
    day: date
    library: str
    edition: str
    decisions: int
    imported: int


@dataclass(frozen=True, slots=True)
class KeptPrecedents:
    """A precedent report inside a memo, and how the library stands to it today.

    Attributes:
        host, requesting: ISO 3166 codes.
        made_on: when it was made; it never changes by itself.
        decisions: that it names.
        newer: decisions that may be cited, that it does not name.
        gone: decisions that it names and that may not be cited any more.
        changed: decisions of which the library says something else now.

    """

    host: str
    requesting: str
    made_on: date
    decisions: int
    newer: int = 0
    gone: int = 0
    changed: int = 0

    @property
    def is_current(self) -> bool:
        """Say whether it would be the same if it were made today."""
        return not (self.newer or self.gone or self.changed)

    @property
    def may_be_filed(self) -> bool:
        """Say whether every decision in it still stands as it was verified."""
        return not (self.gone or self.changed)


@dataclass(frozen=True, slots=True)
class PrecedentReport:
    """What the library says of a pair of states.

    Attributes:
        pair: decisions about this host and this requesting state that may be cited.
        persuasive: those about the same requesting state and other hosts.
        apart: those that were found and may not be relied on.
        gaps: what is missing, with how many decisions it concerns (0: not a number).

    """

    search: PrecedentSearch
    pair: tuple[Precedent, ...]
    persuasive: tuple[Precedent, ...]
    apart: tuple[Precedent, ...]
    gaps: tuple[tuple[Gap, int], ...]

    @property
    def named(self) -> tuple[Precedent, ...]:
        """Return every decision that may be cited."""
        return (*self.pair, *self.persuasive)
