"""Where the parts of a hit stand: measured once for a width, then painted and clicked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from caseapp.domain.views.library import Pieces
from caseapp.ui.authorities.finding.hitwords import HitWords
from caseapp.ui.theme import px, tokens
from caseapp.ui.widgets.painting import badge_size, draw_badge, draw_box

_AROUND = 10
_BOX = 16
_START = 38
"""Where words begin: after the box to tick."""
_SNIPPET_LINES = 2
_SNIPPET_INSET = 8
_ISOLATE, _END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


@dataclass(frozen=True, slots=True)
class _Lines:
    """A text broken over lines, and where it stands."""

    layout: QTextLayout
    at: QPointF


class HitLayout:
    """One hit, laid out for a width.

    Args:
        words: what it says.
        width: of the row, in pixels.
        font: of the list.
        mirrored: lines start at the right.

    Attributes:
        height: of the row.
        box: where it is ticked.
        paragraphs: where each paragraph hit is, for the mouse.
        badges: where each badge is.

    """

    def __init__(self, words: HitWords, width: int, font: QFont, *, mirrored: bool) -> None:
        self._width = width
        self._mirrored = mirrored
        self._texts: list[_Lines] = []
        self._words = words
        self.badges: list[QRect] = []
        self.paragraphs: list[QRect] = []
        self._small = QFont(font)
        self._small.setPixelSize(px(12))
        self._badge_font = QFont(self._small)
        self._badge_font.setWeight(QFont.Weight.DemiBold)
        self.box = self._place(QRect(px(12), px(_AROUND), px(_BOX), px(_BOX)))
        self._room = max(px(80), width - px(_START) - px(12))
        self.height = self._build(font)

    def _build(self, font: QFont) -> int:
        colours, words = tokens(), self._words
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        y = float(px(_AROUND - 1))
        y = self._add(y, words.title, bold, colours.text)
        y = self._add(y, words.where, self._small, colours.muted) + px(4)
        y = self._add_badges(y)
        for line in words.outcome:
            y = self._add(y, line, self._small, colours.text)
        for place, pieces in words.paragraphs:
            y = self._add_paragraph(y + px(3), place, pieces)
        return round(y) + px(_AROUND)

    def _place(self, rect: QRect) -> QRect:
        if not self._mirrored:
            return rect
        return QRect(self._width - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())

    def _add(self, y: float, text: str, font: QFont, colour: str) -> float:
        if not text:
            return y
        return self._lay(y, text, [_range(0, len(text), font, colour)], font, px(_START), 0)

    def _add_badges(self, y: float) -> float:
        x, high = 0, 0
        for text, _ in self._words.badges:
            size = badge_size(text, self._badge_font)
            if x and x + size.width() > self._room:
                x, y = 0, y + high + px(4)
            rect = QRect(px(_START) + x, round(y), min(size.width(), self._room), size.height())
            self.badges.append(self._place(rect))
            x, high = x + size.width() + px(6), size.height()
        return y + high + px(4) if self.badges else y

    def _add_paragraph(self, y: float, place: str, pieces: Pieces) -> float:
        colours = tokens()
        strong = self._badge_font
        # A number stays what it is, whichever way the words after it run.
        place = f"{_ISOLATE}{place}{_END}"
        text = f"{place}  "
        formats = [_range(0, len(place), strong, colours.accent)]
        for piece, met in pieces:
            clean = " ".join(piece.split())
            clean = (
                f"{' ' if piece[:1].isspace() else ''}{clean}{' ' if piece[-1:].isspace() else ''}"
            )
            formats.append(
                _range(
                    *(len(text), len(clean)),
                    strong if met else self._small,
                    colours.text if met else colours.muted,
                )
            )
            text += clean
        start = px(_START) + px(_SNIPPET_INSET)
        below = self._lay(y + px(2), text, formats, self._small, start, _SNIPPET_LINES) + px(2)
        self.paragraphs.append(
            self._place(QRect(px(_START), round(y), self._room, round(below - y)))
        )
        return below

    def _lay(
        self,
        y: float,
        text: str,
        formats: list[QTextLayout.FormatRange],
        font: QFont,
        start: int,
        most: int,
    ) -> float:
        """Break a text over lines, at most so many (0: all); return where the next one begins."""
        room = self._room - (start - px(_START))
        layout, high, end = _broken(text, formats, font, room, most, mirrored=self._mirrored)
        while end < len(text):
            # Shorter each time, until the sign that there is more has room too.
            text = text[: max(0, end - 2)].rstrip() + "…"
            layout, high, end = _broken(text, formats, font, room, most, mirrored=self._mirrored)
        x = self._place(QRect(start, 0, room, 1)).x()
        self._texts.append(_Lines(layout, QPointF(x, y)))
        return y + high

    def paint(self, painter: QPainter, at: QPoint, *, ticked: bool, paragraph: int) -> None:
        """Paint the hit with its top left corner at a point; `paragraph` is ringed, -1 for none."""
        painter.save()
        painter.translate(at)
        draw_box(painter, self.box, on=ticked)
        for rect, (text, tone) in zip(self.badges, self._words.badges, strict=True):
            draw_badge(painter, rect, self._badge_font, text, tone)
        if 0 <= paragraph < len(self.paragraphs):
            painter.setPen(QPen(QColor(tokens().accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.paragraphs[paragraph]).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(ring, px(4), px(4))
        for lines in self._texts:
            lines.layout.draw(painter, lines.at)
        painter.restore()

    def paragraph_at(self, point: QPoint) -> int:
        """Return which paragraph is at a point of the row, or -1."""
        return _at(self.paragraphs, point)

    def is_box(self, point: QPoint) -> bool:
        """Say whether a point is on the box, or so near that it is meant."""
        return self.box.adjusted(-px(8), -px(8), px(8), px(8)).contains(point)


def _at(places: Sequence[QRect], point: QPoint) -> int:
    return next((n for n, place in enumerate(places) if place.contains(point)), -1)


def _range(start: int, length: int, font: QFont, colour: str) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = start
    made.length = length
    made.format = _letters(font.toString(), colour)
    return made


@lru_cache(maxsize=32)
def _letters(font: str, colour: str) -> QTextCharFormat:
    """Return letters of a font and colour; a list has a handful of them, and thousands of ranges."""
    described = QFont()
    described.fromString(font)
    letters = QTextCharFormat()
    letters.setFont(described)
    letters.setForeground(QColor(colour))
    return letters


@lru_cache(maxsize=2)
def _option(mirrored: bool) -> QTextOption:
    """Return how lines are broken, and where they start."""
    option = QTextOption()
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _broken(
    text: str,
    formats: list[QTextLayout.FormatRange],
    font: QFont,
    room: int,
    most: int,
    *,
    mirrored: bool,
) -> tuple[QTextLayout, float, int]:
    """Return a text broken over lines, its height, and how much of it they hold."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_option(mirrored))
    layout.setFormats(formats)
    layout.beginLayout()
    high, end, count = 0.0, 0, 0
    while not most or count < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room)
        line.setPosition(QPointF(0, high))
        high += line.height()
        end = line.textStart() + line.textLength()
        count += 1
    layout.endLayout()
    return layout, high, end
