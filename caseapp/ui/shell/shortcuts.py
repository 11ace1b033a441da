"""Ctrl+/: every shortcut that works where the reader stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from caseapp.i18n import N_, Catalogue
from caseapp.ui.screen import Screen
from caseapp.ui.shell.nav import NavButton
from caseapp.ui.theme import px
from caseapp.ui.widgets.buttons import Button
from caseapp.ui.widgets.labels import PlainLabel

ALWAYS = (
    ("Ctrl+K", N_("Find a client, authority or action")),
    ("Ctrl+F", N_("Search in the list that is shown")),
    ("Ctrl+N", N_("New, of what the screen shows")),
    ("Ctrl+Enter", N_("Submit the form")),
    ("Ctrl+Z", N_("Take the last change back")),
    ("Ctrl+Shift+I", N_("Names as initials, or in full")),
    ("Ctrl+/", N_("This list")),
    ("Enter", N_("Open what is chosen")),
    ("Esc", N_("One step back")),
    ("Alt+Left", N_("One step back")),
)


def visible_shortcuts(window: QWidget) -> list[tuple[str, str]]:
    """Return (keys, what they do) of the screen that is shown and of every button with keys."""
    found = [
        (keys, screen.t(words))
        for screen in window.findChildren(Screen)
        if screen.isVisible()
        for keys, words in screen.shortcuts
    ]
    for button in window.findChildren(QWidget):
        if isinstance(button, Button | NavButton) and button.isVisible():
            keys = button.shortcut_text
            if keys:
                found.append((keys, button.accessibleName()))
    return found


class ShortcutSheet(QDialog):
    """The list of shortcuts: the ones that always work, then those of this screen."""

    def __init__(
        self, t: Catalogue, here: list[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("Shortcuts"))
        self.setModal(True)
        self.resize(px(480), px(520))
        content = QWidget()
        content.setProperty("kind", "page")
        grid = QGridLayout(content)
        grid.setContentsMargins(px(24), px(20), px(24), px(16))
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(6))
        grid.addWidget(PlainLabel(t("Shortcuts"), "title"), 0, 0, 1, 2)
        general = [(keys, t(words)) for keys, words in ALWAYS]
        known = {keys for keys, _ in general}
        rows = [*general, *(pair for pair in here if pair[0] not in known)]
        for line, (keys, words) in enumerate(rows, start=1):
            grid.addWidget(PlainLabel(keys, "strong"), line, 0)
            grid.addWidget(PlainLabel(words, wrap=True), line, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(rows) + 1, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(content)
        close = Button(t("Close"), shortcut="Esc")
        close.clicked.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, px(12))
        box.addWidget(area)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
