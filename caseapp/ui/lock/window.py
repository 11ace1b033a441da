"""The window before the unlock: the lock screen or the making of a vault, in either language."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseapp.i18n import LANGUAGES
from caseapp.ui.firstpaint import FirstPaint
from caseapp.ui.lock.model import LockPort
from caseapp.ui.lock.view import LockView
from caseapp.ui.qtcodes import ALWAYS_OFF, NO_FOCUS
from caseapp.ui.theme import px
from caseapp.ui.unlocking import Surroundings
from caseapp.ui.widgets.cards import Notice, clear_layout
from caseapp.ui.widgets.choice import Choice
from caseapp.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from caseapp.ui.create.model import CreatePort
    from caseapp.ui.create.steps import PassphraseStep
    from caseapp.ui.create.view import CreateView

MOST_REMINDERS = 5
"""Reminders that stand on the lock screen; older ones have been seen or missed."""
LANGUAGE_NAMES = {"en": "English", "ru": "Русский"}


class LockWindow(QFrame):
    """Holds the lock screen; knows no case and imports no database.

    Signals:
        painted: the first paint is done: the time to start Desk.
        unlocked: an `Unlocked`, from an existing or a new vault.
        vault_chosen: a folder to offer first next time (a str).
        language_chosen: a language code (a str).
    """

    painted = Signal()
    unlocked = Signal(object)
    vault_chosen = Signal(object)
    language_chosen = Signal(object)

    def __init__(
        self,
        surroundings: Callable[[str], Surroundings],
        lock: LockPort,
        create: "Callable[[], CreatePort]",
        *,
        path: str = "",
        language: str = "en",
    ) -> None:
        super().__init__()
        self._surroundings = surroundings
        self._lock = lock
        self._create = create
        self._language = language
        self._path = path
        self.view: LockView | None = None
        self.wizard: CreateView | None = None
        self.reminders: list[str] = []
        self._reminder: Notice | None = None
        self.setProperty("kind", "page")
        self.resize(px(960), px(680))
        self._build()
        FirstPaint(self.languages).happened.connect(self.painted)
        self.show_lock()

    def _build(self) -> None:
        self._middle = QVBoxLayout()
        self._column = QWidget()
        self._column_box = column = QVBoxLayout(self._column)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(16))
        self._name = PlainLabel("", "title", wrap=True)
        self._what = PlainLabel("", "muted", wrap=True)
        column.addStretch(1)
        column.addWidget(self._name)
        column.addWidget(self._what)
        column.addLayout(self._middle)
        foot = QHBoxLayout()
        self.languages = Choice([(code, LANGUAGE_NAMES[code]) for code in LANGUAGES])
        self.languages.choose(self._language)
        self.languages.setMaximumWidth(px(160))
        self.languages.activated.connect(self._on_language)
        self._one_writer = PlainLabel("", "small", wrap=True)
        foot.addWidget(self._one_writer, 1)
        foot.addWidget(self.languages)
        column.addLayout(foot)
        column.addStretch(2)
        self._column.setMaximumWidth(px(620))
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self._column, 8)
        across.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setProperty("focusPolicy", NO_FOCUS)
        area.setProperty("horizontalScrollBarPolicy", ALWAYS_OFF)
        area.setWidget(holder)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)

    def _say_frame(self, around: Surroundings) -> None:
        t = around.t
        self.setWindowTitle(t("Locked"))
        self._name.setText(t("Case files, locked"))
        self._what.setText(
            t("Everything is kept encrypted on this computer. Nothing is sent anywhere.")
        )
        self._one_writer.setText(t("One vault has one writer at a time."))
        self.languages.setAccessibleName(t("Language"))

    @Slot()
    def show_lock(self) -> None:
        """Show the passphrase field."""
        around = self._surroundings(self._language)
        self._say_frame(around)
        clear_layout(self._middle)
        self.wizard = None
        self._name.show()
        self._what.show()
        self.view = LockView(around, self._lock, self._path, partial(self._new_passphrase, around))
        self.view.unlocked.connect(self.unlocked)
        self.view.vault_chosen.connect(self._on_vault)
        self.view.create_requested.connect(self.show_create)
        self._middle.addWidget(self.view)
        self.view.focus_first()

    def _new_passphrase(self, around: Surroundings) -> "PassphraseStep":
        # Nobody comes with a code from paper at every start.
        from caseapp.ui.create.steps import PassphraseStep  # noqa: PLC0415

        return PassphraseStep(around, self._create(), self._language)

    @Slot()
    def show_create(self) -> None:
        """Show the making of a vault."""
        # Not wanted at every start, so not before the first paint.
        from caseapp.ui.create.view import CreateView  # noqa: PLC0415

        around = self._surroundings(self._language)
        self._say_frame(around)
        clear_layout(self._middle)
        self.view = None
        self._name.hide()
        self._what.hide()
        self._one_writer.setText("")
        self.wizard = CreateView(around, self._create(), self._language)
        self.wizard.created.connect(self.unlocked)
        self.wizard.cancelled.connect(self.show_lock)
        self._middle.addWidget(self.wizard)
        self.wizard.focus_first()

    def remind(self, sentence: str) -> None:
        """Say above the passphrase that a date is due; it stays until somebody comes back."""
        self.reminders = [*self.reminders, sentence][-MOST_REMINDERS:]
        if self._reminder is None:
            self._reminder = Notice("", tone="notice")
            self._reminder.setObjectName("reminder")
            self._column_box.insertWidget(1, self._reminder)
        self._reminder.say(self.reminders[-1], "\n".join(reversed(self.reminders[:-1])))

    def show_trouble(self, sentence: str, path: str = "") -> None:
        """Go back to the passphrase field and say why the vault did not open."""
        if path:
            self._path = path
        if self.view is None:
            self.show_lock()
        if self.view is not None:
            self.view.show_trouble(sentence)

    def may_close(self) -> bool:
        """Whether nothing half made would be left behind."""
        return self.wizard is None or self.wizard.discard()

    @Slot(object)
    def _on_vault(self, path: str) -> None:
        self._path = path
        self.vault_chosen.emit(path)

    @Slot()
    def _on_language(self) -> None:
        chosen = self.languages.value()
        if chosen == self._language:
            return
        if self.wizard is not None and not self.wizard.at_start:
            # The words of a step that shows a secret are not thrown away for another language.
            self.languages.choose(self._language)
            return
        self._language = chosen
        self.language_chosen.emit(chosen)
        if self.wizard is not None:
            self.show_create()
        else:
            self.show_lock()
