"""Counts the stored dates again when the law changed."""

from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot

from caseapp.domain.changes import Changes
from caseapp.domain.rules import LawChecked, LawProgress
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context

if TYPE_CHECKING:
    from caseapp.ui.rules.port import RulesPort

LAW = ("office_rule", "law_pack", "holiday_override")
"""Kinds whose change may give stored dates another day."""


class Above(Protocol):
    """What the watch needs of the window."""

    def tell(self, sentence: str) -> None:
        """Say something that needs no answer."""


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
