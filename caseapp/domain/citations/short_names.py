"""Short names by which a text cites again what it has cited: "Saadi (cited above), § 130"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from caseapp.domain.citations.citation import Citation
from caseapp.domain.citations.marks import Mark, Token
from caseapp.domain.citations.name_words import NO_CASE, NO_PART

ABOVE = (
    r"(?:both |all )?cited above|précité\w*|(?:op|loc)\. cit\.|a\.a\.O\.|"
    r"упомянут\w+ выше|цит\w* выше|supra\b(?: note \d+)?|above-?cited"
)
"""Words that say so; also a flag of a citation that has its whole name."""
_ABOVE = re.compile(
    r"(?<!\w)(?:(?:both |all )?cited above|précité\w*|упомянут\w+ выше|цит\w* выше|above-?cited)"
)
"""Of these, those that are said of decisions; "op. cit." is said of books."""
_LONGEST = 80
"""Characters of such a name."""
_WORD = r"(?:[^\W\d_a-zß-ÿа-яё][\w.'’-]*|\([A-Z][\w\s'’-]+\))"
_SMALL = r"and|et|und|и|&|others|autres|andere|другие|de|da|van|von|den|der|el|al|bin|the"
_NAME = re.compile(
    rf"(?:^|[\s(«“\"])(?P<name>{_WORD}(?:\s(?:(?:{_SMALL})\s)*{_WORD}"
    rf"|\s(?:and|et|und|и)\s(?:others|autres|andere|другие))*)"
    rf"(?:\s\[GC\])?[»”\"]?,?\s?[(\[]?$"
)


def short_names(text: str) -> Iterator[Token]:
    """Yield the names that stand before "cited above" and its like."""
    for found in _ABOVE.finditer(text):
        before = max(0, found.start() - _LONGEST)
        name = _NAME.search(text[before : found.start()])
        if name is None:
            continue
        written, start = name["name"], before + name.start("name")
        while written and written.split()[0].lower().rstrip(".,") in NO_PART:
            word = re.match(r"\S+\s*", written)
            start += word.end() if word else 0
            written = written[word.end() :] if word else ""
        if written and not NO_CASE & {word.strip("().,").lower() for word in written.split()}:
            yield Token(Mark.NAME, start, start + len(written), values=(written,),
                        of_state=True, short=True)  # fmt: skip


def with_their_kinds(citations: Sequence[Citation]) -> Iterator[Citation]:
    """Give a short name the kind of the decision that the text has cited by its whole name."""
    kinds = {}
    for one in citations:
        first = one.name.split(" ")[0]
        if one.numbers or one.reports or one.ecli:
            kinds[first] = one.kind
            yield one
        else:
            yield replace(one, kind=kinds.get(first, one.kind))
