"""People of the office; `models.key_slot` says which key opens the vault for whom."""

from datetime import date
from typing import ClassVar

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.domain.vocabulary import Role
from caseapp.models.base import Aggregate, Code


class Person(Aggregate):
    """Somebody who works with this vault."""

    kind: ClassVar[str] = "person"

    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[Role] = mapped_column(Code(Role))
    owner: Mapped[bool] = mapped_column(default=False)
    """Opens with the recovery code; exactly one per vault."""
    until: Mapped[date | None]
    """Last day on which a guest may read, in the office's zone; of nobody else."""
