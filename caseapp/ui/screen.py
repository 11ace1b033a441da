"""What the shell asks of a screen, and how one is registered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseapp.domain.changes import Changes
from caseapp.ui.context import Context
from caseapp.ui.overriding import override


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: a screen, the record it shows, and a part of it or words to look for."""

    screen: str
    uid: str = ""
    part: str = ""


class Screen(QWidget):
    """One screen of the shell. Subclasses compose in `__init__` and load in `refresh()`.

    Signals:
        open_requested: a `Place` to go to.
        back_requested: one step back, as Esc does.
        count_changed: an int, shown beside the screen's name in the navigation (0: nothing).
    """

    open_requested = Signal(object)
    back_requested = Signal()
    count_changed = Signal(object)

    watches: ClassVar[tuple[str, ...]] = ()
    """Kinds of `Changes` that make this screen stale."""
    shortcuts: ClassVar[tuple[tuple[str, str], ...]] = ()
    """(keys, what they do) of what has no button, marked with `N_`: the list of shortcuts."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.t = context.t
        self._stale = True
        self.setProperty("kind", "page")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        context.hub.changed.connect(self._on_changed)

    def set_page(self, page: QWidget) -> None:
        """Put the page (usually a `Page`) into the screen."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(page)

    def refresh(self) -> None:
        """Ask for the data again, through the runner."""

    def show_place(self, place: Place) -> None:
        """Show a record or a part; called on every visit, before the screen is shown."""

    def first_focus(self) -> QWidget | None:
        """Return the widget that gets the keyboard when the screen opens."""
        return None

    def new_in_context(self) -> bool:
        """Ctrl+N: start what is new here; False lets the shell start a new event."""
        return False

    def find_in_list(self) -> bool:
        """Ctrl+F: go to this screen's own search field, if it has one."""
        return False

    def mark_stale(self) -> None:
        """Reload now if visible, else at the next visit."""
        if self.isVisible():
            self._stale = False
            self.refresh()
        else:
            self._stale = True

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concerns(*self.watches):
            self.mark_stale()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """How the shell learns of a screen.

    Attributes:
        key: what a `Place` names.
        title: the word in the navigation, marked with `N_`.
        make: builds the screen on its first visit.
        in_navigation: False for screens reached from others only, such as a client's file.
        shows_under: key of the navigation entry that stays lit while this screen is shown.
        shortcut: such as "Ctrl+2"; "" for none.

    """

    key: str
    title: str
    make: Callable[[Context], Screen]
    in_navigation: bool = True
    shows_under: str = ""
    shortcut: str = ""
