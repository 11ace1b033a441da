"""Every tag, and the decisions that have it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.views.tags import TaggedDecision, TagView
from caseapp.domain.vocabulary import OFFICE
from caseapp.ui.authorities.reading.port import ReadingCalls
from caseapp.ui.authorities.reading.tag_form import TagForm
from caseapp.ui.authorities.reading.whole_list import WholeList
from caseapp.ui.authorities.reading.words import COLOURS, tag_label
from caseapp.ui.context import Context
from caseapp.ui.theme import px, tokens
from caseapp.ui.typed import fit_within
from caseapp.ui.widgets import Button, PlainLabel
from caseapp.ui.widgets.lists import ROW_ROLE, Line, Listing, TextLines


class TagList(WholeList[TagView]):
    """Tags by name."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._t = context.t

    @override
    def key(self, row: TagView) -> str:
        return row.uid

    @override
    def title(self, row: TagView) -> str:
        return tag_label(self._t, row)

    def counted(self, row: TagView) -> str:
        """Return on how many decisions a tag is, and its colour."""
        on = self._t.plural("On {count} decision", "On {count} decisions", row.count)
        return on if row.colour is None else f"{on} · {self._t(COLOURS[row.colour])}"

    @override
    def spoken(self, row: TagView) -> str:
        return f"{self.title(row)}. {self.counted(row)}"


class TagLines(TextLines):
    """Two lines: the tag, and on how many decisions it is."""

    count = 2

    def __init__(self, model: TagList) -> None:
        super().__init__()
        self._model = model

    @override
    def lines(self, row: TagView) -> Sequence[Line]:
        colours = tokens()
        return (
            Line(self._model.title(row), colours.text, strong=True),
            Line(self._model.counted(row), colours.muted),
        )


class DecisionList(WholeList[TaggedDecision]):
    """Decisions by name."""

    @override
    def key(self, row: TaggedDecision) -> str:
        return row.authority

    @override
    def title(self, row: TaggedDecision) -> str:
        return row.title

    @override
    def spoken(self, row: TaggedDecision) -> str:
        return row.title


class DecisionLines(TextLines):
    """One line: the name."""

    count = 1

    @override
    def lines(self, row: TaggedDecision) -> Sequence[Line]:
        return (Line(row.title, tokens().text),)


class TagsWindow(QDialog):
    """Tags left, their decisions right.

    Signals:
        opened(object): uid of a decision to read.
    """

    opened = Signal(object)

    def __init__(
        self, context: Context, calls: ReadingCalls, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        t = context.t
        self._context, self._calls = context, calls
        self.setWindowTitle(t("Tags"))
        self.setModal(True)
        self.tags = TagList(context, self)
        self.list = Listing(self.tags, TagLines(self.tags), t("Tags"))
        self.decisions = DecisionList(self)
        self.found = Listing(self.decisions, DecisionLines(), t("Decisions with this tag"))
        self.empty = PlainLabel(
            t("There is no tag yet. Give a decision its first one in the library."), "muted",
            wrap=True,
        )  # fmt: skip
        self.edit = Button(t("Edit…"), shortcut="F2")
        self.edit.setVisible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(20), px(14), px(20), px(12))
        box.setSpacing(px(10))
        box.addWidget(PlainLabel(t("Tags"), "section"))
        box.addWidget(self.empty)
        both = QHBoxLayout()
        both.setSpacing(px(16))
        both.addWidget(self.list, 2)
        both.addWidget(self.found, 3)
        box.addLayout(both, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = Button(t("Close"), shortcut="Esc")
        for button in (self.edit, close):
            foot.addWidget(button)
        box.addLayout(foot)
        close.clicked.connect(self.reject)
        self.edit.clicked.connect(self._on_edit)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.found.activated.connect(self._on_activated)
        context.hub.changed.connect(self._on_changed)
        fit_within(self, px(820), px(600))
        self._ask()
        self.list.setFocus()

    def _ask(self) -> None:
        self._context.runner.submit(self, self._calls.list_tags, self._on_tags, key="tags")

    def _on_tags(self, tags: Sequence[TagView]) -> None:
        chosen = self.chosen()
        self.tags.put(tags)
        self.empty.setVisible(not tags)
        self.edit.setVisible(bool(tags) and self._context.role in OFFICE)
        place = self.tags.position(chosen.uid) if chosen is not None else 0
        if tags:
            self.list.setCurrentIndex(self.tags.index(max(0, place), 0))
        else:
            self.decisions.put(())

    def chosen(self) -> TagView | None:
        """Return the tag that is chosen."""
        row = self.list.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, TagView) else None

    @Slot()
    def _on_current(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            work = partial(self._calls.list_tagged, chosen.uid)
            self._context.runner.submit(self, work, self.decisions.put, key="tagged")

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, TaggedDecision):
            self.accept()
            self.opened.emit(row.authority)

    @Slot()
    def _on_edit(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            form = TagForm(self._context, self._calls, None, chosen, self.tags.rows, self)
            form.saved.connect(self._on_saved)
            form.open()

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self._context.hub.publish(changes)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concerns("tag", "tagging"):
            self._ask()
