"""Names of cases: what stands on both sides of "v.", "c.", "./." or "против"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from caseapp.domain.citations.name_words import (
    JOINING,
    NEVER_IN_BRACKETS,
    NEVER_IN_RESPONDENT,
    NO_PART,
)
from caseapp.domain.citations.states import is_state

_BETWEEN = re.compile(
    r"\s(?:[vV]\.?|[vV][sS]\.?|-[vV]\.?-|c\.|c/|contre|contra|gegen|gg\.?|\./\.|против|ПРОТИВ|проти|срещу|"
    r"protiv|proti|przeciwko|împotriva|tegen|t\.|mot)\s+"
    r"|\s(?:v|c)\.(?=[A-ZÀ-Þ])"
    r"|(?<=[^\W\d_])/(?=[A-ZÀ-ÞĀ-Ž])|(?<=\))/(?=[A-ZÀ-ÞĀ-Ž])|(?<=[A-Z]\.)/(?=[A-ZÀ-ÞĀ-Ž])"
)
_MOST_WORDS = 14
_PAIR = 2
_FIRM = re.compile(r"[a-zà-ž]\.(?:[a-zà-ž]\.)*,?")
"""Letters that tell the kind of a firm: "a.s.", "s.r.o."."""
_EX_PARTE = re.compile(r",? ex p(?:arte|\.)? [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")
_AUTHORITY = re.compile(r"\b(?:Court|Office|Prosecutor|Authority|Tribunal|Judge|État)$")
_SEAT = re.compile(
    r"(?<=État)\s[a-zà-ž]{4,}|(?:\s(?:in|of|at)(?:\s[A-ZÀ-Ž][\w'’-]+){1,3})?"
    r"(?:,\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?=\s?[\[(;]))?"
)
_AND_OTHERS = re.compile(r"\s(?:[Oo]thers?|autres|andere|других)\b")
"""Behind a number of persons: "Ranjith Kumar and 2 Others v. Malta"."""
_PARTICLE = re.compile(r";,?\s((?:van|von)(?:\s(?:de[nr]?|het))?\s)$")
"""The semicolon stands for the number that was found there."""
_SECOND_CASE = re.compile(r"\s*\((?:[IVX]{1,4}|(?:[Nn][Oo]|n°|nº|Nr|№)\.?\s?\d{1,2})\)")
_QUOTED = re.compile(r"""["“„][^"“”„\n]{3,80}["”“]""")
_LOWER = re.compile(r"\s*(?:the\s)?([a-zà-ž]+(?:\s[a-zà-ž]+)?)")
_LOWER_BEFORE = re.compile(r"(?:^|[\s(;])([a-zà-ž'’.-]+(?:\sand\s[a-zà-ž'’.-]+)?)$")
"""Names that somebody typed without capitals: only those of states are known then."""
_LONGEST_TYPED = 80
"""Characters of such a name; without an end, each "v." would be compared with the whole text."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a case in a text. `of_state`: the respondent is a State of the Convention."""

    text: str
    start: int
    end: int
    of_state: bool


def names_in(text: str) -> Iterator[Name]:
    """Yield the names of cases in a text whose dashes and spaces are plain, in order."""
    reached = 0
    for found in _BETWEEN.finditer(text):
        left = _with_particle(text, _left(text, max(reached, found.start() - 240), found.start()))
        right = _right(text, found.end())
        if left is None and right is None:
            left, right = _typed(text, reached, found)
        if left is None or right is None:
            continue
        right = _with_place(text, found.end(), _before_next(text, found.end(), right))
        respondent = text[found.end() : right]
        if found[0] == "/" and not is_state(respondent):
            continue
        party = _EX_PARTE.match(text, right)
        more = _SECOND_CASE.match(text, party.end() if party else right) or party
        end = more.end() if more else _closed(text, left, right)
        reached = end
        name = " ".join(text[left:end].replace(" vs. ", " v. ").split())
        name = re.sub(r"(?<=\s[vc]\.)(?=\S)", " ", name)
        yield Name(name, left, end, is_state(respondent))


def _typed(text: str, reached: int, between: re.Match[str]) -> tuple[int | None, int | None]:
    """Return both ends of a name in small letters, where the respondent is a State."""
    lowest = max(reached, between.start() - _LONGEST_TYPED)
    left = _LOWER_BEFORE.search(text, lowest, between.start())
    right = _LOWER.match(text, between.end())
    if left is None or right is None or not is_state(right[1]):
        return None, None
    whole = is_state(right[1].split()[0])
    end = right.start(1) + len(right[1].split()[0]) if whole else right.end(1)
    return left.start(1), end


def is_capital(word: str) -> bool:
    """Say whether the first letter of a word is a capital one."""
    bare = word.lstrip("(\"'“«„[").removeprefix("al-").removeprefix("el-").removeprefix("d'")
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit())


def _left(text: str, lowest: int, end: int) -> int | None:
    """Return where the applicant's name begins."""
    start: int | None = None
    words = list(re.finditer(r"\S+", text[lowest:end]))[-_MOST_WORDS:]
    for number, found in enumerate(reversed(words)):
        word = found[0]
        bare = word.strip("(\"'“«„[]”»").lower()
        if number and (
            word[-1] in ";:” »"
            or (word[-1] == "," and not _listed(text[lowest + found.end() : end]))
        ):
            break
        if word.endswith(".") and number and not _is_short_form(word):
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
        elif bare.rstrip(",") not in JOINING and not _FIRM.fullmatch(bare):
            break
    return _trimmed(text, start, end)


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


def _is_short_form(word: str) -> bool:
    """Say whether a full stop belongs to the word: initials, "and Others (no. 2)", "Ltd."."""
    return bool(
        re.fullmatch(r"[(“«„\"]?(?:[^\W\d_]{1,3}\.-?)+\)?,?", word)
        or word.lower() in {"ltd.", "inc.", "no.", "others.", "corp.", "др.", "u.a.", "bros."}
    )


def _right(text: str, start: int) -> int | None:
    """Return where the respondent's name ends."""
    quoted = _QUOTED.match(text, start)
    if quoted is not None:
        return quoted.end()
    end: int | None = None
    words = re.finditer(r"[^\s,;]+[,;]*|[,;]+", text[start : start + 160])
    for number, found in enumerate(words):
        word = found[0]
        if number >= _MOST_WORDS or (word[0] in "([" and end is not None and not is_inner(word)):
            break
        bare = word.rstrip(".,;:)]”»\"'’!?")
        if end is not None and bare.lower() in NEVER_IN_RESPONDENT:
            break
        if is_capital(word) and not bare[:1].isdigit() and bare:
            inner = _whole(word, bare)
            end = start + found.start() + len(inner)
            if word[len(inner) :]:
                if word[len(inner) :] == "." and _is_short_form(word) and len(bare) < _PAIR:
                    continue
                break
        elif bare.lower() not in JOINING or word != bare:
            break
    return end


def _whole(word: str, bare: str) -> str:
    """Return a word with the point of initials, and with the bracket that it has opened."""
    rest = word[len(bare) :]
    initials = len(bare) > 1 and re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]", bare)
    if initials and rest.startswith("."):
        return f"{bare}."
    return f"{bare})" if "(" in bare and ")" not in bare and rest.startswith(")") else bare


def _closed(text: str, start: int, end: int) -> int:
    """Go on to the end of a bracket that the name has opened: "(Procurator Fiscal, Oban)"."""
    name = text[start:end]
    if name.count("(") <= name.count(")"):
        return end
    rest = re.match(r"[^()\n;]{0,60}\)", text[end:])
    return end + rest.end() if rest else end


def _with_place(text: str, start: int, end: int) -> int:
    """Go on to where an authority has its seat: "v Regional Court in Lodz, Poland"."""
    if not _AUTHORITY.search(text, start, end):
        return end
    place = _SEAT.match(text, end)
    return place.end() if place else end


def _before_next(text: str, start: int, end: int) -> int:
    """Cut off the applicant of the next case: "v. France and Miailhe v. France"."""
    if not re.match(r"\s(?:v\.?|c\.)\s", text[end : end + 4]):
        return end
    joined = max(text.rfind(f" {word} ", start, end) for word in ("and", "et", "und"))
    return joined if joined > start else end


def is_inner(word: str) -> bool:
    """Say whether a word in brackets belongs to a name: "(Uganda)", "(Ullah)"."""
    inner = re.fullmatch(r"\([A-Z][\w-]+\)?,?", word)
    return inner is not None and word.strip("(),") not in NEVER_IN_BRACKETS
