"""Documents of a matter and the keys of their files; the files themselves stand in `blobs/`."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseapp.models.base import UID_LENGTH, Aggregate, Base, UtcMoment


class ClientKey(Base):
    """The key under which every file key of one client is wrapped.

    A row of its own: erasing or sealing a client later rewrites this and no file.
    """

    __tablename__ = "client_key"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(
        ForeignKey("client.id", ondelete="RESTRICT"), unique=True
    )
    blob_key: Mapped[bytes] = mapped_column(LargeBinary(32))


class Document(Aggregate):
    """A document with all its versions."""

    kind: ClassVar[str] = "document"
    __table_args__ = (Index("ix_document_matter_id_title", "matter_id", "title"),)

    matter_id: Mapped[int] = mapped_column(ForeignKey("matter.id", ondelete="RESTRICT"))
    client_id: Mapped[int] = mapped_column(
        ForeignKey("client.id", ondelete="RESTRICT"), index=True
    )
    """Whose key wraps its files: co-clients of a matter have separate documents."""
    title: Mapped[str] = mapped_column(String(500))
    versions: Mapped[list["DocumentVersion"]] = relationship(
        cascade="all, delete-orphan", lazy="raise", order_by="DocumentVersion.id"
    )


class DocumentVersion(Base):
    """One file, never changed: its random name, wrapped key, sizes and hashes."""

    __tablename__ = "document_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int]
    blob: Mapped[str] = mapped_column(String(32), unique=True)
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary(60))
    """Nonce, wrapped file key and tag, as `storage.blobs.wrap_file_key` writes them."""
    size: Mapped[int] = mapped_column(BigInteger)
    """Bytes of the plain text."""
    sha256: Mapped[str] = mapped_column(String(64))
    """Of the plain text, hexadecimal."""
    stored_sha256: Mapped[str] = mapped_column(String(64))
    """Of the file in `blobs/`, hexadecimal."""
    file_name: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(100))
    added_at: Mapped[datetime] = mapped_column(UtcMoment)
    added_by: Mapped[str] = mapped_column(String(UID_LENGTH))
