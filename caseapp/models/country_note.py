"""The office's own notes and incidents about states, courts and bodies."""

from datetime import date
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.domain.country_notes import NoteGrade, NoteSort
from caseapp.models.base import Aggregate, Code


class CountryNote(Aggregate):
    """One note or incident, with what it rests on. It belongs to no matter."""

    kind: ClassVar[str] = "country_note"
    __table_args__ = (Index("ix_country_note_place_day", "place", "day"),)

    place: Mapped[str] = mapped_column(String(40))
    """As the facts on countries write it: "KZ", "ECtHR"."""
    sort: Mapped[NoteSort] = mapped_column(Code(NoteSort))
    grade: Mapped[NoteGrade] = mapped_column(Code(NoteGrade))
    day: Mapped[date] = mapped_column(Date)
    text: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    entered_by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
