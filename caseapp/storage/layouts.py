"""How the record of each kind is laid out in tables: enough to read it without the ORM.

The text is no second description of the models: `storage.model_layouts` derives it from them,
`scripts/write_statements.py` keeps it in `resources/statements`, and a test holds the file against
the models of the day. The checks at an opening need it before SQLAlchemy is loaded, and for
hundred thousands of records.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from caseapp import resources

RECORDS = ("statements", "records.json")
"""Resource with the layout of every kind."""

CRITICAL = ("deadline", "hearing", "event", "custody", "interim")
"""Kinds that are compared with their history before the first screen of an opening."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in SQL, its key in a record, how its value is written down.

    Attributes:
        name: in the table.
        key: in the record.
        codec: "plain", "moment", "time", "flag", "bytes", "json" or "reference".
        target: kind that a reference points to.

    """

    name: str
    key: str
    codec: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of another table that live and die with the record."""

    key: str
    table: str
    owner: str
    """Column that names the owner's local id."""
    columns: tuple[Column, ...]
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of record; its table has the name of the kind."""

    kind: str
    columns: tuple[Column, ...]
    parts: tuple[Part, ...] = ()

    @property
    def tables(self) -> tuple[str, ...]:
        """Return every table that the record spreads over."""
        return (self.kind, *_tables(self.parts))


@cache
def layouts() -> Mapping[str, Layout]:
    """Return the kept layouts by kind."""
    return read(json.loads(resources.path(*RECORDS).read_text("utf-8")))


def read(kept: Mapping[str, Any]) -> dict[str, Layout]:
    """Read layouts as the resource has them."""
    return {
        kind: Layout(kind, _columns(value["columns"]), _parts(value["parts"]))
        for kind, value in kept.items()
    }


def critical_tables() -> tuple[str, ...]:
    """Return the tables of the critical kinds."""
    return tuple(table for kind in CRITICAL for table in layouts()[kind].tables)


def _columns(values: list[list[str]]) -> tuple[Column, ...]:
    return tuple(Column(*value) for value in values)


def _parts(values: list[dict[str, Any]]) -> tuple[Part, ...]:
    return tuple(
        Part(
            value["key"],
            value["table"],
            value["owner"],
            _columns(value["columns"]),
            _parts(value["parts"]),
        )
        for value in values
    )


def _tables(parts: tuple[Part, ...]) -> tuple[str, ...]:
    return tuple(name for part in parts for name in (part.table, *_tables(part.parts)))
