"""What of the office's dates was ever written to a calendar file, so that it can be taken back."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.models.base import UID_LENGTH, Base, UtcMoment


class CalendarEntry(Base):
    """One date in calendar files: the same entry for ever, whatever becomes of the date."""

    __tablename__ = "calendar_entry"
    __table_args__ = (UniqueConstraint("kind", "source"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    """Kind of the record behind it: a deadline or a hearing."""
    source: Mapped[str] = mapped_column(String(UID_LENGTH))
    """Uid of that record; never in a file."""
    matter_id: Mapped[int] = mapped_column(
        ForeignKey("matter.id", ondelete="RESTRICT"), index=True
    )
    export_uid: Mapped[str] = mapped_column(String(UID_LENGTH), unique=True)
    """Random; says nothing of the record, of the client or of when it was made."""
    sequence: Mapped[int]
    """How often the entry was changed since it was first written."""
    content: Mapped[str] = mapped_column(Text)
    """What the last file said of it: canonical JSON of `domain.calendar_files.Appointment`."""
    cancelled: Mapped[bool]
    written_at: Mapped[datetime] = mapped_column(UtcMoment)
    """When this content was first written."""
