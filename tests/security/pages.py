"""Which page of a closed database belongs to which table or index: read with the key, by hand.

SQLCipher offers no table of pages. A page is AES-256-CBC under the raw key with its own vector; the
format of what is inside is SQLite's (file format, "b-tree pages").
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlcipher3 import dbapi2

from caseapp.storage.connection import connect
from caseapp.storage.keys import MasterKey, Purpose

PAGE = 4096
_RESERVED = 80
_USABLE = PAGE - _RESERVED
_SALT = 16
_INTERIOR = {2, 5}
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 13, 10, 2


def owners(path: Path, key: MasterKey) -> dict[int, tuple[str, str]]:
    """Return for each page in use (table, table or index) that it belongs to."""
    whole = path.read_bytes()
    raw = bytes(key.derive(Purpose.DATABASE))
    connection = connect(path, key)
    try:
        roots = connection.execute(
            "SELECT rootpage, tbl_name, name FROM sqlite_master WHERE rootpage > 0"
        ).fetchall()
    finally:
        connection.close()
    found = {}
    for root, table, name in roots:
        for number in _tree(whole, raw, root):
            found[number] = (table, name)
    return found


def differing(old: bytes, new: bytes) -> list[int]:
    """Return the numbers of pages that both files have, with different content."""
    last = min(len(old), len(new)) // PAGE
    return [n for n in range(2, last + 1) if _at(old, n) != _at(new, n)]


def spliced(new: bytes, old: bytes, numbers: tuple[int, ...]) -> bytes:
    """Return the newer file with some pages of the older one put back."""
    made = bytearray(new)
    for number in numbers:
        made[(number - 1) * PAGE : number * PAGE] = _at(old, number)
    return bytes(made)


def engine_sees(path: Path, key: MasterKey) -> bool:
    """Say whether SQLCipher and SQLite together complain: the control."""
    connection = connect(path, key)
    try:
        seals = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        return bool(seals) or connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
    except dbapi2.DatabaseError:
        return True
    finally:
        connection.close()


def rows(path: Path, key: MasterKey, table: str) -> list[tuple[object, ...]]:
    """Return everything that a table says, read as a table."""
    connection = connect(path, key)
    try:
        query = f'SELECT * FROM "{table}" NOT INDEXED ORDER BY rowid'  # noqa: S608
        return list(connection.execute(query).fetchall())
    finally:
        connection.close()


def _at(whole: bytes, number: int) -> bytes:
    return whole[(number - 1) * PAGE : number * PAGE]


def _plain(whole: bytes, raw: bytes, number: int) -> bytes:
    page = _at(whole, number)
    start = _SALT if number == 1 else 0
    vector = page[_USABLE : _USABLE + 16]
    decryptor = Cipher(algorithms.AES(raw), modes.CBC(vector)).decryptor()
    return bytes(start) + decryptor.update(page[start:_USABLE]) + decryptor.finalize()


def _tree(whole: bytes, raw: bytes, number: int) -> Iterator[int]:
    yield number
    page = _plain(whole, raw, number)
    head = 100 if number == 1 else 0
    kind = page[head]
    cells = int.from_bytes(page[head + 3 : head + 5], "big")
    pointers = head + (12 if kind in _INTERIOR else 8)
    for at in range(cells):
        cell = int.from_bytes(page[pointers + 2 * at : pointers + 2 * at + 2], "big")
        if kind in _INTERIOR:
            yield from _tree(whole, raw, int.from_bytes(page[cell : cell + 4], "big"))
            cell += 4
        if kind != 5:
            yield from _overflow(whole, raw, page, cell, is_table=kind == _TABLE_LEAF)
    if kind in _INTERIOR:
        yield from _tree(whole, raw, int.from_bytes(page[head + 8 : head + 12], "big"))


def _overflow(
    whole: bytes, raw: bytes, page: bytes, cell: int, *, is_table: bool
) -> Iterator[int]:
    size, cell = _varint(page, cell)
    if is_table:
        _, cell = _varint(page, cell)
    most = _USABLE - 35 if is_table else (_USABLE - 12) * 64 // 255 - 23
    if size <= most:
        return
    least = (_USABLE - 12) * 32 // 255 - 23
    local = least + (size - least) % (_USABLE - 4)
    local = local if local <= most else least
    following = int.from_bytes(page[cell + local : cell + local + 4], "big")
    while following:
        yield following
        following = int.from_bytes(_plain(whole, raw, following)[:4], "big")


def _varint(page: bytes, at: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = page[at + count]
        if count == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    raise AssertionError
