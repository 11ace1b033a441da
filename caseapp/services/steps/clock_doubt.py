"""Whether the computer's clock can be believed: a wrong clock moves every list.

The clock is held against the last entry of the history. A doubt that was there when something was
written is kept: the new entry bears the doubted time, and would hide what it should be held
against. It goes when somebody confirms the clock, and by nothing else.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.models.history import HistoryEntry
from caseapp.services.desk import Desk
from caseapp.services.steps.kept import drop_setting, keep_setting, read_setting

AHEAD: Final = timedelta(hours=36)
"""How far the clock may run ahead of the last entry without a doubt."""
DOUBT: Final = "clock_doubt"
"""Setting: the last moment before the doubt, ISO in JSON; not there: none was written over."""
LOOKED: Final = "clock looked at"
"""Mark of a session whose first entry was held against the clock: the others are its own."""


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """The clock's time, and the last moment that nobody doubts."""

    now: datetime
    last: datetime

    @property
    def is_early(self) -> bool:
        """Whether the clock says less than was written already."""
        return self.now < self.last

    @property
    def is_far_ahead(self) -> bool:
        """Whether the clock says more than anybody would leave the vault alone."""
        return self.now - self.last > AHEAD


def find_doubt(session: Session, desk: Desk) -> ClockDoubt | None:
    """Return why the clock should be looked at; None: it follows on from the history."""
    now = desk.clock.now()
    kept = read_setting(session, DOUBT)
    if isinstance(kept, str):
        return ClockDoubt(now, datetime.fromisoformat(kept))
    return _fresh(session, now)


def keep_doubt(session: Session, desk: Desk) -> None:
    """Keep the doubt that the entry to be written would hide. Once per transaction."""
    if session.info.get(LOOKED) is session.get_transaction():
        return
    session.info[LOOKED] = session.get_transaction()
    if read_setting(session, DOUBT) is not None:
        return
    fresh = _fresh(session, desk.clock.now())
    if fresh is not None:
        keep_setting(session, DOUBT, fresh.last.isoformat())


def end_doubt(session: Session) -> None:
    """Believe the clock from the entries of this transaction on."""
    session.info[LOOKED] = session.get_transaction()
    drop_setting(session, DOUBT)


def _fresh(session: Session, now: datetime) -> ClockDoubt | None:
    last = session.scalar(select(HistoryEntry.at).order_by(HistoryEntry.seq.desc()).limit(1))
    if last is None:
        return None
    found = ClockDoubt(now, last)
    return found if found.is_early or found.is_far_ahead else None
