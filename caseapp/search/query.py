"""The language of the search field: what was typed, cut into parts. Any text at all can be read.

```
extradition torture          words; three of weight or more are a question
"diplomatic assurances"      a phrase
extradit*                    the beginning of words
-torture  -"life sentence"   not in the decision
court:ECtHR  state:KZ,KG     a field with a value, or with several of which one will do
court:"Grand Chamber"        a value of several words
-outcome:violation           none of these values
```

Nothing here knows the index or the library: `search.meanings` tells which values a field names,
`search.expressions` and `search.questions` make of the words what the indexes understand. A name
before a colon that is no field is an ordinary word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from caseapp.domain.library import Field
from caseapp.domain.text import fold, search_words
from caseapp.search.stop_words import stop_words

LONGEST = 1_000
"""Characters of a query that are read; what follows is ignored."""
MOST_FIELDS = 12
MOST_VALUES = 8
"""Values of one field, cut at commas."""
PREFIX_FROM = 3
"""Letters from which a word can be the beginning of one, under the cursor or before a `*`."""

FIELD_NAMES = {
    "court": Field.COURT, "суд": Field.COURT,
    "state": Field.STATE, "страна": Field.STATE, "государство": Field.STATE,
    "host": Field.HOST_STATE, "пребывание": Field.HOST_STATE,
    "requesting": Field.REQUESTING_STATE, "запрашивающее": Field.REQUESTING_STATE,
    "article": Field.ARTICLE, "art": Field.ARTICLE, "статья": Field.ARTICLE, "ст": Field.ARTICLE,
    "issue": Field.ISSUE, "вопрос": Field.ISSUE,
    "outcome": Field.OUTCOME, "исход": Field.OUTCOME,
    "importance": Field.IMPORTANCE, "значимость": Field.IMPORTANCE,
    "treatment": Field.TREATMENT, "трактовка": Field.TREATMENT,
    "printable": Field.PRINTABLE, "печать": Field.PRINTABLE,
    "source": Field.SOURCE, "источник": Field.SOURCE,
    "tag": Field.TAG, "метка": Field.TAG,
    "year": Field.YEAR, "год": Field.YEAR,
    "after": Field.AFTER, "после": Field.AFTER,
    "before": Field.BEFORE, "до": Field.BEFORE,
}  # fmt: skip
"""How a field is called in a query, in every language of the program; case does not count."""

_NAMES = "|".join(sorted(FIELD_NAMES, key=len, reverse=True))
_PIECE = re.compile(
    rf'(?P<minus>-?)(?:(?P<name>{_NAMES}):(?=[^\s"]|"[^"]))?"(?P<quoted>[^"]*)"?'
    rf"|(?P<sign>-?)(?P<field>{_NAMES}):(?P<value>[^\s\"]\S*)"
    r"|(?P<plain>\S+)",
    re.IGNORECASE,
)
_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„‟«»〝〞〟＂", '"'))
"""Marks that keyboards, text programs and other languages put around a phrase. Single ones are
left out: they are apostrophes as well."""
_UNSPACED_FROM = "\u0e00"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a query. Either `words` or `field` with `values`; never both, never neither."""

    typed: str
    """As it stands in the query, quotation marks and minus included."""
    start: int
    """Where it stands there."""
    words: tuple[str, ...] = ()
    """Folded."""
    phrase: bool = False
    beginning: bool = False
    """The last word is the beginning of words, by a `*`."""
    excluded: bool = False
    field: Field | None = None
    values: tuple[str, ...] = ()
    """As typed; any of them will do."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was read."""

    text: str
    parts: tuple[Part, ...]
    typing: bool
    """The last word is still being typed, so that it may be the beginning of one."""

    @property
    def wanted(self) -> tuple[Part, ...]:
        """Return the words and phrases to be met."""
        return tuple(part for part in self.parts if part.words and not part.excluded)

    @property
    def unwanted(self) -> tuple[Part, ...]:
        """Return the words and phrases that no paragraph may have."""
        return tuple(part for part in self.parts if part.words and part.excluded)

    @property
    def fields(self) -> tuple[Part, ...]:
        """Return the fields with their values."""
        return tuple(part for part in self.parts if part.field is not None)

    @property
    def finished(self) -> "Query":
        """Return the query without a word of which a letter or two have been typed so far."""
        if len(self.wanted) < 2 or self.typing or not self.text[-1:].isalpha():  # noqa: PLR2004
            return self
        last = self.parts[-1]
        if last.field or last.phrase or last.excluded or len(last.typed) >= PREFIX_FROM:
            return self
        return Query(self.text, self.parts[:-1], typing=False)

    def without(self, part: Part) -> str:
        """Return the text of the query without one of its parts."""
        end = part.start + len(part.typed)
        return " ".join(f"{self.text[: part.start]} {self.text[end:]}".split())


@lru_cache(maxsize=64)
def read_query(text: str) -> Query:
    """Read a query; never raises, whatever the text."""
    text = text[:LONGEST]
    parts = tuple(_parts(text))
    last = parts[-1] if parts else None
    typing = (
        last is not None
        and bool(last.words)
        and not (last.phrase or last.excluded or last.beginning)
        and not text[-1].isspace()
        and _may_begin(last.words[-1])
    )
    return Query(text, parts, typing)


def _parts(text: str) -> Iterator[Part]:
    fields = 0
    # Each mark is replaced by one mark: places in the text stay what they are.
    for piece in _PIECE.finditer(text.translate(_QUOTATION_MARKS)):
        typed = text[piece.start() : piece.end()]
        name = piece["name"] or piece["field"]
        # The pattern takes ſ for s; folding does too.
        field = FIELD_NAMES.get(fold(name)) if name else None
        values = _values(piece) if field else ()
        if values and fields < MOST_FIELDS:
            fields += 1
            excluded = bool(piece["minus"] or piece["sign"])
            yield Part(typed, piece.start(), field=field, values=values, excluded=excluded)
        else:
            yield from _words(piece, typed)


def _values(piece: "re.Match[str]") -> tuple[str, ...]:
    if piece["quoted"] is not None:
        values = [piece["quoted"]]
    else:
        values = piece["value"].split(",")[:MOST_VALUES]
    return tuple(value.strip() for value in values if fold(value).strip())


def _words(piece: "re.Match[str]", typed: str) -> Iterator[Part]:
    quoted = piece["quoted"]
    plain = typed if quoted is None else ""
    words = tuple(search_words(plain or quoted or ""))
    if not words:
        return
    minus = bool(piece["minus"]) or (len(plain) > 1 and plain.startswith("-"))
    yield Part(
        typed,
        piece.start(),
        words,
        phrase=quoted is not None,
        beginning=plain.endswith("*") and _may_begin(words[-1]),
        # The dash before "can" begins a line of a list; nearly every decision has the word.
        excluded=minus and not stop_words().issuperset(words),
    )


def _may_begin(word: str) -> bool:
    return len(word) >= PREFIX_FROM or (len(word) == 1 and word >= _UNSPACED_FROM)
