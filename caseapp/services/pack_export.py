"""A pack out: chosen decisions for another office, and only what somebody let out one by one."""

import hashlib
import re
from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from sqlalchemy import select

from caseapp.domain import fields
from caseapp.domain.authorities import AuthorityPack, OutcomeKind, Relation
from caseapp.domain.authority_packs import (
    HiddenTraceError,
    NothingChosenError,
    PackContents,
    PackNameError,
    TracedNameError,
    UnansweredTraceError,
    is_pack_name,
)
from caseapp.domain.clear_copies import CopyKind, Leaves, Redaction
from caseapp.domain.errors import TextTooLongError
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.pack_export import ExportItem, PackFile, PackOrder
from caseapp.domain.vocabulary import Role
from caseapp.i18n import catalogue
from caseapp.models.authority import AuthorityRelation
from caseapp.packs import authorities as packs
from caseapp.packs.authority_writing import write_pack
from caseapp.services.access import allows
from caseapp.services.desk import Desk
from caseapp.services.steps.library.leaving import Leaving, read_leaving, searched
from caseapp.services.steps.library.traces import look
from caseapp.system.slices import Pace, beside, told
from caseapp.wording.states import state_names

MOST = 2_000
"""Decisions of one pack; more is a library."""
LONGEST_REASON = 500
_SEARCHED = 90
"""Per cent of the work that the search is; the rest is writing."""
_BRACKETED = re.compile(r"\s*\([^)]*\)")
T = TypeVar("T")
Ticks = Mapping[str, str]
"""Reasons by the keys of what was ticked."""


@allows(Role.LAWYER)
def check_pack(
    desk: Desk, decisions: Sequence[AuthorityUid]
) -> Generator[int, None, tuple[ExportItem, ...]]:
    """Return all that could leave with these decisions, with the traces of clients in it.

    What was written for a matter is not among it: it never leaves in a pack. Yields how far it
    is, in per cent, between short slices.

    Raises:
        NotFoundError: one of them is not in the library.
        NothingChosenError: there is none.

    """
    uids = _chosen(decisions)
    search = yield from _at(0, look(desk))
    states, pace = packs.shipped_states(), Pace()
    items: list[ExportItem] = []
    for done, uid in enumerate(uids):
        looking = searched(read_leaving(desk, uid, states), search, pace)
        one = yield from _at(done * 100 // len(uids), looking)
        items += [one.item, *(remark.item for remark in one.remarks)]
    return tuple(items)


@allows(Role.LAWYER)
def export_pack(desk: Desk, order: PackOrder) -> Generator[int, None, PackFile]:
    """Make a pack; `clear_copies.write_copy` writes it and notes it in the register.

    What needs a tick and has none stays out. What has a trace of a client leaves with a reason
    alone, which the register keeps. What stands beside a decision that stays here, stays too.
    Yields how far it is, in per cent, between short slices.

    Raises:
        NotFoundError: a decision is not in the library.
        NothingChosenError: nothing is left to leave.
        PackNameError: the name cannot be one.
        TracedNameError: the name or the edition has a trace of a client.
        UnansweredTraceError: an item with a trace was ticked without a reason.
        HiddenTraceError: the trace is of a matter that this person is no member of.
        EmptyFieldError, TextTooLongError, ControlCharacterError: about name, edition, reason.

    """
    name = fields.line("name", order.name, required=True)
    if not is_pack_name(name):
        raise PackNameError(text=name)
    edition = fields.line("edition", order.edition, limit=40) or desk.clock.today().isoformat()
    ticks = {
        one.key: fields.line("reason", one.reason, limit=LONGEST_REASON) for one in order.ticks
    }
    uids = _chosen(order.decisions)
    search = yield from _at(0, look(desk))
    for text in (name, edition):
        if search.traces([("", text)]):
            raise TracedNameError(text=text)
    states, pace = packs.shipped_states(), Pace()
    going: list[Leaving] = []
    staying: list[ExportItem] = []
    for done, uid in enumerate(uids):
        looking = searched(read_leaving(desk, uid, states), search, pace)
        one = yield from _at(done * _SEARCHED // len(uids), looking)
        staying += _sorted_out(desk, one, ticks, going)
    if not going:
        raise NothingChosenError
    relations = _relations(desk, going)
    writing = beside(partial(_written, name, edition, going, relations, dict(states)))
    data = yield from _at(_SEARCHED, writing)
    items = [item for one in going for item in (one.item, *(it.item for it in one.remarks))]
    answered = [item for item in items if item.traces]
    leaves = Leaves(
        CopyKind.PACK,
        Redaction.FULL if answered else Redaction.NOBODY,
        note="\n".join(f"{item.title}: {ticks[item.key]}" for item in answered),
    )
    return PackFile(
        data=data,
        leaves=leaves,
        name=name,
        edition=edition,
        decisions=len(going),
        remarks=len(items) - len(going),
        sha256=hashlib.sha256(data).hexdigest(),
        left_out=tuple(staying),
    )


def _chosen(decisions: Sequence[AuthorityUid]) -> list[AuthorityUid]:
    if not decisions:
        raise NothingChosenError
    if len(decisions) > MOST:
        raise TextTooLongError(field="decisions", limit=MOST, length=len(decisions))
    return list(dict.fromkeys(decisions))


def _at(percent: int, steps: Generator[None, None, T]) -> Generator[int, None, T]:
    """Run a part of the work that says nothing of how far it is."""
    return told(steps, lambda _: percent)


def _sorted_out(desk: Desk, one: Leaving, ticks: Ticks, going: list[Leaving]) -> list[ExportItem]:
    """Put what leaves of a decision among what goes; return what stays.

    Raises:
        UnansweredTraceError, HiddenTraceError: something was ticked that cannot leave so.

    """
    items = [one.item, *(remark.item for remark in one.remarks)]
    if not _leaves(one.item, ticks):
        return items
    remarks = tuple(remark for remark in one.remarks if _leaves(remark.item, ticks))
    leaving = [one.item, *(remark.item for remark in remarks)]
    for item in leaving:
        _require_answer(item, ticks, desk)
    going.append(replace(one, remarks=remarks, text=one.text if one.with_text else ()))
    return [item for item in items if item not in leaving]


def _leaves(item: ExportItem, ticks: Ticks) -> bool:
    return not item.needs_tick or item.key in ticks


def _require_answer(item: ExportItem, ticks: Ticks, desk: Desk) -> None:
    if not item.traces:
        return
    if item.is_barred:
        raise HiddenTraceError(title=item.title)
    if not ticks[item.key]:
        first = item.traces[0]
        place = first.place or catalogue(desk.language)("its text")
        raise UnansweredTraceError(title=item.title, what=first.found, place=place)


def _relations(desk: Desk, going: Sequence[Leaving]) -> tuple[Relation, ...]:
    """Return how the decisions stand to each other; packs alone say so, never the office."""
    ids = {one.place: one.decision.id for one in going}
    query = select(AuthorityRelation).where(
        AuthorityRelation.from_id.in_(ids), AuthorityRelation.to_id.in_(ids)
    )
    with desk.vault.reading() as session:
        return tuple(
            Relation(ids[one.from_id], one.treatment, ids[one.to_id], one.basis)
            for one in session.scalars(query.order_by(AuthorityRelation.id))
        )


def _written(
    name: str,
    edition: str,
    going: Sequence[Leaving],
    relations: tuple[Relation, ...],
    states: dict[str, str],
) -> bytes:
    """Write the file; runs beside the thread of the database, and asks nothing of it."""
    english = state_names("en")
    decisions = tuple(one.decision for one in going)
    for one in decisions:
        for code in (*one.host_codes, *one.destination_codes):
            states.setdefault(_BRACKETED.sub("", english.get(code, code)), code)
    contents = PackContents(
        AuthorityPack(name, edition, "", decisions, relations, ()),
        {one.decision.id: one.text for one in going if one.text},
        tuple(remark.packed for one in going for remark in one.remarks),
    )
    groups = {term.keyword: term.group for term in packs.issue_groups()}
    outcomes = {said: OutcomeKind(kind) for said, kind in packs.shipped_outcomes().items()}
    return write_pack(name, edition, contents, groups, states, outcomes)
