"""What is known of one event: the dates, the place, the answers, and what stopped the period."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind, Trust


@dataclass(frozen=True, slots=True)
class Suspension:
    """Days on which a period stood still, both ends included, with the act that stopped it.

    Without `last` it still stands still: it has no end to count.
    """

    first: date
    last: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts that a calculation uses; a calculation keeps them as they were.

    `place` is the place of the act ("DE-BY", "RS", "STRASBOURG"); empty means that of the rule.
    """

    dates: tuple[EventDateDraft, ...]
    place: str = ""
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    suspensions: tuple[Suspension, ...] = ()
    service_rule: str = ""
    """The rule that turned a posting into a day of deemed service, with its grade."""
    service_trust: Trust | None = None

    def of_kind(self, kind: DateKind) -> EventDateDraft | None:
        """Return the earliest date of a kind; a date with an hour stands before one without."""
        found = [given for given in self.dates if given.kind == kind]
        return min(found, key=_when, default=None)

    def without_hours(self) -> "Facts":
        """Return the same facts as whole days."""
        if all(given.at is None for given in self.dates):
            return self
        return replace(self, dates=tuple(replace(given, at=None) for given in self.dates))


def _when(given: EventDateDraft) -> tuple[date, bool, str]:
    return given.day, given.at is None, given.at.isoformat() if given.at else ""
