"""Under a text: what can be done with a passage, and what was done."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from caseapp.i18n import Catalogue
from caseapp.ui.authorities.reading.actions import PassageActions
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, FlowLayout, PlainLabel


class ReadingFooter(QFrame):
    """The buttons of a reading window; what a role may not do is not offered."""

    def __init__(self, t: Catalogue, does: PassageActions, *, writes: bool) -> None:
        super().__init__()
        self.setProperty("kind", "footer")
        box = QVBoxLayout(self)
        box.setContentsMargins(px(20), px(8), px(20), px(10))
        box.setSpacing(px(6))
        self.said = PlainLabel("", "muted", wrap=True)
        self.copy_button = Button(t("Copy with citation"), "primary", shortcut="Ctrl+Shift+C")
        self.copy_button.clicked.connect(does.copy)
        self.close_button = Button(t("Close"), shortcut="Esc")
        self.writing = _writing(t, does) if writes else []
        holder = QWidget()
        holder.setProperty("kind", "clear")
        flow = FlowLayout(holder, gap=8, end=True)
        for widget in (*self.writing, self.copy_button, self.close_button):
            flow.addWidget(widget)
        box.addWidget(self.said)
        box.addWidget(holder)

    def enable(self, there: bool) -> None:
        """Offer what needs a text, or not."""
        for button in (*self.writing, self.copy_button):
            button.setEnabled(there)


def _writing(t: Catalogue, does: PassageActions) -> list[Button]:
    wanted: list[tuple[str, str, Callable[[], None]]] = [
        (t("Highlight"), "Ctrl+H", does.highlight),
        (t("Note…"), "Ctrl+M", does.note),
        (t("Keep as quotation…"), "Ctrl+U", does.keep),
        (t("Quote in a memo…"), "Ctrl+Shift+M", does.quote_in_memo),
    ]
    made = []
    for words, keys, action in wanted:
        button = Button(words, shortcut=keys)
        button.clicked.connect(action)
        made.append(button)
    return made
