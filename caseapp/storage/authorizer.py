"""What SQL may never do on an open vault, whoever wrote it: the driver asks before it compiles.

One word, `ATTACH 'x.db' AS y KEY ''`, writes the whole vault into a file that anybody can read. A
key pragma with a value makes the next page unreadable or leaves hexadecimal copies of the key in
memory, and a setting put back undoes what `connection.PRAGMAS` promises. None of these is wanted
in a service: those few places of the storage room that need one say so with `unguarded`.

SQLite's limits (`sqlite3_limit`) are not offered by this driver: they stand as built.
"""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, Final

OK: Final = 0
DENY: Final = 1
_PRAGMA: Final = 19
_ATTACH: Final = 24
_DETACH: Final = 25
_FUNCTION: Final = 31

_NEVER_FUNCTIONS: Final = frozenset(
    {"load_extension", "sqlcipher_export", "fts3_tokenizer", "readfile", "writefile", "edit"}
)
_NEVER_PRAGMAS: Final = frozenset(
    {
        "key",
        "rekey",
        "hexkey",
        "hexrekey",
        "textkey",
        "textrekey",
        "writable_schema",
        "temp_store_directory",
        "data_store_directory",
    }
)
_ONLY_AS: Final = {
    "journal_mode": frozenset({"truncate"}),
    "synchronous": frozenset({"extra", "3"}),
    "fullfsync": frozenset({"on", "1"}),
    "secure_delete": frozenset({"on", "1"}),
    "temp_store": frozenset({"memory", "2"}),
    "trusted_schema": frozenset({"off", "0"}),
    "cell_size_check": frozenset({"on", "1"}),
    "locking_mode": frozenset({"exclusive"}),
    "cipher_log_level": frozenset({"none"}),
}
"""Settings that may be read and be set to what they are."""


def verdict(
    action: int, first: str | None, second: str | None, _database: str | None, _inside: str | None
) -> int:
    """Answer the driver: OK, or DENY for what no statement of ours has to do."""
    if action == _PRAGMA:
        return _pragma((first or "").lower(), second)
    if action in {_ATTACH, _DETACH}:
        return DENY
    if action == _FUNCTION:
        return DENY if (second or "").lower() in _NEVER_FUNCTIONS else OK
    return OK


def _pragma(name: str, value: str | None) -> int:
    if name in _NEVER_PRAGMAS:
        return DENY
    if value is None:
        return OK
    if name in _ONLY_AS:
        return OK if value.lower() in _ONLY_AS[name] else DENY
    return DENY if name.startswith("cipher_") else OK


def guard(connection: Any) -> None:
    """Ask `verdict` about every statement from now on."""
    connection.set_authorizer(verdict)


@contextmanager
def unguarded(connection: Any) -> Generator[None]:
    """Let the storage room do one thing that SQL is else refused (compacting, a new key).

    Never in a service and never around SQL that anybody else wrote.
    """
    connection.set_authorizer(None)
    try:
        yield
    finally:
        guard(connection)
