"""Annotations as they are shown: with their decision, their matter and who wrote them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from caseapp.domain.annotations import Passage, PassageState
from caseapp.domain.ids import AuthorityUid, MatterUid
from caseapp.domain.passages import Anchor, locate
from caseapp.domain.views.annotations import AnnotationView
from caseapp.domain.views.authority_text import TextParagraph
from caseapp.domain.vocabulary import OFFICE, Role
from caseapp.models.annotation import Annotation
from caseapp.models.authority import Authority
from caseapp.models.base import ever
from caseapp.models.matter import Matter
from caseapp.models.person import Person
from caseapp.services.desk import Desk
from caseapp.services.steps.access import is_visible


def joined(desk: Desk, *, in_bin: bool = False) -> Select[Any]:
    """Return the select of what this person may see, with decision, matter and author.

    A decision that its pack gave up, and somebody who left, are named all the same.
    """
    gone = Annotation.deleted_at
    return (
        ever(
            Annotation,
            *(Annotation, Authority.uid, Authority.title),
            Authority.deleted_at.is_(None),
            *(Matter.uid, Matter.file_number, Person.uid, Person.name),
        )
        .join(Authority, Authority.id == Annotation.authority_id)
        .join(Person, Person.id == Annotation.written_by_id)
        .outerjoin(Matter, Matter.id == Annotation.matter_id)
        .where(is_visible(desk, Annotation), gone.is_not(None) if in_bin else gone.is_(None))
    )


def shown(session: Session, desk: Desk, query: Select[Any]) -> list[AnnotationView]:
    """Return the views of a select made with `joined`."""
    return [_view(desk, row) for row in session.execute(query)]


def placed(
    views: Iterable[AnnotationView],
    anchors: Mapping[str, Anchor],
    paragraphs: Sequence[TextParagraph],
) -> tuple[AnnotationView, ...]:
    """Return them with the places where their passages stand now, in the order of the text.

    What is about the decision as a whole comes first, what has no place any more last.
    """
    found = [
        replace(one, passage=locate(anchors[one.uid], paragraphs)) if one.uid in anchors else one
        for one in views
    ]
    return tuple(sorted(found, key=_order))


def anchor_of_row(row: Annotation) -> Anchor | None:
    """Return what is kept of the passage; None where it is about the whole decision."""
    if row.part is None:
        return None
    return Anchor(row.part, row.number, row.place, row.span, row.start, row.quote)


def may_change(desk: Desk, author: str) -> bool:
    """Say whether the person may change what somebody wrote: their own, a lawyer everything."""
    role = desk.person.role
    return role is Role.LAWYER or (role in OFFICE and author == desk.person.uid)


def _order(one: AnnotationView) -> tuple[int, int, int]:
    missing = one.passage.state is PassageState.MISSING
    return (int(missing), one.passage.first, one.passage.start)


def _view(desk: Desk, values: Sequence[Any]) -> AnnotationView:
    row, authority, title, in_library, matter, file_number, author, name = values
    return AnnotationView(
        uid=row.uid,
        version=row.version,
        authority=AuthorityUid(authority),
        title=title,
        in_library=in_library,
        sort=row.sort,
        text=row.text,
        point=row.point,
        colour=row.colour,
        part=row.part,
        number=row.number,
        span=row.span,
        quote=row.quote,
        matter=MatterUid(matter) if matter else None,
        file_number=file_number or "",
        written_by=name,
        created_at=row.created_at,
        changed_at=row.changed_at,
        may_change=may_change(desk, author),
        passage=Passage(PassageState.WHOLE if row.part is None else PassageState.MISSING),
    )
