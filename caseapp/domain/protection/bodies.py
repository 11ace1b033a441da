"""Which bodies may be asked for interim measures, from the country's facts and nothing else.

A fact keeps its grade and its words. What is unclear, disputed between facts or not verified is
"check today", never a plain yes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from caseapp.domain.countries import CountryFact, CountryProfile, FactGrade, Standing, Treaty
from caseapp.domain.protection.words import InterimBody


class Recorded(StrEnum):
    """What is recorded of a body's jurisdiction over a state."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A body with the fact that says most about it; without a fact nothing is recorded."""

    body: InterimBody
    recorded: Recorded
    fact: CountryFact | None = None
    parallel: CountryFact | None = None
    """A fact about complaints to two bodies at once."""

    @property
    def check_today(self) -> bool:
        """Nobody saw a source, or it says nothing clear."""
        return (
            self.fact is None
            or self.fact.grade is FactGrade.UNVERIFIED
            or self.recorded is Recorded.UNKNOWN
        )


_TREATIES = {
    InterimBody.ECHR: Treaty.ECHR,
    InterimBody.CAT: Treaty.CAT_22,
    InterimBody.HRC: Treaty.ICCPR_OP1,
}
_RECORDED = {Standing.PARTY: Recorded.YES, Standing.NOT_PARTY: Recorded.NO}


def jurisdictions(profile: CountryProfile | None) -> tuple[Jurisdiction, ...]:
    """Return the bodies outside a state: recorded first, then unclear, then recorded as none.

    Without a profile nothing is recorded of any of them.
    """
    found = [_judge(body, profile) for body in _TREATIES]
    order = (Recorded.YES, Recorded.UNKNOWN, Recorded.NO)
    return tuple(sorted(found, key=lambda one: order.index(one.recorded)))


def _judge(body: InterimBody, profile: CountryProfile | None) -> Jurisdiction:
    status = profile.treaty(_TREATIES[body]) if profile is not None else None
    if status is None or not status.facts:
        return Jurisdiction(body, Recorded.UNKNOWN)
    recorded = _RECORDED.get(status.standing, Recorded.UNKNOWN)
    if status.disputed:
        recorded = Recorded.UNKNOWN
    agreeing = [fact for fact in status.facts if fact.standing is status.standing]
    best = min(agreeing or status.facts, key=_rank)
    return Jurisdiction(body, recorded, best, _parallel(status.facts))


def _parallel(facts: Iterable[CountryFact]) -> CountryFact | None:
    return next((fact for fact in facts if "parallel" in fact.value), None)


def _rank(fact: CountryFact) -> int:
    return tuple(FactGrade).index(fact.grade)
