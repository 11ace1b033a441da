"""Rules of law that the office wrote itself, where no pack has one."""

from datetime import date
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.models.base import Aggregate


class OfficeRule(Aggregate):
    """One rule with its source and author. It computes for twelve months and then asks again."""

    kind: ClassVar[str] = "office_rule"

    rule: Mapped[str] = mapped_column(String(80), index=True)
    host_state: Mapped[str] = mapped_column(String(10))
    row: Mapped[str] = mapped_column(Text)
    """The row as a pack would have it: canonical JSON, read by the schema of all packs."""
    author: Mapped[str] = mapped_column(String(200))
    written_on: Mapped[date] = mapped_column(Date)
    expires_on: Mapped[date] = mapped_column(Date)
    """First day on which it computes no more."""
    entered_by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
