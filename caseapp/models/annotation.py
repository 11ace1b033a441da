"""What the office writes beside decisions. A new edition of a pack never touches it."""

from typing import ClassVar

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.domain.annotations import AnnotationSort, MarkColour
from caseapp.domain.authorities import PartKind
from caseapp.models.base import Aggregate, Code


class Annotation(Aggregate):
    """A note, a highlight or a kept quotation, of the office or of one matter.

    The passage is kept by the court's number and its own words, never by a row of the text: that
    may be imported anew.
    """

    kind: ClassVar[str] = "annotation"
    __table_args__ = (Index("ix_annotation_authority_id_place", "authority_id", "place"),)

    authority_id: Mapped[int] = mapped_column(ForeignKey("authority.id", ondelete="RESTRICT"))
    matter_id: Mapped[int | None] = mapped_column(
        ForeignKey("matter.id", ondelete="RESTRICT"), index=True
    )
    """None: of the office."""
    written_by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    sort: Mapped[AnnotationSort] = mapped_column(Code(AnnotationSort))
    text: Mapped[str] = mapped_column(Text)
    point: Mapped[str] = mapped_column(String(500))
    colour: Mapped[MarkColour | None] = mapped_column(Code(MarkColour))
    part: Mapped[PartKind | None] = mapped_column(Code(PartKind))
    """None: about the decision as a whole; what follows is then empty."""
    number: Mapped[str] = mapped_column(String(40))
    place: Mapped[int]
    span: Mapped[int]
    start: Mapped[int]
    quote: Mapped[str] = mapped_column(Text)
