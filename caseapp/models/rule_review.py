"""The office's reviews of rules of law: who read what, when, in which source."""

from datetime import date
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.domain.vocabulary import Trust
from caseapp.models.base import Aggregate, Code


class RuleReview(Aggregate):
    """One review of one wording of one rule. It ends after twelve months, or with the wording."""

    kind: ClassVar[str] = "rule_review"
    __table_args__ = (Index("ix_rule_review_rule_expires_on", "rule", "expires_on"),)

    rule: Mapped[str] = mapped_column(String(80))
    wording: Mapped[str] = mapped_column(String(64))
    """Hash of the row and its counting method as they were read: the end of the rule's version."""
    trust: Mapped[Trust | None] = mapped_column(Code(Trust))
    """Lowest grade of row, counting method and treaty that the review answers for."""
    reviewer: Mapped[str] = mapped_column(String(200))
    reviewed_on: Mapped[date] = mapped_column(Date)
    expires_on: Mapped[date] = mapped_column(Date)
    """First day on which it counts no more."""
    source: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    entered_by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
