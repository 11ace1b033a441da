"""Office rules between the form that writes them and the row that a pack would have."""

from datetime import date
from typing import Any

from caseapp.domain import fields
from caseapp.domain.acts import every_act
from caseapp.domain.casefiles import UnknownActError
from caseapp.domain.errors import EmptyFieldError, FutureDateError
from caseapp.domain.rules import ExampleIncompleteError, NumberNotPositiveError, OfficeRuleDraft
from caseapp.domain.vocabulary import ProceedingKind, Trust
from caseapp.models.office_rule import OfficeRule
from caseapp.services.desk import Desk
from caseapp.storage.snapshot import from_canonical

GRADE = Trust.SECONDARY
"""What an office rule computes with: the office's word for a law is no better than a guide's."""


def draft_of(stored: OfficeRule) -> OfficeRuleDraft:
    """Return a stored rule as the draft that would write it again."""
    row: dict[str, Any] = from_canonical(stored.row) or {}
    example = (row.get("example") or [{}])[0]
    given = next(iter(example.get("dates", {}).values()), "")
    last = example.get("last_day", "")
    kept = (
        "action", "body", "citation", "source", "number", "regime", "suspensive",
        "extendable", "against_state", "notes", "unit", "proceeding",
    )  # fmt: skip
    return OfficeRuleDraft(
        host_state=stored.host_state,
        act=row["on"][0],
        starts_from=tuple(row["starts_from"]),
        author=stored.author,
        day=stored.written_on,
        instead_of=row.get("same_as", ""),
        example_day=date.fromisoformat(given) if given else None,
        example_last_day=date.fromisoformat(last) if last else None,
        version=stored.version,
        **{key: row[key] for key in kept},
    )


def row_of(desk: Desk, draft: OfficeRuleDraft, rule: str) -> dict[str, Any]:
    """Return the row as a pack has it.

    Raises:
        EmptyFieldError, NumberNotPositiveError, UnknownActError, FutureDateError: of the form.
        ExampleIncompleteError: half an example.

    """
    if draft.day > desk.clock.today():
        raise FutureDateError(field="day", day=draft.day)
    if draft.number < 1:
        raise NumberNotPositiveError(number=draft.number)
    if draft.act not in every_act():
        raise UnknownActError(act=draft.act[: fields.NAME_LIMIT])
    if not draft.starts_from:
        raise EmptyFieldError(field="starts_from")
    author = fields.line("author", draft.author, required=True)
    row: dict[str, Any] = {
        "id": rule,
        "kind": "period",
        "trust": GRADE.value,
        "proceeding": ProceedingKind(draft.proceeding).value,
        "proceeding_text": "",
        "trigger": draft.act,
        "action": fields.line("action", draft.action, limit=fields.LINE_LIMIT, required=True),
        "body": fields.line("body", draft.body, limit=fields.LINE_LIMIT),
        "citation": fields.line(
            "citation", draft.citation, limit=fields.LINE_LIMIT, required=True
        ),
        "source": fields.notes("source", draft.source, required=True),
        "notes": fields.notes("notes", draft.notes),
        "on": [draft.act],
        "starts_from": [str(kind) for kind in draft.starts_from],
        "number": draft.number,
        "unit": str(draft.unit),
        "regime": fields.line("regime", draft.regime, required=True),
        "suspensive": str(draft.suspensive),
        "extendable": draft.extendable,
        "against_state": draft.against_state,
    }
    if draft.instead_of:
        row["same_as"] = draft.instead_of
    if (draft.example_day is None) != (draft.example_last_day is None):
        raise ExampleIncompleteError
    if draft.example_day is not None and draft.example_last_day is not None:
        row["example"] = [
            {
                "dates": {str(draft.starts_from[0]): draft.example_day.isoformat()},
                "last_day": draft.example_last_day.isoformat(),
                "why": f"Worked by hand by {author}.",
            }
        ]
    return row
