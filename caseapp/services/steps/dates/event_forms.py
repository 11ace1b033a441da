"""An event's draft, checked against the file it goes into and turned into what is stored."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.acts import every_act
from caseapp.domain.casefiles import NoDateError, UnknownActError
from caseapp.domain.clock import Clock
from caseapp.domain.drafts import EventDateDraft, EventDraft
from caseapp.domain.errors import DateOrderError, FutureDateError, TextTooLongError
from caseapp.domain.vocabulary import SERVICE_KINDS, DateKind
from caseapp.models.base import alive
from caseapp.models.client import Client
from caseapp.models.event import Event, EventDate
from caseapp.models.matter import MatterClient
from caseapp.models.proceeding import Proceeding
from caseapp.services.steps.dates.outcomes import triggers
from caseapp.storage.snapshot import canonical

MAY_LIE_AHEAD = frozenset(
    {
        DateKind.DEEMED_SERVED,
        DateKind.ENTERED_INTO_FORCE,
        DateKind.FIXED,
        DateKind.EXPIRES,
    }
)
"""Dates that the law or a decision sets; every other one tells what has happened."""
MOST_DATES = 50
"""Dates of one event; more is a mistake of pasting."""

_NEVER_BEFORE: dict[DateKind, tuple[DateKind, ...]] = {
    DateKind.DECIDED: (DateKind.ISSUED, DateKind.SENT, DateKind.POSTED, *SERVICE_KINDS),
    DateKind.ISSUED: SERVICE_KINDS,
    DateKind.SENT: SERVICE_KINDS,
    DateKind.POSTED: SERVICE_KINDS,
    DateKind.SEIZED: (DateKind.EXPIRES,),
}
"""What cannot have come earlier than something else of the same event."""


def check_event(session: Session, clock: Clock, proceeding: Proceeding, draft: EventDraft) -> None:
    """Refuse an event that cannot have happened like this.

    Raises:
        UnknownActError, NoDateError: nothing that could be recorded.
        FutureDateError: an actual date lies ahead; deemed service may.
        DateOrderError: before the client's birth, or an end before its start.
        UserError: a text that may not be stored.

    """
    if draft.act not in every_act():
        raise UnknownActError(act=draft.act[: fields.NAME_LIMIT])
    if not draft.dates:
        raise NoDateError
    if len(draft.dates) > MOST_DATES:
        raise TextTooLongError(field="dates", limit=MOST_DATES, length=len(draft.dates))
    for given in draft.dates:
        _refuse_future(given, clock, proceeding.zone)
        fields.line("claimed_by", given.claimed_by)
    _refuse_order(draft.dates)
    for given in draft.dates:
        refuse_unborn(session, proceeding.matter_id, given.day, given.kind.value)
    for key, value in draft.answers:
        fields.line("answers", key)
        fields.line("answers", value)


def fill_event(event: Event, draft: EventDraft) -> None:
    """Put a checked draft into an event."""
    event.act = draft.act
    event.triggers = triggers(draft.dates)
    event.answers = canonical(dict(draft.answers))
    event.notes = fields.notes("notes", draft.notes)
    event.dates = [
        EventDate(
            position=position,
            kind=given.kind,
            day=given.day,
            at=given.at,
            manner=given.manner,
            claimed_by=fields.line("claimed_by", given.claimed_by),
        )
        for position, given in enumerate(draft.dates)
    ]


def _refuse_future(given: EventDateDraft, clock: Clock, zone: str) -> None:
    if given.kind in MAY_LIE_AHEAD:
        return
    here = clock.now().astimezone(ZoneInfo(zone))
    # The office and the court may stand in different days; the later one decides.
    if given.day > max(here.date(), clock.today()):
        raise FutureDateError(field=given.kind.value, day=given.day)
    if given.at is not None and datetime.combine(given.day, given.at, here.tzinfo) > here:
        raise FutureDateError(field=given.kind.value, day=given.day)


def _refuse_order(dates: Iterable[EventDateDraft]) -> None:
    first: dict[DateKind, date] = {}
    for given in dates:
        first[given.kind] = min(given.day, first.get(given.kind, given.day))
    for earlier, laters in _NEVER_BEFORE.items():
        for later in laters:
            if earlier in first and later in first and first[later] < first[earlier]:
                raise DateOrderError(earlier=earlier.value, later=later.value)


def refuse_unborn(session: Session, matter: int, day: date, field: str) -> None:
    """Refuse a day before the birth of everybody whom the matter concerns.

    A child may be born into a matter that began before; where one birth date is missing, nothing
    can be said.
    """
    births = session.scalars(
        select(Client.date_of_birth)
        .join(MatterClient, MatterClient.client_id == Client.id)
        .where(MatterClient.matter_id == matter, alive(Client))
    ).all()
    known = [birth for birth in births if birth is not None]
    if known and len(known) == len(births) and day < min(known):
        raise DateOrderError(earlier="date_of_birth", later=field)
