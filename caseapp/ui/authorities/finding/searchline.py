"""The search field: completes names and values below itself, and never takes a key from typing."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QWidget
from typing_extensions import override

from caseapp.domain.library import Field
from caseapp.domain.views.authorities import Facet
from caseapp.i18n import Catalogue
from caseapp.ui.authorities.finding.completing import Offer, offers
from caseapp.ui.theme import px
from caseapp.ui.widgets import TextLine


class SearchLine(TextLine):
    """Words, phrases and fields.

    Nothing in the list is chosen until somebody goes into it: Enter then searches as ever, and
    what is typed is never replaced by itself.

    Signals:
        into_list: Down was pressed while nothing was offered.
    """

    into_list = Signal()

    def __init__(self, t: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(placeholder=t("A question or a name   Ctrl+F"), parent=parent)
        self.setProperty("kind", "find")
        self.setAccessibleName(t("Search authorities"))
        self.setAccessibleDescription(
            t("Write it as you would ask a colleague. F1 explains what else can be typed.")
        )
        self.setClearButtonEnabled(True)
        self._names: Mapping[str, Field] = {}
        self._values: Sequence[Facet] = ()
        self._offers: dict[str, Offer] = {}
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(8)
        self.popup = QListView()
        self.popup.setAccessibleName(t("What may follow"))
        self._completer.setPopup(self.popup)
        self._completer.activated.connect(self._on_taken)
        self.textEdited.connect(self._on_edited)

    def know(self, names: Mapping[str, Field], values: Sequence[Facet]) -> None:
        """Learn what can be completed."""
        self._names, self._values = names, values

    def offered(self) -> list[str]:
        """Return the words of the list that is open."""
        return list(self._offers) if self.popup.isVisible() else []

    @Slot()
    def _on_edited(self) -> None:
        found = offers(self.text(), self.cursorPosition(), self._names, self._values)
        self._model.clear()
        self._offers = {offer.words: offer for offer in found}
        for words in self._offers:
            item = QStandardItem(words)
            item.setEditable(False)
            self._model.appendRow(item)
        if not found:
            self.popup.hide()
            return
        place = self.cursorRect()
        place.setWidth(min(self.width(), px(320)))
        place.moveTop(self.height() - place.height())
        self._completer.complete(place)
        self.popup.setCurrentIndex(QModelIndex())

    @Slot(str)
    def _on_taken(self, words: str) -> None:
        offer = self._offers[words]
        self.setText(offer.text)
        self.setCursorPosition(len(offer.before))
        if offer.goes_on:
            self._on_edited()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.popup.isVisible():
            self.into_list.emit()
            return
        super().keyPressEvent(event)
