"""The decisions that a memo cites: paragraphs can be typed, order changed, a line removed."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseapp.domain.views.authorities import AuthorityRow
from caseapp.i18n import Catalogue
from caseapp.ui.authorities.finding.hitwords import where_from
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, Card, EmptyState, Field, PlainLabel, TextLine
from caseapp.ui.widgets.cards import clear_layout


class CitedAuthorities(QWidget):
    """Edits the authorities of a memo.

    Signals:
        changed: a line was changed or removed.
        library_wanted: look for another decision.
    """

    changed = Signal()
    library_wanted = Signal()

    def __init__(self, t: Catalogue) -> None:
        super().__init__()
        self._t = t
        self._rows: list[tuple[AuthorityRow, TextLine]] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(10))
        self.find_button = Button(t("Find an authority"))
        self.find_button.clicked.connect(self.library_wanted)
        box.addWidget(self.find_button)
        self._box = QVBoxLayout()
        self._box.setSpacing(px(10))
        box.addLayout(self._box)
        box.addStretch(1)

    def show_rows(self, rows: tuple[tuple[AuthorityRow, str], ...]) -> None:
        """Show the authorities of a memo with their pinpoints."""
        shown = [(row.uid, line.text()) for row, line in self._rows]
        if self._box.count() and shown == [(row.uid, pinpoint) for row, pinpoint in rows]:
            return
        clear_layout(self._box)
        self._rows = []
        for row, pinpoint in rows:
            self._add(row, pinpoint)
        if not rows:
            self._box.addWidget(
                EmptyState(
                    self._t("No authority cited yet"),
                    self._t("Find one in the library and press Add to memo."),
                )
            )

    def _add(self, row: AuthorityRow, pinpoint: str) -> None:
        t = self._t
        line = TextLine(pinpoint, limit=200)
        line.editingFinished.connect(self._on_edited)
        remove = Button(t("Remove"), "quiet")
        remove.setAccessibleName(t("Remove {title}", title=row.title))
        remove.clicked.connect(partial(self._on_remove, row.uid))
        card = Card()
        card.add(PlainLabel(row.title, "strong", wrap=True))
        card.add(PlainLabel(where_from(t, row), "small", wrap=True))
        holder = QWidget()
        holder.setProperty("kind", "clear")
        box = QHBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        field = Field(t("Paragraphs to cite"), line)
        line.setAccessibleName(t("Paragraphs to cite of {title}", title=row.title))
        box.addWidget(field, 1)
        box.addWidget(Field("\u00a0", remove))
        remove.setAccessibleName(t("Remove {title}", title=row.title))
        card.add(holder)
        self._rows.append((row, line))
        self._box.addWidget(card)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return (uid, pinpoint) in order."""
        return tuple((row.uid, line.text().strip()) for row, line in self._rows)

    @Slot()
    def _on_edited(self) -> None:
        self.changed.emit()

    def _on_remove(self, uid: str, _checked: object = None) -> None:
        rest = tuple((row, line.text()) for row, line in self._rows if row.uid != uid)
        self.show_rows(rest)
        self.changed.emit()
