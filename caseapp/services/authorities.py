"""The library: loading it, searching it, reading a decision, confirming a holding."""

from types import MappingProxyType

from caseapp.domain import fields
from caseapp.domain.authorities import AlreadyConfirmedError, UnprintableAuthorityError
from caseapp.domain.changes import Changes
from caseapp.domain.ids import AuthorityUid, new_uid
from caseapp.domain.library import Filters
from caseapp.domain.views.authorities import AuthorityPage, AuthorityView, Facet
from caseapp.domain.views.library import ParagraphHit
from caseapp.domain.vocabulary import Role
from caseapp.i18n import catalogue, fingerprint
from caseapp.models.authority import Authority, AuthorityConfirmation, AuthorityPackEdition
from caseapp.packs import authorities as packs
from caseapp.search import authorities as search
from caseapp.search import index, similar, weights
from caseapp.search.facets import count_all, count_facets
from caseapp.search.hits import Hit
from caseapp.search.passages import PASSAGES
from caseapp.search.ranking import CAREFUL, TYPING
from caseapp.services.access import EVERYBODY, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.history import Recording, record
from caseapp.services.steps.library.authority_pack import loaded_version, write_decisions
from caseapp.services.steps.library.authority_views import (
    needs_confirmation,
    page_rows,
    paragraph_hits,
    require_authority,
    view,
)
from caseapp.services.steps.library.binding import binding_in, state_of_office
from caseapp.services.steps.library.confirmations import content_of, standing_confirmation
from caseapp.services.steps.library.foreign_packs import lay_out_packs
from caseapp.services.steps.library.searching import ask, facets, marks, suggest, understood
from caseapp.services.steps.library.seen_tags import seen_tags

LAYOUT = "3"
"""Grows when folding or the parts of the index change: every vault then lays the pack out anew.

The words of the labels stand in the index too: a change of a catalogue has the same effect.
"""
LONGEST_NOTE = 2000
NO_FILTERS: Filters = MappingProxyType({})


@allows(*EVERYBODY)
def load_pack(desk: Desk) -> Changes:
    """Bring the shipped library into the vault; does nothing when this edition stands there.

    To be called whenever a desk was opened: the check reads one small file and one row. A vault
    under doubt keeps the library it has: it can be searched, and nothing is written.

    Raises:
        PackError: the shipped files are damaged; nothing was changed.

    """
    name, digest = packs.shipped_version()
    layout = f"{LAYOUT}.{fingerprint()[:12]}"
    version = f"{layout}:{digest[:44]}"
    with desk.vault.reading() as session:
        loaded = loaded_version(session, name)
    if loaded == version or desk.vault.watch.read_only:
        return Changes()
    pack = packs.load()
    now = desk.clock.now()
    with desk.vault.writing() as session:
        index.create(session.connection())
        anew = not loaded.startswith(f"{layout}:")
        written = write_decisions(session, pack, now, anew=anew)
        touched = written.touched
        if loaded and (anew or written.gone):
            touched |= lay_out_packs(session, desk, now, anew=anew)
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
    filters: Filters = NO_FILTERS,
    for_state: str = "",
    offset: int = 0,
    limit: int = 50,
    typing: bool = False,
) -> AuthorityPage:
    """Find decisions, best first; without a query all of them, key cases first, then the newest.

    Args:
        desk: who asks.
        query: any text in any script and case (`search.query` has the language). One or two words
            must all be met; three or more are a question, answered by the decisions that say most
            about it.
        filters: chosen values by facet, as the facets of a page have them.
        for_state: ISO 3166 code of the state in which the decisions are to be relied on; "" for
            the state of the office, if it works in one.
        offset: decisions to skip.
        limit: decisions to return.
        typing: somebody still types; the order is rougher and comes sooner, with one paragraph of
            each decision, without facets and suggestions.

    """
    t = catalogue(desk.language)
    offset, limit = max(0, offset), max(0, limit)
    with desk.vault.reading() as session:
        connection = session.connection()
        tags = seen_tags(session, desk)
        asked = ask(connection, query, filters, tags, typing=typing)
        care = TYPING._replace(seen=offset + limit) if typing else CAREFUL
        found = search.find(connection, asked.search, care)
        state = for_state or state_of_office(session)
        hits = list(found.hits[offset : offset + limit])
        if not typing:
            hits = search.with_passages(connection, asked.search, hits)
        return AuthorityPage(
            page_rows(
                session,
                hits,
                marks(asked.search),
                t,
                passages=1 if typing else PASSAGES,
                binding=binding_in(session, [hit.authority for hit in hits], state, t),
            ),
            len(found.hits),
            () if typing else facets(count_facets(connection, asked.search, found), tags, t),
            found.more,
            understood(asked, t),
            () if typing or found.hits else suggest(connection, asked, filters, t),
            state,
        )


@allows(*READERS)
def find_paragraphs(
    desk: Desk, uid: AuthorityUid, query: str, *, limit: int = 30
) -> tuple[ParagraphHit, ...]:
    """Find the paragraphs of one decision that answer a query, the best first.

    Raises:
        NotFoundError: there is no such decision.

    """
    with desk.vault.reading() as session:
        connection = session.connection()
        decision = require_authority(session, uid)
        asked = ask(connection, query, NO_FILTERS, seen_tags(session, desk))
        best = search.find_paragraphs(connection, asked.search, decision.id, max(0, limit))
        hits = [Hit(decision.id, tuple(best), 0.0)]
        return paragraph_hits(session, hits, marks(asked.search), len(best))[0]


@allows(*READERS)
def find_similar(
    desk: Desk, uid: AuthorityUid, *, for_state: str = "", limit: int = 10
) -> AuthorityPage:
    """Find the decisions most like one: by its weightiest words and its labels.

    Args:
        desk: who asks.
        uid: the decision.
        for_state: as in `find`.
        limit: decisions to return.

    Raises:
        NotFoundError: there is no such decision.

    """
    t = catalogue(desk.language)
    with desk.vault.reading() as session:
        decision = require_authority(session, uid)
        hits = similar.find_similar(session.connection(), decision.id, max(0, limit))
        state = for_state or state_of_office(session)
        binding = binding_in(session, [hit.authority for hit in hits], state, t)
        rows = page_rows(session, hits, None, t, passages=0, binding=binding)
    return AuthorityPage(rows, len(rows), binding_for=state)


@allows(*READERS)
def list_choices(desk: Desk) -> tuple[Facet, ...]:
    """Return every value that the library can be filtered by, sorted by its label."""
    t = catalogue(desk.language)
    with desk.vault.reading() as session:
        tags = seen_tags(session, desk)
        counted = facets(count_all(session.connection(), tuple(tags)), tags, t)
    return tuple(sorted(counted, key=lambda one: (one.field, one.label.casefold())))


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
                digest=content_of(session, authority),
                person_id=person_id(session, desk),
                person_name=desk.person.name,
                confirmed_at=desk.clock.now(),
                note=cleaned,
            )
        )
        recording.touch(Authority.kind, authority.uid)
    return recording.changes()
