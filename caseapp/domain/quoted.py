"""Quotations of a filing: put beside their citation, and held against the decision before print."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from caseapp.domain.annotations import PassageDraft
from caseapp.domain.authorities import PartKind
from caseapp.domain.citations import recognise
from caseapp.domain.citations.quotations import Difference, Quotation, differences, quotations
from caseapp.domain.citations.styles import CitationStyle
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.relations import speaks_of
from caseapp.domain.views.authority_text import TextParagraph

REACH = 300
"""Characters around a quotation in which the decision that it is from is named."""
_WORD = re.compile(r"[^\W_]+")
_SPAN = re.compile(r"(\d+)-(\d+)")
_LONGEST_SPAN = 500
_OPINION = re.compile(r"opinion|dissent|concurring|мнени", re.IGNORECASE)
"""How a text says that a judge speaks and not the court."""
_OWN_NUMBERS = frozenset({PartKind.OPINION, PartKind.OPERATIVE, PartKind.NOTE})
"""Parts with numbers of their own, which are no paragraphs of the judgment."""


@dataclass(frozen=True, slots=True)
class MemoQuotation:
    """A passage to be put into a section of a memo, with its citation.

    Attributes:
        section: key of the section that gets it, at its end.
        version: of the memo that was looked at; None: whatever stands there.

    """

    authority: AuthorityUid
    passage: PassageDraft
    section: str
    style: CitationStyle = CitationStyle.ECTHR
    version: int | None = None


@dataclass(frozen=True, slots=True)
class QuotedDecision:
    """A decision that a memo cites, with the court's own paragraphs: (number, text)."""

    key: int
    title: str
    marks: tuple[str, ...]
    """By what a text names it."""
    paragraphs: tuple[tuple[str, str], ...] = ()
    opinions: tuple[str, ...] = ()
    """Paragraphs of separate opinions."""


@dataclass(frozen=True, slots=True)
class WrongQuotation:
    """A quotation that its decision does not have so."""

    title: str
    quotation: str
    differences: tuple[Difference, ...]
    """Empty: they are the words of a separate opinion, and the text does not say so."""


def as_quotation(words: str) -> str:
    """Return the words of a passage on one line."""
    return " ".join(words.split())


def numbers_of(paragraphs: Iterable[TextParagraph]) -> tuple[str, ...]:
    """Return the pinpoint of a passage: none where a part is touched that has its own numbers."""
    chosen = list(paragraphs)
    if any(one.part in _OWN_NUMBERS for one in chosen):
        return ()
    return tuple(dict.fromkeys(one.number for one in chosen if one.number))


def joined_pinpoint(pinpoint: str, numbers: Iterable[str]) -> str:
    """Add paragraphs to those that a memo relies on: "§ 88" and 91 become "§§ 88, 91"."""
    known = [part.strip() for part in pinpoint.strip().lstrip("§ ").split(",") if part.strip()]
    every = list(dict.fromkeys((*known, *numbers)))
    if not every:
        return ""
    if not all(one[:1].isdigit() for one in every):
        return ", ".join(every)
    one = len(every) == 1 and every[0].isdigit()
    return f"{'§' if one else '§§'} {', '.join(every)}"


def named_beside(texts: Iterable[str], cited: Sequence[QuotedDecision]) -> list[QuotedDecision]:
    """Return the decisions that are named beside a quotation: theirs alone need be compared."""
    around = [_around(text, one) for text in texts for one in quotations(text)]
    return [one for one in cited if any(speaks_of(one.marks).search(near) for near in around)]


def wrong_quotations(
    texts: Iterable[str], cited: Sequence[QuotedDecision]
) -> tuple[WrongQuotation, ...]:
    """Return the quotations that a decision named near them does not have.

    What no decision is named beside is not looked at: it may be quoted from anything. What one of
    the decisions has word for word is right, whichever of them it is.
    """
    known = [one for one in cited if one.paragraphs]
    plain = [_words(body) for one in known for _, body in one.paragraphs]
    found = []
    for text in texts if known else ():
        for quotation in quotations(text):
            words = _words(quotation.text)
            if any(words in body for body in plain):
                continue
            source = _named_near(text, quotation, known)
            if source is None:
                continue
            if any(words in _words(body) for body in source.opinions):
                if not _OPINION.search(_around(text, quotation)):
                    found.append(WrongQuotation(source.title, quotation.text, ()))
                continue
            wrong = differences(quotation.text, _paragraphs(text, quotation, source))
            if wrong:
                found.append(WrongQuotation(source.title, quotation.text, wrong))
    return tuple(found)


def _words(text: str) -> str:
    return " ".join(word.casefold() for word in _WORD.findall(text))


def _around(text: str, quotation: Quotation) -> str:
    return text[max(0, quotation.start - REACH) : quotation.end + REACH]


def _named_near(
    text: str, quotation: Quotation, known: Sequence[QuotedDecision]
) -> QuotedDecision | None:
    """Return the decision that is named nearest: after the quotation, else before it."""
    after = text[quotation.end : quotation.end + REACH]
    before = text[max(0, quotation.start - REACH) : quotation.start]
    behind = [(at.start(), one) for one in known if (at := speaks_of(one.marks).search(after))]
    if behind:
        return min(behind, key=lambda pair: pair[0])[1]
    ahead = [
        (max(at.end() for at in hits), one)
        for one in known
        if (hits := list(speaks_of(one.marks).finditer(before)))
    ]
    return max(ahead, key=lambda pair: pair[0])[1] if ahead else None


def _paragraphs(text: str, quotation: Quotation, source: QuotedDecision) -> list[str]:
    """Return the paragraphs that are pinpointed beside the quotation, else the likeliest one."""
    around = _around(text, quotation)
    pointed = {
        number
        for citation in recognise(around)
        for span in citation.paragraphs
        for number in _numbers(span)
    }
    named = [body for number, body in source.paragraphs if number in pointed]
    if named:
        return named
    wanted = set(_words(quotation.text).split())
    return [
        max(
            (body for _, body in source.paragraphs),
            key=lambda body: len(wanted & set(_words(body).split())),
        )
    ]


def _numbers(span: str) -> Iterable[str]:
    ends = _SPAN.fullmatch(span)
    if ends is None:
        return (span,)
    first, last = int(ends[1]), int(ends[2])
    return map(str, range(first, min(last, first + _LONGEST_SPAN) + 1))
