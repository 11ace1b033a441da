"""A check box whose box and tick are drawn from the theme, visible in both themes."""

from PySide6 import QtCore
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from caseapp.ui.overriding import override
from caseapp.ui.theme import px, tokens


class Tick(QCheckBox):
    """Yes or no, with words."""

    def __init__(self, text: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setAccessibleName(text)
        self.setChecked(checked)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        # Their many names cost Qt for Python 11 ms: not before somebody ticks something.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton  # noqa: PLC0415

        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(tokens().on_accent), px(2))
        pen.setCapStyle(QtCore.Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline(mark_in(box))


def mark_in(box: "QtCore.QRect") -> list[QPointF]:
    """Return the corners of the mark in a box that is ticked."""
    left, top, side = box.x(), box.y(), box.width()
    return [
        QPointF(left + side * 0.24, top + side * 0.52),
        QPointF(left + side * 0.44, top + side * 0.72),
        QPointF(left + side * 0.78, top + side * 0.30),
    ]
