"""The filters of the library: every facet with its counts, ticked by mouse or keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.library import FACETS, Field
from caseapp.domain.views.authorities import Facet
from caseapp.i18n import Catalogue
from caseapp.ui.authorities.finding.facetlines import FacetLines
from caseapp.ui.authorities.finding.facetlist import FacetLine, FacetList, LineKind
from caseapp.ui.authorities.finding.model import Chosen
from caseapp.ui.authorities.finding.period import Period
from caseapp.ui.authorities.finding.periodfields import PeriodFields
from caseapp.ui.states import StateChoice
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, PlainLabel
from caseapp.ui.widgets import Field as FormField
from caseapp.ui.widgets.lists import ROW_ROLE, keep_bar
from caseapp.ui.words import HOST_STATES, state_name
from caseapp.wording.library import field_title

_OPEN_FIRST = (Field.HOST_STATE, Field.REQUESTING_STATE, Field.ISSUE, Field.OUTCOME)


class Filters(QWidget):
    """Narrow a search.

    Signals:
        changed: another set of values is ticked.
        period_changed(object): the `Period` that was typed.
        state_changed: the decisions are to be relied on in another state.
        hide_wanted: the panel is in the way.
        left: Esc, from the values.
    """

    changed = Signal()
    period_changed = Signal(object)
    state_changed = Signal()
    hide_wanted = Signal()
    left = Signal()

    def __init__(self, t: Catalogue) -> None:
        super().__init__()
        titles = {field.value: field_title(field, t) for field in FACETS}
        self.facets = FacetList(t, titles, [field.value for field in _OPEN_FIRST], self)
        self.facets.chosen_changed.connect(self._on_ticked)
        self.list = _FacetView(self.facets)
        self.list.setAccessibleName(t("Filters"))
        self.list.left.connect(self.left)
        self.period = PeriodFields(t)
        self.period.changed.connect(self.period_changed)
        self.clear = Button(t("Clear all"), "link")
        self.clear.setAccessibleName(t("Clear all filters"))
        self.clear.clicked.connect(self._on_clear)
        self.hider = Button(t("Hide"), "link")
        self.hider.setAccessibleName(t("Hide filters"))
        self.hider.clicked.connect(self.hide_wanted)
        names = sorted((state_name(t, code), code) for code in HOST_STATES)
        self.state = StateChoice(
            [("", t("The office's state")), *((c, name) for name, c in names)]
        )
        self.state.let_shrink()
        self.state.currentIndexChanged.connect(self._on_state)
        line = QHBoxLayout()
        line.setSpacing(px(4))
        line.addWidget(PlainLabel(t("Filters"), "section"), 1)
        line.addWidget(self.clear)
        line.addWidget(self.hider)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(4))
        box.addLayout(line)
        box.addWidget(self.list, 1)
        box.addWidget(self.period)
        box.addWidget(FormField(t("Binding or persuasive in"), self.state, name="for_state"))
        self._show_clear()

    @property
    def chosen(self) -> Chosen:
        """Values by facet."""
        return self.facets.chosen

    def choose(self, chosen: Chosen) -> None:
        """Tick these values and no others; nobody is told."""
        self.facets.choose(chosen)
        self._show_clear()

    def show_period(self, period: Period) -> None:
        """Show the years that a search is narrowed to; nobody is told."""
        self.period.show_period(period)
        self._show_clear()

    def learn(self, facets: Sequence[Facet]) -> None:
        """Learn what values are called, before any was counted."""
        self.facets.learn(facets)

    def offer(self, facets: Sequence[Facet]) -> None:
        """Show the counts of an answer; what is ticked stays ticked."""
        here, line = self.list.verticalScrollBar().value(), self.list.current_line()
        self.facets.offer(facets)
        self.list.verticalScrollBar().setValue(here)
        self.list.go_to(line)
        self._show_clear()

    def for_state(self) -> str:
        """Return the state in which decisions are to be relied on; "" for that of the office."""
        return self.state.value()

    @Slot()
    def _on_state(self) -> None:
        self.state_changed.emit()

    def _show_clear(self) -> None:
        self.clear.setEnabled(bool(self.chosen) or self.period.period != Period())

    @Slot()
    def _on_ticked(self) -> None:
        self._show_clear()
        self.changed.emit()

    @Slot()
    def _on_clear(self) -> None:
        self.choose(())
        if self.period.period != Period():
            self.show_period(Period())
            self.period_changed.emit(Period())
        else:
            self.changed.emit()


class _FacetView(QListView):
    """Space and Enter tick or fold; Right unfolds a facet, Left folds it; Esc leaves."""

    left = Signal()

    def __init__(self, facets: FacetList) -> None:
        super().__init__()
        self._facets = facets
        self.setModel(facets)
        self.setItemDelegate(FacetLines(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        keep_bar(self)
        self.clicked.connect(self._on_pressed)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first line: the keys are for a line."""
        super().focusInEvent(event)
        if self.current_line() is None:
            self.setCurrentIndex(self._facets.index(0))

    def current_line(self) -> FacetLine | None:
        """Return the line that the keyboard is on."""
        line = self.currentIndex().data(ROW_ROLE)
        return line if isinstance(line, FacetLine) else None

    def go_to(self, line: FacetLine | None) -> None:
        """Put the keyboard on a line again, wherever it stands now."""
        place = self._facets.position(line.key) if line is not None else -1
        if place >= 0:
            self.setCurrentIndex(self._facets.index(place))

    def _press(self, line: FacetLine) -> None:
        here = self.verticalScrollBar().value()
        self._facets.press(line)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(here)
        self.go_to(line)

    @Slot(QModelIndex)
    def _on_pressed(self, index: QModelIndex) -> None:
        line = index.data(ROW_ROLE)
        if isinstance(line, FacetLine):
            self._press(line)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current_line()
        if line is None:
            super().keyPressEvent(event)
            return
        onward, backward = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.isRightToLeft():
            onward, backward = backward, onward
        match event.key():
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._press(line)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case key if key in {onward, backward}:
                self._facets.fold(line.field, unfolded=key == onward)
                heading = FacetLine(LineKind.HEADING, line.field, "")
                self.go_to(line if self._facets.position(line.key) >= 0 else heading)
            case _:
                super().keyPressEvent(event)
