"""Days on which a place works, or does not, other than the holiday data say."""

from datetime import date
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.models.base import Aggregate


class HolidayOverrideEntry(Aggregate):
    """One correction of one place's calendar, with its source."""

    kind: ClassVar[str] = "holiday_override"
    __table_args__ = (Index("ix_holiday_override_place_day", "place", "day"),)

    place: Mapped[str] = mapped_column(String(20))
    """As in a proceeding: "KZ", "DE-BY", "STRASBOURG"."""
    day: Mapped[date] = mapped_column(Date)
    change: Mapped[str] = mapped_column(String(20))
    """Code of `domain.rules.HolidayChange`."""
    moved_to: Mapped[date | None] = mapped_column(Date)
    name: Mapped[str] = mapped_column(String(200))
    source: Mapped[str] = mapped_column(Text)
    entered_by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
