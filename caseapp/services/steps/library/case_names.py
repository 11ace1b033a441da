"""Names of cases, told apart: spellings of one name are alike, other people and States are not."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from caseapp.domain.text import fold
from caseapp.services.steps.library.own_decisions import host_codes

SAME = 86.0
"""Likeness of two names, of 100, from which they are taken for one: spellings differ."""
_AGAINST = re.compile(r"\s+(?:vs?\.?|c\.|contre|gegen|против)\s+")
_WORD = re.compile(r"[^\W\d_]+")
_IGNORED = frozenset({"the", "and", "others", "et", "autres"})
_SHORT = {"uk": "united kingdom"}


@dataclass(frozen=True, slots=True)
class CaseName:
    """The name of a case as it is compared.

    Attributes:
        party: words of the first party, folded.
        initials: those of its words that are one letter: "ab" of "A.B. and Petrov". Spelling
            excuses no other letter there.
        letters: all its letters in a row: "MSS" is "M.S.S.".
        against: the other party, folded; "" where none is named.

    """

    party: str
    initials: str
    letters: str
    against: str

    @classmethod
    def of(cls, name: str) -> "CaseName":
        """Read a name such as "A.B. and Others v. Russia"."""
        first, _, second = _AGAINST.sub("\n", name, count=1).partition("\n")
        words = _words(first)
        against = " ".join(_words(second))
        return cls(
            " ".join(words),
            "".join(word for word in words if len(word) == 1),
            "".join(words),
            _SHORT.get(against, against),
        )

    def is_like(self, other: "CaseName") -> bool:
        """Say whether both may be names of one case."""
        if self.letters != other.letters:
            if self.initials != other.initials:
                return False
            if fuzz.token_sort_ratio(self.party, other.party, score_cutoff=SAME) < SAME:
                return False
        return _same_side(self.against, other.against)


def _words(text: str) -> list[str]:
    plain = fold(text.replace("'", "").replace("’", ""))
    return [word for word in _WORD.findall(plain) if word not in _IGNORED]


def _same_side(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return True
    mine, theirs = host_codes(one), host_codes(other)
    if mine and theirs:
        return set(mine) == set(theirs)
    return fuzz.token_set_ratio(one, other) >= SAME
