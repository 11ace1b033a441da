"""Citations that name a decision only by what was cited before: "Saadi, cited above", "ibid.".

An "ibid." is none by itself: only a check, which knows what it means, looks for it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from caseapp.domain.citations.beside import paragraphs
from caseapp.domain.citations.citation import Citation
from caseapp.domain.citations.tokens import plain

IBID = "ibid"
"""The flag of what cites the decision before it."""
_REACH = 80
"""Characters behind it in which the pinpoint begins at once."""
_IBID = re.compile(r"\b[Ii]bid(?:em)?\b\.?,?\s?(?:at\s)?")


def is_short(citation: Citation) -> bool:
    """Say whether a citation names its decision only by what was cited before."""
    again = IBID in citation.flags or "cited above" in citation.flags
    return again and not (citation.numbers or citation.reports or citation.ecli)


def with_ibid(text: str, citations: Sequence[Citation]) -> list[Citation]:
    """Add, to the citations of a text, each "ibid." that has a pinpoint of its own."""
    found = [*citations]
    clear, starts = plain(text), [one.start for one in citations]
    for again in _IBID.finditer(clear):
        points = next(paragraphs(clear[again.end() : again.end() + _REACH]), None)
        at = bisect_left(starts, again.start())
        if points is None or points.start or not at:
            continue
        end = again.end() + points.end
        found.append(
            Citation(citations[at - 1].kind, paragraphs=points.values, flags=(IBID,),
                     start=again.start(), end=end)
        )  # fmt: skip
    return sorted(found, key=lambda one: one.start)
