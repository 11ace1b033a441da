"""A newer program that upgrades a vault, broken off at every step.

    python -m tests.security.upgrading once   VAULT   KEY_HEX SCRIPTS
    python -m tests.security.upgrading break  PATTERN KEY_HEX SCRIPTS TRIES
    python -m tests.security.upgrading kill   PATTERN KEY_HEX SCRIPTS TRIES

The newer program is this one with one revision more, in the folder SCRIPTS. "once" upgrades, to be
recorded. "break" (behind the shim) lets the disk die at evenly spread file operations; "kill" kills
the process at random moments. Both print what stands afterwards: the revision, whether every row
and page is whole, and whether a further opening ends with the upgraded vault.
"""

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from caseapp.domain.errors import CaseappError
from caseapp.storage import schema, upgrade
from caseapp.storage.connection import connect
from caseapp.storage.header import DATABASE
from caseapp.storage.keys import MasterKey
from caseapp.storage.vault import Vault
from tests.security.recording import KINDS, Shim

NEWER = "9998"
EIO = 5
REVISION = """
revision = "9998"
down_revision = "{previous}"
branch_labels = depends_on = None
import sqlalchemy as sa
from alembic import op
def upgrade():
    for table in ("person", "history", "matter", "client", "task"):
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.add_column(sa.Column("tried", sa.String(9)))
    op.execute("UPDATE task SET tried = 'yes'")
"""


def scripts(folder: Path) -> Path:
    """Write the newer program's revisions."""
    made = folder / "newer"
    shutil.copytree(upgrade.SCRIPTS, made)
    text = REVISION.format(previous=schema.HEAD)
    (made / "versions" / "r9998_tried.py").write_text(text, encoding="utf-8")
    return made


def counted(path: Path, key: MasterKey) -> tuple[str, tuple[tuple[str, int], ...]]:
    """Return revision and rows of each table of a database that is whole, or raise."""
    connection = connect(path / DATABASE, key)
    try:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%alembic%'"
            )
        ]
        counts = tuple(
            (name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608
            for name in sorted(names)
        )
        damage = connection.execute("PRAGMA integrity_check").fetchall()
        if damage != [("ok",)] or connection.execute("PRAGMA foreign_key_check").fetchall():
            raise ValueError(damage)
        return schema.stored_revision(connection), counts
    finally:
        connection.close()


def be_newer(folder: str) -> None:
    """Become the newer program."""
    schema.HEAD, upgrade.SCRIPTS = NEWER, Path(folder)


def standing(path: Path, key: MasterKey, rows: object) -> str:
    """Return "REVISION whole again": what stands, and what a further opening makes of it."""
    revision, found = counted(path, key)
    whole = "whole" if found == rows else "rows-lost"
    Vault.open(path, key).close()
    after, found = counted(path, key)
    again = "upgraded" if (after, found) == (NEWER, rows) else "stuck"
    return f"{revision} {whole} {again}"


def attempt(path: Path, key: MasterKey) -> str:
    """Open, and say how that ended."""
    try:
        Vault.open(path, key).close()
    except CaseappError as error:
        return type(error).__name__
    except Exception as error:  # noqa: BLE001 - told as what it is: our bug
        return f"BUG:{type(error).__name__}"
    return "opened"


def break_off(pattern: str, key: MasterKey, path: Path, tries: int) -> None:
    """Let the disk die at evenly spread places."""
    shim, (_, rows) = Shim(), counted(Path(pattern), key)
    fresh(pattern, path)
    shim.arm("any", 10**9, EIO)
    Vault.open(path, key).close()
    calls = sum(shim.counted(kind) for kind in KINDS[:6])
    for nth in sorted({1 + number * calls // tries for number in range(tries)}):
        fresh(pattern, path)
        shim.arm("any", nth, EIO, further=True)
        said = attempt(path, key)
        shim.disarm()
        print(said, standing(path, key, rows), flush=True)


def kill(pattern: str, key: MasterKey, path: Path, tries: int) -> None:
    """Kill upgrades at random moments of the time that a whole one takes."""
    _, rows = counted(Path(pattern), key)
    fresh(pattern, path)
    start = time.monotonic()
    Vault.open(path, key).close()
    seconds = time.monotonic() - start
    for _ in range(tries):
        fresh(pattern, path)
        child = os.fork()
        if child == 0:
            attempt(path, key)
            os._exit(0)
        time.sleep(random.uniform(0, seconds))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        print("killed", standing(path, key, rows), flush=True)


def fresh(pattern: str, path: Path) -> None:
    """Put the old vault back."""
    shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(pattern, path)


def main(what: str, vault: str, key_hex: str, folder: str, tries: str = "0") -> None:
    """Do one of the three."""
    be_newer(folder)
    key = MasterKey.unpack(bytes.fromhex(key_hex))
    if what == "once":
        Vault.open(Path(vault), key).close()
        return
    root = os.environ.get("DISKSHIM_ROOT") or str(Path(vault).parent)
    work = {"break": break_off, "kill": kill}[what]
    work(vault, key, Path(root) / "upgraded.casevault", int(tries))


if __name__ == "__main__":
    main(*sys.argv[1:])
