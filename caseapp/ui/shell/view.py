"""The window after the unlock."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caseapp.ui.context import Context
from caseapp.ui.drafts import KeptForm
from caseapp.ui.firstpaint import FirstPaint
from caseapp.ui.guests import seat_words
from caseapp.ui.overriding import override
from caseapp.ui.screen import Place, Screen, ScreenSpec
from caseapp.ui.settings.people_port import ROLES
from caseapp.ui.shell.idle import IdleLock
from caseapp.ui.shell.lockkey import LockKey
from caseapp.ui.shell.model import Hit, ShellPort
from caseapp.ui.shell.nav import Navigation
from caseapp.ui.shell.topbar import TopBar
from caseapp.ui.tasks import Failure
from caseapp.ui.theme import px
from caseapp.ui.widgets.cards import Notice

AUTOSAVE_MS = 15_000
"""How often forms with something unsaved are kept as drafts, in case the machine dies."""

NEW_EVENT = "event"
"""Part of a proceeding's place that opens the form for a new event."""


class Shell(QWidget):
    """Navigation, top bar and one screen at a time; knows no screen by name.

    Signals:
        painted: the first paint is done.
        lock_requested: Ctrl+L, nobody touched the program for long enough, or the window was put
            away and `lock_on_minimise` is set.
        closed: the person closed the window.
        screen_made: a `Screen`, on its first visit.
        discreet_requested: Ctrl+Shift+I, show names as initials or in full.
    """

    painted = Signal()
    lock_requested = Signal()
    closed = Signal()
    screen_made = Signal(object)
    discreet_requested = Signal()

    def __init__(
        self,
        context: Context,
        specs: Sequence[ScreenSpec],
        port: ShellPort,
        *,
        vault_name: str,
        idle: IdleLock,
    ) -> None:
        super().__init__()
        self.context = context
        self.t = context.t
        self._specs = {spec.key: spec for spec in specs}
        self._port = port
        self._screens: dict[str, Screen] = {}
        self._places: list[Place] = []
        self._leaving = False
        self.lock_on_minimise = False
        self._kept: list[KeptForm] = []
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(vault_name)
        self.resize(px(1280), px(760))
        self.nav = Navigation(
            tuple(spec for spec in specs if spec.in_navigation),
            context.t,
            vault_name,
            seat_words(context, context.t(ROLES[context.role])),
        )
        self.top = TopBar(context, offers_event=port.proceedings is not None)
        self.said = Notice("", tone="note")
        self.stack = QStackedWidget()
        self.idle = idle
        self._lock_key = LockKey(self)
        self._build()
        FirstPaint(self.top.lock_button).happened.connect(self.painted)
        self._connect()
        self._bind_keys()
        self._restore()

    def _build(self) -> None:
        self.said.hide()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top)
        self._slip = QVBoxLayout()
        self._slip.setContentsMargins(px(24), px(8), px(24), 0)
        self._slip.setSpacing(px(8))
        self._slip.addWidget(self.said)
        right.addLayout(self._slip)
        right.addWidget(self.stack, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.nav)
        box.addLayout(right, 1)
        self._hush = QTimer(self)
        self._hush.setSingleShot(True)
        self._hush.setInterval(8000)
        self._hush.timeout.connect(self.said.hide)
        self._autosave = QTimer(self)
        self._autosave.setInterval(AUTOSAVE_MS)
        self._autosave.timeout.connect(self._keep_forms)
        self._autosave.start()

    def _connect(self) -> None:
        self.nav.chosen.connect(self.go)
        self.top.back_requested.connect(self.back)
        self.top.find_requested.connect(self._on_find)
        self.top.new_event_requested.connect(self._on_new_event)
        self.top.lock_requested.connect(self.lock_requested)
        self._lock_key.pressed.connect(self.lock_requested)
        self.idle.time_is_up.connect(self.lock_requested)
        self.idle.time_left_changed.connect(self._on_time_left)
        self.context.runner.failed.connect(self._on_failed)

    def _bind_keys(self) -> None:
        for keys, slot in (
            ("Ctrl+F", self._on_find_in_list),
            ("Ctrl+N", self._on_new),
            ("Ctrl+/", self.show_shortcuts),
            ("Ctrl+Z", self._on_undo),
            ("Ctrl+Shift+I", self.discreet_requested.emit),
            ("Alt+Left", self.back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(slot)

    def read_again(self) -> None:
        """Have every screen ask for its data again: what may be shown is another now."""
        for screen in self._screens.values():
            screen.mark_stale()

    @property
    def place(self) -> Place | None:
        """Where the person is."""
        return self._places[-1] if self._places else None

    @property
    def screen_shown(self) -> Screen | None:
        """The screen that is open."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Screen) else None

    @Slot(object)
    def go(self, place: Place) -> None:
        """Open a place; an unknown screen is no place."""
        if place.screen not in self._specs:
            return
        if not self._places or self._places[-1] != place:
            self._places.append(place)
        self._open(place)

    @Slot()
    def back(self) -> None:
        """One step back."""
        if len(self._places) > 1:
            self._places.pop()
            self._open(self._places[-1])

    def tell(self, sentence: str) -> None:
        """Say something that needs no answer; it goes away by itself."""
        self.said.say(sentence)
        self.said.show()
        self._hush.start()

    def keep_in_view(self, notice: QWidget) -> None:
        """Show something above every screen until whoever put it there takes it away."""
        self._slip.addWidget(notice)

    def mark(self, sentence: str) -> None:
        """Show a short mark that stays, such as how far a check is; "" takes it away."""
        self.nav.say_check(sentence)

    def leave(self) -> None:
        """Let the window close without asking: the vault is closing."""
        self._leaving = True
        self.close()

    def _open(self, place: Place) -> None:
        spec = self._specs[place.screen]
        screen = self._screens.get(place.screen)
        if screen is None:
            screen = self._make(spec)
        screen.show_place(place)
        self.stack.setCurrentWidget(screen)
        self.nav.light(spec.shows_under or spec.key)
        self._offer_back(spec)
        focus = screen.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_back(self, spec: ScreenSpec) -> None:
        """Show the way back from what the navigation does not lead to, such as a client's file."""
        before = [self._specs[place.screen] for place in self._places[-2:-1]]
        named = [self.t(one.title) for one in before if not spec.in_navigation]
        self.top.offer_back("".join(named))

    def _make(self, spec: ScreenSpec) -> Screen:
        screen = spec.make(self.context)
        screen.open_requested.connect(self.go)
        screen.back_requested.connect(self.back)
        screen.count_changed.connect(partial(self.nav.set_count, spec.key))
        self._screens[spec.key] = screen
        self.stack.addWidget(screen)
        self.screen_made.emit(screen)
        return screen

    @Slot()
    def _on_find(self) -> None:
        own = [
            Hit(self.t(spec.title), "", Place(spec.key))
            for spec in self._specs.values()
            if spec.in_navigation
        ]
        self._open_palette(own, self._port.find)

    @Slot()
    def _on_find_in_list(self) -> None:
        screen = self.screen_shown
        if screen is None or not screen.find_in_list():
            self._on_find()

    @Slot()
    def _on_new(self) -> None:
        screen = self.screen_shown
        if screen is None or not screen.new_in_context():
            self._on_new_event()

    @Slot()
    def _on_new_event(self) -> None:
        proceedings, place = self._port.proceedings, self.place
        if proceedings is None:
            return
        if place is not None and place.screen == "proceeding" and place.uid:
            self.go(Place("proceeding", place.uid, NEW_EVENT))
            return
        self.context.runner.submit(self, proceedings, self._on_proceedings, key="new event")

    def _on_proceedings(self, hits: Sequence[Hit]) -> None:
        t = self.t
        if not hits:
            self.tell(t("There is no proceeding yet. Open a client, then add a matter to it."))
            self.go(Place("clients"))
            return
        self._open_palette(
            hits,
            title=t("In which proceeding did something happen?"),
            placeholder=t("File number, client or court"),
        )

    def _open_palette(
        self, hits: Sequence[Hit], find: Callable[[str], Sequence[Hit]] | None = None, **words: str
    ) -> None:
        # Dialogs are loaded when they are asked for: a start waits for the shell.
        from caseapp.ui.shell.palette import Palette  # noqa: PLC0415

        palette = Palette(self.context, hits, find, parent=self, **words)
        palette.chosen.connect(self.go)
        palette.open()

    @Slot()
    def show_shortcuts(self) -> None:
        """Show every shortcut that works here."""
        from caseapp.ui.shell.shortcuts import ShortcutSheet, visible_shortcuts  # noqa: PLC0415

        ShortcutSheet(self.t, visible_shortcuts(self), self).open()

    @Slot()
    def _on_undo(self) -> None:
        if self._port.undo is not None:
            from caseapp.ui.undoing import ask_undo  # noqa: PLC0415

            ask_undo(self, self.context, self._port.undo, self.tell)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self.show_error(failure.error)

    def show_error(self, error: Exception) -> None:
        """Show an error that no form is waiting for."""
        from caseapp.ui.widgets.message import PlainMessage  # noqa: PLC0415

        PlainMessage(
            self.t("This did not work"),
            self.context.say(error),
            stay=self.t("Close"),
            parent=self,
        ).open()

    @Slot(object)
    def _on_time_left(self, seconds: float | None) -> None:
        if seconds is None:
            self.nav.say_lock(self.t("Unlocked"), soon=False)
        elif seconds < 60:
            left = max(0, int(seconds))
            self.nav.say_lock(
                self.t.plural("Locks in {count} second", "Locks in {count} seconds", left),
                soon=True,
            )
        else:
            left = int(seconds + 59) // 60
            self.nav.say_lock(
                self.t.plural(
                    "Unlocked, locks in {count} minute", "Unlocked, locks in {count} minutes", left
                ),
                soon=False,
            )

    @Slot()
    def _keep_forms(self) -> None:
        forms = self.context.drafts.dirty()
        if forms != self._kept:
            self._kept = forms
            self.context.runner.submit(self, partial(self._port.keep_forms, forms))

    def _restore(self) -> None:
        self.context.runner.submit(self, self._port.take_forms, self._on_forms)

    def _on_forms(self, forms: Sequence[KeptForm]) -> None:
        if not forms:
            return
        self._kept = list(forms)
        # A screen registers the forms that it can open when it is made.
        for spec in self._specs.values():
            if spec.key not in self._screens:
                self._make(spec)
        opened = len(forms) - len(self.context.drafts.reopen(list(forms)))
        if opened:
            self.tell(
                self.t.plural(
                    "{count} form that was not saved is open again.",
                    "{count} forms that were not saved are open again.",
                    opened,
                )
            )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back()
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        put_away = event.type() == QEvent.Type.WindowStateChange and self.isMinimized()
        if put_away and self.lock_on_minimise and not self._leaving:
            self.lock_requested.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._leaving:
            self.closed.emit()
