"""Last moments, ours and the State's, with what they were counted from and how they were met."""

from datetime import date, datetime, time
from typing import ClassVar

from sqlalchemy import Date, ForeignKey, Index, String, Text, Time, text
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.domain.vocabulary import Closing, DeadlineState, Suspensive, Trust
from caseapp.models.base import Aggregate, Code, UtcMoment


class Deadline(Aggregate):
    """A deadline. A stored date is never recomputed in place: a new one is proposed beside it."""

    kind: ClassVar[str] = "deadline"
    __table_args__ = (
        # Lists of one matter or client, and Today over all of them.
        Index("ix_deadline_matter_id_state_safe_day", "matter_id", "state", "safe_day"),
        # All that a list over the whole office sorts and leaves out by: it reads no row in vain.
        Index(
            "ix_deadline_state_due_moment",
            *("state", "due_moment", "deleted_at", "against_state", "matter_id", "proceeding_id"),
            "checked_by_id",
        ),
        Index("ix_deadline_proceeding_id_state", "proceeding_id", "state"),
        # Few rows ever wait for the second step of being given up.
        Index("ix_deadline_closing", "closing"),
        # Few have lead times; Today asks for them whatever their last moment.
        Index("ix_deadline_leads", "state", sqlite_where=text("leads IS NOT NULL")),
    )

    matter_id: Mapped[int] = mapped_column(ForeignKey("matter.id", ondelete="RESTRICT"))
    proceeding_id: Mapped[int] = mapped_column(ForeignKey("proceeding.id", ondelete="RESTRICT"))
    event_id: Mapped[int | None] = mapped_column(
        ForeignKey("event.id", ondelete="RESTRICT"), index=True
    )
    reviews_id: Mapped[int | None] = mapped_column(
        ForeignKey("deadline.id", ondelete="RESTRICT"), index=True
    )
    """The deadline that this one would replace, once a lawyer accepts it."""
    follows_id: Mapped[int | None] = mapped_column(
        ForeignKey("deadline.id", ondelete="RESTRICT"), index=True
    )
    """The deadline that this one comes after: of a lapse its restoration, of a waiver its
    revocation."""
    review_cause: Mapped[str | None] = mapped_column(Text)
    """What changed in the law since the deadline that this one would replace was counted:
    canonical JSON of `domain.rule_marks.LawChange`; None where it comes from an event."""
    state: Mapped[DeadlineState] = mapped_column(Code(DeadlineState))
    due_moment: Mapped[datetime] = mapped_column(UtcMoment)
    """What lists are sorted by: the safe moment, or the end of the working day on which the last
    day has to be determined."""
    latest_moment: Mapped[datetime | None] = mapped_column(UtcMoment)
    """Last moment by the latest reading of the service, where there are several."""
    safe_day: Mapped[date | None] = mapped_column(Date)
    due_day: Mapped[date] = mapped_column(Date)
    """Local day of `due_moment`."""
    last_day: Mapped[date | None] = mapped_column(Date)
    last_time: Mapped[time | None] = mapped_column(Time)
    zone: Mapped[str] = mapped_column(String(64))
    against_state: Mapped[bool]
    extendable: Mapped[bool]
    provisional: Mapped[bool]
    trust: Mapped[Trust | None] = mapped_column(Code(Trust))
    suspensive: Mapped[Suspensive] = mapped_column(Code(Suspensive))
    rule: Mapped[str] = mapped_column(String(80))
    """Id of the rule; empty for one typed by a person."""
    rule_copy_id: Mapped[int | None] = mapped_column(
        ForeignKey("rule_copy.id", ondelete="RESTRICT"), index=True
    )
    act: Mapped[str] = mapped_column(String(80))
    """The act that triggered it; names what has to be determined where no rule does."""
    action: Mapped[str] = mapped_column(String(500))
    """What has to be done, as typed or as the rule's row says."""
    body: Mapped[str] = mapped_column(String(500))
    """Where it has to be done, where the rule's row says so."""
    citation: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    """Where a typed last day, or "no remedy", comes from."""
    entered_by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    """Who entered the date that stands, or the event that it is counted from."""
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    """The lawyer who checked the date that stands; nobody: it is on the list of Today."""
    checked_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    answered_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT")
    )
    answered_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    reason: Mapped[str] = mapped_column(Text)
    """Why a lawyer changed or declined it."""
    filed_how: Mapped[str] = mapped_column(String(200))
    filed_where: Mapped[str] = mapped_column(String(200))
    filed_day: Mapped[date | None] = mapped_column(Date)
    filed_time: Mapped[time | None] = mapped_column(Time)
    filed_reference: Mapped[str] = mapped_column(String(200))
    """Incoming number or receipt: the proof; empty: proof missing."""
    filed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    scan_id: Mapped[int | None] = mapped_column(
        ForeignKey("document.id", ondelete="RESTRICT"), index=True
    )
    """The receipt as a document of the matter."""
    confirmed_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT")
    )
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    asked_day: Mapped[date | None] = mapped_column(Date)
    """Day on which an extension was asked for."""
    asked_until: Mapped[date | None] = mapped_column(Date)
    asked_note: Mapped[str | None] = mapped_column(Text)
    """How and where it was asked for."""
    closing: Mapped[Closing | None] = mapped_column(Code(Closing))
    """The first of two steps was taken: a lawyer asked to give the deadline up."""
    closing_reason: Mapped[str | None] = mapped_column(Text)
    closing_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    closing_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    waiver: Mapped[str | None] = mapped_column(Text)
    """The waiver checklist: canonical JSON."""
    instruction_id: Mapped[int | None] = mapped_column(
        ForeignKey("document.id", ondelete="RESTRICT"), index=True
    )
    """The client's signed instruction to waive."""
    leads: Mapped[str | None] = mapped_column(Text)
    """What has to go out before the safe day, and how long before: canonical JSON of
    `domain.reminders.Lead`."""
    lapse_note: Mapped[str | None] = mapped_column(Text)
    """What was done about a last day that passed; dated by `answered_at`."""
    computation: Mapped[str] = mapped_column(Text)
    """The calculation, or why there is none: canonical JSON, as it was when it was stored."""
