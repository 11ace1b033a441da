"""Who was away: since when, so that Today can say what fell due meanwhile."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.models.history import HistoryEntry
from caseapp.services.access import READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.kept import keep_setting, read_setting

LAST_HERE = "last_here."
"""Setting, followed by the uid of a person: when they last opened the vault, ISO in JSON."""


@allows(*READERS)
def last_here(desk: Desk) -> datetime | None:
    """Return when the person last opened the vault or changed something; None: never before."""
    with desk.vault.reading() as session:
        moments = [_opened(session, desk), _wrote(session, desk)]
    return max((moment for moment in moments if moment is not None), default=None)


@allows(*READERS)
def note_presence(desk: Desk) -> None:
    """Keep that the person is here now; no change of any case, so not in the history."""
    with desk.vault.writing() as session:
        keep_setting(session, LAST_HERE + desk.person.uid, desk.clock.now().isoformat())


def _opened(session: Session, desk: Desk) -> datetime | None:
    stored = read_setting(session, LAST_HERE + desk.person.uid)
    return datetime.fromisoformat(stored) if isinstance(stored, str) else None


def _wrote(session: Session, desk: Desk) -> datetime | None:
    query = (
        select(HistoryEntry.at)
        .where(HistoryEntry.person == desk.person.uid)
        .order_by(HistoryEntry.seq.desc())
        .limit(1)
    )
    return session.scalar(query)
