"""What goes to the worker that reads decisions, and what it answers.

Request: a line of JSON (`name`, `kind` "file" or "lines", `first`: number of the first line), then
the bytes. Answer: a line of JSON a decision, or a refusal with its values.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from caseapp.domain import decision_files
from caseapp.domain.authorities import PartKind
from caseapp.domain.decision_files import DecisionDraft, DecisionFileError, DecisionParagraph
from caseapp.domain.text import count_pieces, search_form

_PARTS = {part.value: part for part in PartKind}


@dataclass(frozen=True, slots=True)
class ReadDecision:
    """A draft with its paragraphs folded for the index, in the same order, and their pieces."""

    draft: DecisionDraft
    folded: tuple[str, ...]
    pieces: Mapping[str, int]
    """Of the folded paragraphs, counted (`domain.text.count_pieces`)."""

    @classmethod
    def of(cls, draft: DecisionDraft) -> "ReadDecision":
        """Fold and count the paragraphs of a draft."""
        folded = tuple(search_form(one.text) for one in draft.paragraphs)
        return cls(draft, folded, count_pieces(folded))


def read_request(name: str, data: bytes, *, lines: bool = False, first: int = 1) -> bytes:
    """Return what the worker `read` is asked."""
    head = {"name": name, "kind": "lines" if lines else "file", "first": first}
    return json.dumps(head).encode() + b"\n" + data


def decision_line(read: ReadDecision) -> bytes:
    """Return a decision as a line of an answer."""
    draft = read.draft
    fields: dict[str, Any] = {
        name: getattr(draft, name) for name in DecisionDraft.__dataclass_fields__
    }
    fields["day"] = draft.day.isoformat() if draft.day else None
    fields["paragraphs"] = [
        [one.part.value, one.number, one.text, folded]
        for one, folded in zip(draft.paragraphs, read.folded, strict=True)
    ]
    fields["pieces"] = read.pieces
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass")


def refusal_line(error: DecisionFileError) -> bytes:
    """Return a refusal as a line of an answer."""
    return json.dumps({"refused": type(error).__name__, "values": error.values}).encode()


def read_answer(answer: bytes) -> Iterator[ReadDecision | DecisionFileError]:
    """Yield what the worker answered; refusals are returned, not raised."""
    for line in answer.splitlines():
        fields = json.loads(line.decode("utf-8", "surrogatepass"))
        if "refused" in fields:
            yield getattr(decision_files, fields["refused"])(**fields["values"])
            continue
        rows = fields.pop("paragraphs")
        pieces = fields.pop("pieces")
        day = fields.pop("day")
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in fields.items()
        }
        draft = DecisionDraft(
            **values,
            day=date.fromisoformat(day) if day else None,
            paragraphs=tuple(DecisionParagraph(_PARTS[row[0]], row[1], row[2]) for row in rows),
        )
        yield ReadDecision(draft, tuple(row[3] for row in rows), pieces)
