"""What a calendar file says of one date; how it is written stands in `exchange.ics`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Self

from caseapp.domain.clear_copies import Leaves
from caseapp.domain.errors import UserError


class FlaggedMatterError(UserError):
    """A matter's handling flag forbids saying more than "appointment" (values: file_numbers)."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """One date as the reader of a calendar file sees it."""

    summary: str
    day: date
    at: time | None
    """Local hour of the place; None: the whole day, wherever the reader is."""
    zone: str
    description: str = ""
    place: str = ""
    alarms: tuple[timedelta, ...] = ()
    """Times of the alarms, from the beginning of the appointment; the day begins at 0:00."""

    def to_data(self) -> dict[str, Any]:
        """Return plain values that `from_data` reads; equal appointments give equal data."""
        return {
            "summary": self.summary,
            "day": self.day.isoformat(),
            "at": self.at.isoformat() if self.at else None,
            "zone": self.zone,
            "description": self.description,
            "place": self.place,
            "alarms": [int(alarm.total_seconds()) for alarm in self.alarms],
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read what `to_data` wrote."""
        return cls(
            data["summary"],
            date.fromisoformat(data["day"]),
            time.fromisoformat(data["at"]) if data["at"] else None,
            data["zone"],
            data["description"],
            data["place"],
            tuple(timedelta(seconds=seconds) for seconds in data["alarms"]),
        )


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """An appointment in a file, with its identity.

    Attributes:
        uid: the same in every file; says nothing of anybody.
        sequence: grows with every change, so that a calendar takes the newer one.
        changed_at: when it came to say what it says.
        cancelled: it is not to be kept any more.

    """

    uid: str
    sequence: int
    changed_at: datetime
    appointment: Appointment
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A written calendar file.

    Attributes:
        data: the file.
        dates: appointments in it.
        cancelled: appointments that it takes back.
        leaves: what it is, for the register of copies.

    """

    data: bytes = field(repr=False)
    dates: int
    cancelled: int
    leaves: Leaves | None = None
