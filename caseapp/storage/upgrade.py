"""Bringing an older schema up to date, all or nothing. Imports Alembic: load it only when needed.

Foreign keys are switched off before the transaction begins: a batch step drops the old parent
table, and with them on, CASCADE would empty its children while every later check stays green.
"""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine
from sqlalchemy.sql.schema import SchemaItem

from caseapp import resources
from caseapp.domain.errors import BugError, CaseappError
from caseapp.domain.vaults import MigrationFailedError
from caseapp.storage import schema
from caseapp.storage.connection import assert_pragmas
from caseapp.storage.engine import WRITES
from caseapp.storage.faults import driver_errors

SCRIPTS = resources.code("storage", "migrations")
_VIRTUAL = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'"
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


class RowsLostError(BugError):
    """A step left a table with another number of rows, or with references to nothing."""


def include_object(
    _object: SchemaItem, name: str | None, kind: str, _reflected: bool, _other: Any
) -> bool:
    """Leave out the full-text index and its shadow tables, which `search` keeps by itself."""
    return not (kind == "table" and name is not None and name.startswith("authority_index"))


def migrate(
    engine: Engine, target: str = schema.HEAD, *, scripts: Path = SCRIPTS, down: bool = False
) -> None:
    """Bring an open database to another revision in one transaction.

    Args:
        engine: of the open vault; no session may be open.
        target: the revision to reach.
        scripts: where env.py and the revisions stand.
        down: go back instead (tests only).

    Raises:
        MigrationFailedError: nothing was changed.
        DiskFullError, DiskFailedError, VaultDamagedError: nothing was changed.

    """
    found = _revision(engine)
    _switch(engine, foreign_keys=False)
    try:
        with engine.execution_options(**{WRITES: True}).begin() as connection:
            before = row_counts(connection)
            _run(connection, target, scripts, down=down)
            _require_sound(connection, before)
    except CaseappError as error:
        if isinstance(error, BugError):
            raise MigrationFailedError(found=found, known=target) from error
        raise
    except Exception as error:
        # A revision is code: it may fail in any way, and whatever it was is rolled back by now.
        # The person must hear that the vault is as it was, not that the program made a mistake.
        raise MigrationFailedError(found=found, known=target) from error
    finally:
        _switch(engine, foreign_keys=True)


def row_counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows of every table but the full-text index and Alembic's own."""
    virtual = tuple(connection.exec_driver_sql(_VIRTUAL).scalars())
    names = [
        name
        for name in connection.exec_driver_sql(_TABLES).scalars()
        if name != schema.VERSION_TABLE
        and not any(name == table or name.startswith(f"{table}_") for table in virtual)
    ]
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608
        for name in names
    }


def _revision(engine: Engine) -> str:
    with engine.connect() as connection:
        return schema.stored_revision(connection.connection.driver_connection)


def _run(connection: Connection, target: str, scripts: Path, *, down: bool) -> None:
    config = Config()
    # The option is a format string: a percent sign in the path would be one, too.
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    move = command.downgrade if down else command.upgrade
    move(config, target)


def _require_sound(connection: Connection, before: dict[str, int]) -> None:
    after = row_counts(connection)
    changed = [name for name in before.keys() & after.keys() if before[name] != after[name]]
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    damage = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    if changed or dangling is not None or damage != ["ok"]:
        raise RowsLostError(*changed)


def _switch(engine: Engine, *, foreign_keys: bool) -> None:
    """Switch foreign keys between transactions, and read back what holds."""
    connection = engine.raw_connection()
    try:
        # Where this fails after the migration, whether it was kept shows at the next opening.
        with driver_errors(outcome_known=False):
            _set(connection.driver_connection, foreign_keys=foreign_keys)
    finally:
        connection.close()


def _set(driver: Any, *, foreign_keys: bool) -> None:
    driver.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    # The view of the full-text index names a table that a batch step drops for a moment.
    driver.execute(f"PRAGMA legacy_alter_table = {'OFF' if foreign_keys else 'ON'}")
    if foreign_keys:
        assert_pragmas(driver)
    elif driver.execute("PRAGMA foreign_keys").fetchone()[0] != 0:
        raise RowsLostError("foreign_keys")
