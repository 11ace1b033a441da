"""Ctrl+K: go anywhere by typing a few letters."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from caseapp.domain.text import fold
from caseapp.ui.context import Context
from caseapp.ui.overriding import override
from caseapp.ui.shell.model import Hit
from caseapp.ui.theme import px
from caseapp.ui.widgets.labels import PlainLabel
from caseapp.ui.widgets.texts import TextLine

_HIT = Qt.ItemDataRole.UserRole
FIRST_SEARCH = 2
"""Letters from which the vault is searched."""


class Palette(QDialog):
    """A field and a list under it. Up and Down move, Enter goes, Esc leaves.

    Args:
        own: what is there without searching; filtered by what is typed.
        find: text to further hits; runs in the runner.
        title: what is being chosen, where that is not obvious.

    Signals:
        chosen: a `Place`.

    """

    chosen = Signal(object)

    def __init__(
        self,
        context: Context,
        own: Sequence[Hit],
        find: Callable[[str], Sequence[Hit]] | None = None,
        *,
        title: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._find = find
        self._own = tuple(own)
        self.setWindowTitle(title or context.t("Find"))
        self.setModal(True)
        self.resize(px(560), px(420))
        self.line = TextLine(
            placeholder=placeholder or context.t("A client, an authority or a screen")
        )
        self.line.setAccessibleName(title or context.t("Find"))
        self.line.textChanged.connect(self._on_typed)
        self.list = QListWidget()
        self.list.setAccessibleName(context.t("Found"))
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self._on_activated)
        self.hint = PlainLabel(
            context.t("Up and Down choose, Enter opens, Esc leaves."), "small", wrap=True
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(px(16), px(16), px(16), px(12))
        box.setSpacing(px(8))
        if title:
            box.addWidget(PlainLabel(title, "section", wrap=True))
        for widget in (self.line, self.list, self.hint):
            box.addWidget(widget)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(80)
        self._pause.timeout.connect(self._search)
        self._show(self._own)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _matching(self, text: str) -> tuple[Hit, ...]:
        wanted = fold(text)
        return tuple(
            hit for hit in self._own if wanted in fold(hit.title) or wanted in fold(hit.detail)
        )

    def _show(self, hits: Sequence[Hit]) -> None:
        self.list.clear()
        for hit in hits:
            words = self.context.t("{title}\n{detail}", title=hit.title, detail=hit.detail)
            item = QListWidgetItem(words if hit.detail else hit.title)
            item.setData(_HIT, hit)
            item.setSizeHint(QSize(px(200), px(46 if hit.detail else 32)))
            self.list.addItem(item)
        if hits:
            self.list.setCurrentRow(0)

    @Slot()
    def _on_typed(self) -> None:
        text = self.line.text().strip()
        self._show(self._matching(text) if text else self._own)
        self._pause.start()

    @Slot()
    def _search(self) -> None:
        text = self.line.text().strip()
        if self._find is None or len(text) < FIRST_SEARCH:
            return
        self.context.runner.submit(self, partial(self._find, text), self._on_found, key="palette")

    def _on_found(self, hits: Sequence[Hit]) -> None:
        text = self.line.text().strip()
        self._show((*self._matching(text), *hits))
        if not self.list.count():
            self.hint.setText(self.context.t("Nothing found for these letters."))
        else:
            self.hint.setText(self.context.t("Up and Down choose, Enter opens, Esc leaves."))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self._go(index.data(_HIT))

    def _go(self, hit: object) -> None:
        if isinstance(hit, Hit):
            self.accept()
            self.chosen.emit(hit.place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steer the list from the field."""
        row = self.list.currentRow()
        match event.key():
            case Qt.Key.Key_Down:
                self.list.setCurrentRow(min(row + 1, self.list.count() - 1))
            case Qt.Key.Key_Up:
                self.list.setCurrentRow(max(row - 1, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                item = self.list.currentItem()
                if item is not None:
                    self._go(item.data(_HIT))
            case _:
                super().keyPressEvent(event)
