"""Makes the backup of a finished working day by itself, while nobody waits for it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from caseapp.domain.changes import Changes
from caseapp.domain.views.backups import BackupMade, BackupsView
from caseapp.ui.backups.port import BackupsPort
from caseapp.ui.context import Context
from caseapp.ui.tasks import Task
from caseapp.ui.widgets import Button, Notice
from caseapp.wording import backups as words

EVERY_MS = 10 * 60 * 1000


class BackupWatch(QObject):
    """Looks at the start and every ten minutes; locking cancels what runs."""

    def __init__(
        self,
        context: Context,
        port: BackupsPort,
        tell: Callable[[str], None],
        keep_in_view: Callable[[QWidget], None],
        parent: QObject | None = None,
    ) -> None:
        """Do nothing before `start`.

        Args:
            context: of the window.
            port: the services.
            tell: says a sentence that needs no answer.
            keep_in_view: shows a notice above every screen.
            parent: owns this.

        """
        super().__init__(parent)
        self._context = context
        self._port = port
        self._tell = tell
        self._keep_in_view = keep_in_view
        self._task: Task | None = None
        self._last_error = ""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and from now on."""
        self._timer.start()
        self._context.runner.submit(self, self._port.get_backups, self._on_view, _unheard)
        self.look()

    def _on_view(self, view: BackupsView) -> None:
        """Say where the vault lies, if that is a bad place."""
        t = self._context.t
        for warning in view.warnings:
            button = Button(t("I know"))
            notice = Notice(words.place_warning(warning, t), tone="notice", action=button)
            button.clicked.connect(partial(self._on_read, notice, warning.path))
            self._keep_in_view(notice)
        if view.conflicts:
            button = Button(t("I know"))
            notice = Notice(words.conflict_warning(view.conflicts, t), action=button)
            button.clicked.connect(notice.hide)
            self._keep_in_view(notice)

    def _on_read(self, notice: Notice, path: str, _checked: object = None) -> None:
        notice.hide()
        self._context.runner.submit(
            self, partial(self._port.dismiss_place, path), self._context.hub.publish
        )

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


def _unheard(_error: Exception) -> None:
    """Where the place cannot be looked at, nothing is said of it."""
