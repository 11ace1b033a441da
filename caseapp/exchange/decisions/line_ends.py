"""Putting the lines of a paragraph together again, where words were broken at their ends."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

MARK_BEGINS, MARK_ENDS = "\ue000", "\ue001"
"""Around the sign of a footnote that was found in a line."""
BROKEN = re.compile(rf"([^\W\d_]+)-(?:{MARK_BEGINS}\d+{MARK_ENDS})?$")
"""A word at the end of a line, with a hyphen."""
_WORD = re.compile(r"[^\W\d_]+")
_HYPHENED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_PREFIXES = frozenset(
    ["pre", "re", "co", "post", "multi", "counter", "sub", "inter", "mid", "over", "under", "law"]
)
"""Parts that may stand before a hyphen, and also begin words without one."""
_ALWAYS = frozenset(
    ["non", "self", "ill", "well", "half", "quasi", "semi", "socio", "anti", "vice"]
)
"""Parts that have a hyphen behind them, where the document does not write the word in one."""
_ENDED = re.compile(rf"[.!?:;…][)\]”»\"’']*(?:{MARK_BEGINS}\d+{MARK_ENDS})?\s*$")
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:nos?|pp?|paras?|arts?|vol|cf|v|c|mrs?|ms|mm|dr|st|sect?|chap|ch|cit|ibid|nr|abs|rn|s|art|"
    r"ст|п|г|стр|см|др|[^\W\d_])\.$",
    re.IGNORECASE,
)
"""Words with a full stop that ends no sentence, and initials."""
_TIGHT = re.compile(r"[^\W_][-–/]$")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document: they tell which hyphen at the end of a line only breaks a word."""

    whole: frozenset[str] = frozenset()
    hyphened: frozenset[str] = frozenset()
    breaks: bool = True
    """Whether words are broken at all."""

    @classmethod
    def of(cls, lines: Sequence[str]) -> "Words":
        """Learn the words of all lines of a document."""
        # The first and the last word of a line may be parts of one.
        inner = [" ".join(line.lower().split(" ")[1:-1]) for line in lines]
        whole = frozenset(word for text in inner for word in _WORD.findall(text))
        hyphened = frozenset(word for text in inner for word in _HYPHENED.findall(text))
        breaks = any(
            broken[1].lower() + following[0].lower() in whole
            for one, next_ in pairwise(lines)
            if (broken := BROKEN.search(one)) and (following := _WORD.match(next_.lstrip()))
        )
        return cls(whole, hyphened, breaks)

    def keeps(self, broken: str, following: str) -> bool:
        """Say whether the hyphen between two parts belongs to the word."""
        first, second = broken.lower(), following.lower()
        if f"{first}-{second}" in self.hyphened or not self.breaks:
            return True
        known = first in self.whole or first in _PREFIXES
        return first + second not in self.whole and (
            first in _ALWAYS or (known and second in self.whole)
        )


def ends_sentence(text: str) -> bool:
    """Say whether a line ends a sentence, and not with "no." or an initial."""
    return bool(_ENDED.search(text)) and not _SHORTENED.search(text)


def joined(lines: Iterable[str], words: Words | None = None) -> str:
    """Return the text of lines; a hyphen at the end of one goes where it only broke a word.

    Args:
        lines: of one paragraph.
        words: of the whole document; without them every hyphen before a small letter goes.

    """
    known = words or Words()
    text = ""
    for line in lines:
        text = _continued(text, line, known) if text else line
    return text


def _continued(text: str, more: str, words: Words) -> str:
    broken, following = BROKEN.search(text), _WORD.match(more)
    if broken is None or following is None:
        return text + more if _TIGHT.search(text) and more[:1].isalnum() else f"{text} {more}"
    several = more[following.end() :].startswith("-") and broken[1].lower() in words.whole
    if several or following[0][:1].isupper() or words.keeps(broken[1], following[0]):
        return text + more
    return text[: broken.end(1)] + text[broken.end(1) + 1 :] + more
