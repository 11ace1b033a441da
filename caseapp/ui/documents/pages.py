"""One page of a document: a picture that the worker drew, or plain text, never markup."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from caseapp.domain.previews import PreviewPage, Shown
from caseapp.i18n import Catalogue
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, Notice, PlainLabel

ZOOMS = (50, 75, 100, 150, 200, 300)


class PageView(QWidget):
    """The page with its buttons.

    Signals:
        wanted: a page or a size is to be drawn; ask `number` and `width_wanted()`.
    """

    wanted = Signal()

    def __init__(self, t: Catalogue) -> None:
        super().__init__()
        self._t = t
        self.number = 1
        self._count = 1
        self._zoom = ZOOMS.index(100)
        self.setProperty("kind", "clear")
        self.back = Button(t("Previous page"), "quiet", shortcut="PgUp")
        self.on = Button(t("Next page"), "quiet", shortcut="PgDown")
        self.smaller = Button(t("Smaller"), "quiet", shortcut="Ctrl+-")
        self.larger = Button(t("Larger"), "quiet", shortcut="Ctrl++")
        self.where = PlainLabel("", "muted")
        self.trouble = Notice("", tone="notice")
        self.cut = PlainLabel(t("The text goes on; only its beginning is shown."), "muted")
        self.picture = PlainLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(t("Text of the document"))
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(t("Page of the document"))
        self.area.setWidget(self.picture)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.text)
        self.stack.setMinimumHeight(px(420))
        self._build()
        for button, step in ((self.back, -1), (self.on, 1)):
            button.clicked.connect(lambda *_, by=step: self._turn(by))
        for button, step in ((self.smaller, -1), (self.larger, 1)):
            button.clicked.connect(lambda *_, by=step: self._scale(by))
        self.clear()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (self.back, self.where, self.on):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.smaller)
        line.addWidget(self.larger)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(line)
        box.addWidget(self.trouble)
        box.addWidget(self.cut)
        box.addWidget(self.stack, 1)

    def width_wanted(self) -> int:
        """Return the width of the picture in device pixels."""
        room = max(240, self.area.viewport().width() - px(8))
        return round(room * self.devicePixelRatioF() * ZOOMS[self._zoom] / 100)

    def begin(self) -> None:
        """Go to the first page of another document."""
        self.number = 1
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.trouble.hide()
        self.cut.hide()
        self.picture.clear()
        self.text.clear()
        self._count = 1
        self._say_where(shown=False)

    def show_page(self, page: PreviewPage) -> None:
        """Show what the worker drew."""
        self.trouble.hide()
        self.number, self._count = page.number, page.count
        is_text = page.kind is Shown.TEXT
        self.stack.show()
        self.stack.setCurrentWidget(self.text if is_text else self.area)
        self.cut.setVisible(page.is_cut)
        if is_text:
            self.text.setPlainText(page.text)
        else:
            drawn = QPixmap()
            drawn.loadFromData(page.picture, "PNG")
            drawn.setDevicePixelRatio(self.devicePixelRatioF())
            self.picture.setPixmap(drawn)
            said = self._t("Page {number} of {count}", number=page.number, count=page.count)
            self.picture.setAccessibleName(said)
        self._say_where(shown=not is_text)

    def refuse(self, sentence: str) -> None:
        """Say why nothing is shown."""
        self.clear()
        self.stack.hide()
        self.trouble.say(sentence)
        self.trouble.show()

    def _say_where(self, *, shown: bool) -> None:
        several = shown and self._count > 1
        words = self._t("Page {number} of {count}", number=self.number, count=self._count)
        self.where.setText(words if several else "")
        for button in (self.back, self.on):
            button.setVisible(several)
        self.back.setEnabled(self.number > 1)
        self.on.setEnabled(self.number < self._count)
        self.smaller.setVisible(shown)
        self.larger.setVisible(shown)

    @Slot()
    def _turn(self, by: int) -> None:
        self.number = max(1, min(self.number + by, self._count))
        self.wanted.emit()

    @Slot()
    def _scale(self, by: int) -> None:
        self._zoom = max(0, min(self._zoom + by, len(ZOOMS) - 1))
        self.smaller.setEnabled(self._zoom > 0)
        self.larger.setEnabled(self._zoom < len(ZOOMS) - 1)
        self.wanted.emit()
