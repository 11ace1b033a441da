"""What a rule asks about an event and nobody has answered yet: a date may hang on each of them."""

import json
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.deadlines import Rule, Unit, questions
from caseapp.domain.deadlines.errors import UnknownRuleError
from caseapp.domain.vocabulary import SERVICE_KINDS, DateKind, Manner
from caseapp.models.event import Event, EventDate
from caseapp.services.desk import Desk
from caseapp.services.steps.dates.deadline_views import Placed
from caseapp.services.steps.dates.law import law
from caseapp.services.steps.words import Words
from caseapp.wording import terms


def open_questions(session: Session, desk: Desk, placed: Placed) -> list[str]:
    """Return the questions in words: those of the rule, then manner of service and hour."""
    row = placed.deadline
    event = session.get(Event, row.event_id) if row.event_id is not None else None
    if event is None or not row.rule:
        return []
    try:
        rule = law(session, desk).rule(row.rule)
    except UnknownRuleError:
        return []
    dates = session.scalars(select(EventDate).where(EventDate.event_id == event.id)).all()
    words = Words(desk.language)
    answered = {*json.loads(event.answers or "{}"), *(one.kind.value for one in dates)}
    asked = (one for one in questions(rule) if one.key not in answered)
    return [
        *(terms.question(one.key, words.t) for one in asked),
        *_about_dates(rule, list(dates), words),
    ]


def _about_dates(rule: Rule, dates: list[EventDate], words: Words) -> Iterator[str]:
    t = words.t
    starts = [one for one in dates if one.kind in rule.starts_from]
    served = [one for one in starts if one.kind in SERVICE_KINDS and not _is_deemed(one)]
    if any(one.manner is Manner.UNKNOWN for one in served):
        yield t("Was it posted, handed over or served otherwise?")
    in_hours = rule.period is not None and rule.period.unit is Unit.HOURS
    if in_hours and any(one.at is None for one in starts):
        yield t("At which hour did it happen?")


def _is_deemed(one: EventDate) -> bool:
    return one.kind is DateKind.DEEMED_SERVED
