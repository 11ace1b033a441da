"""Where a passage stands in a text: kept by paragraph number and words, found again in a new text.

The court's number comes first: a pinpoint that moved to another paragraph would be a wrong
citation, so words that turn up under another number do not count.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from caseapp.domain.annotations import Passage, PassageDraft, PassageState
from caseapp.domain.authorities import PartKind
from caseapp.domain.views.authority_text import TextParagraph

JOINT = "\n"
"""Between the paragraphs of one passage."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is kept of a passage.

    Attributes:
        part, number: of its first paragraph; the number is the court's own, "" for none.
        place: of that paragraph in the text when it was marked, from 0; decides between equals.
        span: how many paragraphs it touches.
        start: its first character in the first paragraph.
        quote: its words.

    """

    part: PartKind
    number: str
    place: int
    span: int
    start: int
    quote: str


def anchor_of(draft: PassageDraft, paragraphs: Sequence[TextParagraph]) -> Anchor | None:
    """Return what to keep of a passage; None where the text does not have these words there."""
    if not 0 <= draft.first <= draft.last < len(paragraphs):
        return None
    texts = [one.text for one in paragraphs[draft.first : draft.last + 1]]
    if not (0 <= draft.start < len(texts[0]) and 0 < draft.end <= len(texts[-1])):
        return None
    whole = JOINT.join(texts)
    quote = whole[draft.start : len(whole) - len(texts[-1]) + draft.end]
    if not quote.strip() or quote != draft.quote:
        return None
    first = paragraphs[draft.first]
    return Anchor(first.part, first.number, draft.first, len(texts), draft.start, quote)


def locate(anchor: Anchor, paragraphs: Sequence[TextParagraph]) -> Passage:
    """Find a passage in the text of today: under its number, as near as it can be to its place."""
    places = [
        place
        for place, one in enumerate(paragraphs)
        if one.part is anchor.part and one.number == anchor.number
    ]
    places.sort(key=lambda place: abs(place - anchor.place))
    for place in places:
        texts = [one.text for one in paragraphs[place : place + anchor.span]]
        found = _find(anchor, JOINT.join(texts), len(texts[0]))
        if found is not None:
            return _passage(texts, place, *found)
    if not places:
        return Passage(PassageState.MISSING)
    return Passage(PassageState.CHANGED, places[0], 0, places[0], 0)


def _find(anchor: Anchor, whole: str, first: int) -> tuple[int, int] | None:
    """Return where the words begin and end: at their old place, else where they first are.

    Blanks may differ: another reading of the same file parts lines otherwise.
    """
    quote, start = anchor.quote, anchor.start
    if whole[start : start + len(quote)] == quote:
        return start, start + len(quote)
    words = r"\s+".join(map(re.escape, quote.split()))
    found = re.search(words, whole) if words else None
    # What begins in a later paragraph is no passage of this one.
    return found.span() if found is not None and found.start() < first else None


def _passage(texts: Sequence[str], place: int, start: int, end: int) -> Passage:
    """Return the passage by its paragraphs, from characters of their joined text."""
    last, before = 0, 0
    while last + 1 < len(texts) and end > before + len(texts[last]):
        before += len(texts[last]) + len(JOINT)
        last += 1
    return Passage(PassageState.STANDS, place, start, place + last, end - before)
