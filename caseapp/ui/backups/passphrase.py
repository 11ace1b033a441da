"""The passphrase of a backup from before the vault was encrypted anew."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from caseapp.ui.context import Context
from caseapp.ui.unkept import UnkeptForm
from caseapp.ui.widgets import Field, TextLine


class OldPassphraseForm(UnkeptForm):
    """Asks for it; nothing of it is kept.

    Signals:
        given: the passphrase.
    """

    given = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        t = context.t
        super().__init__(
            context, t("Passphrase of that day"), submit=t("Restore on trial"), width=520,
            parent=parent,
        )  # fmt: skip
        self.passphrase = TextLine(limit=1000)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.add(
            Field(
                t("Passphrase"),
                self.passphrase,
                name="passphrase",
                hint=t("The vault was encrypted anew since this backup was made."),
            )
        )

    @override
    def submit(self) -> None:
        given = self.passphrase.text()
        self.passphrase.clear()
        self.accept()
        self.given.emit(given)
