"""Precedent reports inside a memo: when each was made, what is newer, again or out."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseapp.domain.views.precedents import KeptPrecedents
from caseapp.i18n import Catalogue
from caseapp.ui.theme import px
from caseapp.ui.widgets import Badge, Button, Card, PlainLabel, Tone
from caseapp.ui.widgets.cards import clear_layout
from caseapp.wording.precedents import kept_text


class KeptSections(QWidget):
    """Shows the sections; they change only when somebody asks for it.

    Signals:
        made_again(object): the `KeptPrecedents` that is to be made again.
        taken_out(object): the one that is to be taken out.
    """

    made_again = Signal(object)
    taken_out = Signal(object)

    def __init__(self, t: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._shown: tuple[KeptPrecedents, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(10))

    def show_sections(self, sections: Sequence[KeptPrecedents]) -> None:
        """Show the sections of a memo."""
        if tuple(sections) == self._shown:
            return
        self._shown = tuple(sections)
        clear_layout(self._box)
        for one in sections:
            self._box.addWidget(self._card(one))

    def _card(self, one: KeptPrecedents) -> Card:
        t = self._t
        badge = self._badge(one)
        card = Card(t("Precedents"), "", (badge,))
        words = kept_text(one, t)
        card.setAccessibleName(words)
        card.add(PlainLabel(words, "body", wrap=True))
        line = QWidget()
        line.setProperty("kind", "clear")
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        again, out = Button(t("Make again")), Button(t("Take out"), "quiet")
        pair = t("{host} – {requesting}", host=one.host, requesting=one.requesting)
        again.setAccessibleName(t("Make again: {pair}", pair=pair))
        out.setAccessibleName(t("Take out: {pair}", pair=pair))
        again.clicked.connect(partial(self._on_again, one))
        out.clicked.connect(partial(self._on_out, one))
        box.addWidget(again)
        box.addWidget(out)
        box.addStretch(1)
        card.add(line)
        return card

    def _badge(self, one: KeptPrecedents) -> Badge:
        t = self._t
        if not one.may_be_filed:
            return Badge(t("✕ May not be filed as it stands"), Tone.RED)
        if one.newer:
            said = t.plural("! {count} newer", "! {count} newer", one.newer)
            return Badge(said, Tone.AMBER)
        return Badge(t("As the library is today"), Tone.PLAIN)

    def _on_again(self, one: KeptPrecedents, _checked: object = None) -> None:
        self.made_again.emit(one)

    def _on_out(self, one: KeptPrecedents, _checked: object = None) -> None:
        self.taken_out.emit(one)
