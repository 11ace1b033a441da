"""Checking the citations of a text: a memo, or anything that was pasted."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.views.citation_check import CheckedCitation, CitationCheck
from caseapp.ui.authorities.port import LibraryTools
from caseapp.ui.context import Context
from caseapp.ui.filling import fill
from caseapp.ui.theme import px
from caseapp.ui.typed import TypedForm, fit_within, short_area
from caseapp.ui.widgets import Badge, Card, Field, PlainLabel, Row, Tone
from caseapp.ui.widgets.cards import clear_layout
from caseapp.wording.authorities import issue_text
from caseapp.wording.citation_check import REMARKS, difference_text, finding_text


class CheckForm(TypedForm):
    """Shows each citation with its faults, and adverse authority that is not named.

    Signals:
        authority_wanted(object): uid of a decision to read.
    """

    FORM = "check-citations"
    authority_wanted = Signal(object)

    def __init__(
        self,
        context: Context,
        calls: LibraryTools,
        parent: QWidget | None = None,
        *,
        text: str = "",
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
        self.cancel_button.setText(t("Close"))
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
        work = partial(self._calls.check_citations, self.area.toPlainText())
        self.context.runner.submit(self, work, self._on_checked, self.show_refusal, key="check")

    def _on_checked(self, check: CitationCheck) -> None:
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
        text = self.area.toPlainText()
        for one in check.citations:
            self._results.addWidget(self._card(one, text))
        if check.adverse:
            card = Card(t("Adverse authority on the same points, not named"),
                        str(len(check.adverse)))  # fmt: skip
            rows = []
            for other in check.adverse:
                issues = ", ".join(issue_text(issue, t) for issue in other.issues)
                row = Row(other.title, issues)
                row.clicked.connect(partial(self._on_wanted, other.uid))
                rows.append(row)
            fill(card, rows)
            self._results.addWidget(card)

    def _card(self, one: CheckedCitation, text: str) -> Card:
        t = self.t
        cited = " ".join(text[one.citation.start : one.citation.end].split())
        faults = [finding for finding in one.findings if finding.fault not in REMARKS]
        badge = (
            Badge(t.plural("{count} fault", "{count} faults", len(faults)), Tone.RED)
            if faults
            else Badge(t("Agrees with the library"), Tone.GREEN)
        )
        card = Card("", "", (badge,))
        card.setAccessibleName(cited)
        card.add(PlainLabel(cited, "strong", wrap=True, selectable=True))
        for finding in one.findings:
            card.add(PlainLabel(finding_text(finding, t), "body", wrap=True, selectable=True))
            for difference in finding.differences:
                words = difference_text(difference.quoted, difference.original, t)
                card.add(PlainLabel(f"– {words}", "small", wrap=True, selectable=True))
        if one.authority is not None:
            row = Row(one.title, t("Read it in the library"))
            row.clicked.connect(partial(self._on_wanted, one.authority))
            card.add(row, inset=False)
        return card

    def _on_wanted(self, uid: str, _checked: object = None) -> None:
        self.authority_wanted.emit(uid)
        self.reject()

    @override
    def is_dirty(self) -> bool:
        """The text stands somewhere else: it was pasted, or is of a memo."""
        return False
