"""Requests for interim measures: which body was chosen for which facts, and what it said."""

from datetime import date, time
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, String, Text, Time, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseapp.domain.protection.words import InterimBody, InterimState
from caseapp.models.base import Aggregate, Base, Code


class InterimMeasure(Aggregate):
    """One request to one body."""

    kind: ClassVar[str] = "interim"

    proceeding_id: Mapped[int] = mapped_column(
        ForeignKey("proceeding.id", ondelete="RESTRICT"), index=True
    )
    body: Mapped[InterimBody] = mapped_column(Code(InterimBody))
    court_or_body: Mapped[str] = mapped_column(String(200))
    """Its name; for domestic relief the court that was chosen."""
    facts: Mapped[str] = mapped_column(Text)
    """The facts that it is asked about, in a few words."""
    basis: Mapped[str] = mapped_column(Text)
    """On what its jurisdiction rests, with grade and day, as it stood when it was chosen."""
    reason: Mapped[str] = mapped_column(Text)
    """Why a second body was chosen for the same facts."""
    state: Mapped[InterimState] = mapped_column(Code(InterimState))
    chosen_on: Mapped[date] = mapped_column(Date)
    requested_day: Mapped[date | None] = mapped_column(Date)
    requested_at: Mapped[time | None] = mapped_column(Time)
    reference: Mapped[str] = mapped_column(String(200))
    decided_day: Mapped[date | None] = mapped_column(Date)
    until_day: Mapped[date | None] = mapped_column(Date)
    notes: Mapped[str] = mapped_column(Text)
    documents: Mapped[list["InterimDocument"]] = relationship(
        cascade="all, delete-orphan", lazy="raise", order_by="InterimDocument.id"
    )


class InterimDocument(Base):
    """A document that goes with the request."""

    __tablename__ = "interim_document"
    __table_args__ = (UniqueConstraint("interim_id", "document_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    interim_id: Mapped[int] = mapped_column(
        ForeignKey("interim.id", ondelete="CASCADE"), index=True
    )
    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="RESTRICT"), index=True
    )
    text_layer: Mapped[bool | None]
    """Whether a text layer was found in version `checked_number`; empty: not looked at."""
    checked_number: Mapped[int]
    """Version that was looked into; 0: none."""
