"""The passphrase of a backup from before the vault was encrypted anew."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.ui.context import Context
from caseapp.ui.keys.fields import OwnPassphrase
from caseapp.ui.theme import px
from caseapp.ui.typed import fit_within
from caseapp.ui.unkept import UnkeptForm
from caseapp.ui.widgets import PlainLabel


class OldPassphraseForm(UnkeptForm):
    """Asks for it; nothing of it is kept.

    Signals:
        given: what was typed and chosen (`Own`).
    """

    given = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        t = context.t
        super().__init__(
            context, t("Passphrase of that day"), submit=t("Restore on trial"), width=520,
            parent=parent,
        )  # fmt: skip
        self.body.addWidget(
            PlainLabel(
                t("The vault was encrypted anew since this backup was made."), "muted", wrap=True
            )
        )
        self.old = OwnPassphrase(t, with_keyfile=None, label=t("Passphrase"))
        self.body.addWidget(self.old)
        self.remember(self.old.field)
        fit_within(self, px(520), px(340))
        self.old.line.setFocus()

    @override
    def submit(self) -> None:
        given = self.old.own()
        self.old.forget()
        self.accept()
        self.given.emit(given)
