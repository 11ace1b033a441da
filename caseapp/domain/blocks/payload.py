"""Documents and page pictures on their way to a worker and back: JSON, and bytes after one line.

A worker gets and gives plain bytes. An answer is one line of JSON, then the PDF or the pictures;
a refusal is a line {"error": NAME, "values": {…}} and becomes the same error on this side.
"""

import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from caseapp.domain import errors as roots
from caseapp.domain.blocks import document, errors, model, spans
from caseapp.domain.blocks.document import Document
from caseapp.domain.blocks.errors import BadPayloadError
from caseapp.domain.blocks.validation import check_document
from caseapp.domain.errors import UserError

_BLOCKS = {kind.__name__: kind for kind in get_args(model.Block)}
_NAMES = {**vars(document), **vars(model), **vars(spans)}
_ERRORS = {
    name: kind
    for source in (roots, errors)
    for name, kind in vars(source).items()
    if isinstance(kind, type) and issubclass(kind, UserError)
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A printed document.

    Attributes:
        data: the PDF.
        pages: how many it has.
        sha256: of `data`, in hexadecimal digits.

    """

    data: bytes
    pages: int
    sha256: str


def render_request(document: Document) -> bytes:
    """Write the payload of the worker `render`; refuse what may not be printed before it goes.

    Raises:
        UserError: as `check_document`.

    """
    check_document(document)
    body = _plain(document)
    return json.dumps({"document": body}, ensure_ascii=False, separators=(",", ":")).encode()


def read_render_request(payload: bytes) -> Document:
    """Read the payload of the worker `render`, trusting nothing in it."""
    body = _object(payload).get("document")
    built = _value(Document, body)
    if not isinstance(built, Document):
        raise BadPayloadError(reason="document")
    return built


def render_answer(rendered: Rendered) -> bytes:
    """Write the answer of the worker `render`."""
    head = {"pages": rendered.pages, "sha256": rendered.sha256}
    return _line(head) + rendered.data


def read_render_answer(answer: bytes) -> Rendered:
    """Read the answer of the worker `render`; raise the refusal that it carries."""
    head, data = _split(answer)
    [pages] = _numbers([head.get("pages")])
    return Rendered(data, pages, str(head.get("sha256")))


def pages_request(pdf: bytes, width: int, pages: tuple[int, ...] = ()) -> bytes:
    """Write the payload of the worker `screen`: page numbers from 1, none means all."""
    return _line({"task": "pages", "width": width, "pages": list(pages)}) + pdf


def read_pages_request(payload: bytes) -> tuple[bytes, int, tuple[int, ...]]:
    """Read (pdf, width in pixels, page numbers) from the payload of the worker `screen`."""
    head, pdf = _split(payload)
    width, pages = head.get("width"), head.get("pages", [])
    if head.get("task") != "pages":
        raise BadPayloadError(reason="task")
    [width] = _numbers([width])
    return pdf, width, _numbers(pages)


def pages_answer(pictures: tuple[bytes, ...]) -> bytes:
    """Write the answer of the worker `screen`: the PNG pictures one after the other."""
    return _line({"sizes": [len(picture) for picture in pictures]}) + b"".join(pictures)


def read_pages_answer(answer: bytes) -> tuple[bytes, ...]:
    """Read the PNG pictures; raise the refusal that the answer carries."""
    head, data = _split(answer)
    pictures, start = [], 0
    for size in _numbers(head.get("sizes")):
        pictures.append(data[start : start + size])
        start += size
    if start != len(data):
        raise BadPayloadError(reason="sizes")
    return tuple(pictures)


def refusal_answer(error: UserError) -> bytes:
    """Write a refusal, so that the other side can raise it."""
    return _line({"error": type(error).__name__, "values": _plain(error.values)})


def _split(message: bytes) -> tuple[dict[str, Any], bytes]:
    line, newline, rest = message.partition(b"\n")
    if not newline:
        raise BadPayloadError(reason="head")
    head = _object(line)
    if "error" in head:
        kind, values = _ERRORS.get(str(head["error"]), BadPayloadError), head.get("values", {})
        if not isinstance(values, dict):
            raise BadPayloadError(reason="values")
        raise kind(**{name: _tuples(value) for name, value in values.items()})
    return head, rest


def _numbers(value: Any) -> tuple[int, ...]:
    """Return a list of whole numbers from 0, and nothing else."""
    if not isinstance(value, list) or not all(type(one) is int and one >= 0 for one in value):
        raise BadPayloadError(reason="numbers")
    return tuple(value)


def _tuples(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _line(head: dict[str, Any]) -> bytes:
    return json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _object(text: bytes) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadPayloadError(reason="json") from error
    if not isinstance(value, dict):
        raise BadPayloadError(reason="json")
    return value


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        body = {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
        return {"block": type(value).__name__, **body} if type(value) in _BLOCKS.values() else body
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _value(kind: Any, raw: Any) -> Any:
    """Build a value of the declared type from JSON, refusing anything else."""
    try:
        return _built(kind, raw)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise BadPayloadError(reason=getattr(kind, "__name__", "value")) from error


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, _NAMES)


def _built(kind: Any, raw: Any) -> Any:
    if kind == model.Block:
        kind = _BLOCKS[raw["block"]]
        raw = {key: item for key, item in raw.items() if key != "block"}
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), raw)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{key: _built(hints[key], item) for key, item in raw.items()})
    if kind is date:
        return date.fromisoformat(raw)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(raw)
    if kind is float and isinstance(raw, int):
        return float(raw)
    if type(raw) is not kind:
        raise TypeError
    return raw


def _tuple(inner: tuple[Any, ...], raw: Any) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise TypeError
    if len(inner) == 2 and inner[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        return tuple(_built(inner[0], item) for item in raw)
    return tuple(_built(kind, item) for kind, item in zip(inner, raw, strict=True))
