"""Whose key it is: which slot of the header opens the vault for whom, and under which name."""

from typing import ClassVar

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.domain.vocabulary import SlotKind
from caseapp.models.base import Aggregate, Code


class KeySlot(Aggregate):
    """A key slot by its random id; the header itself knows neither person nor label.

    `created_at` and `changed_at` say when the key was made and when its secret was changed. A
    removed slot goes to the bin and stays there, so that the history can name it.
    """

    kind: ClassVar[str] = "key_slot"

    slot: Mapped[str] = mapped_column(String(32), unique=True)
    """Id in the header: 32 hexadecimal digits."""
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT"), index=True
    )
    opened_by: Mapped[SlotKind] = mapped_column(Code(SlotKind))
    """As in the header; here so that a list needs no file."""
    label: Mapped[str] = mapped_column(String(80))
    """What the office calls it, such as "USB key in the safe"; may be empty."""
    renewals: Mapped[int] = mapped_column(default=0)
    """How often another secret was put behind it."""
