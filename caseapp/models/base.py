"""Declarative base, the columns that every aggregate has, and the only roots of a select."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar, TypeVar

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Dialect,
    MetaData,
    Select,
    String,
    TypeDecorator,
    and_,
    select,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from typing_extensions import override

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
E_ = TypeVar("E_", bound=StrEnum)
UID_LENGTH = 36


class Base(DeclarativeBase):
    """Base of all tables; names constraints so that migrations can find them."""

    metadata = MetaData(naming_convention=NAMING)


class UtcMoment(TypeDecorator[datetime]):
    """A moment, stored as UTC without zone and always handed out aware.

    Raises:
        ValueError: a naive datetime was given.

    """

    impl = DateTime(timezone=False)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(value)
        return value.astimezone(UTC).replace(tzinfo=None)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)

    @property
    @override
    def python_type(self) -> type[datetime]:
        return datetime


class Code(TypeDecorator[E_]):
    """A word of `domain.vocabulary`, stored by its code: `mapped_column(Code(Role))`."""

    impl = String(40)
    cache_ok = True

    def __init__(self, words: type[E_]) -> None:
        super().__init__()
        self.words = words

    @override
    def process_bind_param(self, value: E_ | None, dialect: Dialect) -> str | None:
        return None if value is None else self.words(value).value

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> E_ | None:
        return None if value is None else self.words(value)

    @property
    @override
    def python_type(self) -> type[E_]:
        return self.words


class Aggregate(Base):
    """Root of a thing that is saved, versioned, undone and binned as a whole.

    `id` is local and never leaves the vault; everything outside speaks `uid`. Parts of the
    aggregate hang on relationships with `cascade="all, delete-orphan"` and belong to its version.
    """

    __abstract__ = True

    kind: ClassVar[str]
    """Name of this kind in the history and in `Changes`."""
    in_history: ClassVar[bool] = True
    """Whether each record has its own entries; false for what a pack loads as a whole."""

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-9)
    uid: Mapped[str] = mapped_column(String(UID_LENGTH), unique=True, sort_order=-8)
    version: Mapped[int] = mapped_column(default=1, sort_order=-7)
    created_at: Mapped[datetime] = mapped_column(UtcMoment, sort_order=-6)
    changed_at: Mapped[datetime] = mapped_column(UtcMoment, sort_order=-5)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcMoment, sort_order=-4)

    @declared_attr.directive
    @override
    def __tablename__(cls) -> str:  # noqa: N805 - SQLAlchemy hands in the class
        """Return the kind: one table, one kind."""
        return cls.kind


A = TypeVar("A", bound=Aggregate)


def live(aggregate: type[Aggregate], *columns: Any) -> Select[Any]:
    """Start a select of what is not in the bin: the only root for lists, counts and exports.

    Without columns it selects the rows themselves. Aggregates that are joined in need
    `alive(…)` of their own.
    """
    return ever(aggregate, *columns).where(alive(aggregate))


def binned(aggregate: type[Aggregate], *columns: Any) -> Select[Any]:
    """Start a select of what is in the bin."""
    return ever(aggregate, *columns).where(aggregate.deleted_at.is_not(None))


def ever(aggregate: type[Aggregate], *columns: Any) -> Select[Any]:
    """Start a select of live and binned alike: for undo, integrity and the conflict check."""
    chosen: Sequence[Any] = columns or (aggregate,)
    return select(*chosen).select_from(aggregate)


def alive(*aggregates: type[Aggregate]) -> ColumnElement[bool]:
    """Return the condition that none of these rows is in the bin."""
    return and_(*(aggregate.deleted_at.is_(None) for aggregate in aggregates))
