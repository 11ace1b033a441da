"""The text of a decision, as a reader shows it."""

from dataclasses import dataclass

from caseapp.domain.authorities import PartKind
from caseapp.domain.ids import AuthorityUid


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """One paragraph; `number` is the court's own, "" where it gave none."""

    part: PartKind
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class AuthorityText:
    """A decision's own text in its order; no paragraphs where the library has none."""

    uid: AuthorityUid
    title: str
    paragraphs: tuple[TextParagraph, ...]
