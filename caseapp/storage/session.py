"""Sessions: one per service call, never nested, never kept."""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session

from caseapp.storage.engine import WRITES
from caseapp.storage.faults import NestedSessionError


class Sessions:
    """Hands out the sessions of one engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**{WRITES: True})

    @contextmanager
    def reading(self) -> Generator[Session]:
        """Give a session for one read; nothing is kept of what it writes.

        Raises:
            NestedSessionError: another session is open.
            WrongThreadError: this is not the database thread.

        """
        with _session(self._engine) as session:
            _connect(session)
            yield session

    @contextmanager
    def writing(self) -> Generator[Session]:
        """Give a session for one command: commits at the end, rolls back on any error.

        Raises:
            NestedSessionError: another session is open.
            WrongThreadError: this is not the database thread.

        """
        with _session(self._writer) as session:
            _connect(session)
            yield session
            session.commit()


def _session(engine: Engine) -> Session:
    return Session(engine, expire_on_commit=False, autoflush=False)


def _connect(session: Session) -> None:
    """Begin at once, so that a nested session fails where it is opened."""
    try:
        session.connection()
    except PoolTimeoutError as error:
        raise NestedSessionError from error
