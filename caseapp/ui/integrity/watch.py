"""Checks the rest of the vault while people work, and keeps the banner above every screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from caseapp.domain.integrity import Verdict
from caseapp.domain.views.integrity import VaultState
from caseapp.domain.vocabulary import OFFICE
from caseapp.ui.context import Context
from caseapp.ui.integrity.banner import DoubtBanner
from caseapp.ui.screen import Place

if TYPE_CHECKING:
    from caseapp.ui.integrity.port import IntegrityCalls

KEEP_MS = 180_000
"""How often this machine's memory of the vault is written: what a crash may let it lag."""


class Above(Protocol):
    """What the watch needs of the window."""

    def tell(self, sentence: str) -> None:
        """Say something that needs no answer."""

    def keep_in_view(self, notice: QWidget) -> None:
        """Show something above every screen."""

    def mark(self, sentence: str) -> None:
        """Show a short mark that stays, such as how far a check is; "" takes it away."""

    def go(self, place: Place) -> None:
        """Show a screen."""


class VaultWatch(QObject):
    """Says what the look at the opening found, and runs the rest of the check in slices."""

    def __init__(
        self,
        context: Context,
        port: "IntegrityCalls",
        shell: Above,
        window: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._port = port
        self._shell = shell
        self._window = window
        self._state: VaultState | None = None
        self.banner: DoubtBanner | None = None
        self._keeping = QTimer(self)
        self._keeping.setInterval(KEEP_MS)
        self._keeping.timeout.connect(self._keep)

    def show(self, verdict: Verdict) -> None:
        """Put up the banner for what is known already, before anything is asked of the vault."""
        if verdict.found:
            self._show(verdict, may_accept=False, may_salvage=False)

    def start(self) -> None:
        """Ask for the state, check what was not checked yet."""
        self._ask(self._on_state)
        self._keeping.start()

    def _ask(self, then: Callable[[VaultState], None]) -> None:
        self._context.runner.submit(self, self._port.get_state, then)

    def _on_state(self, state: VaultState) -> None:
        self._on_known(state)
        if state.watched and not state.whole:
            self._say(0)
            self._context.runner.submit_slices(
                self,
                self._port.check_the_rest,
                self._on_checked,
                self._on_failed,
                on_progress=self._say,
                key="integrity",
            )

    def _on_known(self, state: VaultState) -> None:
        self._state = state
        self._show(state.verdict, may_accept=state.may_accept, may_salvage=state.may_salvage)

    def _say(self, percent: int) -> None:
        self._shell.mark(self._context.t("Checking the vault: {percent} %", percent=percent))

    def _on_checked(self, verdict: Verdict) -> None:
        t = self._context.t
        self._shell.mark("" if verdict.read_only else t("The vault was checked"))
        self._ask(self._on_known)

    def _on_failed(self, error: Exception) -> None:
        self._shell.mark(self._context.t("The vault could not be checked"))
        self._shell.tell(self._context.say(error))

    def _show(self, verdict: Verdict, *, may_accept: bool, may_salvage: bool) -> None:
        if self.banner is not None:
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
        if not verdict.found:
            return
        self.banner = DoubtBanner(
            self._context.t,
            verdict,
            may_accept=may_accept,
            may_salvage=may_salvage and self._port.salvage is not None,
            may_compare=self._context.role in OFFICE,
        )
        self.banner.accept_requested.connect(self._on_accept)
        self.banner.salvage_requested.connect(self._on_salvage)
        self.banner.compare_requested.connect(self._on_compare)
        self.banner.seen.connect(self.banner.hide)
        self._shell.keep_in_view(self.banner)

    @Slot()
    def _on_compare(self) -> None:
        self._shell.go(Place("backups"))

    @Slot()
    def _on_accept(self) -> None:
        if self._state is None:
            return
        from caseapp.ui.integrity.dialog import AcceptDialog  # noqa: PLC0415 - hardly ever wanted

        dialog = AcceptDialog(self._context, self._port, self._state, self._window)
        dialog.saved.connect(self._on_accepted)
        dialog.open()

    @Slot()
    def _on_accepted(self) -> None:
        self._shell.tell(
            self._context.t("The vault was accepted as it stands. The history says who did it.")
        )
        self._ask(self._on_state)

    @Slot()
    def _on_salvage(self) -> None:
        from caseapp.ui.integrity.salvage import SalvageDialog  # noqa: PLC0415 - as above

        SalvageDialog(self._context, self._port, self._window).open()

    @Slot()
    def _keep(self) -> None:
        self._context.runner.submit(self, self._port.keep_anchor, key="anchor")
