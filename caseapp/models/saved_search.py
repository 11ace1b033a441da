"""Searches of the library that somebody keeps, and who looked at their results when."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.models.base import Aggregate, Base, UtcMoment


class SavedSearch(Aggregate):
    """A query with its filters. Its owner alone sees it, unless it is shared with the office."""

    kind: ClassVar[str] = "saved_search"

    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    shared: Mapped[bool]
    name: Mapped[str] = mapped_column(String(200))
    query: Mapped[str] = mapped_column(Text)
    filters: Mapped[str] = mapped_column(Text)
    """JSON: values by facet."""


class SavedSearchSeen(Base):
    """When a person last looked at the result of a saved search. No history."""

    __tablename__ = "saved_search_seen"
    __table_args__ = (UniqueConstraint("saved_search_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    saved_search_id: Mapped[int] = mapped_column(ForeignKey("saved_search.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    seen_at: Mapped[datetime] = mapped_column(UtcMoment)
