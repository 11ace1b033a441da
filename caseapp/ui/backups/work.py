"""A long piece of work on a line of its own: what it is, how far, and a way to stop it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from caseapp.domain.changes import Changes
from caseapp.domain.views.backups import BackupStep
from caseapp.ui.context import Context
from caseapp.ui.tasks import Slices, Task
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, PlainLabel


class WorkLine(QFrame):
    """Runs one sliced piece of work at a time; hidden while there is none.

    Signals:
        busy_changed: a bool: work began, or is over.
    """

    busy_changed = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._task: Task | None = None
        self._words = ""
        self.setProperty("kind", "note")
        self.said = PlainLabel("", "strong", wrap=True)
        self.cancel = Button(context.t("Stop"))
        self.cancel.clicked.connect(self.stop)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(16), px(10), px(16), px(10))
        line.addWidget(self.said, 1)
        line.addWidget(self.cancel)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether work is on its way."""
        return self._task is not None

    def run(
        self,
        words: str,
        work: Slices,
        done: Callable[[Any], None],
        refused: Callable[[Exception], None],
    ) -> None:
        """Begin; `words` say what is being done."""
        if self.busy:
            return
        self._words = words
        self._say(0)
        self.cancel.setEnabled(True)
        self.show()

        def finish(then: Callable[[Any], None], value: Any) -> None:
            self._over()
            then(value)

        self._task = self.context.runner.submit_slices(
            self,
            work,
            lambda value: finish(done, value),
            lambda error: finish(refused, error),
            on_progress=self._on_step,
        )
        self.busy_changed.emit(True)

    @Slot()
    def stop(self) -> None:
        """Stop the work: what was begun does not count."""
        if self._task is not None:
            self._task.cancel()
            self._over()
            self.context.hub.publish(Changes.of(backup="stopped"))

    def _over(self) -> None:
        self._task = None
        self.hide()
        self.busy_changed.emit(False)

    def _on_step(self, step: BackupStep) -> None:
        self._say(step.percent)

    def _say(self, percent: int) -> None:
        t = self.context.t
        self.said.setText(t("{what} {percent} %", what=self._words, percent=percent))
