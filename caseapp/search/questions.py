"""From the words of a lawyer's question to weighted stems: what matters, and what it may mean."""

import re
from dataclasses import dataclass
from typing import Final

from caseapp.search.query import Query
from caseapp.search.spelling import british
from caseapp.search.stems import beginning, stem
from caseapp.search.stop_words import stop_words
from caseapp.search.thesaurus import meanings

LEAST_WORDS: Final = 3
"""Words of weight from which a query is a question; fewer are first looked for as they stand."""
LEAST_LOOSE: Final = 2
"""Words outside phrases without which a query means itself alone."""
MOST_WORDS: Final = 24
"""Words of weight that are looked for; a longer question has said by then what it is about."""
_VERSUS: Final = frozenset(("v", "vs", "c", "против"))
"""In a few words, the sign of a name: if no decision has it, no other will do."""
_SUBJECT: Final = 0.07
_SUBJECTS: Final = ("extradit", "expuls", "deport", "asylum", "refuge", "refoul")
"""What this library is about: of two decisions that fit alike, the one on removal comes first."""
_MARKED: Final = 0.4
_LEAST_MARKED: Final = 3
_NUMBER: Final = re.compile(r"\d/\d|\d-\d|:\d")
"""Of an application or a case, an ECLI: with a word or two beside it, it is looked for as it is."""
_BESIDE_NUMBER: Final = 4


@dataclass(frozen=True, slots=True)
class Term:
    """A stem that is looked for, and how much it counts."""

    stem: str
    weight: float
    word: str = ""
    """The folded word as it was typed; empty for what the thesaurus adds."""
    begins: bool = False
    """It is the beginning of a word that is still being typed."""


@dataclass(frozen=True, slots=True)
class Question:
    """What to rank decisions by."""

    terms: tuple[Term, ...]
    subjects: tuple[Term, ...] = tuple(Term(one, _SUBJECT) for one in _SUBJECTS)
    spare: bool = False
    """Of few words: asked only where no paragraph has them all, and some decision has each."""

    @property
    def marks(self) -> frozenset[str]:
        """Return the beginnings of words to mark in a snippet: of what was typed, or means it."""
        return frozenset(
            beginning(term.stem)
            for term in self.terms
            if term.weight >= _MARKED and len(term.stem) >= _LEAST_MARKED
        )

    @property
    def stems(self) -> frozenset[str]:
        """Return all stems that are looked for."""
        return frozenset(term.stem for term in self.terms)


def question(query: Query) -> Question | None:
    """Read a query as a question; None if it is a word, a name, a number, or a phrase."""
    wanted = query.wanted
    text = " ".join(part.typed for part in wanted)
    if _NUMBER.search(text) and len(wanted) <= _BESIDE_NUMBER:
        return None
    words = [word for part in wanted for word in part.words]
    own = [word for word in words if word not in stop_words()][:MOST_WORDS]
    loose = {word for part in wanted if not part.phrase for word in part.words}
    spare = len(loose - stop_words()) < LEAST_WORDS
    if not own or (spare and (len(loose) < LEAST_LOOSE or not _VERSUS.isdisjoint(words))):
        return None
    begins = {part.words[-1] for part in wanted if part.beginning}
    if query.typing and own[-1] == words[-1] and len(own[-1]) > 2:  # noqa: PLR2004
        begins.add(own[-1])
    terms: dict[str, Term] = {}
    for word in own:
        one = stem(british(word))
        terms[one] = Term(one, 1.0, word, word in begins)
    for one, weight in meanings(words).items():
        terms.setdefault(one, Term(one, weight))
    return Question(tuple(terms.values()), spare=spare)
