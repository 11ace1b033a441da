"""From what a person types to a full-text query that cannot fail.

Nothing that was typed reaches the query language: the text is cut into words, and every word is
quoted. Raw text would raise in nine of ten random inputs.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from caseapp.domain.authorities import Label
from caseapp.domain.text import fold, search_words
from caseapp.search.names import key_beginning, key_words, skeleton_words

LONGEST = 400
"""Characters of a query that are read; what follows is ignored."""
MOST_TERMS = 12
MOST_EXCLUDED = 4
PREFIX_FROM = 3
"""Letters from which the word under the cursor is taken for the beginning of one."""

Expand = Callable[[str], Iterable[str]]
"""Other forms of a folded word, such as its inflections; the word itself need not be among them.

A form with a `*` at its end stands for all words that begin so.
"""

_PIECE = re.compile(r'(-?)"([^"]*)("?)|(\S+)')
_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„‟«»〝〞〟＂", '"'))
"""Marks that keyboards, text programs and other languages put around a phrase. Single ones are
left out: they are apostrophes as well."""
_UNSPACED_FROM = "\u0e00"
_LABEL_SIGNS = {label: chr(0xE010 + at) for at, label in enumerate(Label)}
_FILLER = "\ue001"
_NOT_WORD = re.compile(r"[\W_]")


@dataclass(frozen=True, slots=True)
class TextQuery:
    """What to look for: an expression for the column of folded text, and the words to mark."""

    expression: str
    """Never empty, always valid."""
    words: frozenset[str]
    prefix: str
    """Folded beginning of the last word while it is being typed; else empty."""
    excluded: str = ""
    """Expression of what no paragraph of the decision may have; empty for nothing."""
    stems: frozenset[str] = frozenset()
    """Folded beginnings of further words to mark."""
    spelled: str = ""
    """The expression, widened by names of cases in other scripts and spellings; may be empty."""
    sounding: str = ""
    """The same, wider still: names that share their consonants; may be empty."""


def _as_typed(_word: str) -> Iterable[str]:
    return ()


def read_query(text: str, expand: Expand = _as_typed) -> TextQuery | None:
    """Read a query: all words must be met; "…" or “…” is a phrase, -word excludes.

    Args:
        text: anything at all.
        expand: gives further forms of single words.

    Returns:
        The query, or None if there is nothing to look for.

    """
    wanted: list[tuple[list[str], bool]] = []
    excluded: list[list[str]] = []
    for words, phrase, negative in _pieces(text[:LONGEST]):
        if negative:
            excluded.append(words)
        else:
            wanted.append((words, phrase))
    if not wanted:
        return None
    wanted = wanted[:MOST_TERMS]
    typing = not wanted[-1][1] and not text[:LONGEST][-1].isspace() and not excluded
    last = wanted[-1][0][-1]
    prefix = last if typing and _may_be_prefix(last) else ""
    terms = [_term(words, phrase, expand) for words, phrase in wanted[:-1]]
    if prefix:
        terms.append(_alternatives([f"{_quoted(wanted[-1][0])} *"], wanted[-1][0], expand))
    else:
        terms.append(_term(*wanted[-1], expand))
    refused = " OR ".join(_quoted(words) for words in excluded[:MOST_EXCLUDED])
    marked = {word for words, _ in wanted for word in words}
    stems: set[str] = set()
    for words, phrase in wanted:
        if not phrase and len(words) == 1:
            for form in expand(words[0]):
                (stems if form.endswith("*") else marked).add(form.rstrip("*"))
    keys = [_name_terms(words, phrase, key_words) for words, phrase in wanted]
    if prefix and (beginning := key_beginning(prefix)) and len(wanted[-1][0]) == 1:
        keys[-1].append(f'"{beginning}" *')
    skeletons = [
        keys[at] + _name_terms(words, phrase, skeleton_words)
        for at, (words, phrase) in enumerate(wanted)
    ]
    return TextQuery(
        _together(terms, refused),
        frozenset(marked - {prefix}),
        prefix,
        refused,
        frozenset(stems),
        _widened(terms, keys, refused),
        _widened(terms, skeletons, refused),
    )


@lru_cache(maxsize=4096)
def label_word(label: Label, value: str) -> str:
    """Return the word of the index that stands for one value of one label.

    It begins with a private-use sign, which no query text is ever compared with: labels have a
    column of their own.
    """
    return _LABEL_SIGNS[label] + _NOT_WORD.sub(_FILLER, fold(value))


def match(query: TextQuery | None, labels: Iterable[tuple[Label, str]]) -> str:
    """Return the expression for the whole index: text and labels."""
    return match_expression(query.expression if query is not None else "", labels)


def match_expression(expression: str, labels: Iterable[tuple[Label, str]]) -> str:
    """Return the expression for the whole index: any expression of a query, and labels."""
    parts = [f'labels : "{label_word(label, value)}"' for label, value in labels]
    if expression:
        parts.append(f"folded : ({expression})")
    return " AND ".join(parts)


def _pieces(text: str) -> Iterable[tuple[list[str], bool, bool]]:
    """Cut into (words, is a phrase, is excluded)."""
    for minus, quoted, _closed, plain in _PIECE.findall(text.translate(_QUOTATION_MARKS)):
        negative = bool(minus) or (len(plain) > 1 and plain.startswith("-"))
        words = search_words(plain or quoted)
        if words:
            yield words, not plain, negative


def _term(words: list[str], phrase: bool, expand: Expand) -> str:
    if phrase or len(words) > 1:
        return _quoted(words)
    return _alternatives([_quoted(words)], words, expand)


def _alternatives(terms: list[str], words: list[str], expand: Expand) -> str:
    if len(words) == 1:
        for form in expand(words[0]):
            found = search_words(form)
            if found and form.endswith("*"):
                terms = [*terms, f"{_quoted(found)} *"]
            elif found and found != words:
                terms = [*terms, _quoted(found)]
    return _any_of(terms)


def _name_terms(
    words: list[str], phrase: bool, forms: Callable[[str], tuple[str, ...]]
) -> list[str]:
    """Return what stands for one piece of the query as a name: one term, or none at all.

    A phrase is meant as it is typed; of several words in one piece (al-Nashif) the short ones
    have no form and need not be met.
    """
    given = [found for found in map(forms, words) if found]
    if phrase or not given:
        return []
    every = [_any_of([_quoted([one]) for one in found]) for found in given]
    return [every[0] if len(every) == 1 else f"({' AND '.join(every)})"]


def _together(terms: list[str], refused: str) -> str:
    expression = " AND ".join(terms)
    return f"({expression}) NOT ({refused})" if refused else expression


def _widened(terms: list[str], names: list[list[str]], refused: str) -> str:
    """Return the terms with names as alternatives; "" where there is none."""
    if not any(names):
        return ""
    wide = [_any_of([term, *further]) for term, further in zip(terms, names, strict=True)]
    return _together(wide, refused)


def _any_of(terms: list[str]) -> str:
    return terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"


def _quoted(words: list[str]) -> str:
    return f'"{" ".join(words)}"'


def _may_be_prefix(word: str) -> bool:
    return len(word) >= PREFIX_FROM or (len(word) == 1 and word >= _UNSPACED_FROM)
