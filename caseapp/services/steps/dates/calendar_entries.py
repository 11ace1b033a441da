"""The dates that go into a calendar file, and what earlier files said of them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.calendar_files import Appointment, CalendarItem
from caseapp.domain.ids import MatterUid
from caseapp.domain.reminders import LeadDay, alarms, lead_alarms
from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.views.hearings import HearingRow
from caseapp.domain.vocabulary import UNANSWERED, CalendarLevel, DeadlineState
from caseapp.i18n import Catalogue, catalogue
from caseapp.models.base import Aggregate, live
from caseapp.models.calendar_entry import CalendarEntry
from caseapp.models.deadline import Deadline
from caseapp.models.hearing import Hearing
from caseapp.models.matter import Matter
from caseapp.services.desk import Desk
from caseapp.services.steps.access import visible_matters
from caseapp.services.steps.cases.matter_views import clients_of
from caseapp.services.steps.dates.deadline_views import deadline_rows, deadlines_query, in_order
from caseapp.services.steps.dates.hearing_views import hearing_rows, hearings_query
from caseapp.services.steps.dates.lead_days import lead_days_by_uid
from caseapp.storage.snapshot import canonical
from caseapp.wording.days import day_text

FINISHED: Final = (DeadlineState.FILED, DeadlineState.CONFIRMED, DeadlineState.LAPSED)
"""What was met or missed stays in calendars that have it, without alarms."""
FORGOTTEN: Final = timedelta(days=60)
"""Dates longer past than this are in no file any more."""
LAST_MINUTE: Final = time(23, 59)
_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Found:
    """A date of the office as a calendar file would have it."""

    kind: str
    source: str
    matter: str
    appointment: Appointment
    finished: bool = False


def found_dates(
    session: Session,
    desk: Desk,
    level: CalendarLevel,
    matter: MatterUid | None = None,
    until: date = date.max,
) -> list[Found]:
    """Return the deadlines of ours and the hearings of the person's matters, by day."""
    t = catalogue(desk.language)
    found = [*_deadlines(session, desk, level, matter, until, t)]
    found += _hearings(session, desk, level, matter, t)
    return sorted(found, key=lambda one: (one.appointment.day, one.appointment.at or time()))


def as_items(
    session: Session, desk: Desk, found: Iterable[Found], matter: MatterUid | None
) -> list[CalendarItem]:
    """Note what this file says, and return it with its identity; what went away is cancelled."""
    known = _known(session, desk, matter)
    ids = _matter_ids(session, desk)
    now = desk.clock.now()
    items = []
    for one in found:
        entry = known.pop((one.kind, one.source), None)
        if entry is None:
            if one.finished:
                continue
            entry = _new(session, one, ids[one.matter], now)
        else:
            _say(entry, one.appointment, now, cancelled=False)
        items.append(_item(entry))
    since = desk.clock.today() - FORGOTTEN
    bare = catalogue(desk.language)("Appointment")
    for entry in known.values():
        last = Appointment.from_data(json.loads(entry.content))
        if last.day >= since:
            # Whoever reads the file learns no more than that there is nothing any more.
            plain = replace(last, summary=bare, description="", place="", alarms=())
            _say(entry, plain, now, cancelled=True)
            items.append(_item(entry))
    return items


def local_hour(moment: datetime | None, day: date, zone: str, at: time | None) -> time | None:
    """Return the local hour of a safe moment; None where its day counts until the end."""
    if at is None or moment is None:
        return None
    local = moment.astimezone(ZoneInfo(zone))
    whole = local.date() != day or local.time() >= LAST_MINUTE
    return None if whole else local.time().replace(microsecond=0)


def _deadlines(
    session: Session,
    desk: Desk,
    level: CalendarLevel,
    matter: MatterUid | None,
    until: date,
    t: Catalogue,
) -> Iterator[Found]:
    query = deadlines_query(desk).where(
        # What has to go out weeks before its date rings although the date is far away.
        (Deadline.due_day <= until) | Deadline.leads.is_not(None),
        Deadline.state.in_([*UNANSWERED, *FINISHED]),
        ~Deadline.against_state,
        (Deadline.due_day >= desk.clock.today() - FORGOTTEN)
        | (Deadline.state == DeadlineState.TO_BE_DETERMINED),
    )
    if matter is not None:
        query = query.where(Matter.uid == matter)
    rows = deadline_rows(session, desk, in_order(query))
    known = _entered(session, Deadline, [row.uid for row in rows])
    leads = lead_days_by_uid(session, desk, known)
    for row in rows:
        day = row.due_day
        if day is None:
            continue
        finished = row.state in FINISHED
        at = local_hour(row.due_moment, day, row.zone, row.last_time)
        undetermined = row.state is DeadlineState.TO_BE_DETERMINED
        at = None if undetermined else at
        end = row.due_moment or datetime.combine(day, time(), UTC)
        made = Appointment(
            _summary(row, level, t),
            day,
            at,
            row.zone,
            _description(row, t) if level is CalendarLevel.FULL else "",
            row.court_or_body if level is CalendarLevel.FULL else "",
            () if finished else _rings(end - known[row.uid], day, at, leads.get(row.uid, ())),
        )
        yield Found(Deadline.kind, row.uid, row.matter, made, finished)


def _rings(
    length: timedelta, day: date, at: time | None, leads: Iterable[LeadDay]
) -> tuple[timedelta, ...]:
    """Return the alarms of a deadline: by its length, and when something has to go out."""
    return tuple(sorted({*alarms(length, at), *lead_alarms(leads, day, at)}))


def _summary(row: DeadlineRow, level: CalendarLevel, t: Catalogue) -> str:
    undetermined = row.state is DeadlineState.TO_BE_DETERMINED
    if level is CalendarLevel.APPOINTMENT:
        return t("Date to be determined") if undetermined else t("Appointment")
    number = row.file_number
    if level is CalendarLevel.FILE_NUMBER:
        if undetermined:
            return t("Date to be determined, file {number}", number=number)
        return t("Appointment, file {number}", number=number)
    values = {"number": number, "what": row.action, "who": row.client_name}
    if undetermined:
        return t("Date to be determined: {what} · {who} · file {number}", **values)
    return t("{what} · {who} · file {number}", **values)


def _description(row: DeadlineRow, t: Catalogue) -> str:
    lines = [row.citation]
    if row.last_day is not None and row.last_day != row.safe_day:
        lines.append(t("Last day {day}.", day=day_text(row.last_day, t)))
    if row.provisional:
        lines.append(t("Provisional: see the calculation in the program."))
    if not row.extendable and row.safe_day is not None:
        lines.append(t("Cannot be extended."))
    return "\n".join(line for line in lines if line)


def _hearings(
    session: Session, desk: Desk, level: CalendarLevel, matter: MatterUid | None, t: Catalogue
) -> Iterator[Found]:
    since = desk.clock.now() - FORGOTTEN
    query = hearings_query(desk).where(Hearing.moment >= since)
    if matter is not None:
        query = query.where(Matter.uid == matter)
    rows = hearing_rows(session, desk, query)
    entered = _entered(session, Hearing, [row.uid for row in rows])
    names = _names(session, {row.matter for row in rows})
    full = level is CalendarLevel.FULL
    for row in rows:
        start = datetime.combine(row.day, row.at or time(), ZoneInfo(row.zone)).astimezone(UTC)
        past = start < desk.clock.now() - _A_DAY
        end = start if row.at else start + _A_DAY
        made = Appointment(
            _hearing_summary(row, names.get(row.matter, ""), level, t),
            row.day,
            row.at,
            row.zone,
            t("Interpreter: {name}", name=row.interpreter) if full and row.interpreter else "",
            ", ".join(part for part in (row.court_or_body, row.place) if part) if full else "",
            alarms(end - entered[row.uid], row.at),
        )
        yield Found(Hearing.kind, row.uid, row.matter, made, past)


def _hearing_summary(row: HearingRow, who: str, level: CalendarLevel, t: Catalogue) -> str:
    if level is CalendarLevel.APPOINTMENT:
        return t("Appointment")
    if level is CalendarLevel.FILE_NUMBER:
        return t("Appointment, file {number}", number=row.file_number)
    return t("Hearing · {who} · file {number}", who=who, number=row.file_number)


def _entered(session: Session, kind: type[Aggregate], uids: list[str]) -> dict[str, datetime]:
    query = live(kind, kind.uid, kind.created_at).where(kind.uid.in_(uids))
    return {row[0]: row[1] for row in session.execute(query)}


def _names(session: Session, matters: set[str]) -> dict[str, str]:
    query = live(Matter, Matter.id, Matter.uid).where(Matter.uid.in_(matters))
    ids: dict[int, str] = {row[0]: row[1] for row in session.execute(query)}
    clients = clients_of(session, list(ids))
    return {uid: ", ".join(name for _, name in clients[local]) for local, uid in ids.items()}


def _matter_ids(session: Session, desk: Desk) -> dict[str, int]:
    query = live(Matter, Matter.uid, Matter.id).where(Matter.id.in_(visible_matters(desk)))
    return {row[0]: row[1] for row in session.execute(query)}


def _known(
    session: Session, desk: Desk, matter: MatterUid | None
) -> dict[tuple[str, str], CalendarEntry]:
    """Return what earlier files said of the person's matters, those in the bin included."""
    query = select(CalendarEntry).where(CalendarEntry.matter_id.in_(visible_matters(desk)))
    if matter is not None:
        mine = live(Matter, Matter.id).where(Matter.uid == matter)
        query = query.where(CalendarEntry.matter_id.in_(mine))
    query = query.order_by(CalendarEntry.id)
    return {(entry.kind, entry.source): entry for entry in session.scalars(query)}


def _new(session: Session, one: Found, matter: int, now: datetime) -> CalendarEntry:
    entry = CalendarEntry(
        kind=one.kind,
        source=one.source,
        matter_id=matter,
        export_uid=str(uuid4()),
        sequence=0,
        content=canonical(one.appointment.to_data()),
        cancelled=False,
        written_at=now,
    )
    session.add(entry)
    return entry


def _say(entry: CalendarEntry, what: Appointment, now: datetime, *, cancelled: bool) -> None:
    content = canonical(what.to_data())
    if (content, cancelled) == (entry.content, entry.cancelled):
        return
    entry.content, entry.cancelled = content, cancelled
    entry.sequence += 1
    entry.written_at = now


def _item(entry: CalendarEntry) -> CalendarItem:
    return CalendarItem(
        entry.export_uid,
        entry.sequence,
        entry.written_at,
        Appointment.from_data(json.loads(entry.content)),
        entry.cancelled,
    )
