"""An open vault: the lock, the header, the database and the blobs of one directory."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

import caseapp.models  # noqa: F401 - makes the metadata complete
from caseapp.domain.errors import CaseappError
from caseapp.domain.integrity import Found, VaultUnderDoubtError
from caseapp.domain.vaults import VaultExistsError
from caseapp.models.base import Base
from caseapp.storage import aside, orphans, schema
from caseapp.storage.anchor import Anchors
from caseapp.storage.backup import Progress, back_up
from caseapp.storage.checks import page_faults, seal_faults
from caseapp.storage.disk import disk_errors
from caseapp.storage.engine import open_engine
from caseapp.storage.header import BLOBS, DATABASE, Header, verify_header
from caseapp.storage.keys import MasterKey
from caseapp.storage.live_copy import LiveCopy
from caseapp.storage.session import Sessions
from caseapp.storage.vault_file import READ_ONLY, WRITABLE, VaultFile, take_lock
from caseapp.system.durable import PRIVATE_FOLDER, make_private_file, sync_folder

NEW = f"{DATABASE}.new"


def _unheard(_done: int, _total: int) -> None:
    """Take progress that nobody asked for."""


class Vault:
    """A vault that this process holds open. All use is on the thread that opened it."""

    def __init__(self, opened: VaultFile) -> None:
        """Put the ORM on an open vault, and bring an older schema up to date first.

        Args:
            opened: becomes this vault's own; it is closed where this fails.

        Raises:
            VaultDamagedError: the database cannot be read.
            ForeignSchemaError: it has a table that no model knows.
            MigrationFailedError: the schema could not be brought up to date.

        """
        self.path = opened.path
        self.key = opened.key
        """Our own copy, overwritten by `close`; the caller's stays the caller's."""
        self.header = opened.header
        self.watch = opened.watch
        """What the checks found, and the anchor of this vault."""
        self._opened = opened
        self._token: Callable[[], bool] | None = None
        self._copies: list[LiveCopy] = []
        self.engine: Engine = open_engine(
            opened.path / DATABASE, opened.key, self._cancelled, opened.connection
        )
        """For migrations, backup and checks; services use the sessions."""
        self._sessions = Sessions(self.engine)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(
        cls,
        path: Path,
        key: MasterKey,
        fill: Callable[[Session, MasterKey], None],
        anchors: Anchors | None = None,
    ) -> "Vault":
        """Make the database of a vault whose header stands, and open it.

        It is built under another name and gets its own only when it is complete: an interrupted
        creation leaves an unfinished vault, never half a database.

        Args:
            path: the vault's folder.
            key: its master key.
            fill: writes the first rows, in the transaction that makes the tables.
            anchors: see `open`.

        Raises:
            VaultExistsError: there is a database already.
            DiskFullError, DiskFailedError: nothing was kept.

        """
        verify_header(path, key)
        if (path / DATABASE).exists():
            raise VaultExistsError(path=str(path))
        lock = take_lock(path)
        try:
            with disk_errors():
                _build(path / NEW, key, fill)
                (path / BLOBS).mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
                (path / NEW).rename(path / DATABASE)
                sync_folder(path)
        finally:
            for leftover in (NEW, f"{NEW}-journal"):
                with suppress(OSError):
                    (path / leftover).unlink(missing_ok=True)
            lock.release()
        return cls.open(path, key, anchors)

    @classmethod
    def open(cls, path: Path, key: MasterKey, anchors: Anchors | None = None) -> "Vault":
        """Open a vault with its master key; brings an older schema up to date first.

        Args:
            path: the vault's folder.
            key: its master key; this takes a copy.
            anchors: this machine's memory of its vaults; None looks at nothing (tests, tools).

        Raises:
            VaultInUseError: another window or command has it open.
            HeaderDamagedError: the header does not verify under this key.
            UnfinishedVaultError: there is a header and no database.
            NewerFormatError: a newer program wrote the schema.
            VaultDamagedError: the database cannot be read with this key.
            MigrationFailedError: the schema could not be brought up to date.

        """
        return cls(VaultFile.open(path, key, anchors))

    def reading(self) -> AbstractContextManager[Session]:
        """Give a session for one read (`Sessions.reading`)."""
        return self._sessions.reading()

    def writing(self) -> AbstractContextManager[Session]:
        """Give a session for one command: commits on success, rolls back on error.

        Raises:
            VaultUnderDoubtError: the checks found something; nothing may be written.

        """
        if self.watch.read_only:
            raise VaultUnderDoubtError
        return self._sessions.writing()

    @contextmanager
    def cancelled_by(self, token: Callable[[], bool]) -> Generator[None]:
        """Let a task be cancelled: while the block runs, a true token ends the statement.

        The statement raises `WorkCancelledError` and its transaction rolls back. The token
        belongs to the task that runs now; nothing ever interrupts a later one.
        """
        self._token = token
        try:
            yield
        finally:
            self._token = None

    @property
    def blobs(self) -> Path:
        """The folder of the encrypted files."""
        return self.path / BLOBS

    def back_up_to(self, target: Path, progress: Progress = _unheard) -> None:
        """Copy the database to a verified file under the same key (`storage.backup`)."""
        connection = self.engine.raw_connection()
        try:
            back_up(connection.driver_connection, self.key, target, progress)
        finally:
            connection.close()

    def start_copy(self, target: Path) -> LiveCopy:
        """Begin a copy in slices; closing the vault ends it, `end_copy` says that it is over."""
        connection = self.engine.raw_connection()
        try:
            # The pool gets its connection back at once: others use it between two slices.
            copy = LiveCopy(connection.driver_connection, self.key, target)
        finally:
            connection.close()
        self._copies.append(copy)
        return copy

    def end_copy(self, copy: LiveCopy) -> None:
        """Forget a copy that is over."""
        copy.stop()
        self._copies.remove(copy)

    def page_faults(self) -> tuple[str, ...]:
        """Return what the database says about its own pages; empty: sound."""
        connection = self.engine.raw_connection()
        try:
            faults = page_faults(connection.driver_connection)
            if faults:
                connection.invalidate()
            return faults
        finally:
            connection.close()

    def unused_faults(self) -> tuple[str, ...]:
        """Return complaints about seals of pages that nothing uses; ask after `page_faults`."""
        connection = self.engine.raw_connection()
        try:
            faults = seal_faults(connection.driver_connection)
            if faults:
                connection.invalidate()
            return faults
        finally:
            connection.close()

    def doubt(self, *found: Found) -> None:
        """Take note of what a check found; where it forbids writing, nothing writes from now on."""
        self.watch.add(*found)
        if self.watch.read_only:
            self._execute(READ_ONLY)

    def accept(self) -> None:
        """Let work go on in the vault as it stands; whoever calls this writes down who said so."""
        self.watch.accept()
        self._execute(WRITABLE)

    def take_header(self, header: Header) -> None:
        """Go on with a header that was just written, and remember it on this machine at once.

        A removed key is of use to whoever puts the header before it back: only the anchor tells.
        """
        self.header = header
        self.watch.take(header)
        # The keys are changed by now: an anchor that cannot be written lags until the closing.
        with suppress(SQLAlchemyError, CaseappError):
            self.keep_anchor()

    def keep_anchor(self) -> None:
        """Write this machine's memory of the vault while it stays open; between two commands."""
        self._note_newest()
        self.watch.keep()

    def close(self) -> None:
        """Close the database, overwrite the key, release the lock; harmless when called twice."""
        if self.watch.on:
            # Whatever is wrong with the connection now, it shall be closed: the anchor lags then.
            with suppress(SQLAlchemyError, CaseappError):
                self._note_newest()
        for copy in self._copies:
            copy.stop()
        self.engine.dispose()
        self._opened.close()

    def _note_newest(self) -> None:
        connection = self.engine.raw_connection()
        try:
            self.watch.see(connection.driver_connection)
        finally:
            connection.close()

    def _execute(self, statement: str) -> None:
        connection = self.engine.raw_connection()
        try:
            connection.driver_connection.execute(statement)  # type: ignore[union-attr]
        finally:
            connection.close()

    def _cancelled(self) -> bool:
        return self._token is not None and self._token()

    def _prepare(self) -> None:
        if self._opened.revision != schema.HEAD:
            if self.watch.read_only:
                raise VaultUnderDoubtError
            self._upgrade(self._opened.revision)
        with self.reading() as session:
            driver = session.connection().connection.driver_connection
            schema.refuse_foreign_tables(driver, Base.metadata.tables)
            if self.watch.read_only:
                # An older database does not know the newest files: they are no orphans.
                return
            orphans.settle(session, self.path, self.blobs)
        aside.sweep(self.path)

    def _upgrade(self, revision: str) -> None:
        """Copy the database aside, verify the copy, then migrate."""
        from caseapp.storage import upgrade  # noqa: PLC0415 - brings in Alembic

        self.back_up_to(self.path / f"case.{revision}.db")
        upgrade.migrate(self.engine, schema.HEAD, scripts=upgrade.SCRIPTS)


def _build(path: Path, key: MasterKey, fill: Callable[[Session, MasterKey], None]) -> None:
    """Make all tables and the first rows in one transaction."""
    path.unlink(missing_ok=True)
    make_private_file(path)
    engine = open_engine(path, key, lambda: False)
    try:
        with Sessions(engine).writing() as session:
            connection = session.connection()
            Base.metadata.create_all(connection)
            schema.stamp(connection.connection.driver_connection)
            fill(session, key)
    finally:
        engine.dispose()
