"""What happened in a proceeding, with every date that somebody gives for it."""

from datetime import date, time
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, Index, String, Text, Time
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseapp.domain.vocabulary import DateKind, Manner
from caseapp.models.base import Aggregate, Base, Code


class Event(Aggregate):
    """An event: what was decided or done, by its code, with its dates and answers."""

    kind: ClassVar[str] = "event"
    __table_args__ = (
        # Today asks all proceedings at once which of them something was served in.
        Index("ix_event_proceeding_id_triggers", "proceeding_id", "triggers", "deleted_at"),
        # And in which of them a decision is that somebody may be removed on.
        Index("ix_event_act_deleted_at_proceeding_id", "act", "deleted_at", "proceeding_id"),
    )

    proceeding_id: Mapped[int] = mapped_column(ForeignKey("proceeding.id", ondelete="RESTRICT"))
    act: Mapped[str] = mapped_column(String(80))
    triggers: Mapped[bool]
    """It was served, learnt or seized: something of it has to be answered or ruled out."""
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    answers: Mapped[str] = mapped_column(Text)
    """Answers to the rules' questions: JSON, name to code."""
    notes: Mapped[str] = mapped_column(Text)
    dates: Mapped[list["EventDate"]] = relationship(
        cascade="all, delete-orphan", lazy="raise", order_by="EventDate.position"
    )


class EventDate(Base):
    """One dated fact, in the local time of the place."""

    __tablename__ = "event_date"
    __table_args__ = (Index("ix_event_date_event_id_position", "event_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[DateKind] = mapped_column(Code(DateKind))
    day: Mapped[date] = mapped_column(Date)
    at: Mapped[time | None] = mapped_column(Time)
    manner: Mapped[Manner] = mapped_column(Code(Manner))
    claimed_by: Mapped[str] = mapped_column(String(200))
