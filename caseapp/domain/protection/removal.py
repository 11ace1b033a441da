"""Whether anything that counts stands between a client and a removal, day by day.

There is no green here. An act counts only if its effect is a court order in the file or a rule
that this office reviewed, its period covers the day, and the removing body was served with proof.
"yes?", "believed", "partial", "only if granted" and "unverified" are gaps. Every day of the next
fourteen has to be covered by an act that counts; any other day is an alarm.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from caseapp.domain.protection.words import BarKind
from caseapp.domain.vocabulary import Suspensive

DAYS_AHEAD = 14
"""Days after today that have to be covered as well."""

REMOVAL_DECISIONS = frozenset(
    {
        "extradition_decision",
        "extradition_ruling",
        "expulsion_decision",
        "expulsion_court_order",
        "expulsion_implementation",
        "return_decision",
        "removal_threat",
        "removal_order_danger",
        "entry_refusal",
        "asylum_transfer",
        "asylum_refusal_final",
        "departure_period_start",
    }
)
"""Acts after which somebody may be removed, enforceable now or soon. Which of them is enforceable
at what hour is law that may be unknown: all of them alarm."""
FIXED = frozenset({"removal_fixed", "surrender_fixed"})
"""Acts that fix the day of a removal."""
REFUSALS = REMOVAL_DECISIONS | frozenset(
    {
        "residence_refusal",
        "residence_cancellation",
        "objection_decision",
        "asylum_refusal",
        "asylum_refusal_accelerated",
        "asylum_refusal_border",
        "asylum_inadmissible",
        "asylum_decision",
        "asylum_second_instance",
        "asylum_judgment",
        "asylum_summary_judgment",
        "asylum_interim_decision",
        "entry_ban",
        "removal_fixed",
        "surrender_fixed",
    }
)
"""Acts that go against the client: without suspensive effect interim measures are due at once."""


class Gap(StrEnum):
    """Why an act does not count."""

    NOT_AN_ORDER = "not_an_order"
    """It is neither a court's order nor the law."""
    NO_ORDER_IN_FILE = "no_order_in_file"
    RULE_NOT_REVIEWED = "rule_not_reviewed"
    """Nobody of this office reviewed the rule, or the review is older than twelve months."""
    EFFECT = "effect"
    """Its effect is not a plain yes."""
    NOT_SERVED = "not_served"
    NO_PROOF = "no_proof"
    NOT_YET = "not_yet"
    """Its period has not begun."""
    OVER = "over"
    LIFTED = "lifted"
    NO_END = "no_end"
    """Neither a last day nor the event that ends it is known: it covers today alone."""


ONLY_DAYS = frozenset({Gap.NOT_YET, Gap.OVER, Gap.LIFTED, Gap.NO_END})
"""Gaps of some days; the others keep an act from counting at all."""


@dataclass(frozen=True, slots=True)
class Act:
    """What is known of an act that is said to bar a removal."""

    what: BarKind
    effect: Suspensive
    order_in_file: bool
    rule_reviewed: bool
    from_day: date
    until_day: date | None
    until_event: bool
    """It names an event as its end instead of a day."""
    served_day: date | None
    proof: bool
    lifted_day: date | None = None


def gaps(act: Act, today: date) -> tuple[Gap, ...]:
    """Return every reason why an act does not count today; empty: it counts."""
    return tuple(_gaps(act, today))


def _gaps(act: Act, today: date) -> Iterable[Gap]:
    yield from _never(act)
    if act.from_day > today:
        yield Gap.NOT_YET
    if act.lifted_day is not None and act.lifted_day <= today:
        yield Gap.LIFTED
    if act.until_day is not None and act.until_day < today:
        yield Gap.OVER
    if act.until_day is None and not act.until_event:
        yield Gap.NO_END


def _never(act: Act) -> Iterable[Gap]:
    """Yield what keeps an act from counting on any day."""
    if act.what is BarKind.COURT_ORDER:
        if not act.order_in_file:
            yield Gap.NO_ORDER_IN_FILE
    elif act.what is BarKind.RULE:
        if not act.rule_reviewed:
            yield Gap.RULE_NOT_REVIEWED
    else:
        yield Gap.NOT_AN_ORDER
    if act.effect is not Suspensive.YES:
        yield Gap.EFFECT
    if act.served_day is None:
        yield Gap.NOT_SERVED
    elif not act.proof:
        yield Gap.NO_PROOF


def covers(act: Act, day: date, today: date) -> bool:
    """Say whether an act counts on a day.

    An act that names neither a last day nor an event as its end covers today and no further day.
    """
    if any(_never(act)) or act.from_day > day or (act.served_day or day) > today:
        return False
    if act.lifted_day is not None and act.lifted_day <= day:
        return False
    if act.until_day is not None:
        return day <= act.until_day
    return act.until_event or day <= today


def uncovered(acts: Iterable[Act], today: date, ahead: int = DAYS_AHEAD) -> tuple[date, ...]:
    """Return the days from today up to `ahead` days on which no act counts."""
    known = tuple(acts)
    days = (today + timedelta(days=number) for number in range(ahead + 1))
    return tuple(day for day in days if not any(covers(act, day, today) for act in known))
