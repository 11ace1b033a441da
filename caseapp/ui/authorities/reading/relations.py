"""The decisions around one: a drawing, and the same as a list with paragraphs."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.relations import RelatedDecision, Relations
from caseapp.ui.authorities.reading.graph import RelationGraph, spoken
from caseapp.ui.authorities.reading.port import ReadingCalls
from caseapp.ui.authorities.reading.treatment import capitalised
from caseapp.ui.authorities.reading.whole_list import WholeList
from caseapp.ui.authorities.reading.words import pinpoint_text
from caseapp.ui.context import Context
from caseapp.ui.theme import px, tokens
from caseapp.ui.typed import fit_within
from caseapp.ui.widgets import Button, PlainLabel
from caseapp.ui.widgets.lists import ROW_ROLE, Line, Listing, TextLines


class RelatedLines(TextLines):
    """Three lines, read as one: how it stands to which decision, and where that is said."""

    @override
    def lines(self, row: RelatedDecision) -> Sequence[Line]:
        colours = tokens()
        said = pinpoint_text(row.paragraphs)
        dated = " · ".join(part for part in (row.court, row.date_text, said) if part)
        return (
            Line(capitalised(row.relation), colours.red if row.warns else colours.muted),
            Line(row.title, colours.text, strong=True),
            Line(dated, colours.muted),
        )


class RelatedList(WholeList[RelatedDecision]):
    """The decisions in the order of the service: what undoes it first."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._t = context.t

    @override
    def key(self, row: RelatedDecision) -> str:
        return row.uid

    @override
    def title(self, row: RelatedDecision) -> str:
        return row.title

    @override
    def spoken(self, row: RelatedDecision) -> str:
        return spoken(self._t, row)


class RelationsWindow(QDialog):
    """Drawing and list side by side.

    Signals:
        opened(object): uid of a decision to read.
    """

    opened = Signal(object)

    def __init__(
        self,
        context: Context,
        calls: ReadingCalls,
        uid: AuthorityUid,
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        t = context.t
        self.setWindowTitle(title)
        self.setModal(True)
        self.graph = RelationGraph(t)
        self.model = RelatedList(context, self)
        self.list = Listing(self.model, RelatedLines(), t("Related decisions"))
        self.list.setFixedWidth(px(340))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.graph)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self._area = area
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(14), px(20), px(12))
        outer.setSpacing(px(10))
        outer.addWidget(PlainLabel(title, "section", wrap=True))
        hint = t(
            "Arrow keys go through the drawing, Enter opens a decision. The list says the same."
        )
        outer.addWidget(PlainLabel(hint, "muted", wrap=True))
        self.left_out = PlainLabel("", "small", wrap=True)
        self.left_out.hide()
        outer.addWidget(self.left_out)
        both = QHBoxLayout()
        both.setSpacing(px(16))
        both.addWidget(area, 1)
        both.addWidget(self.list)
        outer.addLayout(both, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = Button(t("Close"), shortcut="Esc")
        close.clicked.connect(self.reject)
        foot.addWidget(close)
        outer.addLayout(foot)
        self.graph.opened.connect(self._on_opened)
        self.list.activated.connect(self._on_activated)
        fit_within(self, px(1180), px(760))
        context.runner.submit(self, partial(calls.list_relations, uid), self._on_found)

    def _on_found(self, found: Relations) -> None:
        self.model.put(found.others)
        self.graph.show_relations(found)
        self.left_out.setText(self.graph.left_out)
        self.left_out.setVisible(bool(self.graph.left_out))
        for node in self.graph.nodes:
            node.focused.connect(partial(self._area.ensureWidgetVisible, node))
        self.graph.nodes[0].setFocus()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, RelatedDecision):
            self._on_opened(row.uid)

    @Slot(object)
    def _on_opened(self, uid: str) -> None:
        self.accept()
        self.opened.emit(uid)
