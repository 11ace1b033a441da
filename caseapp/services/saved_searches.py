"""Searches of the library that are kept under a name, by one person or for the whole office."""

import json

from sqlalchemy import ColumnElement, and_, delete, select
from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.changes import Changes
from caseapp.domain.errors import NotAllowedError, NotFoundError
from caseapp.domain.ids import SavedSearchUid
from caseapp.domain.saved_searches import NothingToSaveError, SavedSearchDraft, stored_filters
from caseapp.domain.views.library import SavedSearchRow, SearchCount
from caseapp.models.authority import Authority
from caseapp.models.base import live
from caseapp.models.person import Person
from caseapp.models.saved_search import SavedSearch, SavedSearchSeen
from caseapp.search import authorities as search
from caseapp.search.query import LONGEST
from caseapp.search.ranking import COUNTING
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import is_visible, person_id
from caseapp.services.steps.history import Recording
from caseapp.services.steps.library.searching import ask
from caseapp.services.steps.library.seen_tags import seen_tags
from caseapp.storage.snapshot import canonical

LONGEST_NAME = 200


@allows(*READERS)
def list_saved_searches(desk: Desk) -> list[SavedSearchRow]:
    """Return the searches of the person at the desk and those shared with the office, by name."""
    with desk.vault.reading() as session:
        me = person_id(session, desk)
        query = (
            live(SavedSearch, SavedSearch, Person.name, SavedSearchSeen.seen_at)
            .join(Person, Person.id == SavedSearch.owner_id)
            .outerjoin(SavedSearchSeen, _seen_by(me))
            .where(is_visible(desk, SavedSearch))
        )
        rows = [
            SavedSearchRow(
                uid=SavedSearchUid(row.uid),
                version=row.version,
                name=row.name,
                query=row.query,
                filters=tuple((name, tuple(some)) for name, some in _filters(row).items()),
                shared=row.shared,
                owner=owner,
                seen_at=seen_at,
            )
            for row, owner, seen_at in session.execute(query)
        ]
    return sorted(rows, key=lambda row: (row.name.casefold(), row.uid))


@allows(*READERS)
def save_search(desk: Desk, draft: SavedSearchDraft) -> Changes:
    """Keep a search; its result of today counts as seen.

    Raises:
        NotAllowedError: it is to be shared, by somebody who does not work in the office.
        NothingToSaveError: it has neither words nor filters.
        EmptyFieldError, TextTooLongError, ControlCharacterError: about the name or the query.

    """
    with desk.vault.writing() as session:
        row = SavedSearch(owner_id=person_id(session, desk))
        _fill(desk, row, draft)
        recording = Recording(session, desk, "save_search")
        recording.add(row)
        _look(session, desk, row)
    return recording.changes()


@allows(*READERS)
def change_saved_search(desk: Desk, uid: SavedSearchUid, draft: SavedSearchDraft) -> Changes:
    """Rename a saved search, give it other words, share it. Raises as `save_search`, and further.

    Raises:
        NotFoundError: there is none that this person sees.
        ChangedMeanwhileError: somebody changed it since.

    """
    with desk.vault.writing() as session:
        row = _require(session, desk, uid)
        recording = Recording(session, desk, "change_saved_search")
        with recording.change(row, draft.version):
            _fill(desk, row, draft)
    return recording.changes()


@allows(*READERS)
def delete_saved_search(desk: Desk, uid: SavedSearchUid, version: int | None = None) -> Changes:
    """Move a saved search to the bin.

    Raises:
        NotFoundError: there is none that this person sees.
        ChangedMeanwhileError: somebody changed it since.

    """
    with desk.vault.writing() as session:
        recording = Recording(session, desk, "delete_saved_search")
        recording.delete(_require(session, desk, uid), version)
    return recording.changes()


@allows(*READERS)
def count_saved_search(desk: Desk, uid: SavedSearchUid) -> SearchCount:
    """Return how many decisions a saved search finds, and how many came since it was looked at.

    Raises:
        NotFoundError: there is none that this person sees.

    """
    with desk.vault.reading() as session:
        row = _require(session, desk, uid)
        tags = seen_tags(session, desk)
        asked = ask(session.connection(), row.query, _filters(row), tags)
        found = search.find(session.connection(), asked.search, COUNTING)
        mine = _seen_by(person_id(session, desk))
        seen_at = session.scalar(
            select(SavedSearchSeen.seen_at).join(SavedSearch, mine).where(SavedSearch.id == row.id)
        )
        newer = live(Authority, Authority.id)
        if seen_at is not None:
            newer = newer.where(Authority.created_at > seen_at)
        new = set(session.scalars(newer)).intersection(hit.authority for hit in found.hits)
        return SearchCount(len(found.hits), found.more, len(new))


@allows(*READERS)
def mark_search_seen(desk: Desk, uid: SavedSearchUid) -> None:
    """Remember that the person at the desk looked at the result of a saved search just now.

    Raises:
        NotFoundError: there is none that this person sees.

    """
    with desk.vault.writing() as session:
        _look(session, desk, _require(session, desk, uid))


def _seen_by(person: int) -> ColumnElement[bool]:
    return and_(
        SavedSearchSeen.saved_search_id == SavedSearch.id, SavedSearchSeen.person_id == person
    )


def _look(session: Session, desk: Desk, row: SavedSearch) -> None:
    me = person_id(session, desk)
    session.execute(
        delete(SavedSearchSeen).where(
            SavedSearchSeen.saved_search_id == row.id, SavedSearchSeen.person_id == me
        )
    )
    seen = SavedSearchSeen(saved_search_id=row.id, person_id=me, seen_at=desk.clock.now())
    session.add(seen)


def _fill(desk: Desk, row: SavedSearch, draft: SavedSearchDraft) -> None:
    if draft.shared and desk.person.role not in OFFICE:
        raise NotAllowedError(command="save_search")
    filters = stored_filters(draft.filters)
    query = fields.line("query", draft.query, limit=LONGEST)
    if not query and not filters:
        raise NothingToSaveError
    row.name = fields.line("name", draft.name, limit=LONGEST_NAME, required=True)
    row.query, row.filters, row.shared = query, canonical(filters), draft.shared


def _filters(row: SavedSearch) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(row.filters)
    return found


def _require(session: Session, desk: Desk, uid: SavedSearchUid) -> SavedSearch:
    found: SavedSearch | None = session.scalars(
        live(SavedSearch).where(SavedSearch.uid == uid, is_visible(desk, SavedSearch))
    ).one_or_none()
    if found is None:
        raise NotFoundError(kind=SavedSearch.kind)
    return found
