"""One keyed connection of the driver to `case.db`, with every setting asserted. No SQLAlchemy."""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from caseapp.storage.authorizer import guard
from caseapp.storage.faults import PragmaError, driver_errors
from caseapp.storage.foreign_logs import set_aside
from caseapp.storage.keys import MasterKey, Purpose, wipe
from caseapp.storage.versions import require_new_enough

PAGE_SIZE = 4096

PRAGMAS: tuple[tuple[str, str, str], ...] = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", "3"),
    ("fullfsync", "ON", "1"),
    ("foreign_keys", "ON", "1"),
    ("secure_delete", "ON", "1"),
    ("temp_store", "MEMORY", "2"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("cache_size", "-64000", "-64000"),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
)
"""Name, value to set, value to read back. WAL lost commits silently; TRUNCATE with EXTRA none."""

FIXED: tuple[tuple[str, str], ...] = (
    ("page_size", str(PAGE_SIZE)),
    ("cipher_use_hmac", "1"),
    ("cipher_status", "1"),
    ("cipher_memory_security", "0"),
    ("cipher_log_level", "NONE"),
)
"""Settings that must have come by themselves."""


def connect(path: Path, key: MasterKey) -> Any:
    """Open a database file with a master key and return the driver's connection, all set.

    The file is locked against every other opener until the connection closes. A write-ahead log
    beside it is put aside, never read (`foreign_logs`).

    Raises:
        VaultDamagedError: the key does not decrypt the first page, or the page is damaged.
        VaultInUseError: another process has the file open.
        DiskFailedError: the disk refuses.
        OldDatabaseLibraryError: SQLite or SQLCipher is older than what was tried.

    """
    set_aside(path)
    with driver_errors():
        connection = _keyed(path, key)
        try:
            # "ok" from the key call proves nothing: only a page that was read does.
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            _set_pragmas(connection)
            # Until the first transaction an EXCLUSIVE connection has locked nothing.
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            guard(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def assert_pragmas(connection: Any) -> None:
    """Read every setting back.

    Raises:
        PragmaError: one is not as it must be.

    """
    expected = [(name, value) for name, _, value in PRAGMAS] + list(FIXED)
    for name, value in expected:
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row is None or str(row[0]) != value:
            raise PragmaError(name)


def _keyed(path: Path, key: MasterKey) -> Any:
    # isolation_level None: the driver begins nothing behind our back.
    connection = dbapi2.connect(
        str(path), isolation_level=None, check_same_thread=False, timeout=0
    )
    raw = key.derive(Purpose.DATABASE)
    # x'…' around exactly 64 hexadecimal digits is taken as a raw key; anything else, without a
    # word, as a passphrase for SQLCipher's own key derivation.
    digits = bytearray(b"x'" + raw.hex().encode("ascii") + b"'")
    try:
        require_new_enough(connection)
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.set_key(digits)
    except BaseException:
        connection.close()
        raise
    finally:
        wipe(digits)
        wipe(raw)
    return connection


def _set_pragmas(connection: Any) -> None:
    for name, value, _ in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}")
    assert_pragmas(connection)
