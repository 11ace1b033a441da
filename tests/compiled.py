"""One memory for the statements of all vaults: SQLAlchemy would compile them again for each."""

from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from caseapp.storage import engine

_compiled: dict[Any, Any] = {}


class Alike(SQLiteDialect_pysqlite):
    """A dialect that equals every other of its kind: statements are remembered by dialect."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register("sqlite.alike", __name__, Alike.__name__)


def engine_sharing(_url: str, **options: Any) -> Engine:
    """Return what `create_engine` would; what it compiles, all engines of this process have."""
    shared = {"compiled_cache": _compiled}
    return create_engine("sqlite+alike://", **options, execution_options=shared)


def share() -> None:
    """Let all vaults that this process opens from now on share what was compiled."""
    engine.create_engine = engine_sharing  # type: ignore[assignment]
