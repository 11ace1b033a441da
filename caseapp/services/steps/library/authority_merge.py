"""One decision, one row: which pack holds it, and what the office keeps of it.

Decisions are the same where number and date, ECLI or HUDOC id agree. A pack takes over what the
office had imported itself, with its text and whatever hangs on it; the shipped library also takes
over from packs of others. What was there before is kept, so that the office gets it back with the
pack's removal; what a person of the office had corrected stays as corrected. A decision that went
and comes again, by whatever pack and under whatever id, is the row that it was, so that notes and
memos find it.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, update
from sqlalchemy.orm import Session

from caseapp.domain.authorities import Decision, outcomes_said
from caseapp.domain.text import fold
from caseapp.models.authority import Authority
from caseapp.models.base import binned, live
from caseapp.search import index
from caseapp.services.steps.library.authority_rows import decision_of
from caseapp.services.steps.library.own_decisions import OWN, host_codes, marks_of

KEPT = (
    "id_in_pack", "digest", "title", "court", "formation", "number", "decided_on", "date_text",
    "host_states", "destination", "proceeding_type", "issues", "articles", "outcome", "holding",
    "pinpoints", "importance", "rank", "source", "confidence", "ecli", "hudoc_itemid",
    "holding_basis", "good_law_note", "citation_verified", "outcome_verified",
    "destination_verified", "holding_verified", "label_words",
)  # fmt: skip
"""Columns of an own decision that come back when the pack that took it over is removed."""
_IDENTITY = (
    Authority.id, Authority.pack, Authority.id_in_pack, Authority.number, Authority.date_text,
    Authority.decided_on, Authority.ecli, Authority.hudoc_itemid,
)  # fmt: skip
_OF_CITATION = ("title", "number", "ecli", "date_text", "court", "host_states")


class Held(NamedTuple):
    """A decision of the library, and which pack holds it, or the office itself."""

    id: int
    pack: str


@dataclass(slots=True)
class Holdings:
    """Decisions of the library by what identifies them."""

    _by_mark: dict[str, Held] = field(default_factory=dict)

    @classmethod
    def beside(cls, session: Session, pack: str) -> "Holdings":
        """Read what everybody holds but this pack."""
        found = cls()
        query = live(Authority, *_IDENTITY).where(Authority.pack != pack)
        found._add(session.execute(query).all())
        return found

    @classmethod
    def free(cls, session: Session, pack: str, ids: Collection[str]) -> "Holdings":
        """Read what nobody holds: what this pack calls by none of these ids any more, and the bin.

        What went last comes first, after what is still in the library.
        """
        found = cls()
        standing = session.execute(live(Authority, *_IDENTITY).where(Authority.pack == pack))
        found._add([row for row in standing.all() if row.id_in_pack not in ids])
        gone = binned(Authority, *_IDENTITY).order_by(Authority.deleted_at.desc())
        found._add(session.execute(gone).all())
        return found

    def _add(self, rows: Sequence[Row[Any]]) -> None:
        for row in rows:
            numbers = [one.strip() for one in row.number.split(";")]
            day = _whole(row.date_text, row.decided_on)
            for mark in marks_of(numbers, day, row.ecli, row.hudoc_itemid):
                self._by_mark.setdefault(mark, Held(row.id, row.pack))

    def of(self, decision: Decision) -> Held | None:
        """Return the row of a decision; None: there is none."""
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
    # What the office took out is not its own any more: it goes again with the pack.
    if row.pack == OWN and row.deleted_at is None:
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
    # Its labels are read from its words from now on, and the index holds each row to the labels
    # that stand in it.
    row.label_words = index.label_words(decision_of(row, {}).labels())
    session.flush()


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
