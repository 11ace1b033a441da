"""The navigation: the screens that exist, what waits in each, and how long until locking."""

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from caseapp.i18n import Catalogue
from caseapp.ui.overriding import override
from caseapp.ui.screen import Place, ScreenSpec
from caseapp.ui.theme import px
from caseapp.ui.widgets.labels import PlainLabel
from caseapp.ui.widgets.scrolling import ScrollArea


class NavButton(QPushButton):
    """One screen: its name, a count of what waits there, its shortcut."""

    def __init__(self, spec: ScreenSpec, t: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = spec.key
        self._title = t(spec.title)
        self._shortcut_text = spec.shortcut
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(10), px(6), px(8), px(6))
        line.setSpacing(px(6))
        self._name = PlainLabel(self._title, "navname", wrap=True)
        self._count = PlainLabel("", "navcount")
        self._keys = PlainLabel(spec.shortcut, "navkeys")
        line.addWidget(self._name, 1)
        line.addWidget(self._count)
        line.addWidget(self._keys)
        for label in (self._name, self._count, self._keys):
            label.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._on_toggled)
        if spec.shortcut:
            self._key = QShortcut(QKeySequence(spec.shortcut), self)
            self._key.activated.connect(self.click)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show how many things wait; 0 shows nothing."""
        self._count.setText(str(count) if count else "")
        self._count.setVisible(bool(count))
        self.setAccessibleName(self._title)
        said = (str(count) if count else "", self._shortcut_text)
        self.setAccessibleDescription(", ".join(part for part in said if part))

    @property
    def shortcut_text(self) -> str:
        """The shortcut as it is shown."""
        return self._shortcut_text

    @Slot()
    def _on_toggled(self) -> None:
        for label in (self._name, self._count, self._keys):
            label.setProperty("on", "true" if self.isChecked() else "false")
            if self.isVisible():  # otherwise it is polished when it is shown
                label.style().unpolish(label)
                label.style().polish(label)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(100), self.sizeHint().height())


class Navigation(QFrame):
    """The column at the start of the window.

    Signals:
        chosen: a `Place`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        specs: tuple[ScreenSpec, ...],
        t: Catalogue,
        vault_name: str,
        person_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.t = t
        self.setProperty("kind", "nav")
        self.setFixedWidth(px(200))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[str, NavButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(16), px(12), px(12))
        box.setSpacing(px(2))
        self._vault = PlainLabel(vault_name, "section", wrap=True)
        self._person = PlainLabel(person_name, "small", wrap=True)
        self._lock_line = PlainLabel("", "small", wrap=True)
        self._check_line = PlainLabel("", "small", wrap=True)
        self._check_line.hide()
        for label in (self._vault, self._person, self._lock_line, self._check_line):
            box.addWidget(label)
        box.addSpacing(px(10))
        box.addWidget(self._list(specs), 1)

    def _list(self, specs: tuple[ScreenSpec, ...]) -> ScrollArea:
        content = QWidget()
        content.setProperty("kind", "clear")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        for spec in specs:
            button = NavButton(spec, self.t)
            button.clicked.connect(self._on_clicked)
            self._group.addButton(button)
            self.buttons[spec.key] = button
            column.addWidget(button)
        column.addStretch(1)
        return ScrollArea(content)

    def light(self, key: str) -> None:
        """Show which screen is open."""
        button = self.buttons.get(key)
        if button is not None:
            button.setChecked(True)

    def set_count(self, key: str, count: int) -> None:
        """Show how many things wait in a screen."""
        if key in self.buttons:
            self.buttons[key].set_count(count)

    def say_lock(self, sentence: str, *, soon: bool) -> None:
        """Say when the vault locks by itself; `soon` makes it stand out."""
        self._lock_line.setText(sentence)
        wanted = "alarm" if soon else "small"
        if self._lock_line.property("kind") != wanted:
            self._lock_line.setProperty("kind", wanted)
            self._lock_line.style().unpolish(self._lock_line)
            self._lock_line.style().polish(self._lock_line)

    def say_check(self, sentence: str) -> None:
        """Say how far the check of the vault is; "" when there is nothing to say."""
        self._check_line.setText(sentence)
        self._check_line.setVisible(bool(sentence))

    @Slot()
    def _on_clicked(self) -> None:
        button = self._group.checkedButton()
        if isinstance(button, NavButton):
            self.chosen.emit(Place(button.key))
