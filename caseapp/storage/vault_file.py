"""A vault that is locked, verified and open for the driver; the ORM may come later.

What a start waits for ends here: SQLAlchemy and the models take longer to load than everything
else of it together.
"""

from pathlib import Path
from typing import Any

from caseapp.domain.vaults import UnfinishedVaultError, VaultDamagedError, VaultInUseError
from caseapp.storage import schema
from caseapp.storage.anchor import Anchors
from caseapp.storage.connection import connect
from caseapp.storage.disk import disk_error
from caseapp.storage.faults import driver_errors
from caseapp.storage.foreign_logs import set_aside
from caseapp.storage.header import DATABASE, LOCK, Header, verify_header
from caseapp.storage.keys import MasterKey
from caseapp.storage.switching import finish
from caseapp.storage.watch import Watch
from caseapp.system.instance import InstanceLock

READ_ONLY = "PRAGMA query_only = ON"
WRITABLE = "PRAGMA query_only = OFF"


class VaultFile:
    """The instance lock, a copy of the key, the verified header and one keyed connection.

    All use is on the thread that opened it. `Vault` takes it over; until then `close` ends it.
    """

    def __init__(
        self, path: Path, key: MasterKey, header: Header, lock: InstanceLock, connection: Any,
        watch: Watch,
    ) -> None:  # fmt: skip
        """Use `VaultFile.open`."""
        self.path = path
        self.key = key
        self.header = header
        self.connection = connection
        self.revision = schema.stored_revision(connection)
        """Of the schema; `schema.HEAD` unless an older program wrote it."""
        self.watch = watch
        """What the checks found, and the anchor."""
        self._lock = lock

    @classmethod
    def open(cls, path: Path, key: MasterKey, anchors: Anchors | None = None) -> "VaultFile":
        """Open a vault with its master key, of which this keeps a copy, and look it over.

        What the look finds stands in `watch`; where it forbids writing, the connection refuses.

        Args:
            path: the vault's folder.
            key: its master key.
            anchors: this machine's memory of its vaults; None looks at nothing (tests, tools).

        Raises:
            VaultInUseError: another window or command has it open.
            HeaderDamagedError: the header does not verify under this key.
            UnfinishedVaultError: there is a header and no database.
            NewerFormatError: a newer program wrote the schema.
            VaultDamagedError: the database cannot be read with this key.
            ForeignSchemaError: it holds a trigger or a view that this program never makes.

        """
        header = verify_header(path, key)
        if not (path / DATABASE).exists():
            raise UnfinishedVaultError(path=str(path))
        if not (path / DATABASE).stat().st_size:
            # SQLite takes an empty file for a new database and would write one into it.
            raise VaultDamagedError
        lock = take_lock(path)
        own = key.copy()
        connection = None
        try:
            # Read again: whoever had the lock may have changed its keys meanwhile.
            header = verify_header(path, own)
            finish(path, header)
            # Before the file is open: closing a second handle would drop SQLite's lock.
            watch = Watch(path, header, own, anchors, set_aside(path / DATABASE))
            connection = connect(path / DATABASE, own)
            with driver_errors():
                opened = cls(path, own, header, lock, connection, watch)
                schema.refuse_foreign_objects(connection)
            schema.refuse_foreign(path, opened.revision)
            with driver_errors():
                connection = opened.look()
        except BaseException:
            if connection is not None:
                connection.close()
            own.wipe()
            lock.release()
            raise
        return opened

    def look(self) -> Any:
        """Examine the vault and return the connection to go on with."""
        current = self.revision == schema.HEAD
        if not self.watch.look(self.connection, current_schema=current):
            # SQLCipher remembers a bad page: only a new connection can be trusted.
            self.connection.close()
            self.connection = connect(self.path / DATABASE, self.key)
        if self.watch.read_only:
            self.connection.execute(READ_ONLY)
        return self.connection

    def close(self) -> None:
        """Close the connection, overwrite the key, release the lock; harmless when called twice."""
        self.watch.see(self.connection)
        self.connection.close()
        self.watch.leave()
        self.key.wipe()
        self._lock.release()


def take_lock(path: Path) -> InstanceLock:
    """Take the lock of a vault's folder.

    Raises:
        VaultInUseError: another window or command has it.
        DiskFailedError, DiskFullError, VaultReadOnlyError: the folder cannot be written.

    """
    try:
        return InstanceLock(path / LOCK)
    except BlockingIOError as error:
        raise VaultInUseError(path=str(path)) from error
    except OSError as error:
        raise disk_error(error) from error
