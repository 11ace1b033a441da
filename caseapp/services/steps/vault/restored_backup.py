"""The day on which a backup was last restored on trial: what Today shows of backups."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from caseapp.services.desk import Desk
from caseapp.services.steps.kept import read_setting
from caseapp.services.steps.settings import store_setting

RESTORED_BACKUP = "last_restored_backup"
"""Setting: the day, in ISO 8601."""
DRILL = "drill_backup"
"""Command of such an entry in the history."""


def last_restored(session: Session) -> date | None:
    """Return the day of the last trial that found nothing wrong."""
    stored: Any = read_setting(session, RESTORED_BACKUP)
    return date.fromisoformat(stored) if stored else None


def note_restored(session: Session, desk: Desk) -> None:
    """Keep that a backup was restored on trial today, with an entry in the history."""
    today = desk.clock.today().isoformat()
    store_setting(session, desk, DRILL, RESTORED_BACKUP, today)
