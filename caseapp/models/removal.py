"""What may carry a client away, and what stands in the way of it."""

from datetime import date, time
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, String, Text, Time
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.domain.protection.words import BarKind
from caseapp.domain.vocabulary import Suspensive
from caseapp.models.base import Aggregate, Code


class Removal(Aggregate):
    """What the office knows of the removal that one proceeding can lead to."""

    kind: ClassVar[str] = "removal"

    proceeding_id: Mapped[int] = mapped_column(
        ForeignKey("proceeding.id", ondelete="RESTRICT"), index=True
    )
    destination: Mapped[str] = mapped_column(String(200))
    carrier: Mapped[str] = mapped_column(String(200))
    """Flight, train or convoy, where it is known."""
    body: Mapped[str] = mapped_column(String(200))
    """Who carries the removal out, and has to be served with what bars it."""
    contact: Mapped[str] = mapped_column(Text)
    """Who of the office is reached at once; stands at the head of an urgent request."""
    call_list: Mapped[str] = mapped_column(Text)
    """Whom to call, in order, when a court is closed until after the removal."""
    closed_on: Mapped[date | None] = mapped_column(Date)
    """From this day on the decision can no longer be carried out."""
    closed_source: Mapped[str] = mapped_column(Text)


class Bar(Aggregate):
    """An act that is said to bar a removal; whether it counts is worked out, never typed."""

    kind: ClassVar[str] = "bar"

    proceeding_id: Mapped[int] = mapped_column(
        ForeignKey("proceeding.id", ondelete="RESTRICT"), index=True
    )
    what: Mapped[BarKind] = mapped_column(Code(BarKind))
    title: Mapped[str] = mapped_column(String(500))
    """Court or body, number, day, as it is called in the file."""
    effect: Mapped[Suspensive] = mapped_column(Code(Suspensive))
    """As the order or the rule says."""
    rule: Mapped[str] = mapped_column(String(80))
    """Id of the rule of law, where the law itself suspends."""
    document_id: Mapped[int | None] = mapped_column(
        ForeignKey("document.id", ondelete="RESTRICT"), index=True
    )
    """The order in the file."""
    from_day: Mapped[date] = mapped_column(Date)
    until_day: Mapped[date | None] = mapped_column(Date)
    until_event: Mapped[str] = mapped_column(String(300))
    """The event that the order names as its end, where it names no day."""
    served_body: Mapped[str] = mapped_column(String(200))
    served_day: Mapped[date | None] = mapped_column(Date)
    served_at: Mapped[time | None] = mapped_column(Time)
    served_proof: Mapped[str] = mapped_column(String(300))
    """Incoming number, receipt or signed copy."""
    lifted_day: Mapped[date | None] = mapped_column(Date)
    lifted_source: Mapped[str] = mapped_column(Text)
    notes: Mapped[str] = mapped_column(Text)
