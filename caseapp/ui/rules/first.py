"""The first questions of the law: where the office works, and the sheet of rules to review."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseapp.domain.changes import Changes
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.saving import AskPath, ask_path, print_to
from caseapp.ui.screen import Place
from caseapp.ui.theme import px
from caseapp.ui.widgets.buttons import Button
from caseapp.ui.widgets.cards import Notice

if TYPE_CHECKING:
    from caseapp.ui.rules.port import RulesPort

ASK_STATES = "states"
"""Part of the Rules screen's place that asks for the host states."""


class Above(Protocol):
    """What is needed of the window."""

    def tell(self, sentence: str) -> None:
        """Say something that needs no answer."""

    def keep_in_view(self, notice: QWidget) -> None:
        """Show something until it is taken away."""

    def go(self, place: Place) -> None:
        """Open a place."""


class FirstLaw(QObject):
    """Asks a lawyer for the host states until they are chosen; then offers the review sheet.

    The sheet is offered at every start until it was printed or put aside.
    """

    def __init__(
        self,
        context: Context,
        port: "RulesPort",
        shell: Above,
        *,
        parent: QObject | None = None,
        ask: AskPath = ask_path,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._port = port
        self._shell = shell
        self._ask = ask
        self.asking: Notice | None = None
        self.offer: Notice | None = None
        context.hub.changed.connect(self._on_changed)

    def start(self) -> None:
        """Look whether the states are known, and whether the sheet waits."""
        if self._context.role is Role.LAWYER:
            self._context.runner.submit(
                self, self._port.get_host_states, self._on_states, key="states"
            )

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self.asking is not None and changes.concerns("setting"):
            self.start()

    def _on_states(self, states: Sequence[str]) -> None:
        if not states:
            if self.asking is None:
                self.asking = self._question()
                self._shell.keep_in_view(self.asking)
            return
        _take_away(self.asking)
        self.asking = None
        self._context.runner.submit(self, self._port.sheet_waits, self._on_waits, key="sheet")

    def _on_waits(self, waits: bool) -> None:
        if waits and self.offer is None:
            self.offer = self._sheet_offer()
            self._shell.keep_in_view(self.offer)

    def _question(self) -> Notice:
        t = self._context.t
        button = Button(t("Choose states…"), subject=Place("rules", part=ASK_STATES))
        button.opened.connect(self._shell.go)
        later = Button(t("Not now"))
        later.clicked.connect(self._on_unasked)
        return Notice(
            t("In which states does this office work?"),
            t("The rules that decide cases there are then listed and printed for review."),
            tone="note",
            action=_side_by_side(later, button),
        )

    def _sheet_offer(self) -> Notice:
        t = self._context.t
        self.print_button = Button(t("Print review sheet…"), "primary")
        self.print_button.clicked.connect(self._on_print)
        self.later_button = Button(t("Not now"))
        self.later_button.clicked.connect(self._on_later)
        return Notice(
            t("The rules of your states wait for a lawyer's review."),
            t(
                "The sheet names those that decide cases there, and what is missing. It can be "
                "printed later under Rules."
            ),
            tone="note",
            action=_side_by_side(self.later_button, self.print_button),
        )

    @Slot()
    def _on_print(self) -> None:
        t = self._context.t
        path = self._ask(self.print_button, t("Print review sheet"), t("Rules to review.pdf"))
        if path:
            work = partial(print_to, self._context, self._port.print_review_sheet, Path(path))
            self._context.runner.submit(self, work, self._on_printed, self._on_refused)

    def _on_printed(self, printed: tuple[str, int]) -> None:
        name, _pages = printed
        t = self._context.t
        self._shell.tell(t("The review sheet was printed into {file}.", file=name))
        _take_away(self.offer)
        self.offer = None

    def _on_refused(self, error: Exception) -> None:
        self._shell.tell(self._context.say(error))

    @Slot()
    def _on_unasked(self) -> None:
        """Ask at the next start again; who answers on the Rules screen is offered the sheet."""
        if self.asking is not None:
            self.asking.hide()

    @Slot()
    def _on_later(self) -> None:
        _take_away(self.offer)
        self.offer = None
        self._context.runner.submit(self, self._port.put_sheet_aside)


def _side_by_side(*buttons: Button) -> QWidget:
    made = QWidget()
    made.setProperty("kind", "clear")
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(px(8))
    for button in buttons:
        line.addWidget(button)
    return made


def _take_away(notice: Notice | None) -> None:
    if notice is not None:
        notice.hide()
        notice.deleteLater()
