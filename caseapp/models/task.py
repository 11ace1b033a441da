"""Things to do in a matter."""

from datetime import date
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.models.base import Aggregate


class Task(Aggregate):
    """Something to do, with or without a day."""

    kind: ClassVar[str] = "task"
    __table_args__ = (Index("ix_task_matter_id_done_due", "matter_id", "done", "due"),)

    matter_id: Mapped[int] = mapped_column(ForeignKey("matter.id", ondelete="RESTRICT"))
    text: Mapped[str] = mapped_column(String(2000))
    due: Mapped[date | None] = mapped_column(Date)
    done: Mapped[bool] = mapped_column(default=False)
    code: Mapped[str] = mapped_column(String(40), default="")
    """What a task that the program opened is about (`TaskCode`); empty: typed by a person."""
    proceeding_id: Mapped[int | None] = mapped_column(
        ForeignKey("proceeding.id", ondelete="RESTRICT"), index=True
    )
