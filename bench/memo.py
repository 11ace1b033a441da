"""A memo of 30 pages with contents and table of authorities, beside stock reportlab."""

from collections.abc import Iterator
from datetime import date

from bench.measure import ratio
from bench.peers import stock_reportlab_memo as stock
from caseapp.domain.blocks import (
    AuthoritiesTable,
    AuthorityEntry,
    Block,
    Contents,
    Document,
    Heading,
    Numbered,
    PageBreak,
    Quotation,
    Span,
    plain,
)
from caseapp.reports import compose

BAR = 10.0
ENGLISH = (
    "The applicant left the country after publicly opposing the war; the requesting State has "
    "charged him under a provision that punishes expression, and extradition proceedings were "
    "opened within ten days of his arrest, before his request for protection had been heard. "
)
RUSSIAN = (
    "Заявитель покинул страну после публичных высказываний против войны; запрашивающее "
    "государство предъявило ему обвинение по статье, наказывающей за высказывания, а его "
    "ходатайство об убежище к тому времени рассмотрено не было. "
)
ENTRIES = tuple(
    AuthorityEntry(f"k{n}", f"Court {n % 3}", (Span(f"Party {n} v. State {n}"),), "", True, True)  # noqa: FBT003
    for n in range(12)
)


def blocks() -> Iterator[Block]:
    """Return the text of the memo: the two tables, then chapters with all kinds of text."""
    yield from (Contents(), AuthoritiesTable(), PageBreak())
    for chapter in range(9):
        yield Heading((Span(f"Ground number {chapter + 1} against the extradition requested"),))
        for section in range(2):
            yield Heading((Span(f"Part {section + 1} of the argument"),), level=2)
            for number in range(7):
                entry = ENTRIES[(chapter * 5 + section * 3 + number) % len(ENTRIES)]
                case = Span(plain(entry.text), italic=True, cite=entry.key)
                yield Numbered((Span(ENGLISH), case, Span(f", § {number + 20}. {RUSSIAN}")))
            yield Quotation((Span(RUSSIAN * 2),), (Span("A report, p. 4"),))


def document() -> Document:
    """Return the memo."""
    return Document("Memo", "en", date(2026, 3, 12), tuple(blocks()), authorities=ENTRIES)


def texts() -> list[tuple[str, str]]:
    """Return the same letters for the peer."""
    found = []
    for block in blocks():
        if isinstance(block, Heading):
            found.append(("heading", plain(block.text)))
        elif isinstance(block, Numbered):
            found.append(("text", plain(block.text)))
        elif isinstance(block, Quotation):
            found.append(("quote", plain(block.text)))
    return found


def run() -> list[dict[str, object]]:
    """Measure; the number of pages is part of the figure."""
    memo, same = document(), texts()
    stock.register()
    pages = len(compose(memo)[1].pages)
    figure = ratio(
        f"memo of {pages} pages with contents and table of authorities / stock reportlab",
        BAR,
        lambda: compose(memo),
        lambda: stock.render(same),
    )
    return [{**figure.as_json(), "pages": pages}]
