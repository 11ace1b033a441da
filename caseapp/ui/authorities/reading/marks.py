"""What is painted over the text: highlights of the office, and the words that were found."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor

from caseapp.domain.annotations import AnnotationSort, MarkColour, PassageState
from caseapp.domain.in_text import Match
from caseapp.domain.views.annotations import AnnotationView
from caseapp.ui.authorities.reading.page import DecisionPage
from caseapp.ui.theme import tokens

Mark = tuple[QTextCursor, QTextCharFormat]


def ground(colour: MarkColour | None) -> str:
    """Return the ground of a highlight or a tag in the theme in force."""
    colours = tokens()
    return {
        MarkColour.YELLOW: colours.mark_yellow,
        MarkColour.GREEN: colours.mark_green,
        MarkColour.BLUE: colours.mark_blue,
        MarkColour.VIOLET: colours.mark_violet,
        None: colours.hover,
    }[colour]


def paint(
    page: DecisionPage,
    annotations: Iterable[AnnotationView],
    matches: Sequence[Match],
    current: int,
) -> None:
    """Paint what can be seen of the highlights and of the words that were found."""
    first, last = page.places_seen()
    marks = [*_highlights(page, annotations), *_matches(page, matches, current, first, last)]
    page.mark(marks)


def _highlights(page: DecisionPage, annotations: Iterable[AnnotationView]) -> Iterator[Mark]:
    for one in annotations:
        where = one.passage
        stands = where.state is PassageState.STANDS and page.has(where.last)
        if not stands or one.sort is AnnotationSort.NOTE:
            continue
        look = QTextCharFormat()
        if one.sort is AnnotationSort.QUOTATION:
            # A quotation is underlined: a colour would say what nobody chose.
            look.setFontUnderline(True)
            look.setUnderlineColor(QColor(tokens().accent))
        else:
            look.setBackground(QColor(ground(one.colour)))
        yield page.cursor_of(where.first, where.start, where.last, where.end), look


def _matches(
    page: DecisionPage, matches: Sequence[Match], current: int, first: int, last: int
) -> Iterator[Mark]:
    colours = tokens()
    for number, one in enumerate(matches):
        if not first <= one.place <= last:
            continue
        look = QTextCharFormat()
        chosen = number == current
        look.setBackground(QColor(colours.accent if chosen else colours.accent_soft))
        look.setForeground(QColor(colours.on_accent if chosen else colours.text))
        yield page.cursor_of(one.place, one.start, one.place, one.end), look
