"""The facets as one list of lines: headings that fold, values to tick, and "show all"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from caseapp.domain.views.authorities import Facet
from caseapp.i18n import Catalogue
from caseapp.ui.authorities.finding.model import Chosen
from caseapp.ui.widgets.lists import ROW_ROLE, Index

FEW = 5
"""Values of a facet that are shown before somebody asks for all."""


class LineKind(Enum):
    """What a line of the list is."""

    HEADING = "heading"
    VALUE = "value"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class FacetLine:
    """One line, as it is painted and read out."""

    kind: LineKind
    field: str
    text: str
    value: str = ""
    count: int = 0
    share: float = 0.0
    """Length of the bar: the count against the greatest of the same facet, 0 to 1."""
    on: bool = False
    """A value is ticked; a heading is unfolded; all values are shown."""

    @property
    def key(self) -> tuple[LineKind, str, str]:
        """What a line is found again by."""
        return (self.kind, self.field, self.value)


class FacetList(QAbstractListModel):
    """Lines of every facet that has something to choose.

    Signals:
        chosen_changed: the person ticked a value, or took a tick away.
    """

    chosen_changed = Signal()

    def __init__(
        self, t: Catalogue, titles: Mapping[str, str], open_first: Iterable[str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._t = t
        self._titles = titles
        self._open = set(open_first)
        self._whole: set[str] = set()
        self._facets: dict[str, list[Facet]] = {}
        self._labels: dict[tuple[str, str], str] = {}
        self._chosen: dict[tuple[str, str], None] = {}
        self._lines: list[FacetLine] = []

    @property
    def chosen(self) -> Chosen:
        """What is ticked: values by facet, in the order of the facets."""
        return tuple(
            (field, tuple(value for one, value in self._chosen if one == field))
            for field in self._titles
            if any(one == field for one, _ in self._chosen)
        )

    def title(self, field: str) -> str:
        """Return what a facet is called."""
        return self._titles.get(field, field)

    def label(self, field: str, value: str) -> str:
        """Return the words of a value; the value itself where it was never seen."""
        return self._labels.get((field, value), value)

    def choose(self, chosen: Chosen) -> None:
        """Tick these values and no others; nobody is told."""
        self._chosen = {(field, value): None for field, values in chosen for value in values}
        self._lay_out()

    def toggle(self, field: str, value: str) -> None:
        """Tick a value, or take its tick away."""
        pair = (field, value)
        if pair in self._chosen:
            del self._chosen[pair]
        else:
            self._chosen[pair] = None
        self._lay_out()
        self.chosen_changed.emit()

    def learn(self, facets: Iterable[Facet]) -> None:
        """Learn what values are called."""
        self._labels |= {(one.field, one.value): one.label for one in facets}

    def offer(self, facets: Sequence[Facet]) -> None:
        """Show the values and counts of an answer."""
        self.learn(facets)
        self._facets = {}
        for facet in facets:
            self._facets.setdefault(facet.field, []).append(facet)
        self._lay_out()

    def press(self, line: FacetLine) -> None:
        """Do what a line is for: tick, fold, or show all."""
        if line.kind is LineKind.VALUE:
            self.toggle(line.field, line.value)
            return
        folded = self._open if line.kind is LineKind.HEADING else self._whole
        folded.symmetric_difference_update({line.field})
        self._lay_out()

    def fold(self, field: str, *, unfolded: bool) -> None:
        """Fold or unfold one facet."""
        if (field in self._open) != unfolded:
            self._open.symmetric_difference_update({field})
            self._lay_out()

    def position(self, key: tuple[LineKind, str, str]) -> int:
        """Return the place of a line, or -1."""
        return next((n for n, line in enumerate(self._lines) if line.key == key), -1)

    def _lay_out(self) -> None:
        lines = [line for field in self._titles for line in self._lines_of(field)]
        same = [line.key for line in lines] == [line.key for line in self._lines]
        if same:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def _lines_of(self, field: str) -> Iterable[FacetLine]:
        facets = self._with_chosen(field)
        if not facets:
            return
        ticked = sum(one.field == field for one in facets if (field, one.value) in self._chosen)
        unfolded = field in self._open
        yield FacetLine(LineKind.HEADING, field, self._titles[field], count=ticked, on=unfolded)
        if not unfolded:
            return
        greatest = max((one.count for one in facets), default=0) or 1
        whole = field in self._whole
        for place, one in enumerate(facets):
            ticked_one = (field, one.value) in self._chosen
            if whole or place < FEW or ticked_one:
                yield FacetLine(
                    *(LineKind.VALUE, field, one.label, one.value, one.count),
                    one.count / greatest,
                    ticked_one,
                )
        if len(facets) > FEW:
            t = self._t
            words = t("Show fewer") if whole else t("Show all {count}", count=len(facets))
            yield FacetLine(LineKind.MORE, field, words, on=whole)

    def _with_chosen(self, field: str) -> list[Facet]:
        """Return the values of a facet; what is ticked stays even where nothing has it now."""
        facets = list(self._facets.get(field, ()))
        known = {one.value for one in facets}
        facets += [
            Facet(field, value, self.label(field, value), 0)
            for one, value in self._chosen
            if one == field and value not in known
        ]
        return facets

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        line = index.data(ROW_ROLE)
        if isinstance(line, FacetLine) and line.kind is LineKind.VALUE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == ROW_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        if role == Qt.ItemDataRole.CheckStateRole and line.kind is LineKind.VALUE:
            return Qt.CheckState.Checked if line.on else Qt.CheckState.Unchecked
        return None

    def _spoken(self, line: FacetLine) -> str:
        t = self._t
        title = self._titles[line.field]
        if line.kind is LineKind.HEADING:
            said = t("{facet}, unfolded", facet=title) if line.on else ""
            return said or t("{facet}, folded", facet=title)
        if line.kind is LineKind.MORE:
            return t("{facet}: {words}", facet=title, words=line.text)
        decisions = t.plural("{count} decision", "{count} decisions", line.count)
        return t(
            "{facet}: {value}, {decisions}", facet=title, value=line.text, decisions=decisions
        )
