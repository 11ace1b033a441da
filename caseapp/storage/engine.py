"""The engine over one connection of the driver, behind a pool of one."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlcipher3 import dbapi2

from caseapp.storage.connection import connect
from caseapp.storage.faults import POISONED, WrongThreadError, primary_code, translated
from caseapp.storage.keys import MasterKey
from caseapp.system.hardening import hush_logging

_INSTRUCTIONS_BETWEEN_LOOKS = 1000
"""Virtual machine instructions between two looks at the running task's token."""

WRITES = "caseapp_writes"
"""Execution option of engines whose transactions begin IMMEDIATE."""


def open_engine(
    path: Path, key: MasterKey, cancelled: Callable[[], bool], first: Any = None
) -> Engine:
    """Return an engine for one database file, usable on the calling thread alone.

    The pool holds one connection and waits for none, so that nested sessions raise: the default
    pool and StaticPool lose the outer transaction without a word.

    Args:
        path: the database file.
        key: the master key; kept for reconnecting after a damaged page was met.
        cancelled: asked during long statements; true ends the statement.
        first: the connection to begin with, where the file is open already.

    """
    hush_logging()  # SQLAlchemy logs the text of errors
    owner = threading.get_ident()
    opened = [] if first is None else [first]

    def _connect() -> Any:
        connection = opened.pop() if opened else connect(path, key)
        connection.set_progress_handler(cancelled, _INSTRUCTIONS_BETWEEN_LOOKS)
        return connection

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=_connect,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=0,
        hide_parameters=True,
    )
    _translate_on(engine)

    @event.listens_for(engine, "checkout")
    def _on_its_thread(*_: object) -> None:
        if threading.get_ident() != owner:
            raise WrongThreadError

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _translate_on(engine: Engine) -> None:
    """Translate every driver error that passes through an engine."""

    @event.listens_for(engine, "handle_error")
    def _translate(context: ExceptionContext) -> None:
        original = context.original_exception
        if primary_code(original) in POISONED:
            context.is_disconnect = True
        # A commit has no statement: when it fails, the journal may have reached the disk or not.
        ours = translated(original, outcome_known=context.statement is not None)
        if ours is not None:
            raise ours from original
