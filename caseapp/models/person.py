"""People of the office, and which key slot opens the vault for whom."""

from typing import ClassVar

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseapp.domain.vocabulary import Role
from caseapp.models.base import Aggregate, Base, Code


class Person(Aggregate):
    """Somebody who works with this vault."""

    kind: ClassVar[str] = "person"

    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[Role] = mapped_column(Code(Role))
    owner: Mapped[bool] = mapped_column(default=False)
    """Opens with the recovery code; exactly one per vault."""
    slots: Mapped[list["PersonSlot"]] = relationship(
        cascade="all, delete-orphan", lazy="raise", order_by="PersonSlot.id"
    )


class PersonSlot(Base):
    """A key slot of the header by its random id; the header itself names nobody."""

    __tablename__ = "person_slot"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    slot: Mapped[str] = mapped_column(String(32), unique=True)
