"""A limit of the State stops with the event that ends it, in the commit that records the event."""

from collections.abc import Iterable

from sqlalchemy.orm import Session, selectinload

from caseapp.domain.deadlines.errors import UnknownRuleError
from caseapp.domain.protection.custody import LimitEnd, ending
from caseapp.domain.vocabulary import DeadlineState
from caseapp.models.base import live
from caseapp.models.custody import Custody
from caseapp.models.deadline import Deadline
from caseapp.models.event import Event
from caseapp.models.proceeding import Proceeding
from caseapp.packs.custody import limit_ends
from caseapp.services.desk import Desk
from caseapp.services.steps.dates.law import law
from caseapp.services.steps.history import Recording
from caseapp.services.steps.protection.custody_limits import events_of_matter, hours_of
from caseapp.services.steps.words import Words
from caseapp.wording.days import day_text

_RUNNING = (DeadlineState.PROPOSED, DeadlineState.OPEN)


def stop_limits(
    session: Session, desk: Desk, recording: Recording, proceeding: Proceeding
) -> None:
    """Supersede the limits of a matter that an event of the file ended in time.

    An event that came too late stops nothing: the title had lapsed, and a lawyer answers that.
    """
    limits = [one for one in _running(session, proceeding) if _end(session, desk, one.rule).acts]
    if not limits:
        return
    happened = events_of_matter(session, proceeding.matter_id)
    words = Words(desk.language)
    for deadline in limits:
        event = _event(session, deadline)
        others = [one.event for one in happened if one.event_id != event.id]
        since = hours_of(event, proceeding.zone).seized
        ended_by = ending(others, _end(session, desk, deadline.rule), since)
        if ended_by is None or ended_by.moment > deadline.due_moment:
            continue
        reason = words.t(
            "Stopped: {event}, {day}.",
            event=words.act(ended_by.act),
            day=day_text(ended_by.day, words.t),
        )
        _supersede(recording, [deadline], reason)


def stop_all(session: Session, desk: Desk, recording: Recording, custody: Custody) -> None:
    """Supersede the limits that are still running when custody itself ends."""
    query = live(Deadline).where(
        Deadline.event_id == custody.event_id,
        Deadline.against_state,
        Deadline.state.in_(_RUNNING),
    )
    t = Words(desk.language).t
    day = custody.ended_day or desk.clock.today()
    reason = t("Custody ended: {day}.", day=day_text(day, t))
    _supersede(recording, session.scalars(query).all(), reason)


def _running(session: Session, proceeding: Proceeding) -> list[Deadline]:
    query = live(Deadline).where(
        Deadline.matter_id == proceeding.matter_id,
        Deadline.against_state,
        Deadline.state.in_(_RUNNING),
        Deadline.event_id.is_not(None),
        Deadline.rule != "",
    )
    return list(session.scalars(query))


def _end(session: Session, desk: Desk, rule: str) -> LimitEnd:
    """Return the end of a limit; one that is counted back from another ends with that."""
    found = limit_ends().get(rule)
    if found is not None:
        return found
    try:
        base = law(session, desk).rule(rule).after
    except UnknownRuleError:
        return LimitEnd()
    return limit_ends().get(base.id, LimitEnd()) if base is not None else LimitEnd()


def _event(session: Session, deadline: Deadline) -> Event:
    query = live(Event).where(Event.id == deadline.event_id)
    found: Event = session.scalars(query.options(selectinload(Event.dates))).one()
    return found


def _supersede(recording: Recording, deadlines: Iterable[Deadline], reason: str) -> None:
    for deadline in deadlines:
        with recording.change(deadline):
            deadline.state = DeadlineState.SUPERSEDED
            deadline.reason = reason
