"""The library: loading it, searching it, reading a decision, confirming a holding."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from caseapp.domain import fields
from caseapp.domain.authorities import AlreadyConfirmedError, Label, UnprintableAuthorityError
from caseapp.domain.changes import Changes
from caseapp.domain.ids import AuthorityUid, new_uid
from caseapp.domain.views.authorities import AuthorityPage, AuthorityView, Facet
from caseapp.domain.vocabulary import Role
from caseapp.i18n import Catalogue, catalogue, fingerprint
from caseapp.models.authority import Authority, AuthorityConfirmation, AuthorityPackEdition
from caseapp.packs import authorities as packs
from caseapp.search import authorities as search
from caseapp.search import index, inflection, weights
from caseapp.search.query import read_query
from caseapp.search.questions import read_question
from caseapp.services.access import EVERYBODY, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.authority_pack import loaded_version, write_decisions
from caseapp.services.steps.authority_views import (
    needs_confirmation,
    page_rows,
    require_authority,
    standing_confirmation,
    view,
)
from caseapp.services.steps.history import Recording, record
from caseapp.wording.authorities import label_text

LAYOUT = "3"
"""Grows when folding or the parts of the index change: every vault then lays the pack out anew.

The words of the labels stand in the index too: a change of a catalogue has the same effect.
"""
LONGEST_NOTE = 2000
FACETS = (
    Label.HOST_STATE,
    Label.REQUESTING_STATE,
    Label.ISSUE,
    Label.COURT,
    Label.OUTCOME,
    Label.PRINTABLE,
)
"""Labels that `find` can filter by."""


@allows(*EVERYBODY)
def load_pack(desk: Desk) -> Changes:
    """Bring the shipped library into the vault; does nothing when this edition stands there.

    To be called whenever a desk was opened: the check reads one small file and one row.

    Raises:
        PackError: the shipped files are damaged; nothing was changed.

    """
    name, digest = packs.shipped_version()
    layout = f"{LAYOUT}.{fingerprint()[:12]}"
    version = f"{layout}:{digest[:44]}"
    with desk.vault.reading() as session:
        loaded = loaded_version(session, name)
    if loaded == version:
        return Changes()
    pack = packs.load()
    now = desk.clock.now()
    with desk.vault.writing() as session:
        index.create(session.connection())
        anew = not loaded.startswith(f"{layout}:")
        touched = write_decisions(session, pack, now, anew=anew)
        if anew and loaded:
            weights.rebuild(session.connection())
        session.merge(
            AuthorityPackEdition(
                name=pack.name, edition=pack.edition, version=version, loaded_at=now
            )
        )
        after = {"name": pack.name, "edition": pack.edition, "version": pack.version}
        uid = new_uid()
        record(
            *(session, desk, "load_pack", "authority_pack", uid, 1, None, after, uid),
            undoable=False,
        )
    return Changes.of(authority=touched)


@allows(*READERS)
def find(
    desk: Desk,
    *,
    query: str = "",
    host_state: str = "",
    requesting_state: str = "",
    issue: str = "",
    court: str = "",
    outcome: str = "",
    printable_only: bool = False,
    offset: int = 0,
    limit: int = 50,
    typing: bool = False,
) -> AuthorityPage:
    """Find decisions, best first; without a query all of them, key cases first, then the newest.

    Args:
        desk: who asks.
        query: any text in any script and case. One or two words must all be met; three or more
            are a question, answered by the decisions that say most about it. "…" is a phrase,
            -word excludes, the word being typed counts from three letters.
        host_state: ISO 3166 code; so `requesting_state`.
        requesting_state: of the requesting or destination State.
        issue: keyword of the vocabulary.
        court: name of the court, as facets have it.
        outcome: code of `OutcomeKind`.
        printable_only: those alone that may stand in a filing.
        offset: decisions to skip.
        limit: decisions to return.
        typing: somebody still types; the order is rougher and comes sooner.

    """
    wanted = [
        (label, value)
        for label, value in (
            (Label.HOST_STATE, host_state),
            (Label.REQUESTING_STATE, requesting_state),
            (Label.ISSUE, issue),
            (Label.COURT, court),
            (Label.OUTCOME, outcome),
            (Label.PRINTABLE, "yes" if printable_only else ""),
        )
        if value
    ]
    words = read_query(query, inflection.forms)
    t = catalogue(desk.language)
    offset, limit = max(0, offset), max(0, limit)
    with desk.vault.reading() as session:
        question = read_question(query)
        found = search.find(session.connection(), words, wanted, question, typing=typing)
        if words is not None and question is not None:
            words = replace(words, words=frozenset(), stems=question.marks)
        rows = page_rows(session, found.hits[offset : offset + limit], words, t)
    facets = _facets(found.facets, t)
    return AuthorityPage(rows, len(found.hits), tuple(facets), found.more)


@allows(*READERS)
def list_choices(desk: Desk) -> tuple[Facet, ...]:
    """Return every value that the library can be filtered by, sorted by its label."""
    t = catalogue(desk.language)
    with desk.vault.reading() as session:
        counted = [
            (label, value, count)
            for label in FACETS
            for value, count in search.count_labels(session.connection(), label)
        ]
    return tuple(sorted(_facets(counted, t), key=lambda one: (one.field, one.label.casefold())))


@allows(*READERS)
def get_authority(desk: Desk, uid: AuthorityUid) -> AuthorityView:
    """Return a decision with its relations and its confirmation.

    Raises:
        NotFoundError: there is none.

    """
    with desk.vault.reading() as session:
        return view(session, require_authority(session, uid), catalogue(desk.language))


@allows(Role.LAWYER)
def confirm_authority(desk: Desk, uid: AuthorityUid, note: str) -> Changes:
    """Vouch for a holding after reading the decision, so that it may be printed.

    The confirmation keeps name, date and what was read. It opens no other gate: a decision whose
    citation or outcome is not verified stays out of filings.

    Args:
        desk: the lawyer.
        uid: the decision.
        note: what was read: text, edition, paragraphs.

    Raises:
        NotFoundError: there is no such decision.
        UnprintableAuthorityError: citation or outcome is not verified.
        AlreadyConfirmedError: the holding prints already.
        EmptyFieldError, TextTooLongError, ControlCharacterError: about the note.

    """
    cleaned = fields.notes("note", note, limit=LONGEST_NOTE, required=True)
    with desk.vault.writing() as session:
        authority = require_authority(session, uid)
        if not (authority.citation_verified and authority.outcome_verified):
            raise UnprintableAuthorityError(title=authority.title)
        confirmed = standing_confirmation(session, authority) is not None
        if confirmed or not needs_confirmation(authority):
            raise AlreadyConfirmedError(title=authority.title)
        recording = Recording(session, desk, "confirm_authority")
        recording.add(
            AuthorityConfirmation(
                authority_id=authority.id,
                digest=authority.digest,
                person_id=person_id(session, desk),
                person_name=desk.person.name,
                confirmed_at=desk.clock.now(),
                note=cleaned,
            )
        )
        recording.touch(Authority.kind, authority.uid)
    return recording.changes()


def _facets(counted: Iterable[tuple[Label, str, int]], t: Catalogue) -> Iterator[Facet]:
    for label, value, count in counted:
        if label in FACETS:
            yield Facet(label.value, value, label_text(label, value, t), count)
