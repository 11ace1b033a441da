"""Taking a command back: its inverse, as a new command, across restarts."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.changes import Changes
from caseapp.domain.vaults import CannotUndoError, NothingToUndoError
from caseapp.models.base import Aggregate, ever
from caseapp.models.history import HistoryEntry
from caseapp.models.matter import Matter
from caseapp.services.desk import Desk
from caseapp.services.steps.access import may_see
from caseapp.services.steps.history import Recording
from caseapp.services.steps.undo_limits import refuse_orphans, require_undoable
from caseapp.storage import snapshot
from caseapp.storage.snapshot import Snapshot, from_canonical

UNDO = "undo"
_COUNTED = ("version", "changed_at")


def last_undoable(session: Session, desk: Desk) -> HistoryEntry | None:
    """Return an entry of the newest command of this person that was not taken back yet.

    What they did in matters that they left is passed over: it does not exist for them.
    """
    undone = select(HistoryEntry.undoes).where(HistoryEntry.undoes.is_not(None))
    query = (
        select(HistoryEntry)
        .where(
            HistoryEntry.person == desk.person.uid,
            HistoryEntry.undoable,
            HistoryEntry.undoes.is_(None),
            HistoryEntry.group.not_in(undone),
        )
        .order_by(HistoryEntry.seq.desc())
    )
    for entry in session.scalars(query.execution_options(yield_per=20)):
        # Undoing the opening of a matter is refused by its own reasons, not by membership.
        if entry.kind == Matter.kind or may_see(session, desk, entry.kind, entry.uid):
            return entry
    return None


def undo_command(session: Session, desk: Desk, group: str) -> Changes:
    """Give every record of a command the values it had before; what it made goes to the bin.

    Raises:
        NothingToUndoError: there is no such command.
        CannotUndoError: a record was changed since; nothing was touched.
        StillNeededError: something entered since hangs on what this would remove.
        NotAllowedError: it would remove or change a deadline, and this is not a lawyer.
        NotFoundError: a record is in a matter that the person is not a member of any more.

    """
    query = select(HistoryEntry).where(HistoryEntry.group == group).order_by(HistoryEntry.seq)
    entries = list(session.scalars(query))
    if not entries:
        raise NothingToUndoError
    require_undoable(session, desk, entries)
    oldest: dict[tuple[str, str], HistoryEntry] = {}
    newest: dict[tuple[str, str], HistoryEntry] = {}
    for entry in entries:
        oldest.setdefault((entry.kind, entry.uid), entry)
        newest[entry.kind, entry.uid] = entry
    rows = {record: _unchanged(session, newest[record]) for record in oldest}
    recording = Recording(session, desk, UNDO, undoable=False, undoes=group)
    for record in reversed(oldest):
        _put_back(session, recording, rows[record], from_canonical(oldest[record].before))
    going = [row for row in rows.values() if row.deleted_at is not None]
    refuse_orphans(session, going, [row for row in rows.values() if row.deleted_at is None])
    return recording.changes()


def _unchanged(session: Session, entry: HistoryEntry) -> Aggregate:
    """Return the record as this command left it."""
    model = snapshot.kinds().get(entry.kind)
    if model is None:
        raise CannotUndoError(kind=entry.kind)
    row: Aggregate | None = session.scalars(
        ever(model).where(model.uid == entry.uid)
    ).one_or_none()
    left = from_canonical(entry.after)
    if row is None or left is None or _said(snapshot.take(session, row)) != _said(left):
        raise CannotUndoError(kind=entry.kind)
    return row


def _said(record: Snapshot) -> Snapshot:
    """Leave out what undoing a later command counts up as well."""
    return {name: value for name, value in record.items() if name not in _COUNTED}


def _put_back(
    session: Session, recording: Recording, row: Aggregate, before: Snapshot | None
) -> None:
    if before is None:
        recording.delete(row)
        return
    with recording.change(row):
        snapshot.restore(session, row, before)
