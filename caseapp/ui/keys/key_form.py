"""One key: its name, and what can be done with it."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from caseapp.domain.views.keys import KeyRow
from caseapp.domain.vocabulary import SlotKind
from caseapp.ui.context import Context
from caseapp.ui.form import FormDialog
from caseapp.ui.keys.port import KINDS, KeysCalls
from caseapp.ui.overriding import override
from caseapp.ui.theme import px
from caseapp.ui.typed import fit_within
from caseapp.ui.unkept import UnkeptForm
from caseapp.ui.widgets import Button, Field, TextLine
from caseapp.ui.widgets.message import PlainMessage

TYPED = frozenset({SlotKind.PASSPHRASE, SlotKind.KEYFILE})


class KeyForm(UnkeptForm):
    """Renames a key of one's own, changes its passphrase, or takes it away.

    Signals:
        wants_passphrase: another passphrase for this key.
    """

    wants_passphrase = Signal()

    def __init__(
        self, context: Context, calls: KeysCalls, row: KeyRow, parent: QWidget | None = None
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t(KINDS[row.kind]),
            subtitle=t("Key of {name}", name=row.person_name),
            submit=t("Save the name"),
            width=560,
            parent=parent,
        )
        self._calls, self._row = calls, row
        self.label = TextLine(limit=80)
        self.label.setText(row.label)
        self.label.setReadOnly(not row.mine)
        self.add(
            Field(
                t("What to call it (optional)"), self.label, name="label",
                hint=t("The name stays inside the vault."),
            )
        )  # fmt: skip
        self.submit_button.setVisible(row.mine)
        self.change = Button(t("Change the passphrase…"))
        self.change.clicked.connect(self.wants_passphrase)
        self.change.setVisible(row.mine and row.kind in TYPED)
        self.remove = Button(t("Remove this key…"), "quiet")
        self.remove.clicked.connect(self._on_remove)
        self.body.addWidget(self.change)
        self.body.addWidget(self.remove)
        fit_within(self, px(560), px(380))

    @override
    def submit(self) -> None:
        row = self._row
        self.send(partial(self._calls.rename_key, row.uid, row.version, self.label.text()))

    @Slot()
    def _on_remove(self) -> None:
        t = self.t
        message = PlainMessage(
            t("Remove this key?"),
            t(
                "It opens this vault no more, from now on. A copy of the vault that was made "
                "before still opens with it."
            ),
            stay=t("Keep it"),
            go=t("Remove"),
            danger=True,
            parent=self,
        )
        message.agreed.connect(self._do_remove)
        message.open()

    @Slot()
    def _do_remove(self) -> None:
        FormDialog.send(self, partial(self._calls.remove_key, self._row.uid, self._row.version))
