"""Deemed service: a posting that counts as served so many days later (law README, 2)."""

from dataclasses import replace

from caseapp.domain.deadlines.errors import HourNotLawfulError, UnknownAnswerError
from caseapp.domain.deadlines.rule import WHOLE_DAY_UNITS, Rule
from caseapp.domain.deadlines.working_days import shift
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind

DEEMED_SERVICE = "deemed_service_days"
"""Key of the answer that the event of a count is a posting, with the days until it is served."""

_LONGEST = 366


def takes_deemed_service(rule: Rule) -> bool:
    """Say whether a count may start from a posting: it has whole days and runs forward."""
    return rule.period is not None and rule.period.unit in WHOLE_DAY_UNITS and not rule.backward


def posted(posting: EventDateDraft, days: str) -> tuple[EventDateDraft, EventDateDraft]:
    """Return a posting and the day on which it counts as served.

    The day of the posting is not counted, and the day of service does not move off a day off: no
    text was read that moves it (DE-POST-FICTION-4D).

    Raises:
        UnknownAnswerError: the days are no whole number.
        HourNotLawfulError: the posting has an hour, which no deemed service knows.

    """
    if not (days.isascii() and days.isdigit() and int(days) <= _LONGEST):
        raise UnknownAnswerError(fact=DEEMED_SERVICE, answer=days, known=f"0 … {_LONGEST}")
    if posting.at is not None:
        raise HourNotLawfulError(rule=DEEMED_SERVICE, at=posting.at.strftime("%H:%M"))
    served = replace(posting, kind=DateKind.DEEMED_SERVED, day=shift(posting.day, int(days)))
    return posting, served
