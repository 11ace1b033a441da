"""Under a text: what can be done with a passage, the style of citations, what was done."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from caseapp.domain.citations.styles import CitationStyle
from caseapp.i18n import N_, Catalogue
from caseapp.ui.authorities.reading.actions import PassageActions
from caseapp.ui.authorities.reading.port import Sitting
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, Choice, FlowLayout, PlainLabel

STYLES = {
    CitationStyle.ECTHR: N_("As the Strasbourg Court cites"),
    CitationStyle.OSCOLA: N_("OSCOLA"),
    CitationStyle.PLAIN: N_("Plain"),
}


class ReadingFooter(QFrame):
    """The buttons of a reading window; what a role may not do is not offered."""

    def __init__(
        self, t: Catalogue, does: PassageActions, sitting: Sitting, *, writes: bool
    ) -> None:
        super().__init__()
        self.setProperty("kind", "footer")
        self._sitting = sitting
        box = QVBoxLayout(self)
        box.setContentsMargins(px(20), px(8), px(20), px(10))
        box.setSpacing(px(6))
        self.said = PlainLabel("", "muted", wrap=True)
        self.style_choice = Choice([(style.value, t(words)) for style, words in STYLES.items()])
        self.style_choice.setAccessibleName(t("Style of the citation"))
        self.style_choice.choose(sitting.style)
        self.style_choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.style_choice.currentIndexChanged.connect(self._on_style)
        self.copy_button = Button(t("Copy with citation"), "primary", shortcut="Ctrl+Shift+C")
        self.copy_button.clicked.connect(does.copy)
        self.close_button = Button(t("Close"), shortcut="Esc")
        self.writing = _writing(t, does) if writes else []
        holder = QWidget()
        holder.setProperty("kind", "clear")
        flow = FlowLayout(holder, gap=8, end=True)
        for widget in (*self.writing, self.style_choice, self.copy_button, self.close_button):
            flow.addWidget(widget)
        box.addWidget(self.said)
        box.addWidget(holder)

    def enable(self, there: bool) -> None:
        """Offer what needs a text, or not."""
        for button in (*self.writing, self.copy_button):
            button.setEnabled(there)

    @Slot()
    def _on_style(self) -> None:
        self._sitting.style = self.style_choice.value()


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
