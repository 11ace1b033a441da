"""Texts that were typed and not saved yet."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.models.base import Base, UtcMoment


class Draft(Base):
    """What a person left in a form: kept when the vault locks, given back once. No history."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("person_id", "form"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    form: Mapped[str] = mapped_column(String(200))
    """Which form of which record, such as "event:<proceeding uid>"."""
    payload: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(UtcMoment)
