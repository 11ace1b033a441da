"""The precedent report: choosing the pair of states, seeing what there is, printing it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.views.precedents import PrecedentReport
from caseapp.ui.authorities.port import LibraryTools
from caseapp.ui.context import Context
from caseapp.ui.saving import AskPath, ask_path, print_to
from caseapp.ui.states import StateChoice
from caseapp.ui.theme import px
from caseapp.ui.typed import TypedForm, fit_within
from caseapp.ui.widgets import Choice, Field, PlainLabel
from caseapp.wording.precedents import gap_text
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
        self.cancel_button.setText(t("Close"))
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
        self.host.currentIndexChanged.connect(self._on_pair)
        self.requesting.currentIndexChanged.connect(self._on_pair)
        for choice in (self.host, self.requesting, self.copy):
            choice.let_shrink()
        self.host.setFocus()
        fit_within(self, px(680), px(560))
        self.set_baseline()
        self._on_pair()

    @Slot()
    def _on_pair(self) -> None:
        self.clear_errors()
        self.found.setText("")
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
        name, pages = written
        self.set_busy(False)
        self.footnote.setText(
            self.t.plural(
                "Written to {name}: {count} page.",
                "Written to {name}: {count} pages.",
                pages,
                name=name,
            )
        )

    @override
    def is_dirty(self) -> bool:
        """Nothing typed here is lost: it is chosen again in a moment."""
        return False
