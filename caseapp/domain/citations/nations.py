"""Marks of the treaty bodies of the United Nations: symbols of documents, communications."""

import re
from collections.abc import Iterator

from caseapp.domain.citations.citation import CitationKind
from caseapp.domain.citations.marks import Mark, Token

_SYMBOL = re.compile(
    r"\b(CAT|CCPR|CRC|CEDAW|CED|CERD|CRPD|CMW|E)\s?/\s?C\s?/\s?(?:\d+|[A-Z]+)\s?/\s?(?:D|DR)\s?/\s?"
    r"(\d{1,4}(?:(?:\s?[,&-]\s?)\d{1,4})*)\s?/\s?(\d{4})(?:/Rev\.?\s?\d)?"
)
_WGAD = re.compile(r"\bA/HRC/WGAD/(\d{4})/(\d{1,3})\b")
_COMMUNICATION = re.compile(
    r"\b(?:[Cc]omm(?:unication|\.|n\.?)?s?|[Сс]ообщени[ея]|[Mm]itteilung(?:en)?|[Cc]omplaints?|"
    r"[Пп]овідомлення|[Жж]алоб[аы]|[Cc]omunicaci(?:ón|ones)|[Cc]omunicazione)\s*(?:\(?\s*(?:[Nn]os?\.?|n°s?|Nrn?\.|№№?|N)\s?)?((?:\d{1,4}/\d{4})(?:(?:,|\sand|,\sand|\set|\s&|\sи)\s?\d{1,4}/\d{4})*)"
)
_VIEWS = re.compile(r"\b(?:Opinion|Avis|Мнение)\s+(?:[Nn]o\.?|n°|№)\s?(\d{1,3}/\d{4})")
_BARE = re.compile(r"(?<![\w/.-])(?:[Nn]os?\.?\s?)?(\d{1,4}/(?:19|20)\d\d)(?![\w/])")
_BODY_OF = {"CAT": CitationKind.CAT, "CCPR": CitationKind.HRC}


def nations(text: str) -> Iterator[Token]:
    """Yield symbols of documents and numbers of communications and opinions."""
    for found in _SYMBOL.finditer(text):
        kind = _BODY_OF.get(found[1], CitationKind.UN)
        numbers = tuple(f"{one}/{found[3]}" for one in re.findall(r"\d+", found[2]))
        symbol = re.sub(r"\s", "", found[0])
        yield Token(Mark.NUMBER, *found.span(), kind, numbers, document=symbol)
    for found in _WGAD.finditer(text):
        number = f"{found[2]}/{found[1]}"
        yield Token(Mark.NUMBER, *found.span(), CitationKind.UN, (number,), document=found[0],
                    year=int(found[1]))  # fmt: skip
    for found in _COMMUNICATION.finditer(text):
        numbers = tuple(re.findall(r"\d{1,4}/\d{4}", found[1]))
        yield Token(Mark.NUMBER, *found.span(), None, numbers)
    for found in _VIEWS.finditer(text):
        yield Token(Mark.NUMBER, *found.span(), CitationKind.UN, (found[1],))


def bare_communications(text: str) -> Iterator[Token]:
    """Yield what may be the number of a communication, with nothing that says so."""
    for found in _BARE.finditer(text):
        yield Token(Mark.WEAK_NUMBER, *found.span(), CitationKind.UN, (found[1],))
