"""Packs of law that this office put in place of the shipped ones."""

from datetime import date
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.models.base import Aggregate


class LawPack(Aggregate):
    """One file of law, whole. The live row of a pack is in force; binned ones are its history."""

    kind: ClassVar[str] = "law_pack"

    pack: Mapped[str] = mapped_column(String(80), index=True)
    """Id of the pack: the shipped pack of the same id is not used while this one is live."""
    file_name: Mapped[str] = mapped_column(String(200))
    edition: Mapped[date] = mapped_column(Date)
    text: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    installed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
