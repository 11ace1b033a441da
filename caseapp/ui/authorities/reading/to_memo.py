"""Putting a passage into a section of a memo, word for word, with citation and pinpoint."""

from collections.abc import Generator, Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.annotations import PassageDraft
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.ids import AuthorityUid, FilingUid
from caseapp.domain.quoted import MemoQuotation
from caseapp.domain.views.filings import FilingRow, MemoView
from caseapp.ui.authorities.reading.port import ReadingCalls
from caseapp.ui.authorities.reading.sitting import Sitting
from caseapp.ui.context import Context
from caseapp.ui.typed import TypedForm
from caseapp.ui.widgets import Choice, Field, PlainLabel


class QuoteForm(TypedForm):
    """Chooses the memo and its section."""

    FORM = "quote-in-memo"

    def __init__(
        self,
        context: Context,
        calls: ReadingCalls,
        uid: AuthorityUid,
        passage: PassageDraft,
        sitting: Sitting,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context, t("Quote in a memo"), submit=t("Quote"), place=uid, parent=parent
        )
        self._calls, self._uid = calls, uid
        self._passage, self._sitting = passage, sitting
        self._memo: MemoView | None = None
        quote = PlainLabel(f"“{' '.join(passage.quote.split())}”", "body", wrap=True)
        self.body.addWidget(quote)
        self.memo = Choice()
        self.section = Choice()
        self.editors = {"memo": self.memo, "section": self.section}
        self.add(Field(t("Memo"), self.memo, name="memo"))
        hint = t("the quotation goes to its end; its paragraph is added to those cited")
        self.add(Field(t("Section"), self.section, name="section", hint=hint))
        self.memo.currentIndexChanged.connect(self._on_chosen)
        self.memo.setFocus()
        self.fit()
        context.runner.submit_slices(self, partial(every_memo, calls), self._on_memos)

    def _on_memos(self, rows: Sequence[tuple[FilingRow, str]]) -> None:
        t = self.t
        offered = [
            (row.uid, t("{title} · file {number}", title=row.title, number=number))
            for row, number in rows
        ]
        self.memo.offer(offered, self._sitting.memo)
        self.set_baseline()
        if not rows:
            self.footnote.setText(t("There is no memo yet. Start one in a proceeding: New memo."))

    @Slot()
    def _on_chosen(self) -> None:
        self._memo = None
        uid = self.memo.value()
        if uid:
            work = partial(self._calls.get_memo, FilingUid(uid))
            self.context.runner.submit(self, work, self._on_memo, self.show_refusal, key="memo")

    def _on_memo(self, view: MemoView) -> None:
        if view.row.uid != self.memo.value():
            return
        self._memo = view
        chosen = self.section.value()
        self.section.offer([(key, label) for key, label, _ in view.sections], chosen)
        self.set_baseline()

    @override
    def submit(self) -> None:
        if self._memo is None:
            self.show_refusal(EmptyFieldError(field="memo"))
            return
        style = self._sitting.citation_style
        row, section = self._memo.row, self.section.value()
        quotation = MemoQuotation(self._uid, self._passage, section, style, row.version)
        self._sitting.memo = row.uid
        self.send(partial(self._calls.quote_in_memo, row.uid, quotation))


def every_memo(calls: ReadingCalls) -> Generator[None, None, list[tuple[FilingRow, str]]]:
    """Return every memo that this person may see, with its file number, the newest first."""
    found: list[tuple[FilingRow, str]] = []
    for matter in calls.list_matters():
        for proceeding in matter.proceedings:
            yield None
            found += [(row, matter.file_number) for row in calls.list_memos(proceeding.uid)]
    return sorted(found, key=lambda pair: pair[0].changed_at, reverse=True)
