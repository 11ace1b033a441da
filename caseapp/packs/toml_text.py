"""Rows of law written as TOML, so that another office can read and use them."""

import json
from collections.abc import Iterable, Mapping
from datetime import date


def pack_text(content: Mapping[str, object]) -> str:
    """Return a pack as the text of a file; `tomllib` reads the same values back.

    Raises:
        TypeError: a value that no pack holds.

    """
    lines = [f"{key} = {_value(value)}" for key, value in content.items() if key != "rule"]
    rows = content.get("rule", [])
    if not isinstance(rows, list):
        raise TypeError(type(rows).__name__)
    for row in rows:
        lines += ["", "[[rule]]", *_table(row, "rule")]
    return "\n".join(lines) + "\n"


def _table(row: Mapping[str, object], path: str) -> Iterable[str]:
    inner = {
        key: value
        for key, value in row.items()
        if isinstance(value, list) and value and isinstance(value[0], Mapping)
    }
    for key, value in row.items():
        if key not in inner:
            yield f"{key} = {_value(value)}"
    for key, tables in inner.items():
        for table in tables:
            yield f"[[{path}.{key}]]"
            yield from _table(table, f"{path}.{key}")


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case str():
            return _text(value)
        case list() | tuple():
            return f"[{', '.join(_value(item) for item in value)}]"
        case Mapping():
            pairs = ", ".join(f"{key} = {_value(item)}" for key, item in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case _:
            raise TypeError(type(value).__name__)


def _text(text: str) -> str:
    """Write a basic string: TOML's escapes are those of JSON, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
