"""Deadlines as lists show them."""

import json
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select
from sqlalchemy.orm import Session, defer

from caseapp.domain.deadlines import Computation, NoDateReason, Undetermined
from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import DeadlineUid, MatterUid, ProceedingUid
from caseapp.domain.rule_marks import RuleMark
from caseapp.domain.statuses import DATED, RUNNING, shown
from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.vocabulary import DeadlineState
from caseapp.models.base import alive, ever, live
from caseapp.models.deadline import Deadline
from caseapp.models.document import Document
from caseapp.models.matter import Matter
from caseapp.models.person import Person
from caseapp.models.proceeding import Proceeding
from caseapp.services.desk import Desk
from caseapp.services.steps.access import visible_matters
from caseapp.services.steps.cases.matter_views import clients_of
from caseapp.services.steps.dates.rule_marks import Marks
from caseapp.services.steps.words import Words

Placement = Select[Deadline, Proceeding, Matter]
"""A select that places deadlines; its rows make `Placed`."""


class Placed(NamedTuple):
    """A deadline with the proceeding and the matter it stands in."""

    deadline: Deadline
    proceeding: Proceeding
    matter: Matter


def deadlines_query(desk: Desk, *, by_state: bool = False) -> Placement:
    """Start a select of live deadlines of the person's matters, without their calculations.

    Args:
        desk: who asks.
        by_state: deadlines in some state are wanted, or the first few of them by last moment:
            SQLite is kept from beginning with the matters, of which an office has as many as
            clients, and from sorting what it finds there.

    """
    matter = Deadline.matter_id + 0 if by_state else Deadline.matter_id
    return (
        live(Deadline, Deadline, Proceeding, Matter)
        .join(Proceeding, Proceeding.id == Deadline.proceeding_id)
        .join(Matter, Matter.id == Deadline.matter_id)
        .where(alive(Proceeding, Matter), matter.in_(visible_matters(desk)))
        .options(defer(Deadline.computation))
    )


def in_order(query: Placement) -> Placement:
    """Sort by last moment, then what cannot be extended first."""
    return query.order_by(Deadline.due_moment, Deadline.extendable, Deadline.id)


def undetermined_first(query: Placement) -> Placement:
    """Sort as `in_order`, what has to be determined before everything else."""
    undetermined = Deadline.state == DeadlineState.TO_BE_DETERMINED
    return in_order(query.order_by(undetermined.desc()))


def require_deadline(session: Session, desk: Desk, uid: str) -> Placed:
    """Return a deadline of one of the person's matters.

    Raises:
        NotFoundError: it does not exist, is in the bin, or is not this person's: all one answer.

    """
    found = session.execute(deadlines_query(desk).where(Deadline.uid == uid)).one_or_none()
    if found is None:
        raise NotFoundError(kind=Deadline.kind)
    return Placed(*found)


def deadline_rows(session: Session, desk: Desk, query: Placement) -> list[DeadlineRow]:
    """Return the lines of a list of deadlines, in its order."""
    found = [Placed(*row) for row in session.execute(query)]
    names = clients_of(session, list({placed.matter.id for placed in found}))
    authors = _names(session, {placed.deadline.entered_by_id for placed in found})
    scans = _scanned(session, found)
    words = Words(desk.language)
    lacking = _lacking(session, found, words)
    now = desk.clock.now()
    marks = Marks(session, [placed.deadline for placed in found], desk.clock.today())
    return [
        deadline_row(
            placed,
            ", ".join(name for _, name in names[placed.matter.id]),
            words,
            now,
            entered_by=authors.get(placed.deadline.entered_by_id, ""),
            scanned=placed.deadline.scan_id in scans,
            mark=marks.of(placed.deadline),
            lacking=lacking.get(placed.deadline.id, ""),
        )
        for placed in found
    ]


def deadline_row(
    placed: Placed,
    client_name: str,
    words: Words,
    now: datetime,
    *,
    entered_by: str,
    scanned: bool,
    mark: RuleMark | None,
    lacking: str,
) -> DeadlineRow:
    """Return the line of one deadline; `scanned` says that its receipt is on file."""
    row, proceeding, matter = placed
    undetermined = row.state is DeadlineState.TO_BE_DETERMINED
    return DeadlineRow(
        uid=DeadlineUid(row.uid),
        proceeding=ProceedingUid(proceeding.uid),
        matter=MatterUid(matter.uid),
        file_number=matter.file_number,
        client_name=client_name,
        action=words.action(row.rule, row.action, row.act),
        court_or_body=words.body(row.body, proceeding.court_or_body),
        host_state=proceeding.host_state,
        state=shown(
            row.state,
            None if undetermined else row.due_moment,
            row.latest_moment,
            now,
            against_state=row.against_state,
        ),
        safe_day=row.safe_day,
        last_day=row.last_day,
        last_time=row.last_time,
        zone=row.zone,
        against_state=row.against_state,
        extendable=row.extendable,
        provisional=row.provisional,
        trust=row.trust,
        suspensive=row.suspensive,
        citation=row.citation,
        rule=row.rule,
        proof_missing=(
            row.state is DeadlineState.FILED and not row.filed_reference and not scanned
        ),
        version=row.version,
        due_day=row.due_day,
        answered=row.state is not DeadlineState.PROPOSED,
        due_moment=row.due_moment,
        act=row.act,
        checked=row.state not in RUNNING or row.checked_by_id is not None,
        entered_by=entered_by,
        closing=row.closing if row.state in (*DATED, DeadlineState.LAPSED) else None,
        lapse_recorded=row.state is DeadlineState.LAPSED,
        mark=mark,
        law_changed=row.review_cause is not None,
        lacking=lacking,
    )


def _lacking(session: Session, found: list[Placed], words: Words) -> dict[int, str]:
    """Return what the rules of the undetermined ones lack: one query for the whole list."""
    wanted = [
        placed.deadline.id
        for placed in found
        if placed.deadline.state is DeadlineState.TO_BE_DETERMINED
    ]
    if not wanted:
        return {}
    query = live(Deadline, Deadline.id, Deadline.computation).where(Deadline.id.in_(wanted))
    results = {row[0]: read_result(row[1]) for row in session.execute(query)}
    return {
        local: words.lacking(result)
        for local, result in results.items()
        if isinstance(result, Undetermined)
    }


def read_result(stored: str) -> Computation | Undetermined | None:
    """Read what `proposals.store_result` wrote; None for a last day that a person typed."""
    data = json.loads(stored) if stored else {}
    if "computed" in data:
        return Computation.from_data(data["computed"])
    if "undetermined" in data:
        values = data["undetermined"]
        return Undetermined(
            values["rule"],
            values["rule_version"],
            NoDateReason(values["reason"]),
            values["hint"],
            values["values"],
        )
    return None


def _names(session: Session, ids: set[int]) -> dict[int, str]:
    # Who left the office stays the author of what they entered.
    query = ever(Person, Person.id, Person.name).where(Person.id.in_(ids))
    return {row[0]: row[1] for row in session.execute(query)}


def _scanned(session: Session, found: list[Placed]) -> set[int | None]:
    """Return the scans of filings without a number, those in the bin left out."""
    wanted = {
        placed.deadline.scan_id
        for placed in found
        if placed.deadline.scan_id is not None and not placed.deadline.filed_reference
    }
    if not wanted:
        return set()
    return set(session.scalars(live(Document, Document.id).where(Document.id.in_(wanted))))
