"""Writing records: every change of an aggregate goes through a `Recording`, history included."""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from caseapp.domain.changes import Changes
from caseapp.domain.errors import ChangedMeanwhileError
from caseapp.domain.ids import new_uid
from caseapp.models.base import Aggregate
from caseapp.services.desk import Desk
from caseapp.services.steps.clock_doubt import keep_doubt
from caseapp.storage import snapshot
from caseapp.storage.history import Entry, append
from caseapp.storage.snapshot import Snapshot


def record(  # noqa: PLR0917 - one entry has these columns
    session: Session,
    desk: Desk,
    command: str,
    kind: str,
    uid: str,
    version: int,
    before: Snapshot | None,
    after: Snapshot | None,
    group: str,
    *,
    undoable: bool = True,
    undoes: str | None = None,
) -> None:
    """Write one entry of the history in the caller's transaction.

    Most commands use a `Recording`, which takes the snapshots by itself; this is for what is no
    aggregate, such as the loading of a pack.
    """
    keep_doubt(session, desk)
    append(
        session,
        desk.vault.key,
        Entry(
            at=desk.clock.now(),
            person=desk.person.uid,
            device=desk.device,
            command=command,
            group=group,
            kind=kind,
            uid=uid,
            version=version,
            before=before,
            after=after,
            undoable=undoable,
            undoes=undoes,
        ),
    )


class Recording:
    """One command at work: stamps, versions, history and `Changes` of all it touches.

    ```
    with desk.vault.writing() as session:
        recording = Recording(session, desk, "change_client")
        with recording.change(client, draft.version):
            client.notes = draft.notes
    return recording.changes()
    ```

    Parts of an aggregate (its names, dates, members) are changed inside `change` of the root;
    they are loaded on entry, so that `lazy="raise"` collections can be assigned and read.
    """

    def __init__(
        self,
        session: Session,
        desk: Desk,
        command: str,
        *,
        undoable: bool = True,
        undoes: str | None = None,
    ) -> None:
        """Begin a command; `undoable` false keeps Ctrl+Z away from it for good."""
        self._session = session
        self._desk = desk
        self._command = command
        self._undoable = undoable
        self._undoes = undoes
        self.group = new_uid()
        self._touched: dict[str, set[str]] = {}
        self._created: str | None = None

    def add(self, row: Aggregate) -> None:
        """Store a new record with its parts. Gives it uid, version 1 and both stamps."""
        now = self._desk.clock.now()
        row.uid = row.uid or new_uid()
        row.version = 1
        row.created_at = row.changed_at = now
        self._session.add(row)
        self._session.flush()
        self._created = self._created or row.uid
        self._write(row, None)

    @contextmanager
    def change(self, row: Aggregate, version: int | None = None) -> Generator[None]:
        """Change a loaded record inside the block; what stands there afterwards is stored.

        Args:
            row: the record, loaded in this session.
            version: the version the form was opened at; None: whatever stands there.

        Raises:
            ChangedMeanwhileError: the stored version is another.

        """
        if version is not None and row.version != version:
            raise ChangedMeanwhileError(kind=row.kind)
        before = snapshot.take(self._session, row)
        yield
        self._session.flush()
        if snapshot.take(self._session, row) == before:
            return
        row.version += 1
        row.changed_at = self._desk.clock.now()
        self._session.flush()
        self._write(row, before)

    def delete(self, row: Aggregate, version: int | None = None) -> None:
        """Move a record to the bin.

        Raises:
            ChangedMeanwhileError: the stored version is another.

        """
        with self.change(row, version):
            row.deleted_at = self._desk.clock.now()

    def restore(self, row: Aggregate) -> None:
        """Take a record out of the bin."""
        with self.change(row):
            row.deleted_at = None

    def touch(self, kind: str, uid: str) -> None:
        """Tell the screens that a record looks different now though its row did not change."""
        self._touched.setdefault(kind, set()).add(uid)

    def changes(self) -> Changes:
        """Return what the command touched; `created` is the first record it added."""
        touched = {kind: frozenset(uids) for kind, uids in self._touched.items()}
        return Changes.of(created=self._created, **touched)

    def _write(self, row: Aggregate, before: Snapshot | None) -> None:
        if inspect(row).session is not self._session:
            raise ValueError(row.kind)
        self.touch(row.kind, row.uid)
        record(
            self._session,
            self._desk,
            self._command,
            row.kind,
            row.uid,
            row.version,
            before,
            snapshot.take(self._session, row),
            self.group,
            undoable=self._undoable,
            undoes=self._undoes,
        )
