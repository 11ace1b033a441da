"""Reading decisions from JSON lines: one decision a line, for bulk import.

Fields: `name` (or `docname`), `number` (or `appno`; text or a list), `date` (ISO), `court`, and
`paragraphs`: a list of texts, or of objects with `number` and `text`. Further fields are read
where they are there: `ecli`, `itemid` or `hudoc_itemid`, `respondent`, `importance`, `conclusion`,
`article`, `formation` or `branch`, `language`.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from caseapp.domain.authorities import PartKind
from caseapp.domain.decision_files import (
    MOST_PARAGRAPHS,
    BadLineError,
    DecisionDraft,
    DecisionParagraph,
)
from caseapp.exchange.decisions.blocks import Block, clean
from caseapp.exchange.decisions.case_names import title_case
from caseapp.exchange.decisions.splitting import split

_MOST_TEXT = 2_000
"""Characters of a field that is no paragraph."""
_BRANCHES = {"GRANDCHAMBER": "Grand Chamber", "CHAMBER": "Chamber", "COMMITTEE": "Committee"}


def read_line(file: str, number: int, line: bytes) -> DecisionDraft:
    """Read one line.

    Raises:
        BadLineError: it is no decision (values: file, line, field).

    """
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLineError(file=file, line=number, field="JSON") from error
    if not isinstance(fields, dict):
        raise BadLineError(file=file, line=number, field="JSON")
    try:
        return _draft(file, fields)
    except _MissingFieldError as error:
        raise BadLineError(file=file, line=number, field=error.args[0]) from error


class _MissingFieldError(Exception):
    """A field is missing or of another kind; its name is the argument."""


def _draft(file: str, fields: Mapping[str, Any]) -> DecisionDraft:
    name = _text(fields, "name", "docname")
    numbers = _list(fields, "number", "numbers", "appno")
    paragraphs = _paragraphs(fields)
    if not name:
        raise _MissingFieldError("name")
    itemid, ecli = _text(fields, "hudoc_itemid", "itemid"), _text(fields, "ecli")
    court = _text(fields, "court") or ("ECtHR" if itemid or "ECHR" in ecli else "")
    draft = DecisionDraft(
        file,
        title_case(name.removeprefix("CASE OF ").removeprefix("AFFAIRE ")),
        numbers or _numbers_in(name),
        ecli,
        court,
        _BRANCHES.get(_text(fields, "branch"), _text(fields, "formation")),
        _day(fields),
        ", ".join(_list(fields, "respondent")),
        _list(fields, "article", "articles"),
        _text(fields, "conclusion"),
        _text(fields, "language"),
        "JSON",
        itemid,
        paragraphs,
    )
    return replace(draft, importance=_text(fields, "importance"))


def _text(fields: Mapping[str, Any], *names: str) -> str:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool):
            return clean(str(value))[:_MOST_TEXT]
    return ""


def _list(fields: Mapping[str, Any], *names: str) -> tuple[str, ...]:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str):
            value = value.replace(";", ",").split(",")
        if isinstance(value, list):
            if not all(isinstance(one, str | int) for one in value):
                raise _MissingFieldError(name)
            return tuple(clean(str(one))[:_MOST_TEXT] for one in value if str(one).strip())
    return ()


def _numbers_in(name: str) -> tuple[str, ...]:
    if not any(map(str.isdigit, name)):
        return ()
    # Loaded when it is needed: bulk lines have their numbers, and the worker starts for each piece.
    from caseapp.domain.citations import recognise  # noqa: PLC0415

    return next((one.numbers for one in recognise(name) if one.numbers), ())


def _day(fields: Mapping[str, Any]) -> date | None:
    written = _text(fields, "date", "day")
    if not written:
        return None
    try:
        return date.fromisoformat(written[:10])
    except ValueError as error:
        raise _MissingFieldError("date") from error


def _paragraphs(fields: Mapping[str, Any]) -> tuple[DecisionParagraph, ...]:
    given = fields.get("paragraphs", fields.get("text"))
    if isinstance(given, str):
        given = given.splitlines()
    if not isinstance(given, list) or len(given) > MOST_PARAGRAPHS:
        raise _MissingFieldError("paragraphs")
    if given and all(isinstance(one, dict) for one in given):
        return tuple(
            DecisionParagraph(PartKind.TEXT, _text(one, "number", "no"), clean(_said(one)))
            for one in given
        )
    if not all(isinstance(one, str) for one in given):
        raise _MissingFieldError("paragraphs")
    return split([Block(words) for one in given if (words := clean(one))]).paragraphs


def _said(paragraph: Mapping[str, Any]) -> str:
    """Return the text of a paragraph: what is none is refused, and never written out."""
    text = paragraph.get("text", "")
    if not isinstance(text, str):
        raise _MissingFieldError("paragraphs")
    return text
