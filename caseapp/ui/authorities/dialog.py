"""Confirming a holding, and adding a decision to a memo."""

from collections.abc import Generator
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.drafts import MemoDraft
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.ids import FilingUid
from caseapp.domain.views.authorities import AuthorityView
from caseapp.domain.views.filings import FilingRow, MemoView
from caseapp.ui.authorities.reading.words import pinpoint_text
from caseapp.ui.context import Context
from caseapp.ui.office import AuthorityCalls, FilingCalls, Office
from caseapp.ui.typed import TypedForm, short_area
from caseapp.ui.widgets import Choice, Field, PlainLabel, TextLine


class ConfirmForm(TypedForm):
    """The lawyer vouches for a holding after reading the decision."""

    FORM = "confirm-authority"

    def __init__(
        self,
        context: Context,
        calls: AuthorityCalls,
        view: AuthorityView,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Confirm holding"),
            subtitle=view.row.title,
            submit=t("Confirm"),
            place=view.row.uid,
            parent=parent,
        )
        self._calls = calls
        self._view = view
        self.body.addWidget(PlainLabel(view.holding, "body", wrap=True, selectable=True))
        self.note = short_area(lines=3)
        self.editors = {"note": self.note}
        self.add(
            Field(
                t("What was read"),
                self.note,
                name="note",
                hint=t("text, edition and paragraphs; kept with your name and the date"),
            )
        )
        self.note.setFocus()
        self.fit()

    @override
    def submit(self) -> None:
        if not self.are_filled("note"):
            return
        self.send(partial(self._calls.confirm_authority, self._view.row.uid, self.text("note")))


class ToMemoForm(TypedForm):
    """Chooses the memo and the paragraphs to cite."""

    FORM = "to-memo"

    def __init__(
        self,
        context: Context,
        office: Office,
        view: AuthorityView,
        memo: str = "",
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Add to memo"),
            subtitle=view.row.title,
            submit=t("Add to memo"),
            place=view.row.uid,
            parent=parent,
        )
        self._calls = office.filings
        self._view = view
        self._wanted = memo
        self.memo = Choice()
        self.pinpoint = TextLine(pinpoint_text(view.pinpoints), limit=200)
        self.editors = {"memo": self.memo, "pinpoint": self.pinpoint}
        self.add(Field(t("Memo"), self.memo, name="memo"))
        self.add(
            Field(t("Paragraphs to cite"), self.pinpoint, name="pinpoint", hint=t("such as § 88"))
        )
        self.memo.setFocus()
        self.fit()
        context.runner.submit_slices(self, partial(memos, office), self._on_memos)

    def _on_memos(self, rows: list[tuple[FilingRow, str]]) -> None:
        words = [
            (
                row.uid,
                self.t("{title} · file {number}", title=row.title, number=number),
            )
            for row, number in rows
        ]
        self.memo.offer(words, self._wanted)
        self.set_baseline()
        if not rows:
            self.footnote.setText(
                self.t("There is no memo yet. Start one in a proceeding: New memo.")
            )

    @override
    def submit(self) -> None:
        uid = self.memo.value()
        if not uid:
            self.show_refusal(EmptyFieldError(field="memo"))
            return
        work = partial(
            add_to_memo, self._calls, FilingUid(uid), self._view.row.uid, self.text("pinpoint")
        )
        self.send(work)


def memos(office: Office) -> Generator[None, None, list[tuple[FilingRow, str]]]:
    """Return every memo this person may see, with its file number; one proceeding per slice."""
    found: list[tuple[FilingRow, str]] = []
    for matter in office.matters.list_matters():
        for proceeding in matter.proceedings:
            yield None
            view = office.matters.get_proceeding(proceeding.uid)
            found += [(row, matter.file_number) for row in view.filings]
    return sorted(found, key=lambda pair: pair[0].changed_at, reverse=True)


def draft_of(view: MemoView) -> MemoDraft:
    """Return a memo as the draft that would save it unchanged."""
    return MemoDraft(
        proceeding=view.row.proceeding,
        template=view.row.template,
        language=view.row.language,
        title=view.row.title,
        addressee=view.addressee,
        sections=tuple((key, text) for key, _, text in view.sections),
        authorities=tuple((row.uid, pinpoint) for row, pinpoint in view.authorities),
        version=view.row.version,
    )


def add_to_memo(calls: FilingCalls, memo: FilingUid, authority: str, pinpoint: str) -> Changes:
    """Add a decision to a memo, or change the paragraphs of one that is there."""
    draft = draft_of(calls.get_memo(memo))
    rest = tuple(pair for pair in draft.authorities if pair[0] != authority)
    return calls.change_memo(memo, replace(draft, authorities=(*rest, (authority, pinpoint))))
