"""What both processes of the window do with Qt before anything is shown."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, cast

from PySide6 import QtCore
from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from caseapp.domain.errors import UserError
from caseapp.i18n import LANGUAGES, Catalogue, catalogue
from caseapp.settings import Settings
from caseapp.system.hardening import print_redacted
from caseapp.ui import theme

PROGRAM = "caseapp"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
"""Languages of the interface that would be laid out from the right; none of ours is yet."""


def make_application(preferences: Settings) -> QApplication:
    """Return the application, dressed; arguments are our own, never the command line's.

    The stylesheet is still missing: `theme.put_sheet` before the first window is shown.
    """
    # Chosen by an environment variable, a style plug-in or a theme engine would be foreign code.
    os.environ.pop("QT_STYLE_OVERRIDE", None)
    os.environ.pop("QT_QPA_PLATFORMTHEME", None)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else theme.new_application(PROGRAM)
    app.setApplicationName(PROGRAM)
    QGuiApplication.setDesktopFileName(PROGRAM)
    theme.prepare(app, theme_name(preferences))
    return app


def hush_qt() -> None:
    """Have Qt's messages say where they come from and not what: they name files and texts."""
    QtCore.qInstallMessageHandler(_on_qt_message)


def _on_qt_message(
    kind: QtCore.QtMsgType, where: QtCore.QMessageLogContext, _message: str | None
) -> None:
    quiet = (QtCore.QtMsgType.QtDebugMsg, QtCore.QtMsgType.QtInfoMsg)
    if kind not in quiet and sys.stderr is not None:
        sys.stderr.write(f"Qt {kind.name} {where.category or ''}\n")


def theme_name(preferences: Settings) -> Literal["light", "dark", "system"]:
    """Return the theme that the preferences ask for."""
    return cast("Literal['light', 'dark', 'system']", preferences.theme)


def language_of(preferences: Settings) -> str:
    """Return the language of the window: the chosen one, else the system's, else English."""
    if preferences.language in LANGUAGES:
        return preferences.language
    system = QLocale.system().name()[:2]
    return system if system in LANGUAGES else "en"


def speak(app: QApplication, language: str) -> None:
    """Have Qt's own few words (file dialogs, context menus) in the same language."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(language), "qtbase", "_", folder):
        app.installTranslator(translator)
    if (language in RIGHT_TO_LEFT) != app.isRightToLeft():
        app.setLayoutDirection(
            QtCore.Qt.LayoutDirection.RightToLeft
            if language in RIGHT_TO_LEFT
            else QtCore.Qt.LayoutDirection.LeftToRight
        )


def words_for_errors(t: Catalogue) -> Callable[[Exception], str]:
    """Return what turns an error into a sentence: ours are worded, bugs get a calm one."""

    def say(error: Exception) -> str:
        if isinstance(error, UserError):
            # Errors of every area are worded there; the first paint does not wait for them.
            from caseapp.wording.refusals import refusal

            try:
                return refusal(error, t)
            except LookupError:
                pass
        print_redacted(type(error), error, error.__traceback__)
        return t(
            "Something went wrong inside the program. What was saved before is safe; this step "
            "was not kept. Try again; if it happens again, restart the program."
        )

    return say


@dataclass(frozen=True, slots=True)
class Crash:
    """An exception that nobody caught."""

    error: BaseException


class CrashReporter(QObject):
    """Shows one calm dialog for an exception in a slot; the log gets types and lines, no values.

    Signals:
        crashed: a `Crash`, from whatever thread.
    """

    crashed = Signal(object)

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = catalogue(language)
        self._open = False
        self.crashed.connect(self._on_crashed)

    def install(self) -> None:
        """Take over `sys.excepthook`."""
        sys.excepthook = self.hook

    def hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        """Log without values and ask for the dialog."""
        print_redacted(kind, error, traceback)
        self.crashed.emit(Crash(error))

    @Slot(object)
    def _on_crashed(self, _crash: Crash) -> None:
        # Not inside of what just failed.
        QTimer.singleShot(0, self._show)

    @Slot()
    def _show(self) -> None:
        if self._open:
            return
        from caseapp.ui.widgets.message import PlainMessage

        self._open = True
        message = PlainMessage(
            self._t("Something went wrong inside the program"),
            self._t(
                "What was saved before is safe. Go on working; if this comes back, lock the "
                "program and open it again."
            ),
            stay=self._t("Close"),
            parent=QApplication.activeWindow(),
        )
        message.finished.connect(self._on_closed)
        message.open()

    @Slot()
    def _on_closed(self) -> None:
        self._open = False
