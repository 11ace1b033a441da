"""Limits of custody: each with the event that ends it, and where it stands now.

A limit that passes says that a title lapses unless its event took place; it never says that
anybody goes free. Both hours of a seizure are counted, the actual one and the recorded one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class LimitState(StrEnum):
    """Where a limit of custody stands."""

    RUNNING = "running"
    BETWEEN = "between"
    """Past by the earliest reading, open by another."""
    LAPSED = "lapsed"
    """Past by every reading, and the event that ends it is not in the file."""
    ENDED = "ended"
    """The event that ends it took place in time."""
    ENDED_LATE = "ended_late"
    """The event took place after the limit: the title had lapsed."""
    STOPPED = "stopped"
    """Custody itself ended first."""
    NO_DATE = "no_date"
    """No verified rule counts it: to be determined."""


LAPSES = frozenset({LimitState.BETWEEN, LimitState.LAPSED, LimitState.ENDED_LATE})
"""States in which the application and the guard at the gate are due."""


@dataclass(frozen=True, slots=True)
class EndingEvent:
    """An event of the file by its act: the latest day or moment that is known for it."""

    act: str
    moment: datetime
    day: date


@dataclass(frozen=True, slots=True)
class LimitEnd:
    """The acts that end a limit: any one of them, or all together."""

    acts: tuple[str, ...] = ()
    all_needed: bool = False
    is_title: bool = False
    """Custody rests on it; otherwise it is a duty of the State."""
    read_in: str = ""
    """The words of the rule's row that name the event."""


def ending(events: Sequence[EndingEvent], ends: LimitEnd, since: datetime) -> EndingEvent | None:
    """Return the event that ended a limit: the first that does, or the last of all needed.

    Events before the seizure ended nothing.
    """
    firsts: dict[str, EndingEvent] = {}
    for event in sorted(events, key=lambda one: one.moment):
        if event.act in ends.acts and event.day >= since.date():
            firsts.setdefault(event.act, event)
    if not firsts or (ends.all_needed and len(firsts) < len(ends.acts)):
        return None
    chosen = max if ends.all_needed else min
    return chosen(firsts.values(), key=lambda one: one.moment)


def state_of(
    moments: Iterable[datetime],
    now: datetime,
    ended_by: EndingEvent | None = None,
    custody_ended: datetime | None = None,
) -> LimitState:
    """Return where a limit stands.

    Args:
        moments: its last moment by each reading; none: nobody may count it.
        now: the present moment.
        ended_by: the event that ends it, where the file has one.
        custody_ended: when custody itself ended.

    """
    known = sorted(moments)
    if not known:
        return LimitState.NO_DATE
    first, last = known[0], known[-1]
    if ended_by is not None:
        return LimitState.ENDED if ended_by.moment <= first else LimitState.ENDED_LATE
    if custody_ended is not None and custody_ended <= first:
        return LimitState.STOPPED
    if now <= first:
        return LimitState.RUNNING
    return LimitState.BETWEEN if now <= last else LimitState.LAPSED


def difference(actual: datetime | None, recorded: datetime | None) -> timedelta | None:
    """Return how much of the custody the record leaves out; None where an hour is missing."""
    return None if actual is None or recorded is None else recorded - actual
