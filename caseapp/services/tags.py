"""Tags on decisions: given, taken away, renamed, merged."""

from sqlalchemy import func
from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.changes import Changes
from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import AuthorityUid, MatterUid
from caseapp.domain.tags import LONGEST_TAG, SameTagError, TagDraft, TagOwnersDifferError
from caseapp.domain.text import fold
from caseapp.domain.views.tags import TaggedDecision, TagView
from caseapp.domain.vocabulary import Role
from caseapp.models.authority import Authority
from caseapp.models.base import alive, live
from caseapp.models.matter import Matter
from caseapp.models.tag import Tag, Tagging
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import is_visible, require_matter
from caseapp.services.steps.history import Recording
from caseapp.services.steps.library.authority_views import require_authority
from caseapp.services.steps.library.tag_names import tag_named


@allows(*READERS)
def list_tags(desk: Desk, authority: AuthorityUid | None = None) -> tuple[TagView, ...]:
    """Return the tags by name: all that this person may see, or those of one decision.

    Raises:
        NotFoundError: there is no such decision.

    """
    with desk.vault.reading() as session:
        query = (
            live(Tag, Tag, Matter.uid, Matter.file_number)
            .outerjoin(Matter, Matter.id == Tag.matter_id)
            .where(is_visible(desk, Tag))
        )
        if authority is not None:
            given = live(Tagging, Tagging.tag_id).where(
                Tagging.authority_id == require_authority(session, authority).id
            )
            query = query.where(Tag.id.in_(given))
        counts = _counts(session)
        found = [
            _view(tag, matter, file_number, counts.get(tag.id, 0))
            for tag, matter, file_number in session.execute(query)
        ]
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.file_number)))


@allows(*READERS)
def list_tagged(desk: Desk, uid: str) -> tuple[TaggedDecision, ...]:
    """Return the decisions of the library that have a tag, by name.

    Raises:
        NotFoundError: there is no such tag, or it is not this person's to see.

    """
    with desk.vault.reading() as session:
        tag = _require(session, desk, uid)
        query = (
            live(Tagging, Authority.uid, Authority.title)
            .join(Authority, Authority.id == Tagging.authority_id)
            .where(Tagging.tag_id == tag.id, alive(Authority))
            .order_by(Authority.title, Authority.id)
        )
        return tuple(
            TaggedDecision(AuthorityUid(one), name) for one, name in session.execute(query)
        )


@allows(*OFFICE)
def tag_decision(
    desk: Desk, authority: AuthorityUid, name: str, matter: MatterUid | None = None
) -> Changes:
    """Give a decision a tag; one that there is not yet is made. Twice is once.

    Raises:
        NotFoundError: there is no such decision, or the matter is not this person's.
        EmptyFieldError, TextTooLongError, ControlCharacterError: about the name.

    """
    with desk.vault.writing() as session:
        decision = require_authority(session, authority)
        owner = require_matter(session, desk, matter).id if matter else None
        recording = Recording(session, desk, "tag_decision")
        named = _cleaned(name)
        tag = tag_named(session, named, owner)
        if tag is None:
            tag = Tag(name=named, matter_id=owner)
            recording.add(tag)
        if _tagging(session, tag.id, decision.id) is None:
            recording.add(Tagging(tag_id=tag.id, authority_id=decision.id))
            recording.touch(Tag.kind, tag.uid)
            recording.touch(Authority.kind, decision.uid)
    return recording.changes()


@allows(*OFFICE)
def untag_decision(desk: Desk, authority: AuthorityUid, uid: str) -> Changes:
    """Take a tag from a decision; the tag stays.

    Raises:
        NotFoundError: there is no such decision, no such tag, or the decision does not have it.

    """
    with desk.vault.writing() as session:
        decision = require_authority(session, authority)
        tag = _require(session, desk, uid)
        tagging = _tagging(session, tag.id, decision.id)
        if tagging is None:
            raise NotFoundError(kind=Tagging.kind)
        recording = Recording(session, desk, "untag_decision")
        recording.delete(tagging)
        recording.touch(Tag.kind, tag.uid)
        recording.touch(Authority.kind, decision.uid)
    return recording.changes()


@allows(*OFFICE)
def change_tag(desk: Desk, uid: str, draft: TagDraft) -> Changes:
    """Rename a tag or colour it; to whom it belongs stays.

    Raises:
        NotFoundError: there is no such tag, or it is not this person's to see.
        SameTagError: there is another of this name; merge the two.
        ChangedMeanwhileError: it was changed since.
        EmptyFieldError, TextTooLongError, ControlCharacterError: about the name.

    """
    with desk.vault.writing() as session:
        tag = _require(session, desk, uid)
        name = _cleaned(draft.name)
        other = tag_named(session, name, tag.matter_id)
        if other is not None and other.id != tag.id:
            raise SameTagError(name=other.name)
        recording = Recording(session, desk, "change_tag")
        with recording.change(tag, draft.version):
            tag.name, tag.colour = name, draft.colour
        _touch_decisions(session, recording, tag)
    return recording.changes()


@allows(Role.LAWYER)
def merge_tags(desk: Desk, uid: str, into: str) -> Changes:
    """Give the decisions of one tag another one, and move the first to the bin.

    Raises:
        NotFoundError: there is no such tag, or it is not this person's to see.
        TagOwnersDifferError: they do not belong to the same matter, or both to the office.

    """
    with desk.vault.writing() as session:
        going, staying = _require(session, desk, uid), _require(session, desk, into)
        if going.matter_id != staying.matter_id:
            raise TagOwnersDifferError
        recording = Recording(session, desk, "merge_tags")
        if going.id == staying.id:
            return recording.changes()
        _touch_decisions(session, recording, going)
        for tagging in _taggings(session, going):
            if _tagging(session, staying.id, tagging.authority_id) is None:
                with recording.change(tagging):
                    tagging.tag_id = staying.id
            else:
                recording.delete(tagging)
        recording.delete(going)
        recording.touch(Tag.kind, staying.uid)
    return recording.changes()


@allows(Role.LAWYER)
def delete_tag(desk: Desk, uid: str, version: int | None = None) -> Changes:
    """Move a tag to the bin, and take it from every decision.

    Raises:
        NotFoundError: there is no such tag, or it is not this person's to see.
        ChangedMeanwhileError: it was changed since.

    """
    with desk.vault.writing() as session:
        tag = _require(session, desk, uid)
        recording = Recording(session, desk, "delete_tag")
        _touch_decisions(session, recording, tag)
        for tagging in _taggings(session, tag):
            recording.delete(tagging)
        recording.delete(tag, version)
    return recording.changes()


def _cleaned(name: str) -> str:
    return " ".join(fields.line("name", name, limit=LONGEST_TAG, required=True).split())


def _require(session: Session, desk: Desk, uid: str) -> Tag:
    found: Tag | None = session.scalars(
        live(Tag).where(Tag.uid == uid, is_visible(desk, Tag))
    ).one_or_none()
    if found is None:
        raise NotFoundError(kind=Tag.kind)
    return found


def _tagging(session: Session, tag: int, authority: int) -> Tagging | None:
    found: Tagging | None = session.scalars(
        live(Tagging).where(Tagging.tag_id == tag, Tagging.authority_id == authority)
    ).first()
    return found


def _taggings(session: Session, tag: Tag) -> list[Tagging]:
    return list(session.scalars(live(Tagging).where(Tagging.tag_id == tag.id)))


def _touch_decisions(session: Session, recording: Recording, tag: Tag) -> None:
    query = (
        live(Tagging, Authority.uid)
        .join(Authority, Authority.id == Tagging.authority_id)
        .where(Tagging.tag_id == tag.id, alive(Authority))
    )
    for uid in session.scalars(query):
        recording.touch(Authority.kind, uid)


def _counts(session: Session) -> dict[int, int]:
    query = (
        live(Tagging, Tagging.tag_id, func.count())
        .join(Authority, Authority.id == Tagging.authority_id)
        .where(alive(Authority))
        .group_by(Tagging.tag_id)
    )
    return {int(tag): int(count) for tag, count in session.execute(query)}


def _view(tag: Tag, matter: str | None, file_number: str | None, count: int) -> TagView:
    return TagView(
        uid=tag.uid,
        version=tag.version,
        name=tag.name,
        colour=tag.colour,
        matter=MatterUid(matter) if matter else None,
        file_number=file_number or "",
        count=count,
    )
