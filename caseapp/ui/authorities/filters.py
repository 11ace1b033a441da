"""The filters of the library: one list of values per field, and "may be printed"."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from caseapp.domain.views.authorities import Facet
from caseapp.i18n import N_, Catalogue
from caseapp.ui.authorities.model import LibraryQuestion
from caseapp.ui.widgets import Button, Choice, FlowLayout

FIELDS = {
    "host_state": N_("Any host state"),
    "requesting_state": N_("Any requesting state"),
    "issue": N_("Any issue"),
    "court": N_("Any court"),
    "outcome": N_("Any outcome"),
}
_NAMES = {
    "host_state": N_("Host state"),
    "requesting_state": N_("Requesting state"),
    "issue": N_("Issue"),
    "court": N_("Court"),
    "outcome": N_("Outcome"),
}


class Filters(QWidget):
    """Narrow a search.

    Signals:
        changed: another value was chosen.
    """

    changed = Signal()

    def __init__(self, t: Catalogue) -> None:
        super().__init__()
        self._t = t
        self._wished: dict[str, str] = {}
        self.choices: dict[str, Choice] = {}
        flow = FlowLayout(self, gap=8)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        for field, anything in FIELDS.items():
            choice = Choice([("", t(anything))])
            choice.setAccessibleName(t(_NAMES[field]))
            choice.setMinimumContentsLength(len(t(anything)))
            choice.setSizeAdjustPolicy(
                Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.currentIndexChanged.connect(self._on_changed)
            self.choices[field] = choice
            flow.addWidget(choice)
        self.clear = Button(t("Clear filters"), "quiet")
        self.clear.clicked.connect(self._on_clear)
        self.printable = QCheckBox(t("May be printed"))
        self.printable.setAccessibleName(t("Only decisions that may be printed"))
        self.printable.toggled.connect(self._on_changed)
        flow.addWidget(self.printable)
        flow.addWidget(self.clear)

    def wish(self, field: str, value: str) -> None:
        """Choose a value by code, now or as soon as it is offered; the other filters go."""
        self._on_clear()
        self._wished = {field: value}
        self.choices[field].choose(value)

    def offer(self, facets: Sequence[Facet]) -> None:
        """Fill the lists; what is chosen stays chosen, what was wished for becomes so."""
        before = self.question("")
        for field, choice in self.choices.items():
            options = [(facet.value, facet.label) for facet in facets if facet.field == field]
            choice.blockSignals(True)
            wished = self._wished.get(field) or choice.value()
            choice.offer([("", self._t(FIELDS[field])), *options], wished)
            choice.blockSignals(False)
        self._wished = {}
        if self.question("") != before:
            self.changed.emit()

    def question(self, query: str) -> LibraryQuestion:
        """Return the whole question."""
        chosen = {field: choice.value() for field, choice in self.choices.items()}
        return LibraryQuestion(
            query=query,
            host_state=chosen["host_state"],
            requesting_state=chosen["requesting_state"],
            issue=chosen["issue"],
            court=chosen["court"],
            outcome=chosen["outcome"],
            printable_only=self.printable.isChecked(),
        )

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()

    @Slot()
    def _on_clear(self) -> None:
        for choice in self.choices.values():
            choice.blockSignals(True)
            choice.setCurrentIndex(0)
            choice.blockSignals(False)
        self.printable.blockSignals(True)
        self.printable.setChecked(False)
        self.printable.blockSignals(False)
        self.changed.emit()
