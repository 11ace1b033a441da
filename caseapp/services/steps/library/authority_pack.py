"""Writing a pack of decisions into the vault: new rows, changed rows, rows that went."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from caseapp.domain.authorities import AuthorityPack, Decision
from caseapp.domain.authority_packs import PackedParagraph
from caseapp.domain.ids import new_uid
from caseapp.models.authority import (
    Authority,
    AuthorityLabel,
    AuthorityPackEdition,
    AuthorityParagraph,
    AuthorityRelation,
)
from caseapp.models.base import ever
from caseapp.search import index, weights
from caseapp.services.steps.library.authority_layout import columns, groups_of, paragraphs
from caseapp.services.steps.library.authority_merge import Holdings, adopt, as_corrected, give_back
from caseapp.services.steps.library.authority_rows import decision_of
from caseapp.services.steps.library.own_decisions import FIRST_OF_TEXT, OWN
from caseapp.services.steps.library.packed_texts import (
    came_or_differ,
    drop_texts,
    has_own_text,
    replace_texts,
)

_BATCH = 500
_MANY = 40
"""Changed decisions from which the index is made again as a whole."""
Texts = Mapping[str, tuple[PackedParagraph, ...]]
NO_TEXTS: Texts = MappingProxyType({})


class Written(NamedTuple):
    """What came of a pack.

    Attributes:
        touched: uids of the decisions that look different now.
        gone: how many of them went to the bin.
        taken_over: decisions that the office, or another pack, had before.
        elsewhere: decisions that stand in the library for another pack already.
        corrected: decisions that keep what the office had corrected.

    """

    touched: frozenset[str]
    gone: int = 0
    taken_over: int = 0
    elsewhere: int = 0
    corrected: int = 0


def write_decisions(
    session: Session,
    pack: AuthorityPack,
    now: datetime,
    *,
    anew: bool,
    shipped: bool = True,
    texts: Texts = NO_TEXTS,
    texts_before: Texts = NO_TEXTS,
) -> Written:
    """Bring the decisions of one pack up to date.

    A decision keeps its uid for good. One that the pack no longer has goes to the bin, so that
    memos and confirmations keep what they point to; what the office had before, or has a text of,
    becomes the office's own instead.

    Args:
        session: of the command.
        pack: the edition to write.
        now: the stamp of the rows.
        anew: lay out every decision again, the unchanged ones too.
        shipped: the library itself, which takes over from other packs as well.
        texts: of decisions, by the pack's id; a text that the office imported stays.
        texts_before: that came with the edition before, by the pack's id.

    """
    taken, elsewhere = _shared_out(session, pack, shipped=shipped)
    stored = _stored(session, pack.name)
    forms = {name: (row.corrected, row.own_form) for name, row in stored.items()}
    mine = as_corrected((one for one in pack.decisions if one.id not in elsewhere), forms)
    present = {decision.id for decision in mine}
    places = {name: row.id for name, row in stored.items()}
    fresh_texts = came_or_differ(
        session, {one: texts[one] for one in present if one in texts}, places, texts_before
    )
    changed = [
        one for one in mine
        if anew or one.id in fresh_texts or not _stands(stored.get(one.id), one)
    ]  # fmt: skip
    known = [one.id for one in changed if one.id in stored]
    gone = [name for name, row in stored.items() if row.live and name not in present]
    returned = _returned(session, {name: stored[name] for name in gone}, texts_before)
    # Taking many rows out of the index one by one is slower than making it again.
    remake = len(known) + len(gone) > _MANY and not _has_own_texts(session)
    _clear(session, [stored[name].id for name in (*known, *gone)], remake=remake)
    _write_rows(session, pack.name, changed, stored, now)
    binned = [stored[name].id for name in gone if stored[name].id not in returned]
    _bin(session, binned, now)
    for place, uid in returned.items():
        give_back(session, place, uid)
    touched = {stored[name].uid for name in gone}
    stored = _stored(session, pack.name)
    places = {name: row.id for name, row in stored.items()}
    replace_texts(session, {places[name]: texts[name] for name in fresh_texts})
    laid_out = [(places[one.id], one) for one in changed]
    own = [(place, decision_of(session.get_one(Authority, place), {})) for place in returned]
    _fill(session, [*laid_out, *own], groups_of(pack), remake=remake)
    _relate(session, pack, places | elsewhere, shipped=shipped)
    touched |= {stored[one.id].uid for one in changed}
    corrected = sum(bool(forms.get(one.id, ("", ""))[0]) for one in mine)
    return Written(frozenset(touched), len(binned), taken, len(elsewhere), corrected)


class _Stored(NamedTuple):
    id: int
    uid: str
    digest: str
    live: bool
    corrected: str
    own_form: str


def _stored(session: Session, pack: str) -> dict[str, _Stored]:
    """Return what the vault has of a pack by the pack's own ids, the binned ones too."""
    query = ever(
        Authority,
        *(Authority.id_in_pack, Authority.id, Authority.uid, Authority.digest),
        Authority.deleted_at.is_(None),
        *(Authority.corrected, Authority.own_form),
    )
    rows = session.execute(query.where(Authority.pack == pack))
    return {name: _Stored(*rest) for name, *rest in rows}


def _shared_out(
    session: Session, pack: AuthorityPack, *, shipped: bool
) -> tuple[int, dict[str, int]]:
    """Take over what may be taken over.

    Returns:
        How many were; and by the pack's ids the rows that others hold.

    """
    holdings = Holdings.beside(session, pack.name)
    free = Holdings.free(session, pack.name, {one.id for one in pack.decisions})
    stored = _stored(session, pack.name)
    taken, elsewhere, used = 0, dict[str, int](), set[int]()
    for decision in pack.decisions:
        row = stored.get(decision.id)
        if row is not None and row.live:
            continue
        held = holdings.of(decision)
        if held is not None and held.pack != OWN and not shipped:
            elsewhere[decision.id] = held.id
            continue
        place = held or free.of(decision)
        if place is None or place.id in used or (row is not None and place.id == row.id):
            continue
        if row is not None:  # binned: its name goes to the row that is read and cited now
            named = update(Authority).where(Authority.id == row.id)
            session.execute(named.values(id_in_pack=row.uid))
        adopt(session, place.id, pack.name, decision.id)
        used.add(place.id)
        taken += held is not None
    return taken, elsewhere


def _returned(
    session: Session, gone: Mapping[str, _Stored], texts_before: Texts
) -> dict[int, str]:
    """Return which decisions that a pack gives up stay as the office's own: id to uid."""
    return {
        row.id: row.uid
        for name, row in gone.items()
        if row.own_form or has_own_text(session, row.id, texts_before.get(name, ()))
    }


def _bin(session: Session, places: Sequence[int], now: datetime) -> None:
    """Move decisions to the bin; the text that their pack brought goes for good."""
    drop_texts(session, places)
    rows = update(Authority).where(Authority.id.in_(places))
    session.execute(rows.values(deleted_at=now, version=Authority.version + 1))


def _stands(row: _Stored | None, decision: Decision) -> bool:
    return row is not None and row.live and row.digest == decision.digest


def _write_rows(
    session: Session,
    pack: str,
    decisions: Iterable[Decision],
    stored: dict[str, _Stored],
    now: datetime,
) -> None:
    fresh = []
    # In the order of the dates, so that the newest decisions have the highest ids.
    for decision in sorted(decisions, key=lambda one: (one.decided_on, one.id)):
        values = columns(decision) | {"changed_at": now}
        if decision.id in stored:
            change = values | {"deleted_at": None, "version": Authority.version + 1}
            row = update(Authority).where(Authority.id == stored[decision.id].id)
            session.execute(row.values(change))
        else:
            head = {"uid": new_uid(), "version": 1, "created_at": now, "pack": pack}
            fresh.append(head | values)
    _insert(session, Authority, fresh)


def _clear(session: Session, authorities: Sequence[int], *, remake: bool) -> None:
    """Take the parts of these decisions away; the index first, while the old words stand.

    What the office imported leaves the index alone: its labels may change.
    """
    if remake:
        index.drop(session.connection())
    else:
        index.remove(session.connection(), authorities)
    session.execute(delete(AuthorityLabel).where(AuthorityLabel.authority_id.in_(authorities)))
    session.execute(
        delete(AuthorityParagraph).where(
            AuthorityParagraph.authority_id.in_(authorities),
            AuthorityParagraph.position < FIRST_OF_TEXT,
        )
    )


def _has_own_texts(session: Session) -> bool:
    """Say whether decisions have texts that the office imported: to index them takes long."""
    query = select(AuthorityParagraph.id).where(AuthorityParagraph.position >= FIRST_OF_TEXT)
    return session.scalar(query.limit(1)) is not None


def _own_texts(session: Session, local: int, words: str) -> list[tuple[int, str, str]]:
    """Return the imported text of a decision for the index, under its labels of today."""
    query = select(AuthorityParagraph.id, AuthorityParagraph.folded).where(
        AuthorityParagraph.authority_id == local,
        AuthorityParagraph.position >= FIRST_OF_TEXT,
    )
    return [(number, folded, words) for number, folded in session.execute(query)]


def _fill(
    session: Session,
    decisions: Sequence[tuple[int, Decision]],
    groups: Mapping[str, str],
    *,
    remake: bool,
) -> None:
    labels: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    words: list[tuple[int, str, str]] = []
    for local, decision in decisions:
        given = decision.labels()
        labels += [
            {"authority_id": local, "label": label, "value": value} for label, value in given
        ]
        for paragraph in paragraphs(local, decision, groups):
            rows.append(paragraph)
            words.append((paragraph["id"], paragraph["folded"], index.label_words(given)))
        words += _own_texts(session, local, index.label_words(given))
    _insert(session, AuthorityLabel, labels)
    _insert(session, AuthorityParagraph, rows)
    if remake:
        index.rebuild(session.connection())
    else:
        index.add(session.connection(), words)
        for local, _ in decisions:
            weights.refresh(session.connection(), local)


def _relate(
    session: Session, pack: AuthorityPack, locals_: Mapping[str, int], *, shipped: bool
) -> None:
    """Write all relations of the pack in place of its old ones; what others say stays theirs.

    What the library itself says, it says for everybody. What another office says of a decision is
    shown with the name of its pack, since it may be about a decision of the library.
    """
    session.execute(delete(AuthorityRelation).where(AuthorityRelation.pack == pack.name))
    columns_ = (AuthorityRelation.from_id, AuthorityRelation.treatment, AuthorityRelation.to_id)
    query = select(AuthorityRelation.id, *columns_)
    standing = {tuple(ends): place for place, *ends in session.execute(query)}
    rows: list[dict[str, Any]] = []
    doubled: list[int] = []
    for relation in pack.relations:
        ends = (locals_[relation.from_id], relation.treatment, locals_[relation.to_id])
        if ends[0] == ends[2] or (ends in standing and not (shipped and standing[ends])):
            continue
        if ends in standing:
            doubled.append(standing[ends])
        standing[ends] = 0
        basis = relation.basis if shipped else f"{relation.basis} [{pack.name}]"
        names = zip(("from_id", "treatment", "to_id"), ends, strict=True)
        rows.append(dict(names) | {"basis": basis, "pack": pack.name})
    session.execute(delete(AuthorityRelation).where(AuthorityRelation.id.in_(doubled)))
    _insert(session, AuthorityRelation, rows)


def _insert(session: Session, table: type[Any], rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), _BATCH):
        session.execute(insert(table), rows[start : start + _BATCH])


def loaded_version(session: Session, name: str) -> str:
    """Return which version of a pack is in the vault; "" for none."""
    query = select(AuthorityPackEdition.version).where(AuthorityPackEdition.name == name)
    return session.scalar(query) or ""
