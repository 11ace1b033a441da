"""The table of the client list: whole rows, fixed height, headings that ask for an order."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from caseapp.ui.clients.model import ROW_ROLE, ClientTable
from caseapp.ui.overriding import override
from caseapp.ui.theme import px

_WIDTHS = (220, 200, 100, 130, 130, 190)
_NAME_NEEDS = 160
"""Width that the name keeps, before scaling."""
_LEAST_NEEDED = (1, 2, 4)
"""Columns that a narrow window leaves out: other names, citizenships, host states."""
_SENSIBLE = range(40, 800)
"""Widths that are taken over from the last time, before scaling."""
_REST_MS = 600
"""Time without a move after which widths count as chosen."""


class TableView(QTableView):
    """Rows that open.

    Signals:
        row_opened(object): the `QModelIndex` of a row that was opened by Enter or double click.
        widths_changed: a column was made wider or narrower by hand; ask `widths()`.
        sort_wanted(object): the number of the column whose heading was pressed.
    """

    row_opened = Signal(object)
    widths_changed = Signal()
    sort_wanted = Signal(object)

    def __init__(self, model: ClientTable, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self._model = model
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build_headers()
        self.doubleClicked.connect(self._on_double_clicked)

    def _build_headers(self) -> None:
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(px(36))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.setMinimumSectionSize(px(72))
        for column in range(len(_WIDTHS)):
            self.setColumnWidth(column, self._at_first(column))
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setStretchLastSection(False)
        head.sectionClicked.connect(self._on_heading)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self.widths_changed)
        head.sectionResized.connect(self._on_resized)

    def _at_first(self, column: int) -> int:
        """Return the width of a column that nobody moved: its heading is never cut."""
        return max(px(_WIDTHS[column]), self.horizontalHeader().sectionSizeHint(column))

    def widths(self) -> str:
        """Return the widths of every column but the first, which takes the rest, unscaled."""
        found = (self.columnWidth(number) for number in range(1, len(_WIDTHS)))
        return ",".join(str(round(width * 100 / px(100))) for width in found)

    def show_widths(self, text: str) -> None:
        """Take over what `widths` gave; anything else changes nothing."""
        parts = text.split(",")
        if len(parts) != len(_WIDTHS) - 1 or not all(p.isdecimal() for p in parts):
            return
        wanted = [int(part) for part in parts]
        if all(width in _SENSIBLE for width in wanted):
            for number, width in enumerate(wanted, 1):
                self.setColumnWidth(number, px(width))
            self._resting.stop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    def _fit(self, width: int) -> None:
        """Leave columns out, the least needed first, rather than push the next day out of sight."""
        wide = {number: self._at_first(number) for number in range(len(_WIDTHS))} | {
            number: self.columnWidth(number)
            for number in range(1, len(_WIDTHS))
            if not self.isColumnHidden(number)
        }
        wide[0] = px(_NAME_NEEDS)
        left_out: set[int] = set()
        for number in _LEAST_NEEDED:
            if sum(wide.values()) - sum(wide[one] for one in left_out) <= width:
                break
            left_out.add(number)
        for number in _LEAST_NEEDED:
            if self.isColumnHidden(number) != (number in left_out):
                self.setColumnHidden(number, number in left_out)

    @Slot(int, int, int)
    def _on_resized(self, column: int, _before: int, _now: int) -> None:
        if column and not any(self.isColumnHidden(number) for number in _LEAST_NEEDED):
            self._resting.start()

    def show_sort(self, column: int, *, descending: bool) -> None:
        """Show by which column the rows are ordered."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)

    def chosen_uid(self) -> str:
        """Return the uid of the chosen row, "" for none."""
        row = self.currentIndex().data(ROW_ROLE)
        return row.uid if row is not None else ""

    def choose_uid(self, uid: str) -> None:
        """Choose a row of the first page again, if it is still there."""
        for number in range(min(self._model.rowCount(), 200) if uid else 0):
            row = self._model.row_at(number)
            if row is not None and row.uid == uid:
                self.selectRow(number)
                return

    @Slot(object)
    def _on_heading(self, column: int) -> None:
        self.sort_wanted.emit(column)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.row_opened.emit(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.row_opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
