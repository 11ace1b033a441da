"""The pages of a PDF as pictures, one under the other, exactly as they print."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.i18n import Catalogue
from caseapp.ui.theme import px
from caseapp.ui.widgets import PlainLabel
from caseapp.ui.widgets.cards import clear_layout


class PagePreview(QScrollArea):
    """Shows page pictures; keeps its place when they are drawn anew.

    Signals:
        width_changed: pictures of another width are wanted; ask `page_width()`.
    """

    width_changed = Signal()

    def __init__(self, t: Catalogue, empty: str = "") -> None:
        super().__init__()
        self._t = t
        self._empty = empty or t("The pages appear here as they will print.")
        self._asked = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAutoFillBackground(False)
        content = QWidget()
        content.setProperty("kind", "clear")
        self._box = QVBoxLayout(content)
        self._box.setContentsMargins(0, 0, px(4), 0)
        self._box.setSpacing(px(10))
        self.setWidget(content)
        self.setAccessibleName(t("Pages as they print"))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(200)
        self._settle.timeout.connect(self._on_settled)
        self.show_pages(())

    def page_width(self) -> int:
        """Return the width of a page in device pixels."""
        room = max(200, self.viewport().width() - px(8))
        return round(room * self.devicePixelRatioF())

    def show_pages(self, pictures: Sequence[bytes]) -> None:
        """Show PNG pictures of the pages."""
        place = self.verticalScrollBar().value()
        clear_layout(self._box)
        for number, data in enumerate(pictures, 1):
            self._box.addWidget(self._page(data, number, len(pictures)))
        if not pictures:
            self._box.addWidget(PlainLabel(self._empty, "muted", wrap=True))
        self._box.addStretch(1)
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(place))

    def _page(self, data: bytes, number: int, count: int) -> QWidget:
        picture = QPixmap()
        picture.loadFromData(data, "PNG")
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        page = PlainLabel()
        page.setPixmap(picture)
        page.setAccessibleName(self._t("Page {number} of {count}", number=number, count=count))
        return page

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.page_width() != self._asked:
            self._settle.start()

    @Slot()
    def _on_settled(self) -> None:
        if self.page_width() != self._asked:
            self._asked = self.page_width()
            self.width_changed.emit()
