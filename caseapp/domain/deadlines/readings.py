"""The readings of a calculation, side by side, and why its date is provisional."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from caseapp.domain.deadlines.counting import Ends
from caseapp.domain.deadlines.result import Reading, day_of
from caseapp.domain.deadlines.starts import Start
from caseapp.domain.deadlines.steps import Step, step


@dataclass(frozen=True, slots=True)
class Counted:
    """One end with the start and the manner of counting that gave it."""

    start: Start
    variant: str
    included: bool
    ends: Ends
    counts: bool


def readings_of(counted: Iterable[Counted], *, timed: bool) -> Iterator[Reading]:
    """Yield what each count says: the cautious end before its plain one, then what only warns."""
    for one in counted:
        ends = one.ends
        day, at = one.start.event
        plain = Reading(
            one.start.kind,
            day,
            at,
            one.variant,
            day_of(ends.last, timed=timed),
            ends.last,
            one.counts,
            claimed_by=one.start.claimed_by,
        )
        if ends.safe.timestamp() < ends.last.timestamp():
            yield replace(
                plain,
                variant="cautious",
                last_day=day_of(ends.safe, timed=timed),
                last_moment=ends.safe,
            )
        yield plain
        for variant, other in ends.others:
            yield replace(
                plain,
                variant=variant,
                last_day=day_of(other, timed=timed),
                last_moment=other,
                counts=False,
            )


def reasons_of(first: Iterable[Step], counted: Iterable[Counted], main: Counted) -> list[Step]:
    """Return why the date is provisional: what was assumed, doubted, or not answered."""
    reasons = list(first)
    for one in counted:
        if one.counts:
            reasons.extend(doubt for doubt in one.ends.doubts if doubt not in reasons)
        elif one.ends.last < main.ends.last:
            key = one.variant.removeprefix("answer:")
            reasons.append(step("question_open", key=key, moment=one.ends.last))
    if main.variant.startswith("first_day"):
        reasons.append(step("first_day_not_settled"))
    return reasons
