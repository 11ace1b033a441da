"""Letting the keyring of this computer open the vault."""

from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.ui.context import Context
from caseapp.ui.keys.fields import OwnPassphrase
from caseapp.ui.keys.port import KeysCalls
from caseapp.ui.overriding import override
from caseapp.ui.theme import px
from caseapp.ui.typed import fit_within
from caseapp.ui.unkept import UnkeptForm
from caseapp.ui.widgets import Field, Notice, TextLine


class DeviceForm(UnkeptForm):
    """Says what it costs, and asks for the passphrase."""

    def __init__(
        self,
        context: Context,
        calls: KeysCalls,
        *,
        with_keyfile: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context, t("Open with this computer"), submit=t("Add this computer"), width=600,
            parent=parent,
        )  # fmt: skip
        self._calls = calls
        self.present = OwnPassphrase(t, with_keyfile=with_keyfile)
        self.label = TextLine(limit=80)
        self.body.addWidget(
            Notice(
                t("Convenient, and weaker"),
                t(
                    "The keyring of this computer will keep a key to the vault. Any program that "
                    "runs under your account can ask an unlocked keyring for it, and whoever makes "
                    "you sign in to the computer opens the vault. Never on a computer that "
                    "travels. The passphrase stays: it is never the only key."
                ),
                tone="alert",
            )
        )
        self.body.addWidget(self.present)
        self.remember(self.present.field)
        self.add(
            Field(
                t("What to call it (optional)"), self.label, name="label",
                hint=t("The name stays inside the vault."),
            )
        )  # fmt: skip
        fit_within(self, px(600), px(520))
        self.present.line.setFocus()

    @override
    def submit(self) -> None:
        self.clear_errors()
        self.send(partial(self._calls.add_device, self.present.own(), self.label.text()))
