"""Copies in clear that left the vault."""

from datetime import date
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.domain.clear_copies import CopyKind, Redaction
from caseapp.models.base import Aggregate, Code


class ClearCopy(Aggregate):
    """One file that anybody can read; `created_at` is when it left."""

    kind: ClassVar[str] = "clear_copy"
    __table_args__ = (
        Index("ix_clear_copy_destroyed_on_created_at", "destroyed_on", "created_at"),
    )

    what: Mapped[CopyKind] = mapped_column(Code(CopyKind))
    redaction: Mapped[Redaction] = mapped_column(Code(Redaction))
    matter_id: Mapped[int | None] = mapped_column(
        ForeignKey("matter.id", ondelete="RESTRICT"), index=True
    )
    """None: of several matters, or of none."""
    place: Mapped[str] = mapped_column(String(1000))
    """Path or medium."""
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    sha256: Mapped[str] = mapped_column(String(64))
    note: Mapped[str] = mapped_column(Text, default="")
    """What a person answered for when it left, such as traces of a client in a pack."""
    destroyed_on: Mapped[date | None] = mapped_column(Date)
