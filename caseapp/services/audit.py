"""The history: who did what and when; and taking one's own last command back."""

import logging
from dataclasses import replace
from textwrap import shorten
from typing import Any

from sqlalchemy import Select, func, select

from caseapp.domain.changes import Changes
from caseapp.domain.errors import NotAllowedError, NotFoundError
from caseapp.domain.ids import PersonUid
from caseapp.domain.vaults import CannotUndoError, NothingToUndoError
from caseapp.domain.views.vaults import HistoryRow, Undoable
from caseapp.domain.vocabulary import Role
from caseapp.i18n import catalogue
from caseapp.models.history import HistoryEntry
from caseapp.models.person import Person
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import may_see
from caseapp.services.steps.refused import record_refusal
from caseapp.services.steps.undo import last_undoable, undo_command
from caseapp.storage.snapshot import canonical, from_canonical
from caseapp.wording import terms

_CALLED = ("title", "name", "text", "court_or_body", "body", "citation")
"""Columns that say which record it is, the best one first."""
_LONGEST_SUBJECT = 80

_log = logging.getLogger(__name__)


@allows(Role.LAWYER, Role.AUDITOR)
def list_history(
    desk: Desk, *, person: PersonUid | None = None, offset: int = 0, limit: int = 200
) -> list[HistoryRow]:
    """Return a page of the history, newest first, without what the records say.

    The auditor sees dates and commands only; so does a lawyer here, since entries of matters of
    others stand between their own. What a record said is given by `list_record_history`.
    """
    query = _entries().order_by(HistoryEntry.seq.desc()).offset(offset).limit(limit)
    if person is not None:
        query = query.where(HistoryEntry.person == person)
    return _rows(desk, query, contents=False)


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
        return Undoable(found.command, found.group, found.at, subject)


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
    try:
        with desk.vault.writing() as session:
            found = last_undoable(session, desk)
            if found is None:
                raise NothingToUndoError
            if group and found.group != group:
                raise CannotUndoError(kind=found.kind)
            return undo_command(session, desk, found.group)
    except NotAllowedError as refused:
        _log.warning("refused undo_last to role %s", desk.person.role)
        record_refusal(desk, "undo_last", str(refused.values["uid"]))
        raise


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


def _without_slots(record: str | None) -> str | None:
    """Leave out which key slots are whose: no reader of a history needs to know."""
    plain = from_canonical(record)
    if plain is None:
        return None
    return canonical({name: value for name, value in plain.items() if name != "slots"})
