"""American spellings as European courts write them: behavior is behaviour.

Of 2,836 judgments 15 have "behavior" and 847 "behaviour": as it is typed, the word would be a rare
one and lead to those few.
"""

import re
from typing import Final

_BRITISH: Final = (
    (re.compile(r"(?<=[a-z]{3}[^aeiou])iz(?=(?:e|ed|es|er|ers|ing|able|ations?|ational)$)"), "is"),
    (re.compile(r"^(anal|paral)yz(?=(?:e|ed|es|ing)$)"), r"\1ys"),
    (re.compile(r"^(behavi|neighb|harb|endeav|lab|fav|hon|col)or(?!a)"), r"\1our"),
    (re.compile(r"^(def|off|pret)ense"), r"\1ence"),
    (re.compile(r"^center(?=s?$)"), "centre"),
)


def british(word: str) -> str:
    """Return a folded word in British spelling; the same word if it has no other."""
    for american, spelling in _BRITISH:
        word = american.sub(spelling, word)
    return word
