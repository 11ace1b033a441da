"""Re-encrypting everything: what it ends and what not, its progress, and the codes it leaves."""

import threading
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from caseapp.domain.vaults import WorkCancelledError
from caseapp.domain.views.keys import Reencrypted
from caseapp.ui.context import Context
from caseapp.ui.keys.fields import OwnPassphrase
from caseapp.ui.keys.port import KeysCalls
from caseapp.ui.overriding import override
from caseapp.ui.theme import px
from caseapp.ui.typed import fit_within
from caseapp.ui.unkept import UnkeptForm
from caseapp.ui.widgets import Notice, PlainLabel

PERMILLE = 1000


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is, of 1,000."""

    permille: int


class ReencryptForm(UnkeptForm):
    """Asks, works, shows the codes; then there is nothing but to lock.

    Signals:
        stepped: a `Step`, from the database thread.
        finished_all: it is done and the codes are copied: the vault is closed, lock now.
    """

    stepped = Signal(object)
    finished_all = Signal()

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
            context, t("Re-encrypt everything"), submit=t("Re-encrypt"), width=640, parent=parent
        )
        self._calls = calls
        self._stop = threading.Event()
        self._made: Reencrypted | None = None
        self.is_running = False
        self.present = OwnPassphrase(t, with_keyfile=with_keyfile)
        self.about = PlainLabel(
            t(
                "The vault and every document get a new key. Your passphrase stays. You get a new "
                "recovery code, everybody else a one-time code to choose a passphrase with, and "
                "computers that opened the vault are forgotten. It needs as much free space as "
                "the vault has now, and it can be cancelled until the end."
            ),
            wrap=True,
        )
        self.honest = Notice(
            t("What this cannot reach"),
            t(
                "Copies and backups made before can still be opened with the old keys. Make a new "
                "backup afterwards and destroy the old ones."
            ),
            tone="alert",
        )
        self.bar = QProgressBar()
        self.bar.setRange(0, PERMILLE)
        self.bar.setAccessibleName(t("Progress"))
        self.bar.hide()
        self.codes = PlainLabel("", "code", wrap=True)
        self.codes.setAccessibleName(t("New codes"))
        self.codes.hide()
        for widget in (self.about, self.honest, self.present, self.bar, self.codes):
            self.body.addWidget(widget)
        self.remember(self.present.field)
        self.stepped.connect(self._on_step)
        fit_within(self, px(640), px(560))
        self.present.line.setFocus()

    @override
    def submit(self) -> None:
        if self._made is not None:
            self.finished_all.emit()
            return
        self.clear_errors()
        self._stop.clear()
        self.is_running = True
        self.set_busy(True)
        # It is not a form that is being saved: it can be stopped.
        self.cancel_button.setEnabled(True)
        self.bar.setValue(0)
        self.bar.show()
        work = partial(self._calls.reencrypt, self.present.own(), self._tell, self._stop.is_set)
        self.context.runner.submit(self, work, self._on_done, self._on_failed)

    def _tell(self, done: int, total: int) -> None:
        self.stepped.emit(Step(PERMILLE * done // max(total, 1)))

    def _on_step(self, step: Step) -> None:
        self.bar.setValue(step.permille)

    def _on_failed(self, error: Exception) -> None:
        self.is_running = False
        self.bar.hide()
        if isinstance(error, WorkCancelledError):
            self.set_busy(False)
            self.trouble.say(self.t("Cancelled. The vault is as it was."))
            self.trouble.show()
            return
        self.show_refusal(error)

    def _on_done(self, made: Reencrypted) -> None:
        t = self.t
        self.is_running = False
        self._made = made
        # The vault is closed: whatever else is asked of it waits until the lock.
        self.context.runner.hold()
        for widget in (self.about, self.present, self.bar):
            widget.hide()
        lines = [t("{name}: {code}", name=name, code=code) for name, code in made.codes]
        if made.recovery_code:
            lines.insert(0, t("Recovery code: {code}", code=made.recovery_code))
        self.codes.setText("\n".join(lines))
        self.codes.show()
        self.present.forget()
        self.title.setText(t("Everything is re-encrypted. Copy these codes by hand now"))
        self.set_busy(False)
        self.cancel_button.hide()
        self.submit_button.say(t("They are copied: lock"))

    @override
    def reject(self) -> None:
        if self._made is not None:
            return
        if self.is_running:
            self._stop.set()
            self.cancel_button.setEnabled(False)
            return
        super().reject()
