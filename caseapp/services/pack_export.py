"""A pack out: chosen decisions for another office, and only what somebody let out one by one."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.authorities import AuthorityPack, Decision, OutcomeKind, Relation
from caseapp.domain.authority_packs import (
    HiddenTraceError,
    NothingChosenError,
    PackContents,
    PackedRemark,
    PackNameError,
    RemarkKind,
    UnansweredTraceError,
    is_pack_name,
)
from caseapp.domain.clear_copies import CopyKind, Leaves, Redaction
from caseapp.domain.errors import TextTooLongError
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.pack_export import ExportItem, ItemKind, PackFile, PackOrder
from caseapp.domain.vocabulary import Role
from caseapp.i18n import catalogue
from caseapp.models.annotation import Annotation
from caseapp.models.authority import Authority, AuthorityRelation
from caseapp.models.base import live
from caseapp.models.tag import Tag, Tagging
from caseapp.packs import authorities as packs
from caseapp.packs.authority_writing import write_pack
from caseapp.services.access import allows
from caseapp.services.desk import Desk
from caseapp.services.steps.library.authority_rows import decision_of, labels_by_kind
from caseapp.services.steps.library.authority_views import require_authority
from caseapp.services.steps.library.own_decisions import OWN
from caseapp.services.steps.library.packed_texts import text_of
from caseapp.services.steps.library.traces import Marks
from caseapp.wording.states import state_names

MOST = 2_000
"""Decisions of one pack; more is a library."""
LONGEST_REASON = 500
_SORTS = {"note": ItemKind.NOTE, "highlight": ItemKind.HIGHLIGHT, "quotation": ItemKind.QUOTATION}
_SHOWN = 200
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_BETWEEN = re.compile(r"\s*[;/]\s*")


@allows(Role.LAWYER)
def check_pack(desk: Desk, decisions: Sequence[AuthorityUid]) -> tuple[ExportItem, ...]:
    """Return all that could leave with these decisions, with the traces of clients in it.

    What was written for a matter is not among it: it never leaves in a pack.

    Raises:
        NotFoundError: one of them is not in the library.
        NothingChosenError: there is none.

    """
    with desk.vault.reading() as session:
        return tuple(item for item, _ in _items(session, desk, decisions))


@allows(Role.LAWYER)
def export_pack(desk: Desk, order: PackOrder) -> PackFile:
    """Make a pack; `clear_copies.write_copy` writes it and notes it in the register.

    What needs a tick and has none stays out. What has a trace of a client leaves with a reason
    alone, which the register keeps.

    Raises:
        NotFoundError: a decision is not in the library.
        NothingChosenError: nothing is left to leave.
        PackNameError: the name cannot be one.
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
    with desk.vault.reading() as session:
        every = list(_items(session, desk, order.decisions))
        going = [pair for pair in every if not pair[0].needs_tick or pair[0].key in ticks]
        for item, _ in going:
            _require_answer(item, ticks, desk)
        rows = [row for item, row in going if isinstance(row, Authority)]
        if not rows:
            raise NothingChosenError
        contents = _contents(session, name, edition, rows, [item for item, _ in going])
        data = _written(name, edition, contents)
    answered = [item for item, _ in going if item.traces]
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
        decisions=len(rows),
        remarks=len(contents.remarks),
        sha256=hashlib.sha256(data).hexdigest(),
        left_out=tuple(item for item, _ in every if item not in [one for one, _ in going]),
    )


def _require_answer(item: ExportItem, ticks: Mapping[str, str], desk: Desk) -> None:
    if not item.needs_tick or not item.traces:
        return
    if item.is_barred:
        raise HiddenTraceError(title=item.title)
    if not ticks[item.key]:
        first = item.traces[0]
        place = first.place or catalogue(desk.language)("its text")
        raise UnansweredTraceError(title=item.title, what=first.found, place=place)


Row = Authority | Annotation | Tagging


def _items(
    session: Session, desk: Desk, decisions: Sequence[AuthorityUid]
) -> Iterable[tuple[ExportItem, Row]]:
    if not decisions:
        raise NothingChosenError
    if len(decisions) > MOST:
        raise TextTooLongError(field="decisions", limit=MOST, length=len(decisions))
    marks = Marks.of(session, desk)
    for uid in dict.fromkeys(decisions):
        row = require_authority(session, uid)
        yield _of_decision(session, row, marks), row
        yield from _of_annotations(session, row, marks)
        yield from _of_tags(session, row, marks)


def _of_decision(session: Session, row: Authority, marks: Marks) -> ExportItem:
    # Of a decision that a pack took over, text and corrections are still the office's; and nobody
    # noted who brought a text in, so that every text waits for a tick.
    text = text_of(session, row.id)
    own = row.pack == OWN or bool(row.own_form or row.corrected or text)
    parts = [(row.number, row.title), *(((p.number and f"§ {p.number}"), p.text) for p in text)]
    heads = (
        *(row.court, row.formation, row.proceeding_type, row.host_states, row.destination),
        *(row.articles, row.outcome, row.holding, row.holding_basis, row.ecli, row.pinpoints),
        *(row.source, row.good_law_note, row.confidence),
    )
    return ExportItem(
        key=row.uid,
        kind=ItemKind.OWN if own else ItemKind.PUBLISHED,
        authority=AuthorityUid(row.uid),
        title=row.title,
        text=" · ".join(filter(None, (row.court, row.number, row.date_text))),
        traces=marks.traces([*parts, *(("", one) for one in heads)], edited=True) if own else (),
    )


def _of_annotations(
    session: Session, row: Authority, marks: Marks
) -> Iterable[tuple[ExportItem, Annotation]]:
    query = live(Annotation).where(
        Annotation.authority_id == row.id, Annotation.matter_id.is_(None)
    )
    for one in session.scalars(query.order_by(Annotation.place, Annotation.id)):
        parts = tuple(filter(None, (one.point, one.quote, one.text)))
        place = f"§ {one.number}" if one.number else ""
        yield (
            ExportItem(
                key=one.uid,
                kind=_SORTS[one.sort.value],
                authority=AuthorityUid(row.uid),
                title=row.title,
                text="\n".join(parts),
                traces=marks.traces([(place, part) for part in parts]),
            ),
            one,
        )


def _of_tags(
    session: Session, row: Authority, marks: Marks
) -> Iterable[tuple[ExportItem, Tagging]]:
    query = (
        live(Tagging, Tagging, Tag.name)
        .join(Tag, Tag.id == Tagging.tag_id)
        .where(Tagging.authority_id == row.id, Tag.matter_id.is_(None), Tag.deleted_at.is_(None))
        .order_by(Tag.name)
    )
    for one, name in session.execute(query):
        traces = marks.traces([("", name)])
        uid = AuthorityUid(row.uid)
        yield ExportItem(one.uid, ItemKind.TAG, uid, row.title, name, traces), one


def _contents(
    session: Session,
    name: str,
    edition: str,
    rows: Sequence[Authority],
    items: Sequence[ExportItem],
) -> PackContents:
    states = packs.shipped_states()
    decisions = tuple(_portable(session, row, states) for row in rows)
    ids = {row.id: row.id_in_pack for row in rows}
    by_uid = {row.uid: row.id_in_pack for row in rows}
    query = select(AuthorityRelation).where(
        AuthorityRelation.from_id.in_(ids), AuthorityRelation.to_id.in_(ids)
    )
    relations = tuple(
        Relation(ids[one.from_id], one.treatment, ids[one.to_id], one.basis)
        for one in session.scalars(query.order_by(AuthorityRelation.id))
    )
    shipped = packs.shipped_version()[0]
    # Whoever has this program has the shipped decisions; their texts are the courts' to give.
    texts = {row.id_in_pack: text_of(session, row.id) for row in rows if row.pack != shipped}
    remarks = tuple(
        PackedRemark(
            by_uid[item.authority], RemarkKind(item.kind.value), _place(session, item), item.text
        )
        for item in items
        if item.kind not in {ItemKind.OWN, ItemKind.PUBLISHED} and item.authority in by_uid
    )
    pack = AuthorityPack(name, edition, "", decisions, relations, ())
    return PackContents(pack, {one: text for one, text in texts.items() if text}, remarks)


def _place(session: Session, item: ExportItem) -> str:
    if item.kind is ItemKind.TAG:
        return ""
    found: str = session.scalars(
        live(Annotation, Annotation.number).where(Annotation.uid == item.key)
    ).one()
    return found


def _portable(session: Session, row: Authority, states: dict[str, str]) -> Decision:
    """Return the decision with names of States that every program reads alike."""
    decision = decision_of(row, {} if row.pack == OWN else labels_by_kind(session, row.id))
    return replace(
        decision,
        source=_public(decision.source) if row.pack == OWN else decision.source,
        host_states=_spelt(decision.host_states, decision.host_codes, states),
        destination=_spelt(decision.destination, decision.destination_codes, states),
    )


def _public(source: str) -> str:
    """Return where a decision is from without the name of the file on this machine."""
    return source.partition(": ")[0] or "file"


def _spelt(text: str, codes: Sequence[str], states: dict[str, str]) -> str:
    names = [one.strip() for one in _BETWEEN.split(_BRACKETED.sub("", text)) if one.strip()]
    if all(name in states for name in names):
        return text
    english = state_names("en")
    return "; ".join(_BRACKETED.sub("", english.get(code, code)) for code in codes)


def _written(name: str, edition: str, contents: PackContents) -> bytes:
    states = packs.shipped_states()
    english = state_names("en")
    for one in contents.pack.decisions:
        for code in (*one.host_codes, *one.destination_codes):
            states.setdefault(_BRACKETED.sub("", english.get(code, code)), code)
    groups = {term.keyword: term.group for term in packs.issue_groups()}
    outcomes = {said: OutcomeKind(kind) for said, kind in packs.shipped_outcomes().items()}
    return write_pack(name, edition, contents, groups, states, outcomes)
