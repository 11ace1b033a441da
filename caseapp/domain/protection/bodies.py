"""Which bodies may be asked for interim measures, from recorded facts and nothing else.

A fact keeps its grade and its words. Whether a body has jurisdiction is read from the first words
of what the source records; anything unclear is "check today", never a yes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseapp.domain.protection.words import InterimBody


class Recorded(StrEnum):
    """What is recorded of a body's jurisdiction over a state."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact:
    """One dated claim about a state."""

    place: str
    name: str
    value: str
    source: str
    grade: str
    """As the source of the fact has it: a trust grade of a rule, or of a country fact."""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A body with the fact that says most about it; without a fact nothing is recorded."""

    body: InterimBody
    recorded: Recorded
    fact: Fact | None
    parallel: Fact | None = None
    """A fact about complaints to two bodies at once."""

    @property
    def check_today(self) -> bool:
        """Nobody saw a source, or it says nothing clear."""
        return self.fact is None or self.fact.grade == _WORST or self.recorded is Recorded.UNKNOWN


_GRADES = (
    "law-text",
    "seen",
    "official",
    "law-text-dated",
    "seen-dated",
    "secondary",
    "unverified",
)
_WORST = "unverified"
_FACTS: dict[InterimBody, frozenset[str]] = {
    InterimBody.ECHR: frozenset({"ECHR", "Council of Europe member / ECHR applies"}),
    InterimBody.CAT: frozenset(
        {"CAT art 22", "CAT art 22 declaration", "CAT_art22_individual_complaints"}
    ),
    InterimBody.HRC: frozenset({"ICCPR-OP1", "ICCPR Optional Protocol 1", "ICCPR_OP1"}),
}
_YES = re.compile(r"(yes|party|in force|bound|accepted|declaration)\b", re.IGNORECASE)
_NO = re.compile(r"(no|not|ceased)\b", re.IGNORECASE)


def jurisdictions(facts: Iterable[Fact], host_state: str) -> tuple[Jurisdiction, ...]:
    """Return the bodies outside a state: recorded first, then unclear, then recorded as none."""
    here = [fact for fact in facts if fact.place == host_state]
    found = [_judge(body, [fact for fact in here if fact.name in names])
             for body, names in _FACTS.items()]  # fmt: skip
    order = (Recorded.YES, Recorded.UNKNOWN, Recorded.NO)
    return tuple(sorted(found, key=lambda one: order.index(one.recorded)))


def _judge(body: InterimBody, facts: list[Fact]) -> Jurisdiction:
    best = min(facts, key=_rank, default=None)
    parallel = next((fact for fact in facts if "parallel" in fact.value), None)
    if best is None:
        return Jurisdiction(body, Recorded.UNKNOWN, None)
    if _NO.match(best.value):
        return Jurisdiction(body, Recorded.NO, best, parallel)
    recorded = Recorded.YES if _YES.match(best.value) else Recorded.UNKNOWN
    return Jurisdiction(body, recorded, best, parallel)


def _rank(fact: Fact) -> int:
    return _GRADES.index(fact.grade) if fact.grade in _GRADES else len(_GRADES)
