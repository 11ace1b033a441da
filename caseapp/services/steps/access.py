"""Membership: what of the vault exists for the person at the desk."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, false, or_, select, true
from sqlalchemy.orm import QueryableAttribute, Session

from caseapp.domain.errors import NotFoundError
from caseapp.domain.vocabulary import OFFICE, READERS, Role
from caseapp.models.base import Aggregate, ever, live
from caseapp.models.client import Client
from caseapp.models.matter import Matter, MatterClient, MatterMember
from caseapp.models.person import Person
from caseapp.models.proceeding import Proceeding
from caseapp.models.saved_search import SavedSearch
from caseapp.models.tag import Tag, Tagging
from caseapp.services.desk import Desk
from caseapp.storage.snapshot import kinds

OF_NO_MATTER = MappingProxyType(
    {
        "annotation": OFFICE,
        "authority": READERS,
        "authority_confirmation": READERS,
        "authority_pack_file": READERS,
        "clear_copy": (Role.LAWYER,),
        "country_note": OFFICE,
        "holiday_override": READERS,
        "key_slot": (Role.LAWYER,),
        "law_pack": READERS,
        "office_rule": READERS,
        "person": OFFICE,
        "rule_review": READERS,
        "tag": OFFICE,
    }
)
"""Kinds whose records belong to no matter, or need not, and who sees those that do not, with their
history."""


def visible_matters(desk: Desk) -> Select[int]:
    """Return the select of local matter ids that this person may see; for `IN (…)`.

    Who is not a member sees nothing of a matter, whatever the role.
    """
    return select(MatterMember.matter_id).where(MatterMember.person_id == _me(desk))


def sees_matter(desk: Desk, matter: QueryableAttribute[int]) -> ColumnElement[bool]:
    """Return the condition that the person may see a matter, asked row by row.

    For queries that end after a few rows: `visible_matters` lists all matters first. The sum
    keeps SQLite from starting at the person.
    """
    found = select(MatterMember.id).where(
        MatterMember.matter_id == matter, MatterMember.person_id + 0 == _me(desk)
    )
    return found.correlate_except(MatterMember).exists()


def _me(desk: Desk) -> ScalarSelect[int]:
    # A value and no join: one walk over the index of a person's matters.
    return live(Person, Person.id).where(Person.uid == desk.person.uid).scalar_subquery()


def require_matter(session: Session, desk: Desk, uid: str) -> Matter:
    """Return a live matter that the person is a member of.

    Raises:
        NotFoundError: it does not exist, is in the bin, or is not this person's: all one answer.

    """
    query = live(Matter).where(Matter.uid == uid, Matter.id.in_(visible_matters(desk)))
    matter: Matter | None = session.scalars(query).one_or_none()
    if matter is None:
        raise NotFoundError(kind=Matter.kind)
    return matter


def may_see(session: Session, desk: Desk, kind: str, uid: str) -> bool:
    """Say whether a record, live or binned, is this person's to see."""
    model = kinds().get(kind)
    if model is None:
        return False
    query = ever(model, model.id).where(model.uid == uid, is_visible(desk, model))
    return session.scalars(query).first() is not None


def visible_uids(session: Session, desk: Desk, kind: str, uids: Iterable[str]) -> set[str]:
    """Return those records of one kind, live or binned, that are this person's to see."""
    model = kinds()[kind]
    query = ever(model, model.uid).where(model.uid.in_(set(uids)), is_visible(desk, model))
    return set(session.scalars(query))


def hidden_among(session: Session, desk: Desk, uids: Iterable[str]) -> list[str]:
    """Return those uids under which a record stands that is not this person's, of any kind."""
    return [
        uid
        for uid in uids
        for kind, model in kinds().items()
        if session.scalars(ever(model, model.id).where(model.uid == uid)).first() is not None
        and not may_see(session, desk, kind, uid)
    ]


def is_visible(desk: Desk, model: type[Aggregate]) -> ColumnElement[bool]:
    """Return the condition that records of a kind are this person's to see, live or binned.

    What belongs to a matter is seen by its members. A search that was saved is its owner's, until
    it is shared with the office; that a decision has a tag is seen by whoever sees the tag. What
    belongs to none is the library and the law, which everybody sees, or is named here with the
    roles that do. A kind that says neither is seen by nobody.
    """
    mine = visible_matters(desk)
    columns = model.__table__.columns
    by_its_own = _BY_THEIR_OWN.get(model)
    if by_its_own is not None:
        return by_its_own(desk)
    of_none = true() if desk.person.role in OF_NO_MATTER.get(model.kind, ()) else false()
    if "matter_id" in columns:
        matter = columns["matter_id"]
        return or_(matter.in_(mine), and_(matter.is_(None), of_none))
    if "proceeding_id" in columns:
        of_mine = ever(Proceeding, Proceeding.id).where(Proceeding.matter_id.in_(mine))
        return columns["proceeding_id"].in_(of_mine)
    return of_none


def _matters(desk: Desk) -> ColumnElement[bool]:
    return Matter.id.in_(visible_matters(desk))


def _clients(desk: Desk) -> ColumnElement[bool]:
    mine = visible_matters(desk)
    of_mine = select(MatterClient.client_id).where(MatterClient.matter_id.in_(mine))
    in_none = Client.id.not_in(select(MatterClient.client_id))
    return or_(Client.id.in_(of_mine), and_(Client.opened_by_id == _me(desk), in_none))


def _saved_searches(desk: Desk) -> ColumnElement[bool]:
    of_office = SavedSearch.shared if desk.person.role in OFFICE else false()
    return or_(SavedSearch.owner_id == _me(desk), of_office)


def _taggings(desk: Desk) -> ColumnElement[bool]:
    return Tagging.tag_id.in_(ever(Tag, Tag.id).where(is_visible(desk, Tag)))


_BY_THEIR_OWN: Mapping[type[Aggregate], Callable[[Desk], ColumnElement[bool]]] = MappingProxyType(
    {Matter: _matters, Client: _clients, SavedSearch: _saved_searches, Tagging: _taggings}
)
"""Kinds that are seen by a rule of their own."""


def person_id(session: Session, desk: Desk) -> int:
    """Return the local id of the person at the desk."""
    found: int = session.scalars(
        live(Person, Person.id).where(Person.uid == desk.person.uid)
    ).one()
    return found
