"""The text of a decision: the court's paragraphs, found, gone to, and copied with their citation."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QWidget
from typing_extensions import override

from caseapp.domain.authorities import PartKind
from caseapp.domain.citations.styles import CitationStyle
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.authority_text import AuthorityText, TextParagraph
from caseapp.i18n import N_
from caseapp.ui.authorities.port import LibraryTools
from caseapp.ui.context import Context
from caseapp.ui.theme import px
from caseapp.ui.typed import TypedForm, fit_within
from caseapp.ui.widgets import Choice, Notice, TextLine

STYLES = {
    CitationStyle.ECTHR: N_("As the Strasbourg Court cites"),
    CitationStyle.OSCOLA: N_("OSCOLA"),
    CitationStyle.PLAIN: N_("Plain"),
}
OPINION = N_("Separate opinion – not the words of the court")
OPERATIVE = N_("What the court decided")
NOTE = N_("Footnote")


class TextForm(TypedForm):
    """Shows a decision's own text; nothing in it can be changed."""

    FORM = "authority-text"

    def __init__(
        self,
        context: Context,
        calls: LibraryTools,
        text: AuthorityText,
        parent: QWidget | None = None,
        *,
        paragraph: str = "",
    ) -> None:
        t = context.t
        super().__init__(
            context, text.title, submit=t("Copy with citation"), width=820, parent=parent
        )
        self._calls = calls
        self._text = text
        self._lines: list[TextParagraph] = []
        self.cancel_button.setText(t("Close"))
        if not text.paragraphs:
            self.body.addWidget(_no_text(context))
            self.submit_button.setEnabled(False)
        self.sought = TextLine(placeholder=t("Find in the text   Ctrl+F"))
        self.sought.setAccessibleName(t("Find in the text"))
        self.go_to = TextLine(placeholder=t("Paragraph"), limit=20)
        self.go_to.setAccessibleName(t("Go to paragraph"))
        self.style_choice = Choice([(style.value, t(words)) for style, words in STYLES.items()])
        self.style_choice.setAccessibleName(t("Style of the citation"))
        self.style_choice.let_shrink()
        self.page = QTextEdit()
        self.page.setReadOnly(True)
        self.page.setAcceptRichText(False)
        self.page.setAcceptDrops(False)
        self.page.setAccessibleName(t("Text of the decision"))
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.page.setTabChangesFocus(True)
        self._build(paragraph)

    def _build(self, paragraph: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.sought, 3)
        line.addWidget(self.go_to, 1)
        line.addWidget(self.style_choice, 2)
        self.body.addLayout(line)
        self.body.addWidget(self.page, 1)
        self.sought.textChanged.connect(self._on_typed)
        self.sought.returnPressed.connect(self.find_next)
        self.go_to.returnPressed.connect(self._on_go)
        for keys, action in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._on_find_wanted),
            (QKeySequence("F3"), self.find_next),
        ):
            QShortcut(keys, self).activated.connect(action)
        self._lay_out(self._text.paragraphs)
        fit_within(self, px(820), px(680))
        self.page.document().setDocumentMargin(px(12))
        self.page.setMinimumHeight(max(px(240), self.height() - px(200)))
        self.set_baseline()
        if paragraph:
            self.show_paragraph(paragraph)
        self.page.setFocus()

    def _lay_out(self, paragraphs: Iterable[TextParagraph]) -> None:
        """Write plain text into a document; nothing of it is ever read as markup."""
        cursor = QTextCursor(self.page.document())
        cursor.beginEditBlock()
        before: PartKind | None = None
        for one in paragraphs:
            mark = _MARKS.get(one.part)
            if mark is not None and one.part is not before:
                self._put(cursor, TextParagraph(PartKind.HEADING, "", self.t(mark)))
            self._put(cursor, one)
            before = one.part
        cursor.endEditBlock()
        self.page.moveCursor(QTextCursor.MoveOperation.Start)

    def _put(self, cursor: QTextCursor, one: TextParagraph) -> None:
        shape, letters = QTextBlockFormat(), QTextCharFormat()
        shape.setBottomMargin(px(8))
        if one.part is PartKind.HEADING:
            shape.setTopMargin(px(10))
            letters.setFontWeight(QFont.Weight.DemiBold)
        if one.part in {PartKind.OPINION, PartKind.NOTE}:
            shape.setLeftMargin(px(28))
            letters.setFontItalic(one.part is PartKind.OPINION)
        if self._lines:
            cursor.insertBlock()
        cursor.setBlockFormat(shape)
        if one.number:
            strong = QTextCharFormat(letters)
            strong.setFontWeight(QFont.Weight.DemiBold)
            cursor.insertText(f"{one.number}.  ", strong)
        # One paragraph is one block: its own line breaks would make several.
        cursor.insertText(one.text.replace("\n", "\u2028"), letters)
        self._lines.append(one)

    def show_paragraph(self, number: str) -> bool:
        """Go to the court's own paragraph; says where there is none."""
        for place, one in enumerate(self._lines):
            if one.number == number and one.part in {PartKind.TEXT, PartKind.OPERATIVE}:
                self._show_block(self.page.document().findBlockByNumber(place))
                self.footnote.setText("")
                return True
        self.footnote.setText(self.t("There is no paragraph {number}.", number=number))
        return False

    def _show_block(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        self.page.moveCursor(QTextCursor.MoveOperation.End)
        self.page.setTextCursor(cursor)
        self.page.ensureCursorVisible()

    @Slot()
    def _on_go(self) -> None:
        number = self.go_to.text().strip().lstrip("§ ").rstrip(".")
        if number and self.show_paragraph(number):
            self.page.setFocus()

    @Slot()
    def _on_find_wanted(self) -> None:
        self.sought.setFocus()
        self.sought.selectAll()

    @Slot()
    def _on_typed(self) -> None:
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.find_next()

    @Slot()
    def find_next(self) -> None:
        """Select the next place of the words, from the beginning again after the last."""
        words = self.sought.text()
        self.footnote.setText("")
        if not words or self.page.find(words):
            return
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        if not self.page.find(words, QTextDocument.FindFlag(0)):
            self.footnote.setText(self.t("These words are not in the text."))

    def chosen(self) -> list[TextParagraph]:
        """Return the paragraphs that the selection touches, or that of the cursor."""
        cursor = self.page.textCursor()
        document = self.page.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        return self._lines[first : last + 1]

    @override
    def submit(self) -> None:
        cursor, chosen = self.page.textCursor(), self.chosen()
        if not chosen:
            return
        words = cursor.selectedText() or chosen[0].text
        words = " ".join(words.replace("\u2029", " ").replace("\u2028", " ").split())
        style = CitationStyle(self.style_choice.value())
        parts = {one.part for one in chosen}
        # Opinions and operative parts have numbers of their own: they are no paragraphs.
        numbered = () if parts & _OWN_NUMBERS else chosen
        numbers = tuple(dict.fromkeys(one.number for one in numbered if one.number))
        work = partial(self._calls.cite, self._text.uid, style, numbers)
        self.context.runner.submit(
            self, work, partial(self._on_cited, words, parts), self.show_refusal, key="cite"
        )

    def _on_cited(self, words: str, parts: set[PartKind], citation: str) -> None:
        """Copy; a judge's own opinion is never copied as the court's words."""
        t = self.t
        said = {"words": words, "citation": citation}
        if PartKind.OPINION in parts:
            text = t("“{words}” ({citation}, separate opinion)", **said)
        elif PartKind.OPERATIVE in parts:
            text = t("“{words}” ({citation}, operative part)", **said)
        else:
            text = t("“{words}” ({citation})", **said)
        QGuiApplication.clipboard().setText(text)
        self.footnote.setText(t("Copied with its citation."))

    @override
    def is_dirty(self) -> bool:
        """Nothing can be typed here that would be lost."""
        return False


_OWN_NUMBERS = frozenset({PartKind.OPINION, PartKind.OPERATIVE, PartKind.NOTE})
_MARKS = {PartKind.OPINION: OPINION, PartKind.OPERATIVE: OPERATIVE, PartKind.NOTE: NOTE}


def _no_text(context: Context) -> Notice:
    t = context.t
    return Notice(
        t("The library has no text of this decision"),
        t(
            "Download it from the court and import the file: the text is added to this decision, "
            "known by its number and date."
        ),
        tone="note",
    )


def open_text(
    context: Context, calls: LibraryTools, uid: AuthorityUid, window: QWidget, number: str = ""
) -> None:
    """Read a text and show it over a window."""

    def show(text: AuthorityText) -> None:
        TextForm(context, calls, text, window, paragraph=number).open()

    context.runner.submit(window, partial(calls.get_text, uid), show, key="text")
