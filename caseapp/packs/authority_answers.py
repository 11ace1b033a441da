"""What goes to the worker that opens packs of other offices, and what it answers.

Request: a line of JSON with the file's name, then the file. Answer: JSON with the contents of the
pack, or with the refusal and its values. The worker read what somebody else made: what it answers
is taken as far as it has the shape of a pack, and no further.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final, TypeVar

from caseapp.domain import authority_packs as domain
from caseapp.domain.authorities import (
    AuthorityPack,
    Decision,
    IssueTerm,
    OutcomeKind,
    PackError,
    PackFileError,
    PackRowError,
    PartKind,
    Relation,
)
from caseapp.domain.authority_packs import (
    PackContents,
    PackedParagraph,
    PackedRemark,
    RemarkKind,
    is_pack_name,
)

REFUSALS: Final[Mapping[str, type[PackError]]] = {
    one.__name__: one
    for one in (
        PackFileError,
        PackRowError,
        domain.AlteredPackError,
        domain.DoubledIdError,
        domain.NewerPackError,
        domain.NotAPackError,
        domain.OverfullPackError,
        domain.PackTooLargeError,
        domain.ReservedPackNameError,
        domain.UnknownLabelError,
        domain.UnknownRelationError,
    )
}
"""Why `authority_files.open_pack` refuses a pack."""
_LONGEST_VALUE = 300
T = TypeVar("T")


class BadAnswerError(Exception):
    """The answer is no pack and no refusal: the worker was broken by what it read."""


def pack_request(file_name: str, data: bytes) -> bytes:
    """Return what the worker `pack` is asked."""
    return json.dumps({"name": file_name}).encode() + b"\n" + data


def read_request(payload: bytes) -> tuple[str, bytes]:
    """Return the name and the content of the file.

    Raises:
        ValueError: it is no request.

    """
    head, _, data = payload.partition(b"\n")
    match json.loads(head):
        case {"name": str(name)}:
            return name, data
        case _:
            raise ValueError


def contents_answer(contents: PackContents) -> bytes:
    """Return the answer with a pack that was opened."""
    pack = contents.pack
    said = {
        "pack": [pack.name, pack.edition, pack.version],
        "decisions": [[_plain(getattr(one, name)) for name in _FIELDS] for one in pack.decisions],
        "relations": [
            [one.from_id, one.treatment, one.to_id, one.basis] for one in pack.relations
        ],
        "vocabulary": [[one.keyword, one.group, one.count] for one in pack.vocabulary],
        "texts": {
            one: [[p.part.value, p.number, p.text] for p in paragraphs]
            for one, paragraphs in contents.texts.items()
        },
        "remarks": [
            [one.decision, one.kind.value, one.place, one.text] for one in contents.remarks
        ],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def refusal_answer(error: PackError) -> bytes:
    """Return the answer with a refusal."""
    return json.dumps({"refused": type(error).__name__, "values": error.values}).encode()


def read_answer(answer: bytes) -> PackContents:
    """Return the pack that the worker read.

    Raises:
        PackError: the worker refused the pack.
        BadAnswerError: it answered something else.

    """
    try:
        said = json.loads(answer)
        if "refused" not in said:
            return _contents(said)
        values = {key: _value(one) for key, one in said["values"].items()}
        refusal = REFUSALS[said["refused"]](**values)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise BadAnswerError from error
    raise refusal


def _value(value: Any) -> str | int:
    """Return a value of a refusal as it may be shown."""
    if type(value) is int:
        return value
    return "".join(filter(str.isprintable, _text(value)[:_LONGEST_VALUE]))


def _contents(said: Mapping[str, Any]) -> PackContents:
    name, edition, version = map(_text, said["pack"])
    if not is_pack_name(name):
        raise ValueError(name)
    decisions = tuple(map(_decision, said["decisions"]))
    ids = {one.id for one in decisions}
    if len(ids) != len(decisions):
        raise ValueError
    relations = tuple(Relation(*map(_text, row)) for row in said["relations"])
    texts = {one: tuple(map(_paragraph, rows)) for one, rows in said["texts"].items()}
    remarks = tuple(map(_remark, said["remarks"]))
    named = {end for one in relations for end in (one.from_id, one.to_id)}
    if not ids.issuperset(named | texts.keys() | {one.decision for one in remarks}):
        raise ValueError
    terms = tuple(
        IssueTerm(_text(word), _text(group), int(count))
        for word, group, count in said["vocabulary"]
    )
    pack = AuthorityPack(name, edition, version, decisions, relations, terms)
    return PackContents(pack, texts, remarks)


def _decision(row: list[Any]) -> Decision:
    values = (read(one) for read, one in zip(_FIELDS.values(), row, strict=True))
    return Decision(**dict(zip(_FIELDS, values, strict=True)))


def _paragraph(row: list[Any]) -> PackedParagraph:
    part, number, text = row
    return PackedParagraph(PartKind(part), _text(number), _text(text))


def _remark(row: list[Any]) -> PackedRemark:
    decision, kind, place, text = row
    return PackedRemark(_text(decision), RemarkKind(kind), _text(place), _text(text))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _of(kind: type[T]) -> Callable[[Any], T]:
    def read(value: Any) -> T:
        if type(value) is not kind:
            raise TypeError(kind)
        return value

    return read


_text = _of(str)


def _list(read: Callable[[Any], T]) -> Callable[[Any], tuple[T, ...]]:
    return lambda value: tuple(map(read, _of(list)(value)))


_READERS: Final[Mapping[Any, Callable[[Any], Any]]] = {
    str: _text,
    bool: _of(bool),
    date: lambda value: date.fromisoformat(_text(value)),
    tuple[str, ...]: _list(_text),
    tuple[OutcomeKind, ...]: _list(OutcomeKind),
}
"""How a field of a decision is read, by its type."""
_FIELDS: Final = {one.name: _READERS[one.type] for one in fields(Decision)}
