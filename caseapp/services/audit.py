"""The history: who did what and when; and taking one's own last command back."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from textwrap import shorten
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, func, or_, select

from caseapp.domain.blocks.payload import read_render_answer, render_request
from caseapp.domain.casefiles import PrintingFailedError
from caseapp.domain.changes import Changes
from caseapp.domain.clear_copies import CopyKind, Leaves, Redaction
from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import PersonUid
from caseapp.domain.vaults import CannotUndoError, NothingToUndoError
from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.views.vaults import (
    HistoryChoices,
    HistoryFile,
    HistoryFilter,
    HistoryRow,
    Undoable,
)
from caseapp.domain.vocabulary import Role
from caseapp.exchange.cells import csv_file
from caseapp.i18n import catalogue
from caseapp.models.base import ever
from caseapp.models.history import HistoryEntry
from caseapp.models.matter import Matter
from caseapp.models.person import Person
from caseapp.models.proceeding import Proceeding
from caseapp.reports.sheets.seal import seal_sheet
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.integrity import get_seal
from caseapp.services.steps.access import hidden_among, may_see, visible_uids
from caseapp.services.steps.refused import KIND as REFUSAL
from caseapp.services.steps.undo import last_undoable, undo_command
from caseapp.storage.snapshot import canonical, from_canonical, kinds
from caseapp.system.worker import Limits, WorkerError
from caseapp.wording import terms
from caseapp.wording.commands import command_words

_CALLED = ("title", "name", "text", "court_or_body", "body", "citation")
"""Columns that say which record it is, the best one first."""
_LONGEST_SUBJECT = 80
EVERYTHING = HistoryFilter()
MOST_EXPORTED = 1_000_000
"""Entries of one file: what a spreadsheet takes."""
ONE_DAY = timedelta(days=1)
RENDER = Limits(seconds=120.0)


@allows(Role.LAWYER, Role.AUDITOR)
def list_history(
    desk: Desk,
    *,
    person: PersonUid | None = None,
    wanted: HistoryFilter = EVERYTHING,
    offset: int = 0,
    limit: int = 200,
) -> list[HistoryRow]:
    """Return a page of the history, newest first, without what the records say.

    The auditor sees who did what to which kind of record and when, and of no record what it says.
    For a lawyer an entry about a matter of others is a moment and nothing else: that the chain
    goes on. What a record said is given by `list_record_history`.
    """
    query = _entries().order_by(HistoryEntry.seq.desc()).offset(offset).limit(limit)
    if person is not None:
        query = query.where(HistoryEntry.person == person)
    query = query.where(*_conditions(desk, wanted))
    rows = _rows(desk, query, contents=False)
    if desk.person.role is Role.AUDITOR:
        return rows
    rows = _masked(desk, rows)
    # Whether a masked entry answers to a filter would say what it hides.
    return rows if wanted == EVERYTHING and person is None else [row for row in rows if row.kind]


@allows(Role.LAWYER, Role.AUDITOR)
def list_choices(desk: Desk) -> HistoryChoices:
    """Return what the history can be narrowed by."""
    with desk.vault.reading() as session:
        people = session.execute(ever(Person, Person.uid, Person.name).order_by(Person.name)).all()
        found = session.scalars(select(HistoryEntry.kind).distinct()).all()
        commands = session.scalars(select(HistoryEntry.command).distinct()).all()
    return HistoryChoices(
        tuple((str(uid), str(name)) for uid, name in people),
        tuple(sorted(found)),
        tuple(sorted(commands)),
    )


@allows(Role.LAWYER)
def export_history(desk: Desk, wanted: HistoryFilter = EVERYTHING) -> HistoryFile:
    """Return the history as a CSV file for a spreadsheet, oldest first; no record's content.

    It leaves the program through the register of copies in clear (`clear_copies.write_copy`).
    """
    rows = list_history(desk, wanted=wanted, limit=MOST_EXPORTED)
    t = catalogue(desk.language)
    head = (
        *(t("Entry"), t("When (UTC)"), t("Who"), t("Computer")),
        *(t("What was done"), t("Command"), t("Kind"), t("Record"), t("Version")),
    )
    lines = [
        (
            *(str(row.seq), f"{row.at.astimezone(UTC):%Y-%m-%d %H:%M:%S}", row.person_name),
            *(row.device, command_words(row.command, t), row.command, row.kind, row.uid),
            str(row.version),
        )
        for row in reversed(rows)
    ]
    leaves = Leaves(CopyKind.HISTORY, Redaction.NUMBER)
    return HistoryFile(csv_file([head, *lines]), leaves, len(rows))


@allows(Role.LAWYER)
def print_seal(desk: Desk) -> MemoPdf:
    """Print the seal of the history: one page for a safe or for somebody else to keep.

    Raises:
        PrintingFailedError: the worker gave no answer.

    """
    document = seal_sheet(
        get_seal(desk), desk.vault.path.stem, desk.clock.today(), catalogue(desk.language)
    )
    try:
        made = read_render_answer(desk.isolated("render", render_request(document), RENDER))
    except WorkerError as error:
        raise PrintingFailedError from error
    leaves = Leaves(CopyKind.SEAL, Redaction.NOBODY)
    return MemoPdf(made.data, made.pages, made.sha256, leaves=leaves)


@allows(*READERS)
def list_record_history(desk: Desk, kind: str, uid: str) -> list[HistoryRow]:
    """Return the whole history of one record, oldest first, with what it said each time.

    Raises:
        NotFoundError: the record is not visible to this person.

    """
    with desk.vault.reading() as session:
        if not may_see(session, desk, kind, uid):
            raise NotFoundError(kind=kind)
    query = _entries().where(HistoryEntry.kind == kind, HistoryEntry.uid == uid)
    return _rows(desk, query.order_by(HistoryEntry.seq), contents=True)


@allows(*OFFICE)
def get_undoable(desk: Desk) -> str:
    """Return the command that Ctrl+Z would take back, such as "record_event"; or nothing ("")."""
    with desk.vault.reading() as session:
        found = last_undoable(session, desk)
        return "" if found is None else found.command


@allows(*OFFICE)
def describe_undoable(desk: Desk) -> Undoable | None:
    """Return what Ctrl+Z would take back, so that it can be named before it is done."""
    with desk.vault.reading() as session:
        found = last_undoable(session, desk)
        if found is None:
            return None
        first = (
            select(HistoryEntry)
            .where(HistoryEntry.group == found.group)
            .order_by(HistoryEntry.seq)
            .limit(1)
        )
        entry = session.scalars(first).one()
        visible = may_see(session, desk, entry.kind, entry.uid)
        subject = _subject(entry, desk.language) if visible else ""
        return Undoable(found.command, found.group, found.at, subject, entry.kind)


@allows(*OFFICE)
def undo_last(desk: Desk, group: str = "") -> Changes:
    """Take back this person's newest command that was not taken back yet.

    Args:
        desk: who takes back.
        group: the command that was named to the person; "" for whatever is the newest.

    Raises:
        NothingToUndoError: there is none.
        CannotUndoError: a record was changed since, or `group` is not the newest any more.
        StillNeededError: something entered since hangs on what this would remove.
        NotAllowedError: a deadline would be removed or changed, and this is not a lawyer; the
            attempt is written into the history.
        NotFoundError: a record is in a matter that the person is not a member of any more.

    """
    with desk.vault.writing() as session:
        found = last_undoable(session, desk)
        if found is None:
            raise NothingToUndoError
        if group and found.group != group:
            raise CannotUndoError(kind=found.kind)
        return undo_command(session, desk, found.group)


def _subject(entry: HistoryEntry, language: str) -> str:
    """Return what the record calls itself."""
    record = from_canonical(entry.after) or from_canonical(entry.before) or {}
    if record.get("act"):
        return terms.act(str(record["act"]), catalogue(language))
    said = next((record[name] for name in _CALLED if record.get(name)), "")
    return shorten(str(said), _LONGEST_SUBJECT, placeholder=" …")


def _entries() -> Select[Any]:
    later = select(HistoryEntry.undoes).where(HistoryEntry.undoes.is_not(None))
    columns: tuple[Any, ...] = (
        HistoryEntry.seq,
        HistoryEntry.at,
        HistoryEntry.person,
        func.coalesce(Person.name, ""),
        HistoryEntry.device,
        HistoryEntry.command,
        HistoryEntry.group,
        HistoryEntry.kind,
        HistoryEntry.uid,
        HistoryEntry.version,
        HistoryEntry.before,
        HistoryEntry.after,
        HistoryEntry.group.in_(later),
    )
    return (
        select(*columns)
        # People who left stay in the history: this join looks into the bin on purpose.
        .outerjoin(Person, Person.uid == HistoryEntry.person)
    )


def _rows(desk: Desk, query: Select[Any], *, contents: bool) -> list[HistoryRow]:
    rows = []
    with desk.vault.reading() as session:
        for values in session.execute(query):
            row = HistoryRow(*values)
            if not contents:
                row = replace(row, before=None, after=None)
            elif row.kind == Person.kind:
                row = replace(
                    row, before=_without_slots(row.before), after=_without_slots(row.after)
                )
            rows.append(row)
    return rows


def _conditions(desk: Desk, wanted: HistoryFilter) -> list[ColumnElement[bool]]:
    made: list[ColumnElement[bool]] = []
    if wanted.person:
        made.append(HistoryEntry.person == wanted.person)
    if wanted.kind:
        made.append(HistoryEntry.kind == wanted.kind)
    if wanted.command:
        made.append(HistoryEntry.command == wanted.command)
    # Days are the office's: its people read the log by their own calendar.
    zone = ZoneInfo(desk.clock.zone)
    if wanted.first is not None:
        made.append(HistoryEntry.at >= datetime.combine(wanted.first, time(), zone))
    if wanted.last is not None:
        made.append(HistoryEntry.at < datetime.combine(wanted.last + ONE_DAY, time(), zone))
    if wanted.matter:
        made.append(_of_matter(desk, wanted.matter))
    return made


def _of_matter(desk: Desk, uid: str) -> ColumnElement[bool]:
    """Return the condition that an entry is about a matter, or about what names it.

    Records say which matter or proceeding they belong to, by uid.
    """
    with desk.vault.reading() as session:
        proceedings = session.scalars(
            ever(Proceeding, Proceeding.uid)
            .join(Matter, Matter.id == Proceeding.matter_id)
            .where(Matter.uid == uid)
        ).all()
    said = func.coalesce(HistoryEntry.after, HistoryEntry.before, "")
    named = (uid, *proceedings)
    return or_(HistoryEntry.uid.in_(named), *(func.instr(said, one) > 0 for one in named))


def _masked(desk: Desk, rows: list[HistoryRow]) -> list[HistoryRow]:
    """Leave nothing of entries about records of others but their number and moment."""
    by_kind: dict[str, set[str]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, set()).add(row.uid)
    hidden: set[str] = set()
    with desk.vault.reading() as session:
        for kind, uids in by_kind.items():
            known = kind in kinds()
            hidden |= uids - visible_uids(session, desk, kind, uids) if known else set()
            hidden |= set(hidden_among(session, desk, uids)) if kind == REFUSAL else set()
    return [
        replace(
            row,
            person=PersonUid(""),
            person_name="",
            device="",
            command="",
            group="",
            kind="",
            uid="",
            version=0,
            undone=False,
        )
        if row.uid in hidden
        else row
        for row in rows
    ]


def _without_slots(record: str | None) -> str | None:
    """Leave out which key slots are whose: no reader of a history needs to know."""
    plain = from_canonical(record)
    if plain is None:
        return None
    return canonical({name: value for name, value in plain.items() if name != "slots"})
