"""A pack out of the window: what travels, what was found in it, and who answers for it."""

from collections.abc import Generator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.pack_export import ExportItem, PackFile, PackOrder, Tick
from caseapp.ui.authorities.port import PackCalls
from caseapp.ui.context import Context
from caseapp.ui.saving import AskPath
from caseapp.ui.tasks import Task
from caseapp.ui.theme import px
from caseapp.ui.typed import TypedForm, fit_within
from caseapp.ui.widgets import Badge, Card, Field, PlainLabel, TextLine, Tone
from caseapp.ui.widgets import tick as ticks
from caseapp.ui.widgets.cards import clear_layout
from caseapp.wording.authority_packs import ITEMS, trace_text

MOST_TRACES = 5
"""Traces shown of one item; one is enough to keep it here."""


def ask_zip(parent: QWidget, title: str, name: str) -> str:
    """Ask with the system's own dialog."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, "ZIP (*.zip)")
    return chosen


class ItemCard(Card):
    """One thing that stays unless it is ticked, with the traces of clients in it."""

    def __init__(self, context: Context, item: ExportItem) -> None:
        t = context.t
        kind = t(ITEMS[item.kind])
        badge = (
            Badge(t("! Trace of a client"), Tone.RED)
            if item.traces
            else Badge(t("No trace found"), Tone.PLAIN)
        )
        super().__init__(kind, "", (badge,))
        self.item = item
        self.setAccessibleName(f"{kind}: {item.title}")
        self.add(PlainLabel(item.title, "strong", wrap=True))
        self.add(PlainLabel(item.text, "body", wrap=True, selectable=True))
        for trace in item.traces[:MOST_TRACES]:
            self.add(PlainLabel(trace_text(trace, t), "small", wrap=True, selectable=True))
        self.tick = ticks.Tick(t("Let it out"))
        self.tick.setAccessibleName(t("Let it out: {what}", what=item.text[:80] or item.title))
        self.tick.setEnabled(not item.is_barred)
        self.add(self.tick)
        self.reason = TextLine(limit=500)
        self.field = Field(t("Why it may leave"), self.reason, name="reason")
        self.add(self.field)
        self.field.setVisible(bool(item.traces) and not item.is_barred)

    def answer(self) -> Tick | None:
        """Return what was ticked, with the reason."""
        if not self.tick.isChecked():
            return None
        return Tick(self.item.key, self.reason.text().strip())


class ExportPackForm(TypedForm):
    """Writes chosen decisions into a pack for another office."""

    FORM = "export-pack"

    def __init__(
        self,
        context: Context,
        calls: PackCalls,
        decisions: Sequence[AuthorityUid],
        parent: QWidget | None = None,
        *,
        ask: AskPath = ask_zip,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Export as a pack"),
            subtitle=t(
                "Decisions of packs travel as they came. What your office imported or wrote stays "
                "unless you tick it, one by one. Names, dates of birth and numbers of your clients "
                "were looked for; read each text all the same."
            ),
            submit=t("Save the pack…"),
            width=760,
            parent=parent,
        )
        self._calls, self._decisions, self._ask = calls, tuple(decisions), ask
        self.cancel_button.say(t("Close"))
        self.name = TextLine(limit=80)
        self.edition = TextLine(limit=40)
        self.editors = {"name": self.name, "edition": self.edition}
        hint = t("small Latin letters, digits, hyphens; keep it over all editions")
        self.add(
            Field(t("Name of the pack"), self.name, name="name", hint=hint),
            Field(t("Edition"), self.edition, name="edition", hint=t("empty: today")),
        )
        self.found = PlainLabel("", "body", wrap=True)
        self.body.addWidget(self.found)
        self._items = QVBoxLayout()
        self._items.setSpacing(px(12))
        self.body.addLayout(self._items)
        self.cards: list[ItemCard] = []
        fit_within(self, px(760), px(680))
        self.set_baseline()
        self.name.setFocus()
        self.submit_button.setEnabled(False)
        self._task: Task | None = context.runner.submit_slices(
            self,
            partial(calls.check_pack, self._decisions),
            self._on_items,
            self.show_refusal,
            on_progress=self._on_searched,
        )

    def _on_searched(self, percent: int) -> None:
        self.found.setText(self.t("Looking for traces of clients: {percent} %", percent=percent))

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self.set_busy(False)
        self.footnote.setText("")
        self.show_refusal(error)

    def _on_items(self, items: Sequence[ExportItem]) -> None:
        t = self.t
        self._task = None
        clear_layout(self._items)
        self.cards = [ItemCard(self.context, item) for item in items if item.needs_tick]
        free = len(items) - len(self.cards)
        waiting = t.plural(
            "{count} thing of your office waits for a tick.",
            "{count} things of your office wait for a tick.",
            len(self.cards),
        )
        travel = t.plural(
            "{count} decision of packs travels.", "{count} decisions of packs travel.", free
        )
        self.found.setText(f"{travel} {waiting}")
        for card in self.cards:
            self._items.addWidget(card)
        self.submit_button.setEnabled(True)

    def _order(self) -> PackOrder:
        given = (card.answer() for card in self.cards)
        return PackOrder(
            name=self.text("name"),
            decisions=self._decisions,
            ticks=tuple(one for one in given if one is not None),
            edition=self.text("edition"),
        )

    @override
    def submit(self) -> None:
        if not self.are_filled("name"):
            return
        for card in self.cards:
            card.field.set_error("")
            answer = card.answer()
            if answer is not None and card.item.traces and not answer.reason:
                card.field.set_error(self.t("Write why it may leave, or untick it."))
                card.reason.setFocus()
                return
        order = self._order()
        path = self._ask(self, self.t("Save the pack"), f"{order.name}.zip")
        if path:
            self.set_busy(True)
            self._task = self.context.runner.submit_slices(
                self,
                partial(self._write, order, Path(path)),
                self._on_written,
                self._on_failed,
                on_progress=self._on_made,
            )

    def _on_made(self, percent: int) -> None:
        self.footnote.setText(self.t("Making the pack: {percent} %", percent=percent))

    def _write(self, order: PackOrder, path: Path) -> Generator[int, None, tuple[str, PackFile]]:
        """Make and write it; runs on the database thread. The register of copies notes it."""
        made = yield from self._calls.export_pack(order)
        self.context.leave(made, path)
        return path.name, made

    @Slot(object)
    def _on_written(self, written: tuple[str, PackFile]) -> None:
        name, made = written
        self._task = None
        self.set_busy(False)
        self.footnote.setText(
            self.t.plural(
                "Written to {name}: {count} decision. The register of clear copies has it.",
                "Written to {name}: {count} decisions. The register of clear copies has it.",
                made.decisions,
                name=name,
            )
        )

    @override
    def reject(self) -> None:
        """Close; what runs ends with its slice, and nothing of it was written."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().reject()

    @override
    def is_dirty(self) -> bool:
        """What was ticked is ticked again in a moment, and better so."""
        return False
