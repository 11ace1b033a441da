"""What undo must not do: decide for a lawyer, reach into matters of others, leave orphans."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import ForeignKey, Select, Table, select
from sqlalchemy.orm import Session

from caseapp.domain.errors import NotAllowedError, NotFoundError
from caseapp.domain.vaults import CannotUndoError, StillNeededError
from caseapp.domain.vocabulary import Role
from caseapp.models.base import Aggregate, Base
from caseapp.models.deadline import Deadline
from caseapp.models.history import HistoryEntry
from caseapp.models.matter import Matter
from caseapp.services.desk import Desk
from caseapp.services.steps.access import may_see
from caseapp.storage.snapshot import kinds

Column = Any
"""A column of a table: its type of value is of no interest here."""


def require_undoable(session: Session, desk: Desk, entries: Iterable[HistoryEntry]) -> None:
    """Refuse to take a command back for somebody who could not do by hand what undo would do.

    Whoever may not decline, waive or delete a deadline may not make one vanish by undoing the
    event that brought it about; and whoever left a matter changes nothing in it any more.

    Raises:
        NotAllowedError: a deadline would be removed or changed, and this is not a lawyer
            (values: command, uid of the deadline).
        NotFoundError: a record is in a matter that the person is not a member of.

    """
    for entry in entries:
        if entry.kind == Deadline.kind and desk.person.role is not Role.LAWYER:
            raise NotAllowedError(command="undo_last", uid=entry.uid)
        # A matter that stands as the command left it has the members that the command left.
        if entry.kind != Matter.kind and not may_see(session, desk, entry.kind, entry.uid):
            raise NotFoundError(kind=entry.kind)


def refuse_orphans(session: Session, going: Collection[Aggregate], back: Iterable[Base]) -> None:
    """Refuse where undo would leave a live record hanging on one in the bin.

    Args:
        session: of the command, flushed.
        going: records that undo moved to the bin.
        back: live records that were given their former values.

    Raises:
        StillNeededError: something entered since belongs to a record that would go.
        CannotUndoError: what a record pointed to then is in the bin now.

    """
    for gone in going:
        for needing in _needing(gone):
            if session.execute(needing.limit(1)).first() is not None:
                raise StillNeededError(kind=gone.kind)
    for restored in back:
        for target, local in _pointed_to(restored):
            query = select(target.c.id).where(target.c.id == local, target.c.deleted_at.is_(None))
            if session.execute(query).first() is None:
                raise CannotUndoError(kind=target.name)


def _needing(row: Aggregate) -> Iterable[Select[Any]]:
    """Yield a select of live records for each column that may point to this one."""
    local = row.id
    own = row.__table__
    for table in Base.metadata.sorted_tables:
        for column, key in _keys(table).items():
            if key.column.table is not own or key.ondelete == "CASCADE":
                continue
            root = _root(table)
            if root is None:
                continue
            query = select(root.c.id).where(column == local, root.c.deleted_at.is_(None))
            if root is not table:
                query = query.join_from(root, table, _owner(table) == root.c.id)
            yield query


def _pointed_to(row: Base) -> Iterable[tuple[Table, int]]:
    """Yield the records that the columns of a row point to, people aside: they may leave."""
    table = row.__table__
    if not isinstance(table, Table):
        raise TypeError(table)
    for column, key in _keys(table).items():
        local = getattr(row, column.key)
        target = key.column.table
        if local is not None and "deleted_at" in target.c and target.name != "person":
            yield target, local


def _keys(table: Table) -> Mapping[Column, ForeignKey]:
    return {column: key for column in table.columns for key in column.foreign_keys}


def _root(table: Table) -> Table | None:
    """Return the table of the aggregate that a row of this table belongs to, if any."""
    if table.name in kinds():
        return table
    owner = next((key for key in _keys(table).values() if key.ondelete == "CASCADE"), None)
    return owner.column.table if owner is not None else None


def _owner(table: Table) -> Column:
    return next(column for column, key in _keys(table).items() if key.ondelete == "CASCADE")
