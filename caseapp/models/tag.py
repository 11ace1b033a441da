"""Tags of the office, and the decisions that have them."""

from typing import ClassVar

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.domain.annotations import MarkColour
from caseapp.models.base import Aggregate, Code


class Tag(Aggregate):
    """A word that decisions are sorted by, of the office or of one matter."""

    kind: ClassVar[str] = "tag"

    name: Mapped[str] = mapped_column(String(60))
    colour: Mapped[MarkColour | None] = mapped_column(Code(MarkColour))
    matter_id: Mapped[int | None] = mapped_column(
        ForeignKey("matter.id", ondelete="RESTRICT"), index=True
    )
    """None: of the office."""


class Tagging(Aggregate):
    """One decision has one tag; seen by whoever sees the tag."""

    kind: ClassVar[str] = "tagging"
    __table_args__ = (Index("ix_tagging_authority_id_tag_id", "authority_id", "tag_id"),)

    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id", ondelete="RESTRICT"), index=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("authority.id", ondelete="RESTRICT"))
