"""The one table that serves audit, timeline, undo and later merging."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.models.base import UID_LENGTH, Base, UtcMoment


class HistoryEntry(Base):
    """One record as one command left it; never changed, never deleted."""

    __tablename__ = "history"
    __table_args__ = (
        Index("ix_history_kind_uid_seq", "kind", "uid", "seq"),
        Index("ix_history_person_seq", "person", "seq"),
        Index("ix_history_group", "group"),
    )

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcMoment)
    person: Mapped[str] = mapped_column(String(UID_LENGTH))
    device: Mapped[str] = mapped_column(String(64))
    command: Mapped[str] = mapped_column(String(64))
    group: Mapped[str] = mapped_column(String(UID_LENGTH))
    """Uid of the command: all entries of one command share it and are undone together."""
    undoable: Mapped[bool]
    undoes: Mapped[str | None] = mapped_column(String(UID_LENGTH))
    """Group that this entry takes back."""
    kind: Mapped[str] = mapped_column(String(40))
    uid: Mapped[str] = mapped_column(String(UID_LENGTH))
    version: Mapped[int]
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    row_mac: Mapped[bytes] = mapped_column(LargeBinary(32))
    previous: Mapped[bytes] = mapped_column(LargeBinary(32))
    mac: Mapped[bytes] = mapped_column(LargeBinary(32))
