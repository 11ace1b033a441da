"""Where the name of a case ends: the respondent's, read on from the "v."."""

import re

from caseapp.domain.citations.name_words import (
    JOINING,
    NEVER_IN_BRACKETS,
    NEVER_IN_RESPONDENT,
    is_capital,
    is_short_form,
)

_MOST_WORDS = 14
_PAIR = 2
_QUOTED = re.compile(r"""["“„][^"“”„\n]{3,80}["”“]""")
_AUTHORITY = re.compile(r"\b(?:Court|Office|Prosecutor|Authority|Tribunal|Judge)\b|\bÉtat$")
_OTHERS = re.compile(r"\s(?:and|&|et|und|и)\s(?:others|another|autres|andere|другие|другими)\b")
_SEAT = re.compile(
    r"(?<=État)\s[a-zà-ž]{4,}|(?:\s(?:in|of|at)(?:\s[A-ZÀ-Ž][\w'’-]+){1,3})?"
    r"(?:,\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?=\s?[\[(;]))?"
)


def respondent(text: str, start: int) -> int | None:
    """Return where the respondent's name ends."""
    quoted = _QUOTED.match(text, start)
    if quoted is not None:
        return quoted.end()
    end: int | None = None
    words = re.finditer(r"[^\s,;]+[,;]*|[,;]+", text[start : start + 160])
    for number, found in enumerate(words):
        word = found[0]
        if number >= _MOST_WORDS or (word[0] in "([" and end is not None and not _is_inner(word)):
            break
        bare = word.rstrip(".,;:)]”»\"'’!?")
        if end is not None and bare.lower() in NEVER_IN_RESPONDENT:
            break
        if is_capital(word) and not bare[:1].isdigit() and bare:
            inner = _whole(word, bare)
            end = start + found.start() + len(inner)
            if word[len(inner) :]:
                if word[len(inner) :] == "." and is_short_form(word) and len(bare) < _PAIR:
                    continue
                break
        elif bare.lower() not in JOINING or word != bare:
            break
    if end is None:
        return None
    end = _with_place(text, start, _before_next(text, start, end))
    others = _OTHERS.match(text, end)
    return others.end() if others else end


def _whole(word: str, bare: str) -> str:
    """Return a word with the point of initials, and with the bracket that it has opened."""
    rest = word[len(bare) :]
    initials = len(bare) > 1 and re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]", bare)
    if initials and rest.startswith("."):
        return f"{bare}."
    return f"{bare})" if "(" in bare and ")" not in bare and rest.startswith(")") else bare


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


def _is_inner(word: str) -> bool:
    """Say whether a word in brackets belongs to a name: "(Uganda)", "(Ullah)"."""
    inner = re.fullmatch(r"\([A-Z][\w-]+\)?,?", word)
    return inner is not None and word.strip("(),") not in NEVER_IN_BRACKETS
