"""Bars of counts on the screen: greys with their figures, read out as sentences.

No picture of it can be saved: on paper a chart stands on the working copy alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from caseapp.ui.overriding import override
from caseapp.ui.theme import px, tokens

_NAMES = 0.42
"""Share of the width for the names of the bars. The words after them take what they need."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, how many each part stands for, the words after it."""

    name: str
    parts: tuple[int, ...]
    said: str


class BarChart(QWidget):
    """Paints bars of counts with a legend. It never takes the focus: a table would repeat it."""

    def __init__(
        self, title: str, legend: Sequence[str], bars: Sequence[Bar], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._legend = tuple(legend)
        self._bars = tuple(bars)
        self.setAccessibleName(title)
        self.setAccessibleDescription("\n".join(map(self._read_out, self._bars)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _read_out(self, bar: Bar) -> str:
        parts = (
            f"{name} {count}"
            for name, count in zip(self._legend, bar.parts, strict=False)
            if count
        )
        return f"{bar.name}: {', '.join(parts)}"

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing() + px(6)

    def _said(self) -> int:
        """Return the width of the longest words after a bar: none of them is cut."""
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(bar.said) for bar in self._bars), default=0) + px(2)

    def _legend_lines(self, width: int) -> list[list[str]]:
        lines: list[list[str]] = [[]]
        used = 0
        for name in self._legend:
            needed = self._entry(name)
            if lines[-1] and used + needed > width:
                lines.append([])
                used = 0
            lines[-1].append(name)
            used += needed
        return lines

    def _entry(self, name: str) -> int:
        return self.fontMetrics().horizontalAdvance(name) + px(32)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._line() * (len(self._legend_lines(width)) + len(self._bars)) + px(4)

    @override
    def sizeHint(self) -> QSize:
        width = px(480)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(240), self._line() * (1 + len(self._bars)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt asks so
        painter = QPainter(self)
        painter.setPen(QColor(tokens().text))
        top = 0
        for names in self._legend_lines(self.width()):
            self._paint_legend(painter, names, top)
            top += self._line()
        longest = max((sum(bar.parts) for bar in self._bars), default=0) or 1
        for bar in self._bars:
            self._paint_bar(painter, bar, longest, top)
            top += self._line()
        painter.end()

    def _paint_legend(self, painter: QPainter, names: Sequence[str], top: int) -> None:
        left, line = 0, self._line()
        for name in names:
            painter.fillRect(
                self._placed(left, top + (line - px(10)) // 2, px(10), px(10)),
                _greys(len(self._legend))[self._legend.index(name)],
            )
            room = self._placed(left + px(16), top, self._entry(name) - px(16), line)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
            left += self._entry(name)

    def _paint_bar(self, painter: QPainter, bar: Bar, longest: int, top: int) -> None:
        line, width = self._line(), self.width()
        said = self._said()
        first = round(width * _NAMES)
        room = max(0, width - first - said - px(12))
        metrics = self.fontMetrics()
        name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, first - px(10))
        flag = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._placed(0, top, first - px(10), line), flag, name)
        left, height = float(first), line - px(8)
        for grey, count in zip(_greys(len(self._legend)), bar.parts, strict=False):
            share = room * count / longest
            painter.fillRect(self._placed(left, top + px(4), share, height), grey)
            left += share
        painter.drawText(self._placed(width - said, top, said, line), flag, bar.said)

    def _placed(self, x: float, y: float, width: float, height: float) -> QRectF:
        """Return a place, seen from the side where reading begins."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRectF(self.width() - x - width if mirrored else x, y, width, height)


def _greys(count: int) -> list[QColor]:
    """Return as many greys as there are parts, from the colour of the text to the background's."""
    text, ground = QColor(tokens().text), QColor(tokens().card)
    shares = [number * 0.8 / max(1, count - 1) if count > 1 else 0.0 for number in range(count)]
    return [
        QColor.fromRgbF(
            text.redF() + (ground.redF() - text.redF()) * share,
            text.greenF() + (ground.greenF() - text.greenF()) * share,
            text.blueF() + (ground.blueF() - text.blueF()) * share,
        )
        for share in shares
    ]
