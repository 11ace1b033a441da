"""Custody of a client: from which hour, on which title, until which event."""

from datetime import date, datetime, time
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, String, Text, Time
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseapp.domain.protection.words import CustodyEnd
from caseapp.models.base import Aggregate, Base, Code, UtcMoment


class Custody(Aggregate):
    """One stay in custody of one client, in local times of the place."""

    kind: ClassVar[str] = "custody"

    proceeding_id: Mapped[int] = mapped_column(
        ForeignKey("proceeding.id", ondelete="RESTRICT"), index=True
    )
    client_id: Mapped[int] = mapped_column(
        ForeignKey("client.id", ondelete="RESTRICT"), index=True
    )
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="RESTRICT"), index=True)
    """The arrest, which the limits of the State are counted from."""
    zone: Mapped[str] = mapped_column(String(64))
    place: Mapped[str] = mapped_column(String(300))
    """Where the client is held."""
    basis: Mapped[str] = mapped_column(Text)
    """Legal basis, as the office has it from the papers."""
    title: Mapped[str] = mapped_column(Text)
    """The order or warrant that custody rests on."""
    title_until: Mapped[date | None] = mapped_column(Date)
    title_until_at: Mapped[time | None] = mapped_column(Time)
    ended_day: Mapped[date | None] = mapped_column(Date)
    ended_at: Mapped[time | None] = mapped_column(Time)
    ended_how: Mapped[CustodyEnd | None] = mapped_column(Code(CustodyEnd))
    ended_source: Mapped[str] = mapped_column(Text)
    """Who saw that custody ended."""
    notes: Mapped[str] = mapped_column(Text)
    pauses: Mapped[list["CustodyPause"]] = relationship(
        cascade="all, delete-orphan", lazy="raise", order_by="CustodyPause.first"
    )
    lapses: Mapped[list["CustodyLapse"]] = relationship(
        cascade="all, delete-orphan", lazy="raise", order_by="CustodyLapse.id"
    )


class CustodyPause(Base):
    """Days on which the limits of custody stood still, both ends included."""

    __tablename__ = "custody_pause"

    id: Mapped[int] = mapped_column(primary_key=True)
    custody_id: Mapped[int] = mapped_column(
        ForeignKey("custody.id", ondelete="CASCADE"), index=True
    )
    first: Mapped[date] = mapped_column(Date)
    last: Mapped[date | None] = mapped_column(Date)
    """Empty: it still stands still."""
    source: Mapped[str] = mapped_column(Text)
    """The act that stopped the clock, and who saw it."""


class CustodyLapse(Base):
    """A limit that passed without the event that ends it: its two tasks were opened."""

    __tablename__ = "custody_lapse"

    id: Mapped[int] = mapped_column(primary_key=True)
    custody_id: Mapped[int] = mapped_column(
        ForeignKey("custody.id", ondelete="CASCADE"), index=True
    )
    limit_key: Mapped[str] = mapped_column(String(80))
    """Uid of the deadline, or "title" and its day."""
    moment: Mapped[datetime] = mapped_column(UtcMoment)
    """When it lapsed, by the earliest reading."""
