"""Names of cases, told apart: spellings of one name are alike, other people and States are not."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from caseapp.domain.citations.states import state_of
from caseapp.domain.names import name_forms
from caseapp.domain.text import fold
from caseapp.services.steps.library.own_decisions import host_codes

SOUNDS = 75.0
"""Likeness of two names in two scripts, by the keys of their words."""
SAME = 86.0
"""Likeness of two names, of 100, from which they are taken for one: spellings differ."""
_AGAINST = re.compile(
    r"\s+(?:vs?\.?|-v-|c\.|c/|contre|contra|gegen|gg\.?|\./\.|против|проти|protiv|tegen|t\.|mot)\s+"
    r"|(?<=\w)/(?=[^\W\d_])"
)
_WORD = re.compile(r"[^\W\d_]+")
_IGNORED = frozenset({
    "the", "and", "others", "other", "et", "autres", "und", "andere", "u", "и", "другие",
    "complainants",
})  # fmt: skip
_AND_OTHERS = re.compile(r"\bet al\b\.?|\bu\.\s?a\.")
_SURNAME = 3
"""Letters of the shortest word that tells of a person more than initials do."""
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
        state: the same in English, whatever the language, if it is a State of the Convention.

    """

    party: str
    initials: str
    letters: str
    against: str
    state: str = ""

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
            state_of(second),
        )

    def is_near(self, other: "CaseName") -> bool:
        """Say whether both may be names of a case whose number agrees.

        A surname alone will do ("Agiza" for "Ahmed Hussein Mustafa Kamil Agiza"); a name in another
        script is compared by its sound.
        """
        if self.is_like(other) or self.is_short_for(other) or other.is_short_for(self):
            return True
        foreign = _is_latin(self.party) != _is_latin(other.party)
        return foreign and self._is_against_the_same(other) and self._sounds_like(other)

    def _sounds_like(self, other: "CaseName") -> bool:
        mine, theirs = (
            " ".join(name_forms(word).key for word in one.party.split()) for one in (self, other)
        )
        return fuzz.token_set_ratio(mine, theirs) >= SOUNDS

    def is_short_for(self, other: "CaseName") -> bool:
        """Say whether all words of a name are in the other; Luxembourg's may have one party."""
        if not self._is_against_the_same(other):
            return False
        mine = set(self.party.split())
        theirs = {*other.party.split(), *("" if self.against else other.against).split()}
        surname = any(len(word) >= _SURNAME for word in mine)
        return mine <= theirs and bool(mine) and (surname or not (self.against or self.initials))

    def _is_against_the_same(self, other: "CaseName") -> bool:
        if self.state and other.state:
            return self.state == other.state
        return _same_side(self.against, other.against)

    def is_like(self, other: "CaseName") -> bool:
        """Say whether both may be names of one case."""
        if self.letters != other.letters:
            if self.initials != other.initials:
                return False
            if fuzz.token_sort_ratio(self.party, other.party, score_cutoff=SAME) < SAME:
                return False
        return self._is_against_the_same(other)


def _words(text: str) -> list[str]:
    plain = fold(_AND_OTHERS.sub(" ", text).replace("'", "").replace("’", ""))
    return [word for word in _WORD.findall(plain) if word not in _IGNORED]


def _same_side(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return True
    mine, theirs = host_codes(one), host_codes(other)
    if mine and theirs:
        return set(mine) == set(theirs)
    return fuzz.token_set_ratio(one, other) >= SAME


def _is_latin(text: str) -> bool:
    return text.isascii() or not re.search("[\u0370-\u1fff]", text)
