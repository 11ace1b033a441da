"""The precedent report: choosing the pair of states, seeing what there is, printing it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.ids import FilingUid
from caseapp.domain.precedent_counts import CountBy, count_by, sides_met
from caseapp.domain.views.filings import FilingRow
from caseapp.domain.views.precedents import PrecedentReport
from caseapp.ui.authorities.charts import Bar, BarChart
from caseapp.ui.authorities.port import LibraryTools
from caseapp.ui.authorities.reading.to_memo import every_memo
from caseapp.ui.context import Context
from caseapp.ui.saving import AskPath, ask_path, print_to, written_words
from caseapp.ui.states import StateChoice
from caseapp.ui.theme import px
from caseapp.ui.typed import TypedForm, fit_within
from caseapp.ui.widgets import Button, Choice, Field, PlainLabel
from caseapp.ui.widgets.cards import clear_layout
from caseapp.wording.precedents import (
    COUNTED_BY,
    SIDES,
    count_text,
    gap_text,
    selection_text,
    share_text,
)
from caseapp.wording.states import state_names


class PrecedentForm(TypedForm):
    """Prints the authorities for a pair of states; stays open until it is closed."""

    FORM = "precedent-report"

    def __init__(
        self,
        context: Context,
        calls: LibraryTools,
        parent: QWidget | None = None,
        *,
        host: str = "",
        requesting: str = "",
        ask: AskPath = ask_path,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Precedent report"),
            subtitle=t(
                "Authorities for and against the person, by ground, with how the search was made "
                "and what is missing."
            ),
            submit=t("Save PDF"),
            width=680,
            parent=parent,
        )
        self._calls = calls
        self._ask = ask
        self.cancel_button.say(t("Close"))
        names = sorted(state_names(t.language).items(), key=lambda pair: pair[1].casefold())
        options = [("", t("Choose a state")), *names]
        self.host = StateChoice(options, host)
        self.requesting = StateChoice(options, requesting)
        self.copy = Choice((("working", t("Working copy")), ("filed", t("Filed copy"))))
        self.editors |= {
            "host_state": self.host,
            "requesting_state": self.requesting,
            "copy": self.copy,
        }
        self.add(
            Field(t("Host state"), self.host, name="host_state"),
            Field(t("Requesting state"), self.requesting, name="requesting_state"),
        )
        self.add(Field(t("Which copy"), self.copy, name="copy"))
        self.found = PlainLabel("", "body", wrap=True, selectable=True)
        self.body.addWidget(self.found)
        self.memo = Choice()
        self.put_button = Button(t("Put into the memo"))
        self.put_button.clicked.connect(self._on_put)
        self._offer_memos()
        self._charts = QVBoxLayout()
        self._charts.setSpacing(px(6))
        self.body.addLayout(self._charts)
        self.host.currentIndexChanged.connect(self._on_pair)
        self.requesting.currentIndexChanged.connect(self._on_pair)
        for choice in (self.host, self.requesting, self.copy):
            choice.let_shrink()
        self.host.setFocus()
        fit_within(self, px(680), px(560))
        self.set_baseline()
        self._on_pair()

    def _offer_memos(self) -> None:
        """Offer the memos that the report may become a section of, where that is possible."""
        reading = self._calls.reading
        if reading is None or self._calls.sections is None:
            return
        hint = self.t("a section as of today, with its table of authorities")
        self.add(Field(self.t("Memo"), self.memo, name="memo", hint=hint))
        self.body.addWidget(self.put_button)
        self.memo.let_shrink()
        self.context.runner.submit_slices(self, partial(every_memo, reading), self._on_memos)

    def _on_memos(self, rows: Sequence[tuple[FilingRow, str]]) -> None:
        t = self.t
        self.memo.offer(
            [
                (row.uid, t("{title} · file {number}", title=row.title, number=number))
                for row, number in rows
            ]
        )
        self.put_button.setEnabled(bool(rows))

    @Slot()
    def _on_put(self) -> None:
        sections, memo = self._calls.sections, self.memo.value()
        if sections is None or not self.are_filled("host_state", "requesting_state"):
            return
        if not memo:
            self.show_refusal(EmptyFieldError(field="memo"))
            return
        pair = self.host.value(), self.requesting.value()
        work = partial(sections.put_precedents, FilingUid(memo), *pair)
        self.set_busy(True)
        self.context.runner.submit(self, work, self._on_put_in, self.show_refusal)

    def _on_put_in(self, changes: Changes) -> None:
        self.set_busy(False)
        self.footnote.setText(self.t("The section stands in the memo, as the library is today."))
        self.context.hub.publish(changes)

    @Slot()
    def _on_pair(self) -> None:
        self.clear_errors()
        self.found.setText("")
        clear_layout(self._charts)
        host, requesting = self.host.value(), self.requesting.value()
        if host and requesting:
            work = partial(self._calls.find_precedents, host, requesting)
            self.context.runner.submit(
                self, work, self._on_found, self.show_refusal, key="precedents"
            )

    def _on_found(self, report: PrecedentReport) -> None:
        t = self.t
        search = report.search
        counts = (
            t.plural("{count} decision for the pair", "{count} decisions for the pair",
                     len(report.pair)),
            t.plural("{count} persuasive only", "{count} persuasive only",
                     len(report.persuasive)),
            t.plural("{count} not verified", "{count} not verified", len(report.apart)),
        )  # fmt: skip
        gaps = (
            gap_text(gap, count, search.host, search.requesting, t) for gap, count in report.gaps
        )
        self.found.setText("\n".join((" · ".join(counts), *gaps)))
        clear_layout(self._charts)
        if report.named:
            self._draw(report)

    def _draw(self, report: PrecedentReport) -> None:
        """Show the counts, under the heading without which they may not stand."""
        t = self.t
        self._charts.addWidget(PlainLabel(selection_text(len(report.named), t), "section"))
        said = t("Decisions were chosen for what they teach. No chance of success follows.")
        self._charts.addWidget(PlainLabel(said, "muted", wrap=True))
        sides = sides_met(report.named)
        for by in CountBy:
            title = t(COUNTED_BY[by])
            bars = [
                Bar(
                    count_text(row.value, by, t),
                    tuple(map(row.of, sides)),
                    share_text(row, t),
                )
                for row in count_by(report.named, by)
            ]
            self._charts.addWidget(PlainLabel(title, "strong"))
            self._charts.addWidget(BarChart(title, [t(SIDES[side]) for side in sides], bars))

    @override
    def submit(self) -> None:
        if not self.are_filled("host_state", "requesting_state"):
            return
        host, requesting = self.host.value(), self.requesting.value()
        name = self.t("Precedents {host}-{requesting}", host=host, requesting=requesting)
        path = self._ask(self, self.t("Save PDF"), f"{name}.pdf")
        if not path:
            return
        self.set_busy(True)
        filed = self.copy.value() == "filed"
        prints = partial(self._calls.print_precedents, host, requesting, filed=filed)
        work = partial(print_to, self.context, prints, Path(path))
        self.context.runner.submit(self, work, self._on_written, self.show_refusal)

    def _on_written(self, written: tuple[str, int]) -> None:
        self.set_busy(False)
        self.footnote.setText(written_words(self.t, written))

    @override
    def is_dirty(self) -> bool:
        """Nothing typed here is lost: it is chosen again in a moment."""
        return False
