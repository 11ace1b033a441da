"""Walks a window as a person without a mouse or without eyes does, and reports what is wrong.

`problems(window)` returns sentences; an empty list is a pass. Used for every screen by both parts
of the window's tests, at 100 and 150 %.
"""

import re
from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

INTERACTIVE = (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QAbstractItemView,
    QAbstractSpinBox,
    QTabBar,
)
NO_ROLE = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Grouping)


def problems(window: QWidget) -> list[str]:
    """Return everything that a keyboard, a screen reader or a large text would stumble over."""
    settle()
    shown = [w for w in (window, *window.findChildren(QWidget)) if w.isVisible()]
    return [
        *_names_and_roles(shown),
        *_tab_order(window, shown),
        *_shortcuts(window),
        *clipped(window),
    ]


def settle() -> None:
    """Let layouts that depend on their own width come to rest."""
    for _ in range(4):
        QApplication.processEvents()


def interactive(shown: list[QWidget]) -> list[QWidget]:
    """Return the widgets that a person can do something with."""
    return [
        widget
        for widget in shown
        if isinstance(widget, INTERACTIVE)
        and widget.isEnabled()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not _is_part_of_another(widget)
    ]


def clipped(window: QWidget) -> list[str]:
    """Return the texts that do not fit: cut labels, cut buttons, content wider than its page."""
    settle()
    labels = [w for w in window.findChildren(QLabel) if w.isVisible() and w.text()]
    buttons = [w for w in window.findChildren(QAbstractButton) if w.isVisible() and w.text()]
    return [
        *(f"cut text: {w.text()[:40]!r}" for w in labels if _is_cut(w)),
        *(f"cut button: {w.text()!r}" for w in buttons if w.width() < w.sizeHint().width()),
        *(
            f"sticks out sideways: {_describe(w)}"
            for w in window.findChildren(QWidget)
            if w.isVisible() and _sticks_out(w)
        ),
    ]


def _is_cut(label: QLabel) -> bool:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        longest = max(
            (
                label.fontMetrics().horizontalAdvance(word)
                for word in re.split(r"[\s\u200b]+", label.text())
            ),
            default=0,
        )
        return label.height() < needed - 1 or label.contentsRect().width() < longest
    hint = label.sizeHint()
    return label.width() < hint.width() or label.height() < hint.height()


def _sticks_out(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or not isinstance(widget, (*INTERACTIVE, QLabel)):
        return False
    if isinstance(parent, QAbstractItemView) or _is_part_of_another(widget):
        return False
    return widget.x() < -1 or widget.x() + widget.width() > parent.width() + 1


def _names_and_roles(shown: list[QWidget]) -> list[str]:
    found = []
    for widget in interactive(shown):
        about = QAccessible.queryAccessibleInterface(widget)
        if about is None or about.role() in NO_ROLE:
            found.append(f"no role: {_describe(widget)}")
        elif not about.text(QAccessible.Text.Name).strip():
            found.append(f"no name: {_describe(widget)}")
    return found


def _tab_order(window: QWidget, shown: list[QWidget]) -> list[str]:
    wanted = {w for w in interactive(shown) if w.focusPolicy() & Qt.FocusPolicy.TabFocus}
    reached: set[QWidget] = set()
    current = window
    for _ in range(10_000):
        current = current.nextInFocusChain()
        reached.add(current)
        if current is window:
            break
    return [f"not reached by Tab: {_describe(w)}" for w in wanted - reached]


def _shortcuts(window: QWidget) -> list[str]:
    keys: Counter[str] = Counter()
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and owner.isVisible() and shortcut.isEnabled():
            keys[shortcut.key().toString()] += 1
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and not button.shortcut().isEmpty():
            keys[button.shortcut().toString()] += 1
    return [f"shortcut used {count} times: {key}" for key, count in keys.items() if count > 1]


def _is_part_of_another(widget: QWidget) -> bool:
    """A combo box has a line edit and a list of its own; a view has header buttons."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QComboBox | QAbstractItemView | QLineEdit):
            return True
        parent = parent.parentWidget()
    return False


def _describe(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or words!r}"
