"""The tags of a decision: chips, and a line that gives another one, for the office or a file."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from caseapp.domain.annotations import MarkColour
from caseapp.domain.changes import Changes
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.tags import LONGEST_TAG
from caseapp.domain.views.matters import MatterView
from caseapp.domain.views.tags import TagView
from caseapp.domain.vocabulary import OFFICE
from caseapp.ui.authorities.reading.marks import ground
from caseapp.ui.authorities.reading.port import ReadingCalls
from caseapp.ui.authorities.reading.tag_form import TagForm
from caseapp.ui.authorities.reading.words import COLOURS, tag_label
from caseapp.ui.context import Context
from caseapp.ui.theme import px, tokens
from caseapp.ui.widgets import Button, Choice, PlainLabel, TextLine, tip
from caseapp.ui.widgets.flow import FlowBox

_MATCHES = 10


class TagBar(QWidget):
    """Shows, gives and opens tags.

    Signals:
        failed(object): the error of a command that was refused.
    """

    failed = Signal(object)

    def __init__(self, context: Context, calls: ReadingCalls, uid: AuthorityUid) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._context, self._calls, self._uid = context, calls, uid
        self._known: Sequence[TagView] = ()
        self._writes = context.role in OFFICE
        t = context.t
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(4))
        self._chips = FlowBox(gap=4, line_gap=4)
        box.addWidget(self._chips)
        self.line = TextLine(placeholder=t("Add a tag   Ctrl+T"), limit=LONGEST_TAG)
        self.line.setAccessibleName(t("Add a tag"))
        self.line.setFixedWidth(px(150))
        self.line.returnPressed.connect(self._on_entered)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_MATCHES)
        self.line.setCompleter(completer)
        self.owner = Choice([("", t("for the office"))])
        self.owner.setAccessibleName(t("Whose tag it is"))
        tip(self.owner, t("A tag for a file is seen by its members alone"))
        self.owner.let_shrink(10)
        self.add = Button(t("Add"))
        self.add.setAccessibleName(t("Add the tag"))
        self.add.clicked.connect(self._on_entered)
        self.trouble = PlainLabel("", "error", wrap=True)
        box.addWidget(self.trouble)
        box.addWidget(self._giving())
        self.trouble.hide()
        context.hub.changed.connect(self._on_changed)
        self._ask()

    def _giving(self) -> QWidget:
        """Return the line where a tag is typed, for whom, and given."""
        made = FlowBox(gap=6, line_gap=6)
        for widget in (self.line, self.owner, self.add):
            made.flow.addWidget(widget)
        if self._writes:
            runner = self._context.runner
            runner.submit(self, self._calls.list_matters, self._on_matters, key="matters")
            keys = QShortcut(QKeySequence("Ctrl+T"), self.line)
            keys.activated.connect(self.line.setFocus)
        else:
            made.hide()
        return made

    def _on_matters(self, matters: Sequence[MatterView]) -> None:
        t = self._context.t
        files = [(one.uid, t("for file {number}", number=one.file_number)) for one in matters]
        self.owner.offer([("", t("for the office")), *files], self.owner.value())

    def _ask(self) -> None:
        runner = self._context.runner
        runner.submit(self, partial(self._calls.list_tags, self._uid), self._on_tags, key="tags")
        if self._writes:
            runner.submit(self, self._calls.list_tags, self._on_known, key="known")

    def _on_tags(self, tags: Sequence[TagView]) -> None:
        while (item := self._chips.flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for tag in tags:
            self._chips.flow.addWidget(self._chip(tag))
        self._chips.setVisible(bool(tags))
        self._chips.keep_height()
        self._chips.updateGeometry()

    def _chip(self, tag: TagView) -> Button:
        t = self._context.t
        chip = Button(tag_label(t, tag), "chip", subject=tag, parent=self._chips)
        chip.setAccessibleName(t("Tag: {tag}", tag=tag_label(t, tag)))
        if tag.colour is not None:
            chip.setIcon(_square(tag.colour))
            chip.setAccessibleDescription(t(COLOURS[tag.colour]))
        chip.opened.connect(self._on_opened)
        chip.setEnabled(self._writes)
        return chip

    def _on_known(self, tags: Sequence[TagView]) -> None:
        self._known = tags
        self._names.setStringList([tag_label(self._context.t, tag) for tag in tags])

    @Slot()
    def _on_entered(self) -> None:
        typed = self.line.text().strip()
        if not typed:
            return
        t = self._context.t
        chosen = next((tag for tag in self._known if tag_label(t, tag) == typed), None)
        owner = self.owner.value() or None
        name, matter = (chosen.name, chosen.matter) if chosen is not None else (typed, owner)
        work = partial(self._calls.tag_decision, self._uid, name, matter=matter)
        self._context.runner.submit(self, work, self._on_saved, self._on_failed)

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self.line.clear()
        self.trouble.hide()
        self._context.hub.publish(changes)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.trouble.setText(self._context.say(error))
        self.trouble.show()

    @Slot(object)
    def _on_opened(self, tag: TagView) -> None:
        form = TagForm(self._context, self._calls, self._uid, tag, self._known, self.window())
        form.saved.connect(self._on_saved)
        form.open()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concerns("tag", "tagging"):
            self._ask()


def _square(colour: MarkColour) -> QIcon:
    picture = QPixmap(px(12), px(12))
    picture.fill(QColor(tokens().muted))
    painter = QPainter(picture)
    painter.fillRect(picture.rect().adjusted(1, 1, -1, -1), QColor(ground(colour)))
    painter.end()
    return QIcon(picture)
