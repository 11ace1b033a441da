"""The peer of `bench.search`: the same tables, rows, index and statements in plain SQLite.

Same library build, same cache, same journal: only the key is missing, so that the ratio says what
encryption costs a search.
"""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

import caseapp.models  # noqa: F401 - makes the metadata complete
from caseapp.models.base import Base
from caseapp.search import index
from caseapp.storage.connection import PRAGMAS


class PlainVault:
    """As much of a vault as a search needs."""

    def __init__(self, path: Path) -> None:
        self.engine: Engine = create_engine(
            "sqlite://",
            module=dbapi2,
            creator=lambda: _connect(path),
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
        )

        @event.listens_for(self.engine, "begin")
        def _begin(connection: Connection) -> None:
            # The driver begins nothing by itself: without this every row would be a commit.
            connection.exec_driver_sql("BEGIN")

    def make(self) -> None:
        """Make the tables and the index."""
        with self.engine.begin() as connection:
            Base.metadata.create_all(connection)
            index.create(connection)

    @contextmanager
    def reading(self) -> Generator[Session]:
        """Give a session."""
        with Session(self.engine, expire_on_commit=False, autoflush=False) as session:
            yield session

    @contextmanager
    def connection(self) -> Generator[Connection]:
        """Give a connection that commits."""
        with self.engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close the file."""
        self.engine.dispose()


def _connect(path: Path) -> Any:
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    for name, value, _ in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}")
    return connection
