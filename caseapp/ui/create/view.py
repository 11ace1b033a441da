"""The five steps of making a vault; Esc goes back one, Ctrl+Enter goes on."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseapp.ui.create.model import CreatePort
from caseapp.ui.create.states import StatesStep
from caseapp.ui.create.steps import CodeStep, NameStep, PassphraseStep, TestStep
from caseapp.ui.theme import px
from caseapp.ui.unlocking import Surroundings, Unlocked
from caseapp.ui.widgets.buttons import Button
from caseapp.ui.widgets.cards import Card
from caseapp.ui.widgets.labels import PlainLabel

SUFFIX = ".casevault"


class CreateView(QWidget):
    """Name and place, passphrase, recovery code, trial of the code, host states.

    Signals:
        created: an `Unlocked` with `create` set; the database is Desk's to make.
        cancelled: back to the lock screen; nothing was left behind.
    """

    created = Signal(object)
    cancelled = Signal()

    def __init__(
        self,
        around: Surroundings,
        port: CreatePort,
        language: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.t = around.t
        self._around = around
        self._port = port
        self._made: str | None = None
        self._key: Any = None
        self.name_step = NameStep(around.t, port.home)
        self.passphrase_step = PassphraseStep(around, port, language)
        self.code_step = CodeStep(around.t)
        self.test_step = TestStep(around.t)
        self.states_step = StatesStep(around.t)
        self.steps: tuple[NameStep | PassphraseStep | CodeStep | TestStep | StatesStep, ...] = (
            self.name_step,
            self.passphrase_step,
            self.code_step,
            self.test_step,
            self.states_step,
        )
        self.step = 0
        self._build()
        self._show_step(0)

    def _build(self) -> None:
        t = self.t
        self.progress = PlainLabel("", "muted")
        self.back = Button(t("Back"), shortcut="Esc")
        self.back.clicked.connect(self._on_back)
        self.on = Button(t("Continue"), "primary", shortcut="Ctrl+Enter")
        self.on.clicked.connect(self._on_continue)
        card = Card(t("Create a vault"))
        card.add(self.progress)
        for step in self.steps:
            card.add(step)
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(0, px(4), 0, px(4))
        line.addStretch(1)
        line.addWidget(self.back)
        line.addWidget(self.on)
        card.add(foot)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    @property
    def at_start(self) -> bool:
        """Whether nothing was made yet and the first step is shown."""
        return self.step == 0

    def focus_first(self) -> None:
        """Put the keyboard into the first field of the step."""
        self.steps[self.step].focus_first()

    def discard(self) -> bool:
        """Take away a vault that was made and not finished; True when nothing is left."""
        if self._made is not None:
            self._port.discard(self._made)
            self._made = None
        return True

    def _show_step(self, number: int) -> None:
        self.step = number
        for index, step in enumerate(self.steps):
            step.setVisible(index == number)
        self.progress.setText(
            self.t("Step {number} of {count}", number=number + 1, count=len(self.steps))
        )
        last = number == len(self.steps) - 1
        self.on.say(self.t("Open the vault") if last else self.t("Continue"))
        self.on.setEnabled(True)
        self.focus_first()

    @Slot()
    def _on_back(self) -> None:
        number = self.step
        if number == 0:
            self.cancelled.emit()
            return
        if self.steps[number] is self.code_step:
            # The code belongs to a vault that will not be used; another one gets another code.
            self.discard()
        self._show_step(number - 1)

    @Slot()
    def _on_continue(self) -> None:
        step = self.steps[self.step]
        if step is self.name_step and self.name_step.check():
            self.passphrase_step.easy = (self.name_step.vault_name(), self.name_step.person())
            self._show_step(1)
        elif step is self.passphrase_step and self.passphrase_step.check():
            self._make()
        elif step is self.code_step:
            self.test_step.ask(self.code_step.code())
            self._show_step(3)
        elif step is self.test_step and self.test_step.check():
            self._show_step(4)
        elif step is self.states_step:
            self._finish()

    def _make(self) -> None:
        self.on.setEnabled(False)
        self.on.say(self.t("Making the key…"))
        path = str(Path(self.name_step.folder()) / (self.name_step.vault_name() + SUFFIX))
        work = partial(self._port.create, path, self.passphrase_step.passphrase())
        self._around.runner.submit(self, work, partial(self._on_made, path), self._on_refused)

    def _on_made(self, path: str, answer: tuple[Any, str]) -> None:
        self._made = path
        self._key, code = answer
        self.passphrase_step.forget()
        self.code_step.vault_name = self.name_step.vault_name()
        self.code_step.show_code(code)
        self._show_step(2)

    def _on_refused(self, error: Exception) -> None:
        self._show_step(0)
        self.name_step.show_trouble(self._around.say(error))

    def _finish(self) -> None:
        made, key = self._made, self._key
        if made is None:
            return
        self._made = self._key = None
        self.on.setEnabled(False)
        self.created.emit(
            Unlocked(
                made,
                key,
                create=True,
                person_name=self.name_step.person(),
                host_states=self.states_step.chosen(),
            )
        )
