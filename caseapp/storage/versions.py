"""The least SQLite and SQLCipher that a vault is opened with.

Both come inside one wheel, where no scanner of packages sees them, or from a build of somebody's
own. What is older was never tried by our tests, and may lack the mending of a known weakness.
"""

from typing import Any

from sqlcipher3 import dbapi2

from caseapp.domain.vaults import OldDatabaseLibraryError

LEAST_SQLITE = (3, 53, 4)
LEAST_CIPHER = (4, 19, 0)

Version = tuple[int, ...]


def require_new_enough(connection: Any) -> None:
    """Refuse to work with a library that is older, or that does not encrypt at all.

    Args:
        connection: any of the driver's, keyed or not.

    Raises:
        OldDatabaseLibraryError: it is (values: name, found, needed).

    """
    row = connection.execute("PRAGMA cipher_version").fetchone()
    for name, found, least in (
        ("SQLCipher", "" if row is None else str(row[0]), LEAST_CIPHER),
        ("SQLite", str(dbapi2.sqlite_version), LEAST_SQLITE),
    ):
        if version_of(found) < least:
            needed = ".".join(map(str, least))
            raise OldDatabaseLibraryError(name=name, found=found or "–", needed=needed)


def version_of(text: str) -> Version:
    """Return the numbers that a version begins with: 4, 19, 0 of "4.19.0 community"."""
    numbers: list[int] = []
    for part in text.split(" ", maxsplit=1)[0].split("."):
        if not part.isdecimal():
            break
        numbers.append(int(part))
    return tuple(numbers)


def tried() -> None:
    """Try the library of this installation on a database in memory.

    Raises:
        OldDatabaseLibraryError: see `require_new_enough`.

    """
    connection = dbapi2.connect(":memory:")
    try:
        require_new_enough(connection)
    finally:
        connection.close()
