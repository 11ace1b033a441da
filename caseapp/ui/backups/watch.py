"""Makes the backup of a finished working day by itself, while nobody waits for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from caseapp.domain.changes import Changes
from caseapp.domain.views.backups import BackupMade
from caseapp.ui.backups.port import BackupsPort
from caseapp.ui.context import Context
from caseapp.ui.tasks import Task
from caseapp.wording import backups as words

EVERY_MS = 10 * 60 * 1000


class BackupWatch(QObject):
    """Looks at the start and every ten minutes; locking cancels what runs."""

    def __init__(
        self,
        context: Context,
        port: BackupsPort,
        tell: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        """Do nothing before `start`.

        Args:
            context: of the window.
            port: the services.
            tell: says a sentence that needs no answer.
            parent: owns this.

        """
        super().__init__(parent)
        self._context = context
        self._port = port
        self._tell = tell
        self._task: Task | None = None
        self._last_error = ""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and from now on."""
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Make a backup where one is due; one at a time."""
        if self._task is None:
            self._task = self._context.runner.submit_slices(
                self, self._port.back_up_when_due, self._on_done, self._on_refused
            )

    def _on_done(self, made: BackupMade | None) -> None:
        self._task = None
        self._last_error = ""
        if made is not None:
            self._tell(words.made_words(made, self._context.t))
            self._context.hub.publish(Changes.of(backup="made"))

    def _on_refused(self, error: Exception) -> None:
        """Say it once: a stick that is full stays full in ten minutes."""
        self._task = None
        sentence = self._context.say(error)
        if sentence != self._last_error:
            self._last_error = sentence
            self._tell(sentence)
