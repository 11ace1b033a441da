"""What is done with several decisions at once: adding them to a memo, copying their citations."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.citations.styles import CitationStyle
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.ids import AuthorityUid, FilingUid
from caseapp.domain.views.authorities import AuthorityRow, AuthorityView
from caseapp.domain.views.filings import FilingRow
from caseapp.ui.authorities.dialog import draft_of, memos
from caseapp.ui.authorities.reading.words import pinpoint_text
from caseapp.ui.context import Context
from caseapp.ui.office import FilingCalls, Office
from caseapp.ui.typed import TypedForm
from caseapp.ui.widgets import Choice, Field, Notice, PlainLabel


class ManyToMemoForm(TypedForm):
    """Chooses the memo for several decisions; what may not be printed is named and left out."""

    FORM = "many-to-memo"

    def __init__(
        self,
        context: Context,
        office: Office,
        rows: Sequence[AuthorityRow],
        memo: str = "",
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        self._rows = [row for row in rows if row.may_be_printed]
        apart = [row for row in rows if not row.may_be_printed]
        count = len(self._rows)
        super().__init__(
            context,
            t("Add to memo"),
            subtitle=t.plural("{count} decision", "{count} decisions", count),
            submit=t("Add to memo"),
            parent=parent,
        )
        self._office = office
        self._wanted = memo
        self.memo = Choice()
        self.editors = {"memo": self.memo}
        self.add(Field(t("Memo"), self.memo, name="memo"))
        if apart:
            named = "\n".join(row.title for row in apart)
            self.body.addWidget(
                Notice(t("These may not be printed and stay out:"), named, "notice")
            )
        words = t(
            "Each comes with the paragraphs that the library names; change them in the memo."
        )
        self.body.addWidget(PlainLabel(words, "muted", wrap=True))
        self.submit_button.setEnabled(bool(self._rows))
        self.memo.setFocus()
        self.fit()
        context.runner.submit_slices(self, partial(memos, office), self._on_memos)

    def _on_memos(self, rows: list[tuple[FilingRow, str]]) -> None:
        t = self.t
        self.memo.offer(
            [(row.uid, t("{title} · file {number}", title=row.title, number=number))
             for row, number in rows],
            self._wanted,
        )  # fmt: skip
        self.set_baseline()
        if not rows:
            self.footnote.setText(t("There is no memo yet. Start one in a proceeding: New memo."))

    @override
    def submit(self) -> None:
        uid = self.memo.value()
        if not uid:
            self.show_refusal(EmptyFieldError(field="memo"))
            return
        get, filings = self._office.authorities.get_authority, self._office.filings
        uids = [row.uid for row in self._rows]
        self.send(partial(add_many, get, filings, FilingUid(uid), uids))


def add_many(
    get: Callable[[AuthorityUid], AuthorityView],
    filings: FilingCalls,
    memo: FilingUid,
    uids: Sequence[AuthorityUid],
) -> Changes:
    """Add decisions to a memo; one that is there stays as it is."""
    draft = draft_of(filings.get_memo(memo))
    known = {uid for uid, _ in draft.authorities}
    added = tuple((uid, pinpoint_text(get(uid).pinpoints)) for uid in uids if uid not in known)
    return filings.change_memo(memo, replace(draft, authorities=(*draft.authorities, *added)))


def citations_of(
    cite: Callable[..., str], style: CitationStyle, rows: Sequence[AuthorityRow]
) -> str:
    """Return the citations of decisions, a line each, as `cite` writes them."""
    return "\n".join(cite(row.uid, style, ()) for row in rows)
