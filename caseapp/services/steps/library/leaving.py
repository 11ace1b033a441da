"""What could leave with a decision, as it stood when it was looked at, and the traces in it.

What was searched is what leaves: text and remarks are read once, searched, and written from
memory, so that nothing that somebody types meanwhile slips past the search.
"""

import hashlib
import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from caseapp.domain.authorities import Decision
from caseapp.domain.authority_packs import SHIPPED, PackedRemark, RemarkKind
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.traces import Trace
from caseapp.domain.views.pack_export import ExportItem, ItemKind
from caseapp.models.annotation import Annotation
from caseapp.models.authority import Authority
from caseapp.models.base import live
from caseapp.models.tag import Tag, Tagging
from caseapp.services.desk import Desk
from caseapp.services.steps.library.authority_rows import decision_of, labels_by_kind
from caseapp.services.steps.library.authority_views import require_authority
from caseapp.services.steps.library.own_decisions import OWN
from caseapp.services.steps.library.packed_texts import Text, text_of
from caseapp.services.steps.library.traces import Search
from caseapp.system.slices import Pace
from caseapp.wording.states import state_names

_SORTS = {"note": ItemKind.NOTE, "highlight": ItemKind.HIGHLIGHT, "quotation": ItemKind.QUOTATION}
_PIECE, _OVERLAP = 3_000, 300
"""Letters that are searched at once, and how many of them twice: what is looked for is shorter."""
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_BETWEEN = re.compile(r"\s*[;/]\s*")
Parts = Sequence[tuple[str, str]]
"""Places and texts of what is searched."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A note, tag, highlight or quotation of the office beside a decision."""

    item: ExportItem
    parts: Parts
    packed: PackedRemark


@dataclass(frozen=True, slots=True)
class Leaving:
    """A decision with what stands beside it.

    Attributes:
        place: local id of the decision.
        item: the decision as a thing that leaves.
        heads: all that leaves of it but its text.
        text: that is searched.
        with_text: the text leaves, too.
        remarks: what the office wrote beside it; for no matter.

    """

    place: int
    item: ExportItem
    decision: Decision
    heads: Parts
    text: Text
    with_text: bool
    remarks: tuple[Remark, ...]


def read_leaving(desk: Desk, uid: AuthorityUid, states: Mapping[str, str]) -> Leaving:
    """Read one decision with its remarks, in a session of its own.

    Args:
        desk: whose office it leaves.
        uid: the decision.
        states: codes of States by the names that every program knows.

    Raises:
        NotFoundError: it is not in the library.

    """
    with desk.vault.reading() as session:
        row = require_authority(session, uid)
        decision = _portable(session, row, states)
        # Whoever has this program has the shipped decisions; their texts are the courts' to give.
        with_text = row.pack != SHIPPED
        # Of a decision that a pack took over, text and corrections are still the office's.
        own = row.pack == OWN or bool(row.own_form or row.corrected)
        text = text_of(session, row.id) if own or with_text else ()
        # Nobody noted who brought a text in, so that every text waits for a tick.
        own = own or bool(text)
        item = ExportItem(
            key=row.uid,
            kind=ItemKind.OWN if own else ItemKind.PUBLISHED,
            authority=AuthorityUid(row.uid),
            title=row.title,
            text=" · ".join(filter(None, (row.court, row.number, row.date_text))),
        )
        remarks = (*_annotations(session, row, decision.id), *_tags(session, row, decision.id))
        return Leaving(row.id, item, decision, _heads(decision), text, with_text, remarks)


def searched(leaving: Leaving, search: Search, pace: Pace) -> Generator[None, None, Leaving]:
    """Return it with the traces of clients; the search goes paragraph by paragraph."""
    if pace.is_over():  # reading it took its time
        yield
    traces = search.traces(leaving.heads, edited=True)
    if pace.is_over():
        yield
    for one in leaving.text:
        place = one.number and f"§ {one.number}"
        # The number of a paragraph is the file's own word: it may say anything.
        for piece in (one.number, *_pieces(one.text)):
            traces += search.traces([(place, piece)], edited=True)
            if pace.is_over():
                yield
    remarks = []
    for remark in leaving.remarks:
        found: tuple[Trace, ...] = ()
        for place, part in remark.parts:
            for piece in _pieces(part):
                found += search.traces([(place, piece)])
                if pace.is_over():
                    yield
        remarks.append(replace(remark, item=replace(remark.item, traces=_once(found))))
    item = replace(leaving.item, traces=_once(traces))
    return replace(leaving, item=item, remarks=tuple(remarks))


def _pieces(text: str) -> Iterator[str]:
    """Give a long text in pieces that end between words; each begins before the last one ended."""
    at = 0
    while len(text) - at > _PIECE + _OVERLAP:
        end = text.rfind(" ", at + _PIECE, at + _PIECE + _OVERLAP)
        end = end if end > 0 else at + _PIECE + _OVERLAP
        yield text[at:end]
        begin = text.find(" ", end - _OVERLAP, end)
        at = begin if begin > 0 else end - _OVERLAP
    yield text[at:]


def _once(traces: Sequence[Trace]) -> tuple[Trace, ...]:
    """Return the first of each kind, spelling and person; a text says a name on every page."""
    firsts = {(one.kind, one.found.casefold(), one.whose, one.hidden): one for one in traces[::-1]}
    return tuple(firsts.values())[::-1]


def _heads(decision: Decision) -> Parts:
    texts = (
        *(decision.number, decision.title, decision.court, decision.formation),
        *(decision.proceeding_type, decision.host_states, decision.destination),
        *(decision.outcome, decision.holding, decision.holding_basis, decision.ecli),
        *(decision.hudoc_itemid, decision.id, decision.source, decision.good_law_note),
        *(decision.confidence, *decision.articles, *decision.pinpoints),
    )
    return [("", text) for text in texts if text]


def _annotations(session: Session, row: Authority, name: str) -> Iterator[Remark]:
    query = live(Annotation).where(
        Annotation.authority_id == row.id, Annotation.matter_id.is_(None)
    )
    for one in session.scalars(query.order_by(Annotation.place, Annotation.id)):
        texts = tuple(filter(None, (one.point, one.quote, one.text)))
        place = f"§ {one.number}" if one.number else ""
        kind = _SORTS[one.sort.value]
        text = "\n".join(texts)
        yield Remark(
            ExportItem(one.uid, kind, AuthorityUid(row.uid), row.title, text),
            [(place, part) for part in (*texts, one.number)],
            PackedRemark(name, RemarkKind(kind.value), one.number, text),
        )


def _tags(session: Session, row: Authority, name: str) -> Iterator[Remark]:
    query = (
        live(Tagging, Tagging, Tag.name)
        .join(Tag, Tag.id == Tagging.tag_id)
        .where(Tagging.authority_id == row.id, Tag.matter_id.is_(None), Tag.deleted_at.is_(None))
        .order_by(Tag.name)
    )
    for one, tag in session.execute(query):
        yield Remark(
            ExportItem(one.uid, ItemKind.TAG, AuthorityUid(row.uid), row.title, tag),
            [("", tag)],
            PackedRemark(name, RemarkKind.TAG, "", tag),
        )


def _portable(session: Session, row: Authority, states: Mapping[str, str]) -> Decision:
    """Return the decision as others may read it.

    States have the names that every program knows. What the office imported has an id that says
    nothing of this vault, not even when it came in, and its source no name of a file.
    """
    decision = decision_of(row, {} if row.pack == OWN else labels_by_kind(session, row.id))
    if row.pack == OWN:
        name = hashlib.sha256(f"decision {row.uid}".encode()).hexdigest()[:20]
        decision = replace(decision, id=name, source=_public(decision.source))
    return replace(
        decision,
        host_states=_spelt(decision.host_states, decision.host_codes, states),
        destination=_spelt(decision.destination, decision.destination_codes, states),
    )


def _public(source: str) -> str:
    """Return where a decision is from without the name of the file on this machine."""
    return source.partition(": ")[0] or "file"


def _spelt(text: str, codes: Sequence[str], states: Mapping[str, str]) -> str:
    names = [one.strip() for one in _BETWEEN.split(_BRACKETED.sub("", text)) if one.strip()]
    if all(name in states for name in names):
        return text
    english = state_names("en")
    return "; ".join(_BRACKETED.sub("", english.get(code, code)) for code in codes)
