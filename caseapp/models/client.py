"""People represented: names in several scripts, and how to reach them safely."""

from datetime import date
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseapp.models.base import Aggregate, Base


class Client(Aggregate):
    """A client. What the list shows and sorts by is stored beside it, folded where it is text."""

    kind: ClassVar[str] = "client"
    __table_args__ = (
        # Any page of the list reads these alone, whatever the number of clients. The bin stands
        # last: in front, without statistics, SQLite would take it for the narrowest search.
        Index("ix_client_sort_name_id_deleted_at", "sort_name", "id", "deleted_at"),
        Index("ix_client_citizenships_id_deleted_at", "citizenships", "id", "deleted_at"),
    )

    name: Mapped[str] = mapped_column(String(200))
    """The first name of the file, as lists show it."""
    sort_name: Mapped[str] = mapped_column(String(400))
    other_names: Mapped[str] = mapped_column(Text)
    date_of_birth: Mapped[date | None] = mapped_column(Date)
    citizenships: Mapped[str] = mapped_column(String(200))
    """ISO 3166 codes, joined by ", "."""
    languages: Mapped[str] = mapped_column(String(200))
    """ISO 639 codes, joined by ", "."""
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    """Sees the client until a matter is opened; from then on the matter's members do."""
    contact_channel: Mapped[str] = mapped_column(String(200))
    contact_address: Mapped[str] = mapped_column(String(500))
    contact_hours: Mapped[str] = mapped_column(String(200))
    contact_agreed_words: Mapped[str] = mapped_column(Text)
    contact_never: Mapped[str] = mapped_column(Text)
    notes: Mapped[str] = mapped_column(Text)
    names: Mapped[list["ClientName"]] = relationship(
        cascade="all, delete-orphan", lazy="raise", order_by="ClientName.position"
    )


class ClientName(Base):
    """One name in one script, with the forms under which it is found."""

    __tablename__ = "client_name"
    __table_args__ = (Index("ix_client_name_client_id_folded", "client_id", "folded"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    """legal, passport or alias."""
    script: Mapped[str] = mapped_column(String(4))
    """ISO 15924 code, or empty."""
    text: Mapped[str] = mapped_column(String(200))
    folded: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)
    """Words as they sound, in Latin letters: one for all spellings."""
    skeleton: Mapped[str] = mapped_column(Text)
