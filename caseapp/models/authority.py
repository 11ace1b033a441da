"""The library: decisions, how they stand to each other, their paragraphs, the office's checks."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.domain.authorities import Label, PartKind
from caseapp.models.base import Aggregate, Base, Code, UtcMoment


class Authority(Aggregate):
    """A decision as its pack has it. Lists are joined by line breaks.

    A newer edition of the pack rewrites the row and keeps its uid; what the office adds stands
    in tables of its own and is never overwritten. Parts are not loaded through relationships:
    the loader of packs writes them by the thousand.
    """

    kind: ClassVar[str] = "authority"
    in_history: ClassVar[bool] = False
    __table_args__ = (
        UniqueConstraint("pack", "id_in_pack"),
        Index("ix_authority_rank_decided_on_id", "rank", "decided_on", "id"),
    )

    pack: Mapped[str] = mapped_column(String(80))
    id_in_pack: Mapped[str] = mapped_column(String(80))
    digest: Mapped[str] = mapped_column(String(64))
    """Hash of the content: what a confirmation was given for."""
    title: Mapped[str] = mapped_column(String(500))
    court: Mapped[str] = mapped_column(String(200))
    formation: Mapped[str] = mapped_column(String(200))
    number: Mapped[str] = mapped_column(String(500))
    decided_on: Mapped[date] = mapped_column(Date)
    date_text: Mapped[str] = mapped_column(String(20))
    """The date as the source has it, perhaps the year alone."""
    host_states: Mapped[str] = mapped_column(String(200))
    destination: Mapped[str] = mapped_column(String(200))
    proceeding_type: Mapped[str] = mapped_column(String(80))
    issues: Mapped[str] = mapped_column(Text)
    articles: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(Text)
    holding: Mapped[str] = mapped_column(Text)
    pinpoints: Mapped[str] = mapped_column(Text)
    importance: Mapped[str] = mapped_column(String(40))
    rank: Mapped[int]
    """1 key case … 4 low."""
    source: Mapped[str] = mapped_column(Text)
    confidence: Mapped[str] = mapped_column(Text)
    ecli: Mapped[str] = mapped_column(String(80))
    hudoc_itemid: Mapped[str] = mapped_column(String(40))
    holding_basis: Mapped[str] = mapped_column(String(40))
    good_law_note: Mapped[str] = mapped_column(Text)
    citation_verified: Mapped[bool]
    outcome_verified: Mapped[bool]
    destination_verified: Mapped[str] = mapped_column(String(20))
    holding_verified: Mapped[str] = mapped_column(String(80))
    label_words: Mapped[str] = mapped_column(Text)
    """The labels below as words of the index; the same for every paragraph."""
    corrected: Mapped[str] = mapped_column(Text, default="")
    """Columns that a person of the office corrected, with spaces between: no pack changes them."""
    own_form: Mapped[str] = mapped_column(Text, default="")
    """JSON of what the office had imported before a pack took the decision over; the decision
    goes back to it when the pack is removed."""


class AuthorityLabel(Base):
    """One value that a decision can be filtered by."""

    __tablename__ = "authority_label"
    __table_args__ = (
        Index("ix_authority_label_label_value_authority_id", "label", "value", "authority_id"),
        Index("ix_authority_label_authority_id_label_value", "authority_id", "label", "value"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("authority.id", ondelete="CASCADE"))
    label: Mapped[Label] = mapped_column(Code(Label))
    value: Mapped[str] = mapped_column(String(200))


class AuthorityParagraph(Base):
    """What is searched and shown: a part of a decision, and the same folded for the index."""

    __tablename__ = "authority_paragraph"
    __table_args__ = (UniqueConstraint("authority_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("authority.id", ondelete="CASCADE"))
    position: Mapped[int]
    part: Mapped[PartKind] = mapped_column(Code(PartKind))
    number: Mapped[str] = mapped_column(String(40))
    """The court's own number of the paragraph; empty for parts that are not the court's."""
    text: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text)


class AuthorityRelation(Base):
    """How one decision stands to another, and what that rests on."""

    __tablename__ = "authority_relation"
    __table_args__ = (
        UniqueConstraint("from_id", "treatment", "to_id"),
        Index("ix_authority_relation_to_id_treatment", "to_id", "treatment"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    from_id: Mapped[int] = mapped_column(ForeignKey("authority.id", ondelete="CASCADE"))
    to_id: Mapped[int] = mapped_column(ForeignKey("authority.id", ondelete="CASCADE"))
    treatment: Mapped[str] = mapped_column(String(60))
    basis: Mapped[str] = mapped_column(Text)
    pack: Mapped[str] = mapped_column(String(80), default="", index=True)
    """Which pack says so: the two decisions may stand in the library for another one."""


class AuthorityConfirmation(Aggregate):
    """A lawyer read the decision and vouches for the holding as the library words it."""

    kind: ClassVar[str] = "authority_confirmation"

    authority_id: Mapped[int] = mapped_column(
        ForeignKey("authority.id", ondelete="RESTRICT"), index=True
    )
    digest: Mapped[str] = mapped_column(String(64))
    """The content that was confirmed; a pack that words it otherwise asks again."""
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    person_name: Mapped[str] = mapped_column(String(200))
    """As it was on that day."""
    confirmed_at: Mapped[datetime] = mapped_column(UtcMoment)
    note: Mapped[str] = mapped_column(Text)
    """What was read: the text, the edition, the paragraphs."""


class AuthorityPackEdition(Base):
    """Which edition of a pack is loaded."""

    __tablename__ = "authority_pack_edition"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    edition: Mapped[str] = mapped_column(String(40))
    version: Mapped[str] = mapped_column(String(64))
    """Hash of the manifest and of the way this program lays the pack out."""
    loaded_at: Mapped[datetime] = mapped_column(UtcMoment)


class AuthorityPackFile(Aggregate):
    """A pack of another office, whole. The live row of a name is in force; binned ones were."""

    kind: ClassVar[str] = "authority_pack_file"
    in_history: ClassVar[bool] = False

    name: Mapped[str] = mapped_column(String(80), index=True)
    edition: Mapped[str] = mapped_column(String(40))
    file_name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64))
    """Of the file."""
    decisions: Mapped[int]
    trusted: Mapped[bool]
    """A lawyer of this office answers for what the sender verified; without it the gates stay
    shut."""
    data: Mapped[bytes] = mapped_column(LargeBinary)
    installed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
