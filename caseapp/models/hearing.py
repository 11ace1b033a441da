"""Appointments before a court."""

from datetime import date, datetime, time
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, Index, String, Text, Time
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.models.base import Aggregate, UtcMoment


class Hearing(Aggregate):
    """A hearing, in the court's local time."""

    kind: ClassVar[str] = "hearing"
    __table_args__ = (Index("ix_hearing_moment", "moment"),)

    proceeding_id: Mapped[int] = mapped_column(
        ForeignKey("proceeding.id", ondelete="RESTRICT"), index=True
    )
    day: Mapped[date] = mapped_column(Date)
    at: Mapped[time | None] = mapped_column(Time)
    zone: Mapped[str] = mapped_column(String(64))
    moment: Mapped[datetime] = mapped_column(UtcMoment)
    """When it begins; the end of its day while the hour is not known."""
    place: Mapped[str] = mapped_column(String(500))
    judge: Mapped[str] = mapped_column(String(200))
    interpreter: Mapped[str] = mapped_column(String(200))
    notes: Mapped[str] = mapped_column(Text)
