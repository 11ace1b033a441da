"""Names of cases: what stands on both sides of "v.", "c.", "./." or "против"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from caseapp.domain.citations.states import is_state

_BETWEEN = re.compile(
    r"\s(?:v\.?|vs\.?|c\.|c/|contre|gegen|gg\.|\./\.|против|protiv)\s+"
    r"|(?<=[^\W\d_])/(?=[A-ZÄÖÜÀ-Ý])"
)
_JOINING = frozenset(
    [
        "and",
        "et",
        "und",
        "и",
        "e",
        "y",
        "&",
        "others",
        "other",
        "autres",
        "andere",
        "u.a.",
        "ua",
        "другие",
        "др.",
        "a.o.",
        "de",
        "da",
        "di",
        "del",
        "della",
        "des",
        "du",
        "d'",
        "la",
        "le",
        "les",
        "las",
        "los",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "of",
        "the",
        "van",
        "von",
        "den",
        "der",
        "ter",
        "ten",
        "zu",
        "dos",
        "on",
        "application",
        "ex",
        "parte",
        "for",
        "p",
        "en",
        "another",
        "anor",
        "ors",
        "uit",
        "former",
        "a",
    ]
)
"""Words in small letters that stand inside a name."""
_NO_PART = frozenset(
    [
        "see",
        "see,",
        "compare",
        "contrast",
        "cf",
        "cf.",
        "in",
        "but",
        "also",
        "and",
        "thus",
        "case",
        "cases",
        "of",
        "the",
        "notably",
        "similarly",
        "however",
        "finally",
        "further",
        "e.g.",
        "i.e.",
        "nor",
        "both",
        "unlike",
        "following",
        "under",
        "by",
        "with",
        "from",
        "like",
        "as",
        "ecthr",
        "echr",
        "egmr",
        "cedh",
        "cjeu",
        "ecj",
        "eugh",
        "cjue",
        "court",
        "judgment",
        "judgments",
        "urteil",
        "arrêt",
        "arret",
        "affaire",
        "rechtssache",
        "дело",
        "делу",
        "дела",
        "см.",
        "voir",
        "comp.",
        "vgl.",
        "siehe",
        "dans",
        "dr",
        "id",
        "ibid",
        "application",
    ]
)
"""Words before a name that are not part of it, however they are written."""
_NEVER_IN_RESPONDENT = frozenset(
    [
        "app",
        "appl",
        "application",
        "no",
        "nos",
        "nr",
        "echr",
        "cedh",
        "ehrr",
        "communication",
        "comm",
        "case",
        "cases",
        "judgment",
        "cat",
        "ccpr",
        "un",
        "hrc",
        "series",
        "reports",
        "dr",
    ]
)
"""Words with capitals that begin the next part of a citation."""
_MOST_WORDS = 14
_PAIR = 2
_FIRM = re.compile(r"[a-zà-ž]\.(?:[a-zà-ž]\.)*,?")
"""Letters that tell the kind of a firm: "a.s.", "s.r.o."."""
_EX_PARTE = re.compile(r",? ex p(?:arte|\.)? [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")
_SECOND_CASE = re.compile(r"\s*\((?:no|n°|nº|Nr|№)\.?\s?\d{1,2}\)")


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
        left = _left(text, max(reached, found.start() - 240), found.start())
        right = _right(text, found.end())
        if left is None or right is None:
            continue
        right = _before_next(text, found.end(), right)
        respondent = text[found.end() : right]
        if found[0] == "/" and not is_state(respondent):
            continue
        more = _SECOND_CASE.match(text, right) or _EX_PARTE.match(text, right)
        end = more.end() if more else right
        reached = end
        name = " ".join(text[left:end].replace(" vs. ", " v. ").split())
        yield Name(name, left, end, is_state(respondent))


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
        if bare.rstrip(",") in _NO_PART and bare not in _JOINING:
            break
        if is_capital(word):
            if bare[:1].isdigit():
                break
            start = lowest + found.start() + _opening(word)
            if word[0] in '“«„"' or (
                word[0] == "(" and ")" not in text[lowest + found.start() : end]
            ):
                break
        elif bare.rstrip(",") not in _JOINING and not _FIRM.fullmatch(bare):
            break
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int | None, end: int) -> int | None:
    """Leave out a signal word with which the name begins: "See", "In", "The" of "The X judgment"."""
    while start is not None:
        word = re.match(r"\S+\s+", text[start:end])
        if word is None or word[0].strip().lower().rstrip(",") not in _NO_PART:
            return start
        start += word.end()
    return None


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
    end: int | None = None
    words = re.finditer(r"\S+", text[start : start + 160])
    for number, found in enumerate(words):
        word = found[0]
        if number >= _MOST_WORDS or (word[0] in "([" and end is not None and not is_inner(word)):
            break
        bare = word.rstrip(".,;:)]”»\"'’!?")
        if end is not None and bare.lower() in _NEVER_IN_RESPONDENT:
            break
        if is_capital(word) and not bare[:1].isdigit() and bare:
            inner = word[: len(bare)]
            if (
                word[len(bare) :].startswith(".")
                and re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]", bare)
                and len(bare) > 1
            ):
                inner += "."  # "U.K."
            end = start + found.start() + len(inner)
            if word[len(bare) :]:
                if word[len(bare) :] == "." and _is_short_form(word) and len(bare) < _PAIR:
                    continue
                break
        elif bare.lower() not in _JOINING or word != bare:
            break
    return end


def _before_next(text: str, start: int, end: int) -> int:
    """Cut off the applicant of the next case: "v. France and Miailhe v. France"."""
    if not re.match(r"\s(?:v\.?|c\.)\s", text[end : end + 4]):
        return end
    joined = max(text.rfind(f" {word} ", start, end) for word in ("and", "et", "und"))
    return joined if joined > start else end


def is_inner(word: str) -> bool:
    """Say whether a word in brackets belongs to a name: "(Uganda)", "(Ullah)"."""
    return bool(re.fullmatch(r"\([A-Z][\w-]+\)?,?", word)) and word.strip("(),") not in {
        "GC",
        "GK",
        "Admin",
        "Civ",
    }
