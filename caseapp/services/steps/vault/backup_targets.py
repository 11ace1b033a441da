"""What a vault remembers of its targets: where they stand, what was made and checked there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caseapp.domain.errors import NotFoundError
from caseapp.domain.views.backups import BackupsToday
from caseapp.models.history import HistoryEntry
from caseapp.services.desk import Desk
from caseapp.services.steps.clear_copies import standing_copies
from caseapp.services.steps.kept import keep_setting, read_setting
from caseapp.services.steps.vault.restored_backup import DRILL
from caseapp.storage.targets import Target

LAGS_AFTER = timedelta(days=7)
"""After so long without a backup there, Today asks for the medium."""
TARGETS = "backup_targets"
STATES = "backup_states"
DISMISSED = "dismissed_places"
"""Settings: the targets, what is known of each, and the places whose warning was read."""
_TO_BE_KEPT = HistoryEntry.command != DRILL


@dataclass(frozen=True, slots=True)
class Known:
    """What was last done on a target."""

    made_at: datetime | None = None
    name: str = ""
    entries: int = -1
    """Number of the last entry of the history that it holds."""
    checked_on: date | None = None
    damaged: tuple[str, ...] = ()


def read_targets(session: Session) -> list[Target]:
    """Return the targets in the order in which they were added."""
    stored: Any = read_setting(session, TARGETS) or []
    return [
        Target(one["id"], one["label"], Path(one["path"]), one.get("below", "")) for one in stored
    ]


def as_setting(targets: Iterable[Target]) -> list[dict[str, str]]:
    """Return targets as the setting keeps them."""
    return [
        {"id": one.id, "label": one.label, "path": str(one.path), "below": one.below}
        for one in targets
    ]


def require_target(session: Session, wanted: str) -> Target:
    """Return one target.

    Raises:
        NotFoundError: there is none of this id.

    """
    for target in read_targets(session):
        if target.id == wanted:
            return target
    raise NotFoundError(kind="backup_target")


def read_known(session: Session) -> dict[str, Known]:
    """Return what is known of each target, by its id."""
    stored: Any = read_setting(session, STATES) or {}
    return {
        target: Known(
            datetime.fromisoformat(one["made_at"]) if one.get("made_at") else None,
            one.get("name", ""),
            int(one.get("entries", -1)),
            date.fromisoformat(one["checked_on"]) if one.get("checked_on") else None,
            tuple(one.get("damaged", ())),
        )
        for target, one in stored.items()
    }


def keep_known(session: Session, target: str, **changed: Any) -> None:
    """Note what was done on a target; no entry of the history, which would itself be a change."""
    known = read_known(session)
    known[target] = replace(known.get(target, Known()), **changed)
    keep_setting(
        session,
        STATES,
        {
            key: {
                "made_at": one.made_at.isoformat() if one.made_at else None,
                "name": one.name,
                "entries": one.entries,
                "checked_on": one.checked_on.isoformat() if one.checked_on else None,
                "damaged": list(one.damaged),
            }
            for key, one in known.items()
        },
    )


def read_dismissed(session: Session) -> frozenset[str]:
    """Return the places whose warning somebody read and put aside."""
    stored: Any = read_setting(session, DISMISSED) or []
    return frozenset(str(path) for path in stored)


def last_entry(session: Session) -> int:
    """Return the number of the last entry of the history that a backup should hold.

    That one was restored on trial is no change that the next one is needed for.
    """
    return session.scalar(select(func.max(HistoryEntry.seq)).where(_TO_BE_KEPT)) or 0


def backups_today(session: Session, desk: Desk) -> BackupsToday:
    """Return what the first screen says; looks at no medium, which may hang."""
    targets, known = read_targets(session), read_known(session)
    newest, zone = last_entry(session), ZoneInfo(desk.clock.zone)
    lagging = []
    for target in targets:
        one = known.get(target.id, Known())
        day = one.made_at.astimezone(zone).date() if one.made_at else None
        old = day is None or desk.clock.today() - day > LAGS_AFTER
        if old and one.entries < newest:
            lagging.append((target.label, day))
    return BackupsToday(len(targets), tuple(lagging), standing_copies(session, desk))


def changed_between(session: Session, after: int, before: datetime) -> bool:
    """Say whether the history has an entry behind number `after` from before a moment."""
    found = session.scalar(
        select(HistoryEntry.seq)
        .where(HistoryEntry.seq > after, HistoryEntry.at < before, _TO_BE_KEPT)
        .limit(1)
    )
    return found is not None
