"""Two fields for the years between which decisions were given."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseapp.i18n import Catalogue
from caseapp.ui.authorities.finding.period import Period
from caseapp.ui.theme import px
from caseapp.ui.widgets import PlainLabel, TextLine, tip

_LONGEST = 10


class PeriodFields(QWidget):
    """From and to; Enter or leaving a field searches.

    Signals:
        changed(object): the `Period` that was typed.
    """

    changed = Signal(object)

    def __init__(self, t: Catalogue) -> None:
        super().__init__()
        self._shown = Period()
        self.label = PlainLabel(t("Decided in the years"), "label", wrap=True)
        self.since = self._line(t("from"), t("Decided from"), t("2015, 2015-03 or 2015-03-31"))
        self.until = self._line(
            t("to"), t("Decided until"), t("2020, 2020-03 or 2020-03-31; it is included")
        )
        line = QHBoxLayout()
        line.setSpacing(px(6))
        line.addWidget(self.since)
        line.addWidget(PlainLabel("–", "muted"))
        line.addWidget(self.until)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(3))
        box.addWidget(self.label)
        box.addLayout(line)

    def _line(self, short: str, name: str, example: str) -> TextLine:
        made = TextLine(placeholder=short, limit=_LONGEST)
        tip(made, example)
        made.setAccessibleName(name)
        made.editingFinished.connect(self._on_typed)
        return made

    @property
    def period(self) -> Period:
        """What stands there."""
        return Period(self.since.text().strip(), self.until.text().strip())

    def show_period(self, period: Period) -> None:
        """Show what a search says; nobody is told. What is being typed stays."""
        if period == self._shown:
            return
        self._shown = period
        for line, text in ((self.since, period.since), (self.until, period.until)):
            if line.text().strip() != text:
                line.setText(text)

    @Slot()
    def _on_typed(self) -> None:
        if self.period != self._shown:
            self._shown = self.period
            self.changed.emit(self.period)
