"""The saves that the durability tests make, and what must stand after each of them.

One save is one transaction through the engine of the program: it moves money between two rows
whose sum never changes, adds a row of its own, now and then rewrites and removes older rows, and
appends an entry to the history. Everything follows from the number of the save, so that the whole
content after save n is known.

    python -m tests.security.ledger DATABASE KEY_HEX FIRST COUNT [PRAGMA…]

saves behind the shim, acknowledges each save there, and stops.
"""

import functools
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from caseapp.models.base import Base
from caseapp.models.history import HistoryEntry
from caseapp.models.setting import Setting
from caseapp.storage import history
from caseapp.storage.engine import open_engine
from caseapp.storage.keys import MasterKey
from caseapp.storage.session import Sessions
from tests.security.recording import Shim

SUM = 1_000_000
TABLES = [Setting.__table__, HistoryEntry.__table__]
AT = datetime(2026, 3, 3, tzinfo=UTC)
_CONTENT = "SELECT name, value FROM setting WHERE name IN ('from', 'to') OR name GLOB 'save-*'"
_ENTRIES = "SELECT uid FROM history WHERE kind = 'save' ORDER BY seq"


def own(number: int) -> tuple[str, str]:
    """Return the row that a save adds: from a few bytes to three pages."""
    return f"save-{number:06}", f"{number:06}" * (10 + number * 7919 % 2000)


def gone(number: int) -> str | None:
    """Return the name of the row that a save removes."""
    return own(number - 3)[0] if number % 7 == 6 else None


def touched(number: int) -> str | None:
    """Return the name of the row that a save lengthens."""
    return own(number - 1)[0] if number % 5 == 4 and number % 7 else None


def moved(number: int) -> int:
    """Return how much a save moves."""
    return number % 11 + 1


def set_up(session: Session) -> None:
    """Put the whole sum into the first row."""
    session.add_all([Setting(name="from", value=str(SUM)), Setting(name="to", value="0")])


def save(session: Session, key: MasterKey, number: int) -> None:
    """Make save `number` in the caller's transaction."""
    amount = moved(number)
    for name, change in (("from", -amount), ("to", amount)):
        row = session.get_one(Setting, name)
        row.value = str(int(row.value) + change)
    name, value = own(number)
    session.add(Setting(name=name, value=value))
    session.flush()
    if (longer := touched(number)) is not None:
        session.execute(
            update(Setting).where(Setting.name == longer).values(value=Setting.value + "more")
        )
    if (removed := gone(number)) is not None:
        session.execute(delete(Setting).where(Setting.name == removed))
    entry = history.Entry(
        at=AT,
        person="",
        device="test",
        command="save",
        group=str(number),
        kind="save",
        uid=str(number),
        version=1,
        before=None,
        after={"number": number},
        undoable=False,
    )
    history.append(session, key, entry)


@functools.cache
def expected(last: int) -> dict[str, str]:
    """Return the whole content after the saves 0…last; -1: after `set_up`."""
    if last < 0:
        return {"from": str(SUM), "to": "0"}
    content = dict(expected(last - 1))
    content["from"] = str(int(content["from"]) - moved(last))
    content["to"] = str(int(content["to"]) + moved(last))
    name, value = own(last)
    content[name] = value
    if (longer := touched(last)) is not None:
        content[longer] += "more"
    if (removed := gone(last)) is not None:
        del content[removed]
    return content


def last_save(connection: Any) -> int | None:
    """Return the number of the last save in a database; nothing where it is not whole.

    Whole: the settings and the history are to the letter what the same number of saves leaves.
    """
    content = dict(connection.execute(_CONTENT).fetchall())
    numbers = [int(uid) for (uid,) in connection.execute(_ENTRIES)]
    last = len(numbers) - 1
    whole = content == expected(last) and numbers == list(range(last + 1))
    return last if whole else None


def make(path: Path, key: MasterKey) -> None:
    """Make a database of nothing but the two tables that the saves need."""
    engine = open_engine(path, key, lambda: False)
    with Sessions(engine).writing() as session:
        Base.metadata.create_all(session.connection(), tables=TABLES)
        set_up(session)
    engine.dispose()


def main(path: str, key_hex: str, first: str, count: str, *pragmas: str) -> None:
    """Save behind the shim."""
    key, shim = MasterKey.unpack(bytes.fromhex(key_hex)), Shim()
    engine = open_engine(Path(path), key, lambda: False)
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        if pragmas:
            driver.set_authorizer(None)
        for pragma in pragmas:
            driver.execute(f"PRAGMA {pragma}")
    for number in range(int(first), int(first) + int(count)):
        with Sessions(engine).writing() as session:
            save(session, key, number)
        shim.acknowledge(number)
    engine.dispose()


if __name__ == "__main__":
    main(*sys.argv[1:])
