"""The clock that is handed in: nobody below the composition root reads the time by itself."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Where "now" comes from."""

    @property
    def zone(self) -> str:
        """IANA name of the office's own time zone."""

    def now(self) -> datetime:
        """Return the present moment in UTC, aware."""

    def today(self) -> date:
        """Return the office's local date."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's clock, read in the office's zone."""

    zone: str = "UTC"

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return datetime.now(ZoneInfo(self.zone)).date()


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still, for tests, demos and bench runs."""

    moment: datetime
    zone: str = "UTC"

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.astimezone(ZoneInfo(self.zone)).date()
