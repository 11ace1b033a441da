"""From the words of a query to an expression of the full-text index that cannot fail.

Nothing that was typed reaches the query language of the index: every word is quoted. Raw text
would raise in nine of ten random inputs.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from caseapp.domain.authorities import Label
from caseapp.domain.text import fold, search_words
from caseapp.search.names import key_beginning, key_words, skeleton_words
from caseapp.search.query import PREFIX_FROM, Part, Query
from caseapp.search.stop_words import stop_words
from caseapp.search.wanted import NOTHING, Choice, Run, Wanted, single

MOST_TERMS = 12
MOST_EXCLUDED = 4

Expand = Callable[[str], Iterable[str]]
"""Other forms of a folded word, such as its inflections; the word itself need not be among them.

A form with a `*` at its end stands for all words that begin so.
"""
Alternatives = Collection[tuple[Label, str]]
"""Labels of which a decision must carry one."""

_LABEL_SIGNS = {label: chr(0xE010 + at) for at, label in enumerate(Label)}
_FILLER = "\ue001"
_NOT_WORD = re.compile(r"[\W_]")


@dataclass(frozen=True, slots=True)
class TextQuery:
    """What to look for, and the words to mark."""

    wanted: Wanted
    words: frozenset[str]
    prefix: str
    """Folded beginning of the last word while it is being typed; else empty."""
    excluded: str = ""
    """Expression of what no paragraph of the decision may have; empty for nothing."""
    stems: frozenset[str] = frozenset()
    """Folded beginnings of further words to mark."""
    spelled: Wanted = NOTHING
    """The same, or names of cases in other scripts and spellings; may be nothing."""
    sounding: Wanted = NOTHING
    """Wider still, names that share their consonants; may be nothing."""
    phrases: tuple[str, ...] = ()
    """Expressions of the phrases alone."""

    @property
    def expression(self) -> str:
        """Return what is wanted for the column of folded text; never empty, always valid."""
        return self.wanted.expression


def _as_typed(_word: str) -> Iterable[str]:
    return ()


def text_query(query: Query, expand: Expand = _as_typed) -> TextQuery | None:
    """Return what to look for: all words must be met; None where there are none.

    Args:
        query: as it was read.
        expand: gives further forms of single words.

    """
    wanted = query.wanted[:MOST_TERMS]
    if not wanted:
        return None
    last = wanted[-1].words[-1]
    typing = query.typing and wanted[-1] is query.parts[-1]
    # A short word that stands in every text is hardly the beginning of another one.
    whole = len(last) <= PREFIX_FROM and last in stop_words()
    prefix = last if typing and not whole else ""
    open_ended = [part.beginning or (bool(prefix) and part is wanted[-1]) for part in wanted]
    choices = [
        _forms(part, expand, begins=begins)
        for part, begins in zip(wanted, open_ended, strict=True)
    ]
    refused = " OR ".join(
        Run(part.words, part.beginning).expression for part in query.unwanted[:MOST_EXCLUDED]
    )
    marked, stems = _marks(wanted, expand)
    keys = [_names(part, key_words) for part in wanted]
    if prefix and len(wanted[-1].words) == 1 and (beginning := key_beginning(prefix)):
        keys[-1] += (single(Run((beginning,), begins=True)),)
    skeletons = [keys[at] + _names(part, skeleton_words) for at, part in enumerate(wanted)]
    return TextQuery(
        Wanted(tuple(choices), refused),
        frozenset(marked - {prefix}),
        prefix,
        refused,
        frozenset(stems),
        _widened(choices, keys, refused),
        _widened(choices, skeletons, refused),
        tuple(Run(part.words).expression for part in wanted if part.phrase),
    )


@lru_cache(maxsize=4096)
def label_word(label: Label, value: str) -> str:
    """Return the word of the index that stands for one value of one label.

    It begins with a private-use sign, which no query text is ever compared with: labels have a
    column of their own.
    """
    return _LABEL_SIGNS[label] + _NOT_WORD.sub(_FILLER, fold(value))


def match_expression(expression: str, labels: Iterable[Alternatives]) -> str:
    """Return the expression for the whole index: any expression of a query, and labels.

    Args:
        expression: for the column of folded text; "" for none.
        labels: of each group one label must be carried.

    """
    groups = (sorted(label_word(*one) for one in group) for group in labels)
    parts = [
        f"labels : ({' OR '.join(Run((one,)).expression for one in group)})" for group in groups
    ]
    if expression:
        parts.append(f"folded : ({expression})")
    return " AND ".join(parts)


def _marks(wanted: Sequence[Part], expand: Expand) -> tuple[set[str], set[str]]:
    """Return the words to mark, and the beginnings of further ones."""
    marked = {word for part in wanted for word in part.words}
    stems = {part.words[-1] for part in wanted if part.beginning}
    for part in wanted:
        if not part.phrase and len(part.words) == 1:
            for form in expand(part.words[0]):
                (stems if form.endswith("*") else marked).add(form.rstrip("*"))
    return marked, stems


def _forms(part: Part, expand: Expand, *, begins: bool) -> Choice:
    """Return what stands for one part of the query: it itself, or another form of its word."""
    own = Run(part.words, begins)
    if part.phrase or part.beginning or len(part.words) > 1:
        return (single(own),)
    found = [Run(tuple(search_words(form)), form.endswith("*")) for form in expand(part.words[0])]
    others = [run for run in found if run.words and run != Run(part.words)]
    return tuple(single(run) for run in (own, *others))


def _names(part: Part, forms: Callable[[str], tuple[str, ...]]) -> Choice:
    """Return what stands for one part of the query as a name: one alternative, or none at all.

    A phrase is meant as it is typed; of several words in one part (al-Nashif) the short ones
    have no form and need not be met.
    """
    given = [found for found in map(forms, part.words) if found]
    if part.phrase or part.beginning or not given:
        return ()
    return (tuple(tuple(Run((one,)) for one in found) for found in given),)


def _widened(choices: Sequence[Choice], names: Sequence[Choice], refused: str) -> Wanted:
    """Return the choices with names as alternatives; nothing where there is none."""
    if not any(names):
        return NOTHING
    wide = (choice + further for choice, further in zip(choices, names, strict=True))
    return Wanted(tuple(wide), refused)
