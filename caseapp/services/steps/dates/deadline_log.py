"""What was done with deadlines, read from the history."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.ids import DeadlineUid
from caseapp.domain.views.sheets import LogRow
from caseapp.domain.vocabulary import DeadlineState
from caseapp.models.base import ever
from caseapp.models.deadline import Deadline
from caseapp.models.history import HistoryEntry
from caseapp.models.matter import Matter
from caseapp.models.person import Person
from caseapp.services.desk import Desk
from caseapp.services.steps.access import visible_matters
from caseapp.services.steps.refused import KIND as REFUSAL
from caseapp.services.steps.refused import PREFIX
from caseapp.services.steps.words import Words
from caseapp.storage.snapshot import Snapshot, from_canonical
from caseapp.wording.commands import COMMANDS

_REFUSED = tuple(PREFIX + command for command in COMMANDS)
"""Refused commands; a refused look at a deadline changes nothing and stands in the audit alone."""


def log_rows(session: Session, desk: Desk, first: date, last: date) -> list[LogRow]:
    """Return the entries about deadlines of the person's matters, those in the bin included."""
    zone = ZoneInfo(desk.clock.zone)
    query = (
        select(HistoryEntry, Person.name)
        # Who left the office stays the author of what they did: this looks into the bin.
        .outerjoin(Person, Person.uid == HistoryEntry.person)
        .where(
            (HistoryEntry.kind == Deadline.kind)
            | (HistoryEntry.kind == REFUSAL) & HistoryEntry.command.in_(_REFUSED),
            HistoryEntry.at >= _midnight(first, zone),
            HistoryEntry.at < _midnight(last + timedelta(days=1), zone),
        )
        .order_by(HistoryEntry.seq)
    )
    entries = [(entry, name or "") for entry, name in session.execute(query)]
    known = _named(session, desk, {entry.uid for entry, _ in entries})
    return [
        _row(entry, name, *known[entry.uid], zone) for entry, name in entries if entry.uid in known
    ]


def _named(session: Session, desk: Desk, uids: set[str]) -> dict[str, tuple[str, str]]:
    """Return file number and action of deadlines, live and binned, of the person's matters."""
    words = Words(desk.language)
    query = (
        ever(
            Deadline,
            Deadline.uid,
            Matter.file_number,
            Matter.handling,
            Deadline.rule,
            Deadline.action,
            Deadline.act,
        )
        .join(Matter, Matter.id == Deadline.matter_id)
        .where(Deadline.uid.in_(uids), Deadline.matter_id.in_(visible_matters(desk)))
    )
    return {
        # A flagged matter stands with its number: what is done in it may tell who it is about.
        uid: (number, words.t("deadline") if handling else words.action(rule, action, act))
        for uid, number, handling, rule, action, act in session.execute(query)
    }


def _row(entry: HistoryEntry, name: str, number: str, action: str, zone: ZoneInfo) -> LogRow:
    before, after = from_canonical(entry.before) or {}, from_canonical(entry.after) or {}
    return LogRow(
        at=entry.at.astimezone(zone),
        person=name,
        command=entry.command.removeprefix(PREFIX),
        refused=entry.kind == REFUSAL,
        deadline=DeadlineUid(entry.uid),
        file_number=number,
        action=action,
        state_before=_state(before),
        day_before=_day(before),
        state_after=_state(after),
        day_after=_day(after),
        deleted="deleted_at" in after and "deleted_at" not in before,
    )


def _state(record: Snapshot) -> DeadlineState | None:
    return DeadlineState(record["state"]) if "state" in record else None


def _day(record: Snapshot) -> date | None:
    """Return the day that lists are sorted by: the safe one."""
    found = record.get("safe_day") or record.get("last_day")
    return date.fromisoformat(found) if found else None


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
