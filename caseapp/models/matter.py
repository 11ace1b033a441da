"""Files of work: whose they are and who may see them."""

from typing import ClassVar

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseapp.models.base import Aggregate, Base


class Matter(Aggregate):
    """One file of work for one or more clients."""

    kind: ClassVar[str] = "matter"
    __table_args__ = (UniqueConstraint("file_year", "file_serial"),)

    file_number: Mapped[str] = mapped_column(String(32), unique=True)
    """Such as "2026/014"; a number in the bin is never given again."""
    file_year: Mapped[int | None]
    file_serial: Mapped[int | None]
    """Parts of a number of the form "2026/014", from which the next one is found."""
    title: Mapped[str] = mapped_column(String(500))
    handling: Mapped[str] = mapped_column(String(200), default="")
    """Handling flags, codes of `domain.vocabulary.HandlingFlag` with spaces between them: every
    way out of the program obeys them."""
    clients: Mapped[list["MatterClient"]] = relationship(
        cascade="all, delete-orphan", lazy="raise", order_by="MatterClient.id"
    )
    members: Mapped[list["MatterMember"]] = relationship(
        cascade="all, delete-orphan", lazy="raise", order_by="MatterMember.id"
    )


class MatterClient(Base):
    """A client of a matter."""

    __tablename__ = "matter_client"
    __table_args__ = (
        UniqueConstraint("matter_id", "client_id"),
        Index("ix_matter_client_client_id_matter_id", "client_id", "matter_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    matter_id: Mapped[int] = mapped_column(ForeignKey("matter.id", ondelete="CASCADE"))
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id", ondelete="RESTRICT"))


class MatterMember(Base):
    """Somebody who works on a matter; whoever is not here sees nothing of it anywhere."""

    __tablename__ = "matter_member"
    __table_args__ = (
        UniqueConstraint("matter_id", "person_id"),
        Index("ix_matter_member_person_id_matter_id", "person_id", "matter_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    matter_id: Mapped[int] = mapped_column(ForeignKey("matter.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
