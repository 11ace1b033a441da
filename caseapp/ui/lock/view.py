"""The passphrase field and what belongs to it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseapp.domain.errors import UserError
from caseapp.ui.lock.model import LockPort, pause_after
from caseapp.ui.theme import px
from caseapp.ui.unlocking import Surroundings, Unlocked
from caseapp.ui.widgets.buttons import Button
from caseapp.ui.widgets.cards import Card, Notice
from caseapp.ui.widgets.field import Field
from caseapp.ui.widgets.labels import PlainLabel, breakable
from caseapp.ui.widgets.texts import TextLine
from caseapp.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from caseapp.ui.create.steps import PassphraseStep


PASSPHRASE, RECOVERY, ONCE = "passphrase", "recovery code", "one-time code"
"""What is typed. Both codes are exchanged for a new passphrase; one stands on the vault's sheet, the
other one comes from a lawyer."""


class LockView(QWidget):
    """Opens a vault by passphrase, keyfile, code from paper, or this computer's keyring.

    Signals:
        unlocked: an `Unlocked`.
        create_requested: the person wants a new vault.
        vault_chosen: another folder was chosen (a str).
    """

    unlocked = Signal(object)
    create_requested = Signal()
    vault_chosen = Signal(object)

    def __init__(
        self,
        around: Surroundings,
        port: LockPort,
        path: str = "",
        new_passphrase: "Callable[[], PassphraseStep] | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.t = around.t
        self._around = around
        self._port = port
        self._path = path
        self._make_step = new_passphrase
        self._way = PASSPHRASE
        self._keyfile = ""
        self.step: PassphraseStep | None = None
        """The new passphrase, once somebody comes with a code from paper."""
        self._failures = 0
        self._pause_left = 0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._on_second)
        self._build()
        self._take_keyfile("")
        self._show_path()
        self._show_mode()

    def _build(self) -> None:
        t = self.t
        self.notice = Notice("", tone="alert")
        self.notice.hide()
        self.place = PlainLabel("", "muted", wrap=True)
        self.choose = Button(t("Choose another vault…"), "quiet", shortcut="Ctrl+O")
        self.choose.clicked.connect(self._on_choose)
        self.secret = TextLine(limit=1000)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.returnPressed.connect(self._on_submit)
        self.secret_field = Field(t("Passphrase"), self.secret, name="passphrase")
        self.reveal = Tick(t("Show what I type"))
        self.reveal.toggled.connect(self._on_reveal)
        self.keyfile = Button(t("Choose the keyfile…"), shortcut="Ctrl+K")
        self.keyfile.clicked.connect(self._on_keyfile)
        self.keyfile_name = PlainLabel("", "muted", wrap=True)
        self.keyfile_line = _line(self.keyfile, self.keyfile_name)
        self.device = Button(t("Open with the key of this computer"), shortcut="Ctrl+D")
        self.device.clicked.connect(self._on_device)
        self.submit = Button(t("Unlock"), "primary", shortcut="Enter")
        self.submit.clicked.connect(self._on_submit)
        self.other_way = Button("", "quiet", shortcut="Ctrl+R")
        self.other_way.clicked.connect(self._on_other_way)
        self.once = Button(t("Use a one-time code"), "quiet", shortcut="Ctrl+T")
        self.once.clicked.connect(self._on_once)
        self.new_vault = Button(t("Create a new vault…"), "quiet", shortcut="Ctrl+N")
        self.new_vault.clicked.connect(self._on_create)
        self.card = Card(t("Unlock the vault"))
        for widget in (
            self.place, self.notice, self.secret_field, self.keyfile_line, self.reveal
        ):  # fmt: skip
            self.card.add(widget)
        holder = QWidget()
        self._new = QVBoxLayout(holder)
        self._new.setContentsMargins(0, 0, 0, 0)
        self.card.add(holder)
        self.card.add(_line(self.submit, self.device))
        self.card.add(_line(self.other_way, self.once))
        self.card.add(_line(self.choose, self.new_vault))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.card)

    @property
    def path(self) -> str:
        """The vault that would be opened."""
        return self._path

    def focus_first(self) -> None:
        """Put the keyboard where the person starts."""
        (self.secret if self._path else self.choose).setFocus()

    def choose_vault(self, path: str) -> None:
        """Take a folder; anything that is not a vault is refused with a sentence."""
        if not self._port.looks_like_vault(path):
            self.show_trouble(
                self.t(
                    "{name} is not a vault. Choose a folder whose name ends in .casevault.",
                    name=Path(path).name,
                )
            )
            return
        self._path = path
        self._failures = 0
        self.notice.hide()
        self._take_keyfile("")
        self._show_path()
        self._show_mode()
        self.vault_chosen.emit(path)
        self.secret.setFocus()

    def show_trouble(self, sentence: str) -> None:
        """Say something above the field, such as why the vault did not open after all."""
        self._set_busy(busy=False)
        self.notice.say(sentence)
        self.notice.show()

    def _show_path(self) -> None:
        known = bool(self._path)
        if known:
            path = Path(self._path)
            self.place.setText(
                self.t("{name} in {folder}", name=path.stem, folder=breakable(str(path.parent)))
            )
        else:
            self.place.setText(
                self.t("No vault is known on this computer yet. Create one, or choose its folder.")
            )
        for widget in (
            self.secret_field, self.reveal, self.submit, self.other_way, self.once
        ):  # fmt: skip
            widget.setVisible(known)

    def _show_mode(self) -> None:
        t = self.t
        label, hint = self._asked()
        self.secret_field.label.setText(label)
        self.secret.setAccessibleName(label)
        self.secret_field.set_hint(hint)
        use_code = t("Use the recovery code")
        self.other_way.say(t("Use the passphrase") if self._by_code else use_code)
        self.once.setVisible(not self._by_code and bool(self._path))
        kinds = self._port.kinds(self._path) if self._path else frozenset()
        self.keyfile_line.setVisible(not self._by_code and "passphrase+keyfile" in kinds)
        self.device.setVisible(not self._by_code and "device" in kinds)
        if self._by_code and self.step is None and self._make_step is not None:
            self.step = self._make_step()
            self.step.first_field.label.setText(t("New passphrase"))
            self.step.second.returnPressed.connect(self._on_submit)
            self._new.addWidget(self.step)
        if self.step is not None:
            self.step.setVisible(self._by_code)
        shown = self._by_code or self.reveal.isChecked()
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.secret.setEchoMode(mode)
        self.reveal.setVisible(not self._by_code and bool(self._path))

    @property
    def _by_code(self) -> bool:
        return self._way != PASSPHRASE

    def _asked(self) -> tuple[str, str]:
        """Return what is asked for, and how it looks."""
        t = self.t
        if self._way == RECOVERY:
            return t("Recovery code"), t(
                "Six groups of six letters and digits, from the sheet that was written when the "
                "vault was made."
            )
        if self._way == ONCE:
            return t("One-time code"), t(
                "Six groups of six letters and digits, as a lawyer of this office gave it to you. "
                "It works once."
            )
        return t("Passphrase"), ""

    def _set_busy(self, *, busy: bool) -> None:
        waiting = busy or self._pause_left > 0
        for button in (self.submit, self.device):
            button.setEnabled(not waiting)
        self.secret.setReadOnly(busy)
        self.submit.say(self.t("Opening…") if busy else self.t("Unlock"))

    @Slot()
    def _on_submit(self) -> None:
        if not self.submit.isEnabled() or not self._path:
            return
        secret = self.secret.text()
        if not secret:
            code = self.t("Type the code.")
            self.secret_field.set_error(code if self._by_code else self.t("Type the passphrase."))
            return
        self.secret_field.set_error("")
        if self._by_code and self.step is not None and not self.step.check():
            return
        self._open(self._work(secret))

    def _work(self, secret: str) -> Callable[[], Unlocked]:
        """Return what the runner does; nothing of the widget is touched there."""
        path, port, keyfile = self._path, self._port, self._keyfile
        if not self._by_code:
            return lambda: Unlocked(path, port.unlock(path, secret, keyfile))
        new = "" if self.step is None else self.step.passphrase()

        def with_code() -> Unlocked:
            key, renewal = port.unlock_with_code(path, secret, new)
            return Unlocked(path, key, renewal=renewal)

        return with_code

    def _open(self, work: Callable[[], Unlocked]) -> None:
        self.notice.hide()
        self._set_busy(busy=True)
        self._around.runner.submit(self, work, self._on_key, self._on_refused)

    @Slot()
    def _on_device(self) -> None:
        if not self.device.isEnabled() or not self._path:
            return
        path, call = self._path, self._port.unlock_with_device
        self._open(lambda: Unlocked(path, call(path)))

    def _on_key(self, unlocked: Unlocked) -> None:
        self._failures = 0
        self.secret.clear()
        if self.step is not None:
            self.step.forget()
        self.unlocked.emit(unlocked)

    def _on_refused(self, error: Exception) -> None:
        self._failures += 1
        self._pause_left = pause_after(self._failures)
        self._set_busy(busy=False)
        self.secret_field.set_error(self._around.say(error))
        self.secret.selectAll()
        self.secret.setFocus()
        if isinstance(error, UserError) and self._pause_left:
            self._say_pause()
            self._clock.start()

    @Slot()
    def _on_second(self) -> None:
        self._pause_left -= 1
        if self._pause_left > 0:
            self._say_pause()
            return
        self._clock.stop()
        self._pause_left = 0
        self._set_busy(busy=False)

    def _say_pause(self) -> None:
        self.submit.say(
            self.t.plural(
                "Wait {count} second",
                "Wait {count} seconds",
                self._pause_left,
            )
        )

    @Slot()
    def _on_reveal(self) -> None:
        self._show_mode()

    @Slot()
    def _on_other_way(self) -> None:
        self._go_in_by(PASSPHRASE if self._by_code else RECOVERY)

    @Slot()
    def _on_once(self) -> None:
        self._go_in_by(ONCE)

    def _go_in_by(self, way: str) -> None:
        self._way = way
        self.secret.clear()
        self.secret_field.set_error("")
        self._show_mode()
        self.secret.setFocus()

    @Slot()
    def _on_create(self) -> None:
        self.create_requested.emit()

    @Slot()
    def _on_choose(self) -> None:
        start = str(Path(self._path).parent) if self._path else str(Path.home())
        self._ask(self.t("Choose the folder of a vault"), start, self._on_folder, folder=True)

    @Slot()
    def _on_keyfile(self) -> None:
        self._ask(self.t("Choose the keyfile"), str(Path.home()), self._take_keyfile)

    def _ask(
        self, title: str, start: str, answer: Callable[[str], None], *, folder: bool = False
    ) -> None:
        # Nobody waits for it before the first paint.
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        dialog = QFileDialog(self, title, start)
        mode = QFileDialog.FileMode.Directory if folder else QFileDialog.FileMode.ExistingFile
        dialog.setFileMode(mode)
        # The desktop's own dialog would remember the place among recent files.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.fileSelected.connect(answer)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_keyfile(self, path: str) -> None:
        self._keyfile = path
        self.keyfile_name.setText(Path(path).name if path else self.t("No keyfile chosen"))

    @Slot(str)
    def _on_folder(self, path: str) -> None:
        self.choose_vault(path)


def _line(*widgets: QWidget) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(px(8))
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return made
