"""A new passphrase: behind a key that is there, or as another key."""

from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.domain.changes import Changes
from caseapp.domain.views.keys import KeyRow
from caseapp.ui.context import Context
from caseapp.ui.create.steps import PassphraseStep
from caseapp.ui.keys.fields import KeyfileLine, OwnPassphrase
from caseapp.ui.keys.port import KeysCalls, Own
from caseapp.ui.overriding import override
from caseapp.ui.theme import px
from caseapp.ui.typed import fit_within
from caseapp.ui.unkept import UnkeptForm
from caseapp.ui.unlocking import Surroundings
from caseapp.ui.widgets import Field, Notice, TextLine, Tick


class PassphraseForm(UnkeptForm):
    """Asks for the present passphrase and the new one, with or without a keyfile."""

    def __init__(
        self,
        context: Context,
        calls: KeysCalls,
        row: KeyRow | None,
        *,
        with_keyfile: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`row` is the key to change; None adds one."""
        t = context.t
        title = t("Another passphrase") if row is None else t("Change the passphrase")
        super().__init__(context, title, submit=t("Save"), width=640, parent=parent)
        self._calls, self._row = calls, row
        self.present = OwnPassphrase(t, with_keyfile=with_keyfile)
        self.step = PassphraseStep(
            Surroundings(t, context.runner, context.say), calls.words, calls.language
        )
        self.step.first_field.label.setText(t("New passphrase"))
        self.both = Tick(t("Together with a keyfile"))
        self.keyfile = KeyfileLine(t, calls.make_keyfile)
        self.keyfile.refused.connect(self.show_refusal)
        self.keyfile.hide()
        self.both.toggled.connect(self.keyfile.setVisible)
        self.about = Notice(
            t("Two things are needed then"),
            t(
                "A keyfile is any file that never changes. Whoever steals the vault cannot even "
                "guess without it. Keep it on a stick away from this computer, and a copy in a "
                "safe: without it this key opens nothing."
            ),
            tone="notice",
        )
        self.about.hide()
        self.both.toggled.connect(self.about.setVisible)
        self.label = TextLine(limit=80)
        self.label_field = Field(
            t("What to call it (optional)"), self.label, name="label",
            hint=t("The name stays inside the vault."),
        )  # fmt: skip
        self.label_field.setVisible(row is None)
        for widget in (self.present, self.step, self.both, self.keyfile, self.about):
            self.body.addWidget(widget)
        self.remember(self.present.field)
        self.add(self.label_field)
        if row is not None:
            self.body.addWidget(self._honest())
        fit_within(self, px(640), px(640))
        self.present.line.setFocus()

    def _honest(self) -> Notice:
        return Notice(
            self.t("What a new passphrase does not do"),
            self.t(
                "The data keeps its key: an old copy of the vault still opens with the old "
                "passphrase. If somebody may know the old one, re-encrypt everything afterwards."
            ),
            tone="notice",
        )

    @override
    def submit(self) -> None:
        self.clear_errors()
        if not self.step.check():
            return
        if self.both.isChecked() and not self.keyfile.path:
            self.trouble.say(self.t("Choose a keyfile, or make a new one."))
            self.trouble.show()
            return
        new = Own(self.step.passphrase(), self.keyfile.path if self.both.isChecked() else "")
        present = self.present.own()
        if self._row is None:
            work = partial(self._calls.add_passphrase, present, new, self.label.text())
        else:
            work = partial(self._calls.change_passphrase, self._row.uid, present, new)
        self.set_busy(True)
        self.context.runner.submit(self, work, self._on_done, self.show_refusal)

    def _on_done(self, changes: Changes) -> None:
        self.present.forget()
        self.step.forget()
        self.done_saving(changes)
