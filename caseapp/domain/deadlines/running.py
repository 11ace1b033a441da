"""What a later measure does to a period that runs: it takes its place, or it comes too late.

Law README, 7 (France, R921-1 and R921-2): a house arrest, an imprisonment or a detention that is
notified while the first period runs interrupts it, and a new one of its own length begins. Pauses
and the court recess belong to one count; `Facts.suspensions` and `Recess` hold them.
"""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from caseapp.domain.deadlines.result import Computation, instant
from caseapp.domain.deadlines.steps import Step, step


@dataclass(frozen=True, slots=True)
class Running:
    """The period that counts after a later measure, and the one that no longer does."""

    counts: Computation
    ended: Computation | None
    """None: nothing was replaced, because the first period was over."""
    step: Step
    certain: bool = True
    """False: by some reading of the service the first period was over already."""


def replaced(running: Computation, by: Computation) -> Running:
    """Return what counts after a measure whose own period is `by`.

    The measure replaces the period if it was notified before that period's last moment; a period
    that was over is not revived. Where the readings of the first period disagree, the new period is
    shown, and `certain` says that it cannot be relied on: the first one's end may have counted.
    """
    begins = _begins(by)
    if instant(begins) > instant(running.last_moment):
        told = step("replaced_too_late", rule=running.rule, moment=running.last_moment)
        return Running(running, None, told)
    told = step("replaced", rule=running.rule, by=by.rule, moment=begins)
    return Running(by, running, told, certain=instant(begins) <= instant(running.safe_moment))


def _begins(known: Computation) -> datetime:
    first = min(known.readings, key=lambda reading: (reading.start, reading.at or time()))
    return datetime.combine(first.start, first.at or time(), tzinfo=ZoneInfo(known.zone))
