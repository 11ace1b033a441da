"""The next dates as they may be carried on paper: said no more of the clients than was chosen."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from caseapp.domain.initials import initials
from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.views.hearings import HearingRow
from caseapp.domain.views.sheets import CarryRow
from caseapp.domain.vocabulary import UNANSWERED, DeadlineState, Naming
from caseapp.i18n import Catalogue, catalogue
from caseapp.models.base import live
from caseapp.models.deadline import Deadline
from caseapp.models.hearing import Hearing
from caseapp.models.matter import Matter
from caseapp.services.desk import Desk
from caseapp.services.steps.cases.matter_views import clients_of
from caseapp.services.steps.dates.deadline_views import deadline_rows, deadlines_query, in_order
from caseapp.services.steps.dates.hearing_views import hearing_rows, hearings_query
from caseapp.services.steps.handling import flagged

_A_DAY = timedelta(days=1)


def carried_rows(
    session: Session, desk: Desk, first: date, last: date, naming: Naming
) -> list[CarryRow]:
    """Return what is to be determined, then deadlines by safe day and hearings, in their order.

    Of a matter with a handling flag nothing but the file number is said, whatever was chosen.
    Limits of the State are left out: nothing has to be done by them.
    """
    t = catalogue(desk.language)
    query = deadlines_query(desk).where(
        Deadline.state.in_(UNANSWERED),
        ~Deadline.against_state,
        Deadline.due_day.between(first, last) | (Deadline.state == DeadlineState.TO_BE_DETERMINED),
    )
    found = deadline_rows(session, desk, in_order(query))
    undetermined = [row for row in found if row.state is DeadlineState.TO_BE_DETERMINED]
    dated = [row for row in found if row.state is not DeadlineState.TO_BE_DETERMINED]
    bare = flagged(session, (row.matter for row in found))

    def carried(row: DeadlineRow) -> CarryRow:
        return _deadline(row, Naming.NUMBER if row.matter in bare else naming, t)

    timed = [(_due(row), carried(row)) for row in dated]
    timed += _hearings(session, desk, first, last, naming)
    ordered = sorted(timed, key=lambda pair: (pair[0], pair[1].extendable))
    return [*(carried(row) for row in undetermined), *(row for _, row in ordered)]


def _due(row: DeadlineRow) -> datetime:
    return row.due_moment or datetime.max.replace(tzinfo=UTC)


def _deadline(row: DeadlineRow, naming: Naming, t: Catalogue) -> CarryRow:
    full = naming is Naming.FULL
    return CarryRow(
        day=row.safe_day,
        at=_hour(row),
        zone=row.zone,
        hearing=False,
        file_number=row.file_number,
        who=_who(row.client_name, naming),
        what=row.action if full else t("deadline"),
        where=row.court_or_body if full else "",
        extendable=row.extendable,
    )


def _hour(row: DeadlineRow) -> time | None:
    """Return the local hour of the safe moment; None where the day counts until its end."""
    if row.last_time is None or row.due_moment is None or row.safe_day is None:
        return None
    local = row.due_moment.astimezone(ZoneInfo(row.zone))
    return local.time().replace(microsecond=0) if local.date() == row.safe_day else None


def _hearings(
    session: Session, desk: Desk, first: date, last: date, naming: Naming
) -> list[tuple[datetime, CarryRow]]:
    t = catalogue(desk.language)
    start = datetime.combine(first, time(), UTC) - _A_DAY
    end = datetime.combine(last, time(), UTC) + 2 * _A_DAY
    query = hearings_query(desk).where(Hearing.moment >= start, Hearing.moment <= end)
    rows = [row for row in hearing_rows(session, desk, query) if first <= row.day <= last]
    names = _names(session, {row.matter for row in rows})
    bare = flagged(session, (row.matter for row in rows))
    return [
        (
            datetime.combine(row.day, row.at or time(), ZoneInfo(row.zone)).astimezone(UTC),
            _hearing(
                row,
                names.get(row.matter, ""),
                Naming.NUMBER if row.matter in bare else naming,
                t,
            ),
        )
        for row in rows
    ]


def _hearing(row: HearingRow, names: str, naming: Naming, t: Catalogue) -> CarryRow:
    return CarryRow(
        day=row.day,
        at=row.at,
        zone=row.zone,
        hearing=True,
        file_number=row.file_number,
        who=_who(names, naming),
        what=t("hearing"),
        where=_place(row) if naming is Naming.FULL else "",
        extendable=False,
    )


def _names(session: Session, matters: set[str]) -> dict[str, str]:
    query = live(Matter, Matter.id, Matter.uid).where(Matter.uid.in_(matters))
    ids: dict[int, str] = {row[0]: row[1] for row in session.execute(query)}
    clients = clients_of(session, list(ids))
    return {uid: ", ".join(name for _, name in clients[local]) for local, uid in ids.items()}


def _who(names: str, naming: Naming) -> str:
    if naming is Naming.FULL:
        return names
    if naming is Naming.NUMBER:
        return ""
    return ", ".join(initials(name) for name in names.split(", "))


def _place(row: HearingRow) -> str:
    return ", ".join(part for part in (row.court_or_body, row.place) if part)
