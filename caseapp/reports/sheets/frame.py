"""What every sheet has: its words, its title, and that it is internal."""

from collections.abc import Iterable
from datetime import date

from caseapp.domain.blocks import Block, Document, Labels, Mark, Paragraph, Span, Spans, Title
from caseapp.i18n import Catalogue


def sheet(
    title: str, day: date, blocks: Iterable[Block], t: Catalogue, *, marked: bool = True
) -> Document:
    """Return a sheet as a document.

    Args:
        title: printed, and in the file's metadata.
        day: the only date of the metadata.
        blocks: the content.
        t: language of the sheet.
        marked: says on every page that it is internal; a list that is carried about says less.

    """
    return Document(
        title=title,
        language=t.language,
        day=day,
        blocks=(Title(text(title)), *blocks),
        labels=Labels(
            page_of=t("Page {page} of {pages}", page="{page}", pages="{pages}"),
            draft=t("INTERNAL – PRIVILEGED"),
        ),
        running_head=title,
        mark=Mark.WORKING if marked else Mark.FILED,
    )


def text(words: str, *, bold: bool = False) -> Spans:
    """Return printable spans: line ends of notes become spaces."""
    plain = " ".join(words.split())
    return (Span(plain, bold=bold),) if plain else ()


def note(words: str) -> Paragraph:
    """Return a paragraph."""
    return Paragraph(text(words))
