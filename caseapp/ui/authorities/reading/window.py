"""The text of a decision: read, searched, marked, quoted."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.annotations import PassageState
from caseapp.domain.changes import Changes
from caseapp.domain.in_text import Match
from caseapp.domain.views.annotations import AnnotationView
from caseapp.domain.views.authority_text import AuthorityText
from caseapp.domain.vocabulary import OFFICE
from caseapp.i18n import Catalogue
from caseapp.ui.authorities.port import LibraryTools
from caseapp.ui.authorities.reading.actions import PassageActions
from caseapp.ui.authorities.reading.findbar import FindBar
from caseapp.ui.authorities.reading.footer import ReadingFooter
from caseapp.ui.authorities.reading.margin import Margin
from caseapp.ui.authorities.reading.marks import paint
from caseapp.ui.authorities.reading.page import DecisionPage
from caseapp.ui.authorities.reading.sitting import Sitting
from caseapp.ui.authorities.reading.style_choice import StyleChoice
from caseapp.ui.context import Context
from caseapp.ui.theme import px
from caseapp.ui.typed import fit_within
from caseapp.ui.widgets import Notice, PlainLabel, TextLine

_WIDE, _HIGH = 1180, 900
_MARGIN = 290


class ReadingWindow(QDialog):
    """Shows a decision's own text; nothing in it can be changed, much can be said beside it."""

    def __init__(
        self,
        context: Context,
        calls: LibraryTools,
        text: AuthorityText,
        sitting: Sitting | None = None,
        parent: QWidget | None = None,
        *,
        paragraph: str = "",
        words: str = "",
    ) -> None:
        super().__init__(parent)
        self.t = context.t
        self._context, self._calls, self._text = context, calls, text
        self._sitting = sitting if sitting is not None else Sitting()
        self._notes: Sequence[AnnotationView] = ()
        self._going = False
        """Whether the page moves because a note was chosen: the margin then stays."""
        self.setWindowTitle(text.title)
        self.setModal(True)
        self.writes = calls.reading is not None and context.role in OFFICE
        self.page = DecisionPage(self.t)
        self.finder = FindBar(self.t, self.page.folded)
        self.margin = Margin(context, writes=self.writes)
        self.actions_ = PassageActions(context, calls, text.uid, self.page, self._sitting, self)
        self.footer = ReadingFooter(self.t, self.actions_, writes=self.writes)
        self.style_choice = StyleChoice(self.t, self._sitting)
        self.footer.enable(bool(text.paragraphs))
        self._build()
        self._connect()
        fit_within(self, px(_WIDE), px(_HIGH))
        self.page.load(text.paragraphs)
        place = self._beginning(paragraph)
        self.page.begin_at(place)
        self.finder.begin_at(place)
        self.finder.look_for(words)
        self.page.setFocus()
        self._ask_notes()

    def _beginning(self, paragraph: str) -> int:
        """Return where to begin: at a paragraph, else where this text was left."""
        place = self.page.place_of(paragraph) if paragraph else -1
        return place if place >= 0 else self._sitting.places.get(self._text.uid, 0)

    def _build(self) -> None:
        t = self.t
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        content = QWidget()
        content.setProperty("kind", "page")
        box = QVBoxLayout(content)
        box.setContentsMargins(px(20), px(14), px(20), px(12))
        box.setSpacing(px(10))
        head = QHBoxLayout()
        head.setSpacing(px(16))
        head.addWidget(PlainLabel(self._text.title, "section", wrap=True, selectable=True), 1)
        head.addWidget(self.style_choice)
        box.addLayout(head)
        self.trouble = Notice("", tone="alert")
        self.trouble.hide()
        box.addWidget(self.trouble)
        if not self._text.paragraphs:
            box.addWidget(_no_text(t))
        self.go_to = TextLine(placeholder=t("Paragraph   Ctrl+G"), limit=20)
        self.go_to.setAccessibleName(t("Go to paragraph"))
        self.go_to.setMaximumWidth(px(170))
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.finder, 1)
        line.addWidget(self.go_to)
        box.addLayout(line)
        both = QHBoxLayout()
        both.setSpacing(px(16))
        both.addWidget(self.page, 1)
        if self._calls.reading is not None:
            self.margin.setFixedWidth(px(_MARGIN))
            both.addWidget(self.margin)
        else:
            self.margin.setParent(self)
            self.margin.hide()
        box.addLayout(both, 1)
        outer.addWidget(content, 1)
        outer.addWidget(self.footer)

    def _connect(self) -> None:
        for keys, action in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._on_find_wanted),
            (QKeySequence("Ctrl+G"), self._on_go_wanted),
        ):
            QShortcut(keys, self).activated.connect(action)
        self.go_to.returnPressed.connect(self._on_go)
        self.finder.shown.connect(self._on_match)
        self.page.moved.connect(self._on_moved)
        self.page.laid_out.connect(self._on_laid_out)
        self.footer.close_button.clicked.connect(self.reject)
        self.margin.shown.connect(self._on_note)
        self.margin.edit_wanted.connect(self.actions_.edit)
        self.margin.delete_wanted.connect(self.actions_.delete)
        self.actions_.said.connect(self._on_said)
        self.actions_.failed.connect(self._on_failed)
        self._context.hub.changed.connect(self._on_changed)

    def show_paragraph(self, number: str) -> bool:
        """Go to the court's own paragraph; says where there is none."""
        place = self.page.place_of(number)
        if place < 0:
            self.footer.said.setText(self.t("There is no paragraph {number}.", number=number))
            return False
        self.page.show_place(place)
        self.footer.said.setText("")
        return True

    @Slot()
    def _on_go(self) -> None:
        number = self.go_to.text().strip().lstrip("§ ").rstrip(".")
        if number and self.show_paragraph(number):
            self.page.setFocus()

    @Slot()
    def _on_go_wanted(self) -> None:
        self.go_to.setFocus()
        self.go_to.selectAll()

    @Slot()
    def _on_find_wanted(self) -> None:
        chosen = self.page.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.finder.look_for(chosen)
        self.finder.words.setFocus()
        self.finder.words.selectAll()

    @Slot(object)
    def _on_match(self, match: Match | None) -> None:
        if match is not None:
            self.page.begin_at(0)
            self.page.show_passage(match.place, match.start, match.place, match.end)
        self._paint()

    @Slot()
    def _on_laid_out(self) -> None:
        self.finder.refresh()
        self._paint()

    @Slot()
    def _on_moved(self) -> None:
        self._paint()
        if self.page.is_laid_out:
            self._sitting.leave(self._text.uid, self.page.place_read())
        if not self._going and not self.margin.list.hasFocus():
            self.margin.follow(self.page.place_read())

    @Slot()
    def _paint(self) -> None:
        paint(self.page, self._notes, self.finder.matches, self.finder.current)

    @Slot(object)
    def _on_note(self, one: AnnotationView) -> None:
        where = one.passage
        if not self.page.has(where.last):
            return
        self._going = True
        if where.state is PassageState.STANDS:
            self.page.show_passage(where.first, where.start, where.last, where.end)
        elif where.state is PassageState.CHANGED:
            self.page.show_place(where.first)
        self._going = False

    def _ask_notes(self) -> None:
        reading = self._calls.reading
        if reading is not None:
            work = partial(reading.list_annotations, self._text.uid)
            self._context.runner.submit(self, work, self._on_notes, key="notes")

    def _on_notes(self, notes: Sequence[AnnotationView]) -> None:
        self._notes = notes
        self.margin.put(notes)
        self._paint()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concerns("annotation"):
            self._ask_notes()

    @Slot(object)
    def _on_said(self, words: str) -> None:
        self.trouble.hide()
        self.footer.said.setText(words)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.trouble.say(self._context.say(error))
        self.trouble.show()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(_WIDE), px(_HIGH))

    @override
    def done(self, result: int) -> None:
        """Remember where this text was left."""
        if self._text.paragraphs:
            self._sitting.leave(self._text.uid, self.page.place_read())
        super().done(result)


def _no_text(t: Catalogue) -> Notice:
    return Notice(
        t("The library has no text of this decision"),
        t(
            "Download it from the court and import the file: the text is added to this decision, "
            "known by its number and date."
        ),
        tone="note",
    )
