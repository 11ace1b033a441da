"""Marks of the treaty bodies of the United Nations: symbols of documents, communications."""

import re
from collections.abc import Iterator

from caseapp.domain.citations.citation import CitationKind
from caseapp.domain.citations.marks import Mark, Token

_SYMBOL = re.compile(
    r"\b(CAT|CCPR|CRC|CEDAW|CED|CERD|CRPD|CMW|E)/C/(?:\d+|[A-Z]+)/(?:D|DR)/(\d{1,4})/(\d{4})(?:/Rev\.?\s?\d)?"
)
_WGAD = re.compile(r"\bA/HRC/WGAD/(\d{4})/(\d{1,3})\b")
_COMMUNICATION = re.compile(
    r"\b(?:[Cc]omm(?:unication|\.)s?|[Сс]ообщени[ея]|[Mm]itteilung(?:en)?)\s*(?:\(?\s*(?:[Nn]os?\.?|n°s?|Nrn?\.|№)\s?)?((?:\d{1,4}/\d{4})(?:(?:,|\sand|\set|\s&|\sи)\s?\d{1,4}/\d{4})*)"
)
_VIEWS = re.compile(r"\bOpinion\s+[Nn]o\.?\s?(\d{1,3}/\d{4})")
_BODY_OF = {"CAT": CitationKind.CAT, "CCPR": CitationKind.HRC}


def nations(text: str) -> Iterator[Token]:
    """Yield symbols of documents and numbers of communications and opinions."""
    for found in _SYMBOL.finditer(text):
        kind = _BODY_OF.get(found[1], CitationKind.UN)
        yield Token(
            Mark.NUMBER, *found.span(), kind, (f"{found[2]}/{found[3]}",), document=found[0]
        )
    for found in _WGAD.finditer(text):
        number = f"{found[2]}/{found[1]}"
        yield Token(Mark.NUMBER, *found.span(), CitationKind.UN, (number,), document=found[0],
                    year=int(found[1]))  # fmt: skip
    for found in _COMMUNICATION.finditer(text):
        numbers = tuple(re.findall(r"\d{1,4}/\d{4}", found[1]))
        yield Token(Mark.NUMBER, *found.span(), None, numbers)
    for found in _VIEWS.finditer(text):
        yield Token(Mark.NUMBER, *found.span(), CitationKind.UN, (found[1],))
