"""Finding words in a text that is being read: any script and case, places in the original."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from caseapp.domain.text import fold


@dataclass(frozen=True, slots=True)
class Match:
    """Words that were found: in which paragraph, from which character to before which."""

    place: int
    start: int
    end: int


class FoldedText:
    """The paragraphs of a text as they are compared, each sign with its place in the original.

    Made paragraph by paragraph, so that a long judgment can be taken in between other things.
    """

    def __init__(self, paragraphs: Iterable[str] = ()) -> None:
        """Take in paragraphs."""
        self._folded: list[str] = []
        self._places: list[array[int]] = []
        for one in paragraphs:
            self.add(one)

    def __len__(self) -> int:
        """Count the paragraphs that were taken in."""
        return len(self._folded)

    def add(self, paragraph: str) -> None:
        """Take in the next paragraph."""
        signs = [_folded(sign) for sign in paragraph]
        places = array("L")
        for at, sign in enumerate(signs):
            if sign:
                places.extend((at,) * len(sign))
        places.append(len(paragraph))
        self._folded.append("".join(signs))
        self._places.append(places)

    def find(self, words: str) -> list[Match]:
        """Return every place of the words, in order; several blanks count as one. Empty: nowhere."""
        wanted = "".join(_folded(sign) for sign in " ".join(words.split()))
        if not wanted.strip():
            return []
        found = []
        for place, (text, places) in enumerate(zip(self._folded, self._places, strict=True)):
            at = text.find(wanted)
            while at >= 0:
                last = at + len(wanted)
                found.append(Match(place, places[at], places[last - 1] + 1))
                at = text.find(wanted, last)
        return found


@lru_cache(maxsize=8192)
def _folded(sign: str) -> str:
    return " " if sign.isspace() else fold(sign)
