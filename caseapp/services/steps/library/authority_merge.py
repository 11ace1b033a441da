"""One decision, one row: which pack holds it, and what the office keeps of it.

Decisions are the same where number and date, ECLI or HUDOC id agree. A pack takes over what the
office had imported itself, with its text and whatever hangs on it; the shipped library also takes
over from packs of others. What was there before is kept, so that the office gets it back with the
pack's removal; what a person of the office had corrected stays as corrected.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import update
from sqlalchemy.orm import Session

from caseapp.domain.authorities import Decision, outcomes_said
from caseapp.domain.text import fold
from caseapp.models.authority import Authority
from caseapp.models.base import live
from caseapp.services.steps.library.own_decisions import OWN, host_codes, marks_of

KEPT = (
    "id_in_pack", "digest", "title", "court", "formation", "number", "decided_on", "date_text",
    "host_states", "destination", "proceeding_type", "issues", "articles", "outcome", "holding",
    "pinpoints", "importance", "rank", "source", "confidence", "ecli", "hudoc_itemid",
    "holding_basis", "good_law_note", "citation_verified", "outcome_verified",
    "destination_verified", "holding_verified", "label_words",
)  # fmt: skip
"""Columns of an own decision that come back when the pack that took it over is removed."""
_OF_CITATION = ("title", "number", "ecli", "date_text", "court", "host_states")


class Held(NamedTuple):
    """A decision of the library that another pack, or the office itself, holds."""

    id: int
    pack: str


@dataclass(slots=True)
class Holdings:
    """The live decisions of everybody but one pack, by what identifies them."""

    _by_mark: dict[str, Held] = field(default_factory=dict)

    @classmethod
    def beside(cls, session: Session, pack: str) -> "Holdings":
        """Read what the others hold."""
        found = cls()
        query = live(
            Authority,
            *(Authority.id, Authority.pack, Authority.number, Authority.date_text),
            *(Authority.decided_on, Authority.ecli, Authority.hudoc_itemid),
        ).where(Authority.pack != pack)
        for local, owner, number, date_text, day, ecli, itemid in session.execute(query):
            numbers = [one.strip() for one in number.split(";")]
            for mark in marks_of(numbers, _whole(date_text, day), ecli, itemid):
                found._by_mark.setdefault(mark, Held(local, owner))
        return found

    def of(self, decision: Decision) -> Held | None:
        """Return who holds a decision; None: nobody else."""
        numbers = [one.strip() for one in decision.number.split(";")]
        day = _whole(decision.date_text, decision.decided_on)
        marks = marks_of(numbers, day, decision.ecli, decision.hudoc_itemid)
        return next((self._by_mark[mark] for mark in marks if mark in self._by_mark), None)


def _whole(date_text: str, day: date) -> date | None:
    """Return the day where the whole date is known: a year alone makes no two decisions one."""
    return day if len(date_text) > len("2008") else None


def adopt(session: Session, local: int, pack: str, id_in_pack: str) -> None:
    """Let a pack take a row over; what the office had of its own is kept beside it."""
    row = session.get_one(Authority, local)
    if row.pack == OWN:
        own = {name: getattr(row, name) for name in KEPT}
        own["decided_on"] = row.decided_on.isoformat()
        row.own_form = json.dumps(own, ensure_ascii=False)
    row.pack, row.id_in_pack = pack, id_in_pack
    session.flush()


def give_back(session: Session, local: int, uid: str) -> None:
    """Make a row the office's own again, as it was, or with the gates shut as it stands."""
    row = session.get_one(Authority, local)
    values: dict[str, Any] = json.loads(row.own_form) if row.own_form else {"id_in_pack": uid}
    if "decided_on" in values:
        values["decided_on"] = date.fromisoformat(values["decided_on"])
    shut = {"citation_verified": False, "outcome_verified": False, "holding_verified": "no"}
    change = update(Authority).where(Authority.id == local)
    session.execute(
        change.values({
            **shut, **values, "pack": OWN, "own_form": "", "digest": uid,
            "version": Authority.version + 1,
        })
    )  # fmt: skip
    session.expire(row)


def as_corrected(
    decisions: Iterable[Decision], forms: Mapping[str, tuple[str, str]]
) -> list[Decision]:
    """Return the decisions of a pack as the office corrected them before.

    Where the office's words differ from those that the pack verified, the gate is shut: nobody
    verified them.

    Args:
        decisions: as the pack has them.
        forms: of decisions that the office had, by the pack's id: names of corrected columns, and
            the JSON of its own form.

    """
    return [
        _corrected(one, *forms[one.id]) if forms.get(one.id, ("", ""))[0] else one
        for one in decisions
    ]


def _corrected(decision: Decision, names: str, own_form: str) -> Decision:
    own = json.loads(own_form)
    kept = {name: own[name] for name in names.split() if name in own}
    theirs = {
        "title": decision.title, "number": decision.number, "ecli": decision.ecli,
        "date_text": decision.date_text, "court": decision.court, "outcome": decision.outcome,
        "host_states": decision.host_states,
    }  # fmt: skip
    differ = {one for one in kept if one in theirs and fold(kept[one]) != fold(theirs[one])}
    change: dict[str, Any] = {one: kept[one] for one in differ}
    if "date_text" in differ:
        change["decided_on"] = date.fromisoformat(own["decided_on"])
    if "host_states" in differ:
        change["host_codes"] = host_codes(kept["host_states"])
    if "outcome" in differ:
        change |= {"outcome_kinds": outcomes_said(kept["outcome"]), "outcome_verified": False}
    if differ & set(_OF_CITATION):
        change["citation_verified"] = False
    return replace(decision, **change)
