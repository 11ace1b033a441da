"""Procedures inside a matter."""

from typing import ClassVar

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.domain.vocabulary import ProceedingKind
from caseapp.models.base import Aggregate, Code


class Proceeding(Aggregate):
    """One procedure before one court or body of one host state."""

    kind: ClassVar[str] = "proceeding"
    __table_args__ = (Index("ix_proceeding_matter_id_host_state", "matter_id", "host_state"),)

    matter_id: Mapped[int] = mapped_column(ForeignKey("matter.id", ondelete="RESTRICT"))
    procedure: Mapped[ProceedingKind] = mapped_column(Code(ProceedingKind))
    host_state: Mapped[str] = mapped_column(String(2))
    requesting_state: Mapped[str] = mapped_column(String(2))
    court_or_body: Mapped[str] = mapped_column(String(200))
    is_court: Mapped[bool]
    place: Mapped[str] = mapped_column(String(20))
    """Calendar of the seat, such as DE-BY; empty: the state's."""
    zone: Mapped[str] = mapped_column(String(64))
    """IANA zone of the seat."""
    reference_number: Mapped[str] = mapped_column(String(200))
    stage: Mapped[str] = mapped_column(String(200))
