"""Notes, highlights and kept quotations: what the office writes beside decisions."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.annotations import (
    LONGEST_PASSAGE,
    MOST_PARAGRAPHS,
    AnnotationDraft,
    AnnotationSort,
    AnnotationWords,
    MarkColour,
    NoPassageError,
    NotYourNoteError,
    PassageChangedError,
    PassageDraft,
    PassageTooLongError,
)
from caseapp.domain.changes import Changes
from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import AuthorityUid, MatterUid
from caseapp.domain.passages import Anchor, anchor_of
from caseapp.domain.text import search_words
from caseapp.domain.views.annotations import AnnotationView
from caseapp.models.annotation import Annotation
from caseapp.models.authority import Authority
from caseapp.models.base import binned, live
from caseapp.models.person import Person
from caseapp.models.tag import Tag, Tagging
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import is_visible, person_id, require_matter
from caseapp.services.steps.history import Recording
from caseapp.services.steps.library.annotation_views import (
    anchor_of_row,
    joined,
    may_change,
    placed,
    shown,
)
from caseapp.services.steps.library.authority_views import require_authority
from caseapp.services.steps.library.decision_text import paragraphs_of

LONGEST_NOTE = 10_000
"""Characters of a note: what is longer is a document of the file."""


@allows(*READERS)
def list_annotations(desk: Desk, uid: AuthorityUid) -> tuple[AnnotationView, ...]:
    """Return what was written beside a decision, each with where its passage stands today.

    In the order of the text. Of a matter, its members see it; of the office, who works there.

    Raises:
        NotFoundError: there is no such decision.

    """
    with desk.vault.reading() as session:
        authority = require_authority(session, uid)
        query = joined(desk).where(Annotation.authority_id == authority.id)
        rows = [row for row, *_ in session.execute(query)]
        anchors = {row.uid: anchor for row in rows if (anchor := anchor_of_row(row)) is not None}
        paragraphs = paragraphs_of(session, authority.id) if anchors else ()
        return placed(shown(session, desk, query.order_by(Annotation.id)), anchors, paragraphs)


@allows(*READERS)
def find_annotations(
    desk: Desk,
    query: str = "",
    *,
    sort: AnnotationSort | None = None,
    matter: MatterUid | None = None,
    tag: str = "",
    in_bin: bool = False,
    limit: int = 500,
) -> tuple[AnnotationView, ...]:
    """Return what was written beside any decision, the newest first.

    Args:
        desk: who asks.
        query: words in any script and case; each must begin a word of the note, its passage, its
            point of law or the name of the decision.
        sort: this sort alone.
        matter: what was written for this matter alone.
        tag: beside decisions with this tag alone.
        in_bin: what was deleted instead.
        limit: how many to return.

    """
    wanted = joined(desk, in_bin=in_bin).order_by(Annotation.id.desc())
    if sort is not None:
        wanted = wanted.where(Annotation.sort == sort)
    with desk.vault.reading() as session:
        if matter is not None:
            wanted = wanted.where(Annotation.matter_id == require_matter(session, desk, matter).id)
        if tag:
            tagged = live(Tagging, Tagging.authority_id).join(Tag, Tag.id == Tagging.tag_id)
            visible = tagged.where(Tag.uid == tag, is_visible(desk, Tag))
            wanted = wanted.where(Annotation.authority_id.in_(visible))
        words = search_words(query)
        if not words:
            return tuple(shown(session, desk, wanted.limit(limit)))
        found = (one for one in shown(session, desk, wanted) if _has(one, words))
        return tuple(one for one, _ in zip(found, range(limit), strict=False))


@allows(*OFFICE)
def add_annotation(desk: Desk, draft: AnnotationDraft) -> Changes:
    """Write a note, mark a passage or keep a quotation.

    Raises:
        NotFoundError: there is no such decision, or the matter is not this person's.
        EmptyFieldError: a note without words.
        NoPassageError: a highlight or a quotation without a passage.
        PassageChangedError: the text is not what was shown.
        PassageTooLongError: more than a passage may hold.

    """
    with desk.vault.writing() as session:
        authority = require_authority(session, draft.authority)
        matter = require_matter(session, desk, draft.matter) if draft.matter else None
        anchor = _anchor(session, authority, draft)
        row = Annotation(
            authority_id=authority.id,
            matter_id=matter.id if matter else None,
            written_by_id=person_id(session, desk),
            sort=draft.sort,
            part=anchor.part if anchor else None,
            number=anchor.number if anchor else "",
            place=anchor.place if anchor else 0,
            span=anchor.span if anchor else 0,
            start=anchor.start if anchor else 0,
            quote=anchor.quote if anchor else "",
        )
        _fill(row, draft.words)
        recording = Recording(session, desk, "add_annotation")
        recording.add(row)
        recording.touch(Authority.kind, authority.uid)
    return recording.changes()


@allows(*OFFICE)
def change_annotation(desk: Desk, uid: str, words: AnnotationWords) -> Changes:
    """Change the words or the colour; the passage and to whom it belongs stay.

    Raises:
        NotFoundError: there is none, or it is not this person's to see.
        NotYourNoteError: a paralegal changes what somebody else wrote.
        ChangedMeanwhileError: it was changed since.
        EmptyFieldError, TextTooLongError, ControlCharacterError: about a field.

    """
    with desk.vault.writing() as session:
        row = _require(session, desk, uid)
        recording = Recording(session, desk, "change_annotation")
        with recording.change(row, words.version):
            _fill(row, words)
        _touch_decision(session, recording, row)
    return recording.changes()


@allows(*OFFICE)
def delete_annotation(desk: Desk, uid: str, version: int | None = None) -> Changes:
    """Move it to the bin. Raises as `change_annotation`."""
    with desk.vault.writing() as session:
        row = _require(session, desk, uid)
        recording = Recording(session, desk, "delete_annotation")
        recording.delete(row, version)
        _touch_decision(session, recording, row)
    return recording.changes()


@allows(*OFFICE)
def restore_annotation(desk: Desk, uid: str) -> Changes:
    """Take it out of the bin. Raises as `change_annotation`."""
    with desk.vault.writing() as session:
        row = _require(session, desk, uid, in_bin=True)
        recording = Recording(session, desk, "restore_annotation")
        recording.restore(row)
        _touch_decision(session, recording, row)
    return recording.changes()


def _anchor(session: Session, authority: Authority, draft: AnnotationDraft) -> Anchor | None:
    passage = draft.passage
    if passage is None:
        if draft.sort is not AnnotationSort.NOTE:
            raise NoPassageError
        return None
    _refuse_length(passage)
    anchor = anchor_of(passage, paragraphs_of(session, authority.id))
    if anchor is None:
        raise PassageChangedError(title=authority.title)
    return anchor


def _refuse_length(passage: PassageDraft) -> None:
    paragraphs = passage.last - passage.first + 1
    if len(passage.quote) > LONGEST_PASSAGE or paragraphs > MOST_PARAGRAPHS:
        raise PassageTooLongError(most=LONGEST_PASSAGE, paragraphs=MOST_PARAGRAPHS)


def _fill(row: Annotation, words: AnnotationWords) -> None:
    required = row.sort is AnnotationSort.NOTE
    row.text = fields.notes("text", words.text, limit=LONGEST_NOTE, required=required)
    row.point = fields.line("point", words.point, limit=fields.LINE_LIMIT)
    marked = row.sort is AnnotationSort.HIGHLIGHT
    row.colour = words.colour or (MarkColour.YELLOW if marked else None)


def _require(session: Session, desk: Desk, uid: str, *, in_bin: bool = False) -> Annotation:
    root = (
        binned(Annotation, Annotation, Person) if in_bin else live(Annotation, Annotation, Person)
    )
    found = session.execute(
        root.join(Person, Person.id == Annotation.written_by_id).where(
            Annotation.uid == uid, is_visible(desk, Annotation)
        )
    ).one_or_none()
    if found is None:
        raise NotFoundError(kind=Annotation.kind)
    row, author = found
    if not may_change(desk, author.uid):
        raise NotYourNoteError(name=author.name)
    checked: Annotation = row
    return checked


def _touch_decision(session: Session, recording: Recording, row: Annotation) -> None:
    uid = session.get_one(Authority, row.authority_id).uid
    recording.touch(Authority.kind, uid)


def _has(one: AnnotationView, words: Iterable[str]) -> bool:
    theirs = search_words(" ".join((one.text, one.point, one.quote, one.title)))
    return all(any(word.startswith(wanted) for word in theirs) for wanted in words)
