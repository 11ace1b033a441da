"""Counts the stored dates again when the law changed, and asks a new office for its states."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from caseapp.domain.changes import Changes
from caseapp.domain.rules import LawChecked, LawProgress
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.screen import Place
from caseapp.ui.widgets.buttons import Button
from caseapp.ui.widgets.cards import Notice

if TYPE_CHECKING:
    from caseapp.ui.rules.port import RulesPort

LAW = ("office_rule", "law_pack", "holiday_override")
"""Kinds whose change may give stored dates another day."""


ASK_STATES = "states"
"""Part of the Rules screen's place that asks for the host states."""


class Above(Protocol):
    """What the watch needs of the window."""

    def tell(self, sentence: str) -> None:
        """Say something that needs no answer."""

    def keep_in_view(self, notice: QWidget) -> None:
        """Show something until it is taken away."""

    def go(self, place: Place) -> None:
        """Open a place."""


class LawWatch(QObject):
    """Runs the check in slices, says how far it is, and what waits for a lawyer.

    Stays silent where nothing changed since the last check.
    """

    def __init__(
        self,
        context: Context,
        port: "RulesPort",
        shell: "Above",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._port = port
        self._shell = shell
        self._asking: Notice | None = None
        context.hub.changed.connect(self._on_changed)

    def check(self) -> None:
        """Count the stored dates again, where the law changed since the last time."""
        if self._context.role not in (Role.LAWYER, Role.PARALEGAL):
            return
        self._context.runner.submit_slices(
            self,
            self._port.review_law,
            self._on_checked,
            on_progress=self._on_progress,
            key="law",
        )

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concerns(*LAW):
            self.check()
        if self._asking is not None and changes.concerns("setting"):
            self.ask_for_states()

    def _on_progress(self, progress: LawProgress) -> None:
        if progress.total:
            t = self._context.t
            self._shell.tell(
                t(
                    "The law changed. Stored dates are counted again: {done} of {total} events.",
                    done=progress.done,
                    total=progress.total,
                )
            )

    def _on_checked(self, checked: LawChecked) -> None:
        if not checked.counted:
            return
        t = self._context.t
        words = t("The stored dates were counted again; none of them moved.")
        if checked.raised:
            words = t.plural(
                "The law changed: {count} date would be another one. It waits for a lawyer; no "
                "stored date moved.",
                "The law changed: {count} dates would be other ones. They wait for a lawyer; no "
                "stored date moved.",
                checked.raised,
            )
        self._shell.tell(words)
        if checked.touched:
            self._context.hub.publish(Changes(MappingProxyType(dict(checked.touched))))

    def ask_for_states(self) -> None:
        """Ask in which states the office works, until a lawyer has said so."""
        if self._context.role is Role.LAWYER:
            self._context.runner.submit(
                self, self._port.get_host_states, self._on_states, key="states"
            )

    def _on_states(self, states: Sequence[str]) -> None:
        if states:
            self._stop_asking()
        elif self._asking is None:
            self._asking = self._question()
            self._shell.keep_in_view(self._asking)

    def _stop_asking(self) -> None:
        if self._asking is not None:
            self._asking.hide()
            self._asking.deleteLater()
            self._asking = None

    def _question(self) -> Notice:
        t = self._context.t
        button = Button(t("Choose states…"), subject=Place("rules", part=ASK_STATES))
        button.opened.connect(self._shell.go)
        return Notice(
            t("In which states does this office work?"),
            t("The rules that decide cases there are then listed and printed for review."),
            tone="note",
            action=button,
        )
