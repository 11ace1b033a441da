"""What left the vault: the ways to the backups and to the register of copies."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.filling import fill
from caseapp.ui.screen import Place
from caseapp.ui.widgets.cards import Card
from caseapp.ui.widgets.rows import Row


class WaysCard(Card):
    """Two rows, for who may open what they lead to.

    Signals:
        open_requested: a `Place`.
    """

    open_requested = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        t = context.t
        super().__init__(t("Outside the vault"), parent=parent)
        rows = (
            Row(t("Backups"), t("Where to, how old, tried or not"), subject=Place("backups")),
            Row(t("Copies that left"), t("What anybody can read"), subject=Place("copies")),
        )
        for row in rows:
            row.opened.connect(self.open_requested)
        fill(self, rows)
        if context.role not in {Role.LAWYER, Role.PARALEGAL}:
            self.hide()
