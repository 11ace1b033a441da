"""What another office put beside its decisions, as notes and tags of this one.

Each comes in once: what this office deleted or changed stays so when the next edition comes.
"""

from sqlalchemy.orm import Session

from caseapp.domain.annotations import AnnotationSort
from caseapp.domain.authority_packs import PackContents, PackedRemark, RemarkKind
from caseapp.models.annotation import Annotation
from caseapp.models.authority import Authority
from caseapp.models.base import ever, live
from caseapp.models.tag import Tag, Tagging
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.history import Recording
from caseapp.services.steps.library.authority_merge import Holdings
from caseapp.services.steps.library.tag_names import tag_named

COMMAND = "install_authority_pack"


def write_remarks(
    session: Session, desk: Desk, contents: PackContents, before: PackContents
) -> None:
    """Write the remarks of a pack beside its decisions, in the caller's transaction.

    Args:
        session: of the command.
        desk: of whoever installs it: the notes are theirs.
        contents: the pack.
        before: the edition that was in force; what it brought does not come again.

    """
    known = set(before.remarks)
    remarks = [one for one in contents.remarks if one not in known]
    if not remarks:
        return
    recording = Recording(session, desk, COMMAND, undoable=False)
    places = _places(session, contents)
    for one in remarks:
        place = places.get(one.decision)
        if place is None:
            continue
        if one.kind is RemarkKind.TAG:
            _tag(session, recording, place, one.text)
        else:
            _note(session, desk, recording, place, _worded(contents, one))


def _places(session: Session, contents: PackContents) -> dict[str, int]:
    """Return the rows of the decisions, also of those that others hold."""
    query = live(Authority, Authority.id_in_pack, Authority.id)
    rows = session.execute(query.where(Authority.pack == contents.pack.name))
    own: dict[str, int] = dict(rows.all())
    holdings = Holdings.beside(session, contents.pack.name)
    for decision in contents.pack.decisions:
        held = None if decision.id in own else holdings.of(decision)
        if held is not None:
            own[decision.id] = held.id
    return own


def _worded(contents: PackContents, one: PackedRemark) -> str:
    place = f", § {one.place}" if one.place else ""
    return f"{one.text}\n[{contents.pack.name}{place}]"


def _note(session: Session, desk: Desk, recording: Recording, place: int, text: str) -> None:
    standing = ever(Annotation, Annotation.id).where(
        Annotation.authority_id == place, Annotation.text == text
    )
    if session.scalars(standing).first() is None:
        recording.add(
            Annotation(
                authority_id=place,
                matter_id=None,
                written_by_id=person_id(session, desk),
                sort=AnnotationSort.NOTE,
                text=text,
                point="",
                colour=None,
                part=None,
                number="",
                place=0,
                span=0,
                start=0,
                quote="",
            )
        )


def _tag(session: Session, recording: Recording, place: int, name: str) -> None:
    tag = tag_named(session, name, None)
    if tag is None:
        tag = Tag(name=name, colour=None, matter_id=None)
        recording.add(tag)
    standing = ever(Tagging, Tagging.id).where(
        Tagging.authority_id == place, Tagging.tag_id == tag.id
    )
    if session.scalars(standing).first() is None:
        recording.add(Tagging(tag_id=tag.id, authority_id=place))
