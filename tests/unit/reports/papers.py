"""Small documents for the tests of printing."""

from datetime import date

from caseapp.domain.blocks import (
    AuthoritiesTable,
    AuthorityEntry,
    Contents,
    Document,
    Heading,
    Numbered,
    Span,
)

DAY = date(2026, 3, 12)
SENTENCE = "The applicant left the country after publicly opposing the war, and has not returned. "


def spans(text, **appearance):
    """Return one span as a tuple."""
    return (Span(text, **appearance),)


def paper(*blocks, **fields):
    """Return a document of these blocks."""
    return Document("A memo", "en", DAY, tuple(blocks), **fields)


def entries(count):
    """Return verified authorities k0, k1 … named Party 0, Party 1 …"""
    return tuple(
        AuthorityEntry(f"k{n}", f"Court {n // 4}", spans(f"Party {n}"), "", True, True)
        for n in range(count)
    )


def memo(chapters, citations, sizes=(3,), **fields):
    """Return a memo: chapters of paragraphs of different sizes that cite the given keys."""
    blocks = [Contents(), AuthoritiesTable()]
    cited = iter(citations)
    for chapter in range(chapters):
        blocks.append(Heading(spans(f"Chapter {chapter + 1}")))
        for size in sizes:
            key = next(cited, None)
            text = [Span(SENTENCE * size)]
            if key is not None:
                text.append(Span(f"«{key}»", italic=True, cite=key))
            blocks.append(Numbered(tuple(text)))
    return paper(*blocks, **fields)
