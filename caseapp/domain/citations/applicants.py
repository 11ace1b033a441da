"""Where the name of a case begins: the applicant's, read backwards from the "v."."""

import re

from caseapp.domain.citations.name_words import JOINING, NO_PART, is_capital, is_short_form

_WORD = re.compile(r"\S*\([^()\s]+(?:\s[^()\s]+){0,3}\)(?=\s|$)|\S+")
"""A bracket of a few words is a part of the name: "Dzhaksybergenov (aka Jaxybergenov)"."""
_MOST_WORDS = 14
_FIRM = re.compile(r"[a-zà-ž]\.(?:[a-zà-ž]\.)*,?")
"""Letters that tell the kind of a firm: "a.s.", "s.r.o."."""
_ON_APPLICATION = (" R (on the application of)", " R (On the Application Of)")
"""Behind the name of the person, as BAILII has it: "Shiekh & Ors, R (on the application of) v"."""
_AND_OTHERS = re.compile(r"\s(?:[Oo]thers?|autres|andere|других)\b")
"""Behind a number of persons: "Ranjith Kumar and 2 Others v. Malta"."""
_PARTICLE = re.compile(r";,?\s((?:van|von)(?:\s(?:de[nr]?|het))?\s)$")
"""The semicolon stands for the number that was found there."""
_PAIR = 2


def applicant(text: str, lowest: int, end: int) -> int | None:
    """Return where the applicant's name begins."""
    start: int | None = None
    words = list(_WORD.finditer(text[lowest:end]))[-_MOST_WORDS:]
    for number, found in enumerate(reversed(words)):
        word = found[0]
        bare = word.strip("(\"'“«„[]”»").lower()
        if number and _is_end(word, text[lowest + found.end() : end]):
            break
        initials = _is_initials(word, text[lowest + found.end() : lowest + found.end() + 8])
        if bare.rstrip(",") in NO_PART and bare not in JOINING and not initials:
            break
        if is_capital(word):
            if bare[:1].isdigit():
                if _AND_OTHERS.match(text, lowest + found.end()):
                    continue
                break
            start = lowest + found.start() + _opening(word)
            if word[0] in '“«„"' or (
                word[0] == "(" and ")" not in text[lowest + found.start() : end]
            ):
                break
        elif word[0] == "(" and word[-1] == ")":
            continue
        elif bare.rstrip(",") not in JOINING and not _FIRM.fullmatch(bare):
            break
    return _with_particle(text, _trimmed(text, start, end))


def _is_end(word: str, rest: str) -> bool:
    """Say whether the name begins behind a word: a sign ends what stands before."""
    if word[-1] == ",":
        return not (_listed(rest) or rest.startswith(_ON_APPLICATION))
    return word[-1] in ";:” »" or (word[-1] == "." and not is_short_form(word))


def _with_particle(text: str, start: int | None) -> int | None:
    """Go back to a small word with which a name begins behind a number: "41/74 van Duyn v"."""
    found = _PARTICLE.search(text, max(0, start - 20), start) if start is not None else None
    return found.start(1) if found else start


def _trimmed(text: str, start: int | None, end: int) -> int | None:
    """Leave out a signal word with which the name begins: "See", "In", "The" of "The X judgment"."""
    while start is not None:
        word = re.match(r"\S+\s+", text[start:end])
        if word is None or word[0].strip().lower().rstrip(",") not in NO_PART:
            return start
        if _is_initials(word[0].strip(), f" {text[start + word.end() : start + word.end() + 8]}"):
            return start
        start += word.end()
    return None


def _is_initials(word: str, rest: str) -> bool:
    """Say whether a word in capitals is part of a name: "AS (Afghanistan)", "CF and DN v Germany"."""
    if not word.isupper():
        return False
    pair = len(word) == _PAIR and re.match(r"\s(?:and|et|und|&)\s", rest) is not None
    return pair or rest.startswith(" (")


def _opening(word: str) -> int:
    """Return how many signs open a word and are no part of the name."""
    if word[0] == "(" and ")" in word:
        return 0
    return len(word) - len(word.lstrip("(\"'“«„["))


def _listed(rest: str) -> bool:
    """Say whether a comma parts several applicants: "De Wilde, Ooms and Versyp"."""
    return bool(re.match(r"\s*(?:[^\W\d_][\w'’.-]*,?\s+){1,6}?(?:and|et|und|и|&)\s", rest))
