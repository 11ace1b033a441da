"""Rules that ever computed a stored date, word for word as they stood then."""

from datetime import date, datetime

from sqlalchemy import Date, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.models.base import Base, UtcMoment


class RuleCopy(Base):
    """One version of one rule: a later law pack never changes what a date was computed from."""

    __tablename__ = "rule_copy"
    __table_args__ = (UniqueConstraint("rule", "rule_version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[str] = mapped_column(String(80))
    rule_version: Mapped[str] = mapped_column(String(100))
    """Hash of the canonical row and the edition's date."""
    edition: Mapped[date | None] = mapped_column(Date)
    row: Mapped[str] = mapped_column(Text)
    """The canonical row, JSON."""
    copied_at: Mapped[datetime] = mapped_column(UtcMoment)
