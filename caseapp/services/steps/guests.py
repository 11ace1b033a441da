"""Until when a guest may read: a day that turning the clock back does not move."""

from contextlib import suppress
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.errors import UserError
from caseapp.domain.people import GuestTermOverError
from caseapp.domain.vocabulary import Role
from caseapp.models.history import HistoryEntry
from caseapp.services.desk import Desk
from caseapp.services.steps.kept import keep_setting, read_setting

SEEN = "guests.latest_moment"
"""Setting: the latest moment that the vault ever saw when a guest came too late, ISO in JSON."""


def require_term(desk: Desk) -> None:
    """Refuse a guest whose last day is over; everybody else passes.

    The moment is kept before the refusal, which may be written under an earlier clock.

    Raises:
        GuestTermOverError: the day has passed, or none was ever set.

    """
    if desk.person.role is not Role.GUEST:
        return
    with desk.vault.reading() as session:
        latest = latest_moment(session, desk.clock.now())
    if is_over(desk.person.until, latest, desk.clock.zone):
        with suppress(UserError), desk.vault.writing() as session:
            keep_setting(session, SEEN, latest.isoformat())
        raise GuestTermOverError(until=desk.person.until or "—")


def latest_moment(session: Session, now: datetime) -> datetime:
    """Return the clock's moment, or a later one that the vault has seen.

    Whoever turns the clock back gains nothing: the last entry of the history names a later day.
    """
    newest = select(HistoryEntry.at).order_by(HistoryEntry.seq.desc()).limit(1)
    known = [now, *session.scalars(newest)]
    kept = read_setting(session, SEEN)
    if isinstance(kept, str):
        known.append(datetime.fromisoformat(kept))
    latest: datetime = max(known)
    return latest


def is_over(until: date | None, latest: datetime, zone: str) -> bool:
    """Say whether a guest's last day has passed in the office's zone; without one it has."""
    return until is None or latest.astimezone(ZoneInfo(zone)).date() > until
