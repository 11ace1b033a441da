"""Names of cases: what stands on both sides of "v.", "c.", "./." or "против"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from caseapp.domain.citations.applicants import applicant
from caseapp.domain.citations.respondents import respondent
from caseapp.domain.citations.states import is_state

_BETWEEN = re.compile(
    r"\s(?:[vV]\.?|[vV][sS]\.?|-[vV]\.?-|c\.|c/|contre|contra|gegen|gg\.?|против|ПРОТИВ|проти|срещу|"
    r"protiv|proti|przeciwko|împotriva|tegen|t\.|mot)\s+"
    r"|\s(?:v|c)\.(?=[A-ZÀ-Þ])|\s?\./\.\s?"
    r"|(?<=[^\W\d_])/(?=[A-ZÀ-ÞĀ-Ž])|(?<=\))/(?=[A-ZÀ-ÞĀ-Ž])|(?<=[A-Z]\.)/(?=[A-ZÀ-ÞĀ-Ž])"
)
_EX_PARTE = re.compile(r",? ex p(?:arte|\.)? [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")
_SECOND_CASE = re.compile(r"\s*\((?:[IVX]{1,4}|(?:[Nn][Oo]|n°|nº|Nr|№)\.?\s?\d{1,2})\)")
_BRACKET = re.compile(r"\s\([^()\n;]{3,80}\)")
_LOWER = re.compile(r"\s*(?:the\s)?([a-zà-ž]+(?:\s[a-zà-ž]+)?)")
_LOWER_BEFORE = re.compile(r"(?:^|[\s(;])([a-zà-ž'’.-]+(?:\sand\s[a-zà-ž'’.-]+)?)$")
"""Names that somebody typed without capitals: only those of states are known then."""
_LONGEST_APPLICANT = 240
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
        left = applicant(text, max(reached, found.start() - _LONGEST_APPLICANT), found.start())
        right = respondent(text, found.end())
        if left is None and right is None:
            left, right = _typed(text, reached, found)
        if left is None or right is None:
            continue
        against = text[found.end() : right]
        if found[0] == "/" and not is_state(against):
            continue
        party = _EX_PARTE.match(text, right)
        more = _SECOND_CASE.match(text, party.end() if party else right) or party
        more = more or _also_called(text, left, right)
        end = more.end() if more else _closed(text, left, right)
        reached = end
        name = " ".join(text[left:end].replace(" vs. ", " v. ").split())
        name = re.sub(r"(?<=\s[vc]\.)(?=\S)", " ", name)
        yield Name(name, left, end, is_state(against))


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


def _closed(text: str, start: int, end: int) -> int:
    """Go on to the end of a bracket that the name has opened: "(Procurator Fiscal, Oban)"."""
    name = text[start:end]
    if name.count("(") <= name.count(")"):
        return end
    rest = re.match(r"[^()\n;]{0,60}\)", text[end:])
    return end + rest.end() if rest else end


def _also_called(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find a second name of the same person in brackets: "T v Immigration Officer (T v …)"."""
    person = re.match(r"[\w.'’-]+", text[start:end])
    if person is None or not text.startswith(f" ({person[0]} v", end):
        return None
    return _BRACKET.match(text, end)
