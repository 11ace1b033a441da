"""What the office wrote beside decisions, as services return it."""

from dataclasses import dataclass
from datetime import datetime

from caseapp.domain.annotations import AnnotationSort, MarkColour, Passage
from caseapp.domain.authorities import PartKind
from caseapp.domain.ids import AuthorityUid, MatterUid


@dataclass(frozen=True, slots=True)
class AnnotationView:
    """A note, a highlight or a kept quotation.

    Attributes:
        in_library: whether the library still has the decision; what was written stays anyway.
        part: of the paragraph; None where it is about the decision as a whole.
        number: the court's own number of the first paragraph; "" for none.
        span: paragraphs that it touches.
        quote: the words that were marked.
        passage: where they stand in the text of today; not looked for in lists of many decisions.
        matter, file_number: "" where it belongs to the office.
        may_change: whether the person at the desk may change or delete it.

    """

    uid: str
    version: int
    authority: AuthorityUid
    title: str
    in_library: bool
    sort: AnnotationSort
    text: str
    point: str
    colour: MarkColour | None
    part: PartKind | None
    number: str
    span: int
    quote: str
    matter: MatterUid | None
    file_number: str
    written_by: str
    created_at: datetime
    changed_at: datetime
    may_change: bool
    passage: Passage
