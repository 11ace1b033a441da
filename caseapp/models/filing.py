"""Documents that are being written for a court or body."""

from datetime import date
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseapp.models.base import UID_LENGTH, Aggregate, Base


class Filing(Aggregate):
    """A memo: a template, a language, and the texts that the lawyer typed into it."""

    kind: ClassVar[str] = "filing"

    proceeding_id: Mapped[int] = mapped_column(
        ForeignKey("proceeding.id", ondelete="RESTRICT"), index=True
    )
    template: Mapped[str] = mapped_column(String(80))
    language: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(500))
    addressee: Mapped[str] = mapped_column(String(500))
    sections: Mapped[list["FilingSection"]] = relationship(
        cascade="all, delete-orphan", lazy="raise", order_by="FilingSection.position"
    )
    authorities: Mapped[list["FilingAuthority"]] = relationship(
        cascade="all, delete-orphan", lazy="raise", order_by="FilingAuthority.position"
    )
    precedents: Mapped[list["FilingPrecedents"]] = relationship(
        cascade="all, delete-orphan", lazy="raise", order_by="FilingPrecedents.position"
    )


class FilingSection(Base):
    """The plain text of one section of the template."""

    __tablename__ = "filing_section"
    __table_args__ = (Index("ix_filing_section_filing_id_position", "filing_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    filing_id: Mapped[int] = mapped_column(ForeignKey("filing.id", ondelete="CASCADE"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)


class FilingAuthority(Base):
    """An authority that the memo relies on, by uid: a new pack may replace the row itself."""

    __tablename__ = "filing_authority"
    __table_args__ = (Index("ix_filing_authority_filing_id_position", "filing_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    filing_id: Mapped[int] = mapped_column(ForeignKey("filing.id", ondelete="CASCADE"))
    position: Mapped[int]
    authority: Mapped[str] = mapped_column(String(UID_LENGTH))
    pinpoint: Mapped[str] = mapped_column(String(200))


class FilingPrecedents(Base):
    """A precedent report inside a memo, as it was made: a later library never changes it."""

    __tablename__ = "filing_precedents"
    __table_args__ = (Index("ix_filing_precedents_filing_id_position", "filing_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    filing_id: Mapped[int] = mapped_column(ForeignKey("filing.id", ondelete="CASCADE"))
    position: Mapped[int]
    host_state: Mapped[str] = mapped_column(String(2))
    requesting_state: Mapped[str] = mapped_column(String(2))
    made_on: Mapped[date] = mapped_column(Date)
    content: Mapped[str] = mapped_column(Text)
    """The report as JSON (`services.steps.library.kept_precedents`)."""
