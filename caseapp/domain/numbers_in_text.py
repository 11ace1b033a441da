"""Numbers of people in a text: documents, telephones, files, mailboxes, houses; however written."""

import re
from collections.abc import Container, Iterator

from caseapp.domain.text import fold
from caseapp.domain.traces import same_length

SHORTEST_NUMBER = 5
"""Letters and digits of a number that is looked for; shorter ones stand in every judgment."""
FEWEST_DIGITS = 4
_LATIN_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS")
_DIGIT = re.compile(r"\d")
_GROUP = re.compile(r"[^\W_]+")
_REFERENCE = re.compile(r"\w*\d\w*(?:\W{1,3}\w*\d\w*)*")
_LONGEST_GROUP = 15
_MOST_GROUPS = 6
_LONGEST_NUMBER = 40
"""Groups and characters of a number as it is written: "+7 701 123-45-67"."""
_LOCAL_DIGITS = 9
"""Last digits of a telephone number: before them stands +7, 8, 007, or nothing."""
_LONG_NUMBER = 10
_ACCOUNT = re.compile(
    r"(?P<mailbox>[\w.+-]{3,64})@[\w-]+\.[\w.-]+|(?<![\w.])@(?P<handle>\w{4,64})"
    r"|\b(?:t\.me|vk\.com|facebook\.com|instagram\.com)/(?P<page>[\w.]{4,64})"
)
_WORD_OR_NUMBER = re.compile(r"[^\W\d_]{4,}|(?<![\d/.])\d{1,4}(?!\d)(?!\.\d)")
_NEAR = 3
"""Words between the name of a street and its number: 15, Abaya Street; улица Абая, дом 15."""
_OF_ADDRESSES = frozenset(
    fold(word)
    for word in [
        "street",
        "avenue",
        "road",
        "lane",
        "square",
        "house",
        "building",
        "apartment",
        "flat",
        "floor",
        "block",
        "room",
        "city",
        "town",
        "village",
        "district",
        "region",
        "postbox",
        "улица",
        "улице",
        "проспект",
        "переулок",
        "площадь",
        "дом",
        "дома",
        "квартира",
        "корпус",
        "строение",
        "этаж",
        "район",
        "область",
        "город",
        "село",
        "микрорайон",
        "вулиця",
        "будинок",
        "квартира",
        "straße",
        "strasse",
        "platz",
        "allee",
        "haus",
        "wohnung",
        "rue",
        "avenue",
        "calle",
        "cadde",
        "caddesi",
        "sokak",
        "sokağı",
        "mahalle",
        "mahallesi",
        "daire",
        "көшесі",
        "даңғылы",
        "пәтер",
        "көчөсү",
        "батир",
        "ulica",
        "ulice",
        "trg",
        "stan",
    ]
)
"""Words that stand in every address, and say nothing of one."""


def squeezed(text: str) -> str:
    """Return a number without what people put between its signs; letters that look alike are one."""
    plain = "".join(sign for sign in same_length(text).upper() if sign.isalnum())
    return plain.translate(_LATIN_LOOKALIKES)


def references(text: str) -> Iterator[str]:
    """Yield the numbers in what somebody typed as a reference, each whole: "no. 54321/24"."""
    for found in _REFERENCE.finditer(text):
        yield squeezed(found.group())


def is_number(squeezed_text: str) -> bool:
    """Say whether something is long enough to be looked for."""
    digits = sum(sign.isdigit() for sign in squeezed_text)
    return len(squeezed_text) >= SHORTEST_NUMBER and digits >= FEWEST_DIGITS


def numbers_in(text: str) -> Iterator[str]:
    """Yield what looks like the number of a document or a telephone in notes, squeezed.

    A number is written in up to six groups of signs; each run of groups may be all of it.
    """
    for line in text.splitlines():
        groups = [one for one in _GROUP.findall(line) if len(one) <= _LONGEST_GROUP]
        for first in range(len(groups)):
            for last in range(first + 1, min(len(groups), first + _MOST_GROUPS) + 1):
                number = squeezed("".join(groups[first:last]))
                digits = sum(sign.isdigit() for sign in number)
                # A run that ends in a word says no more than the run without it.
                if digits > FEWEST_DIGITS and number[-1].isdigit():
                    yield number
                    if local_digits(number):
                        yield local_digits(number)


def local_digits(squeezed_text: str) -> str:
    """Return the last digits of what may be a telephone number; "" for what is none."""
    if len(squeezed_text) < _LONG_NUMBER or not squeezed_text.isdigit():
        return ""
    return squeezed_text[-_LOCAL_DIGITS:]


def accounts(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the names of mailboxes and accounts: (name, start, end), the domain left aside."""
    if "@" not in text and "/" not in text:
        return
    for found in _ACCOUNT.finditer(text):
        name = found["mailbox"] or found["handle"] or found["page"]
        yield name.casefold(), found.start(), found.end()


def houses(text: str, wanted: Container[str] | None = None) -> Iterator[tuple[str, str, int, int]]:
    """Yield words near small numbers, as addresses have them: (word, number, start, end).

    Args:
        text: where they are looked for.
        wanted: these numbers alone.

    """
    if not any(map(str.isdigit, text)):
        return
    found = list(_WORD_OR_NUMBER.finditer(text))
    for at, one in enumerate(found):
        number = one.group()
        if not number.isdigit() or (wanted is not None and number not in wanted):
            continue
        for other in found[max(0, at - _NEAR) : at + _NEAR + 1]:
            word = other.group()
            if not word.isdigit() and fold(word) not in _OF_ADDRESSES:
                start, end = min(one.start(), other.start()), max(one.end(), other.end())
                yield word, str(int(number)), start, end


def numbers(text: str, wanted: Container[str]) -> Iterator[tuple[str, int, int]]:
    """Yield where a number stands, however it is parted: (number, start, end); the longest first.

    Args:
        text: where it is looked for.
        wanted: numbers as `squeezed` gives them.

    """
    groups = [_Group(found) for found in _GROUP.finditer(text)]
    first = 0
    while first < len(groups):
        run = _longest_run(groups, first)
        step = 1
        for last in range(len(run), 0, -1):
            known = _known("".join(one.plain for one in run[:last]), wanted)
            if known:
                yield known, run[0].start, run[last - 1].end
                step = last
                break
        first += step


class _Group:
    """Signs without anything between them."""

    __slots__ = ("_plain", "end", "has_digit", "start", "text")

    def __init__(self, found: re.Match[str]) -> None:
        self.text = found.group()
        self.start, self.end = found.span()
        self.has_digit = _DIGIT.search(self.text) is not None
        self._plain = ""

    @property
    def plain(self) -> str:
        if not self._plain:
            self._plain = squeezed(self.text)
        return self._plain


def _longest_run(groups: list[_Group], first: int) -> list[_Group]:
    """Return the groups from one on that may be one number; none where they have no digit."""
    run = groups[first : first + _MOST_GROUPS]
    while run and run[-1].end - run[0].start > _LONGEST_NUMBER:
        run.pop()
    return run if any(one.has_digit for one in run) else []


def _known(number: str, wanted: Container[str]) -> str:
    return next((one for one in (number, local_digits(number)) if one in wanted), "")
