"""Checking the citations of a text: a memo, or anything that was pasted."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.citation_check import CheckedCitation, CheckProgress, CitationCheck
from caseapp.ui.authorities.checked import CheckedCard, standing
from caseapp.ui.authorities.port import LibraryTools
from caseapp.ui.authorities.reading.opening import open_text
from caseapp.ui.authorities.reading.sitting import Sitting
from caseapp.ui.context import Context
from caseapp.ui.filling import fill
from caseapp.ui.tasks import Task
from caseapp.ui.theme import px
from caseapp.ui.typed import TypedForm, fit_within, short_area
from caseapp.ui.widgets import Card, EmptyState, Field, PlainLabel, Row, Tone
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.widgets.texts import utf16
from caseapp.wording.authorities import issue_text

_ORDER = (Tone.RED, Tone.AMBER, Tone.BLUE, Tone.GREEN)
"""What must be looked at comes first."""


class CheckForm(TypedForm):
    """Shows each citation with its faults, and adverse authority that is not named.

    Signals:
        authority_wanted(object): uid of a decision to read.
        mended(object): (words, what the library has instead), where the text is of a memo.
    """

    FORM = "check-citations"
    authority_wanted = Signal(object)
    mended = Signal(object)

    def __init__(
        self,
        context: Context,
        calls: LibraryTools,
        parent: QWidget | None = None,
        *,
        text: str = "",
        sitting: Sitting | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Check citations"),
            subtitle=t(
                "Each citation is compared with the library: that it exists, name, number, date, "
                "paragraphs, quotations, and what became of it."
            ),
            submit=t("Check"),
            width=760,
            parent=parent,
        )
        self._calls = calls
        self._task: Task | None = None
        self._sitting = sitting if sitting is not None else Sitting()
        self.cancel_button.say(t("Close"))
        self.area = short_area(text, lines=6)
        self.editors["text"] = self.area
        self.add(Field(t("Text"), self.area, name="text", hint=t("stays here, is not kept")))
        self._results = QVBoxLayout()
        self._results.setSpacing(px(12))
        self.body.addLayout(self._results)
        fit_within(self, px(760), px(680))
        self.set_baseline()
        self.area.setFocus()
        if text:
            self.submit()

    @override
    def submit(self) -> None:
        if not self.are_filled("text"):
            return
        self.set_busy(True)
        text = self.area.toPlainText()
        work = partial(self._calls.check_citations, text)
        shown = partial(self._on_checked, text)
        self._task = self.context.runner.submit_slices(
            self, work, shown, self._on_failed, on_progress=self._on_progress, key="check"
        )

    def _on_progress(self, progress: CheckProgress) -> None:
        percent = progress.done * 100 // progress.total
        self.footnote.setText(self.t("Reading: {percent} %", percent=percent))

    def _on_failed(self, error: Exception) -> None:
        self.footnote.setText("")
        self.show_refusal(error)

    @override
    def reject(self) -> None:
        """Close; a check of a long brief need not go on."""
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def _on_checked(self, text: str, check: CitationCheck) -> None:
        t = self.t
        self.set_busy(False)
        clear_layout(self._results)
        self.footnote.setText(
            t.plural(
                "{count} citation was recognised.",
                "{count} citations were recognised.",
                len(check.citations),
            )
        )
        if not check.citations:
            nothing = t("No citation was recognised")
            hint = t("A citation has a number, a neutral citation, an ECLI or a report.")
            self._results.addWidget(EmptyState(nothing, hint))
        ordered = sorted(check.citations, key=lambda one: _ORDER.index(standing(one, t)[0]))
        for one in ordered:
            self._results.addWidget(self._card(one, text))
        if check.loose:
            self._results.addWidget(self._loose(check))
        if check.adverse:
            self._results.addWidget(self._adverse(check))

    def _loose(self, check: CitationCheck) -> Card:
        title = self.t("Quotations beside no citation: not compared")
        card = Card(title, str(len(check.loose)))
        for quotation in check.loose:
            card.add(PlainLabel(f"“{quotation}”", "body", wrap=True, selectable=True))
        return card

    def _card(self, one: CheckedCitation, text: str) -> CheckedCard:
        cited = " ".join(text[one.citation.start : one.citation.end].split())
        card = CheckedCard(self.t, one, cited)
        card.mended.connect(self._on_mended)
        card.shown.connect(self._on_shown)
        card.text_wanted.connect(self._on_text)
        return card

    def _adverse(self, check: CitationCheck) -> Card:
        title = self.t("Adverse authority on the same points, not named")
        card = Card(title, str(len(check.adverse) + check.further_adverse))
        rows = []
        for other in check.adverse:
            row = Row(other.title, ", ".join(issue_text(one, self.t) for one in other.issues))
            row.clicked.connect(partial(self._on_wanted, other.uid))
            rows.append(row)
        fill(card, rows)
        if check.further_adverse:
            card.add(PlainLabel(self._further(check.further_adverse), "small", wrap=True))
        return card

    def _further(self, count: int) -> str:
        return self.t.plural(
            "{count} further decision shares fewer of these points: look in the library, by issue "
            "and outcome.",
            "{count} further decisions share fewer of these points: look in the library, by issue "
            "and outcome.",
            count,
        )

    @Slot(object)
    def _on_mended(self, one: CheckedCitation) -> None:
        """Put the library's citation in the place of the one in the text, and check again."""
        words = self._select(one)
        cursor = self.area.textCursor()
        if words and cursor.selectedText():
            cursor.insertText(one.suggestion)
            self.mended.emit((words, one.suggestion))
            self.submit()

    @Slot(object)
    def _on_shown(self, one: CheckedCitation) -> None:
        self._select(one)
        self.area.ensureCursorVisible()
        self.area.setFocus()

    def _select(self, one: CheckedCitation) -> str:
        """Mark the citation in the text, as long as that has not been changed since."""
        text = self.area.toPlainText()
        words = text[one.citation.start : one.citation.end]
        cursor = self.area.textCursor()
        cursor.setPosition(utf16(text, one.citation.start))
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(utf16(text, min(one.citation.end, len(text))), keep)
        self.area.setTextCursor(cursor)
        return words

    @Slot(object)
    def _on_text(self, wanted: tuple[str, str]) -> None:
        uid, paragraph = wanted
        where = self._sitting, self
        open_text(self.context, self._calls, AuthorityUid(uid), *where, paragraph=paragraph)

    def _on_wanted(self, uid: str, _checked: object = None) -> None:
        self.authority_wanted.emit(uid)
        self.reject()

    @override
    def is_dirty(self) -> bool:
        """The text stands somewhere else: it was pasted, or is of a memo."""
        return False
