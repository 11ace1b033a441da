"""A decision among others, drawn: time goes across, kinds of relation go down."""

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from caseapp.domain.relations import RelationKind
from caseapp.domain.views.relations import RelatedDecision, Relations
from caseapp.i18n import N_, Catalogue
from caseapp.ui.authorities.reading.node import HIGH, WIDE, Node, at_start, colour, paint_shape
from caseapp.ui.authorities.reading.timeline import Arrangement, Spot, arrange
from caseapp.ui.authorities.reading.words import pinpoint_text
from caseapp.ui.theme import px, tokens

KINDS = {
    RelationKind.UNDOES: N_("Superseded, revised, departed from"),
    RelationKind.DISTINGUISHES: N_("Distinguished"),
    RelationKind.FOLLOWS: N_("Followed, applied, developed"),
    RelationKind.BELONGS: N_("Of the same case"),
    RelationKind.CITES: N_("Cited or considered"),
}
"""Headings of the bands, in their order; the decision itself stands above them."""
_ROW = HIGH + 6
_HEAD = 24
_AXIS = 24
_ORDER = list(RelationKind)
MOST_LINES = 24
"""Lines that are drawn at once: more of them cross every row and lead nobody anywhere."""


def spoken(t: Catalogue, one: RelatedDecision) -> str:
    """Return a related decision in one sentence, for list and drawing alike."""
    said = t(
        "{year}: {relation} {title}", year=one.day.year, relation=one.relation, title=one.title
    )
    if not one.paragraphs:
        return said
    return f"{said}, {pinpoint_text(one.paragraphs)}"


class RelationGraph(QWidget):
    """Boxes that the arrow keys go through: left and right by date, up and down by kind.

    Signals:
        opened(object): uid of a decision.
    """

    opened = Signal(object)

    def __init__(self, t: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self.nodes: list[Node] = []
        self._groups: list[int] = []
        self._days: list[date] = []
        self._placed = Arrangement((), {}, 0, ())
        self._twice = 0
        """Decisions that stand to it in more than one way."""
        self.setAccessibleName(t("Decisions on a time line"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_relations(self, found: Relations) -> None:
        """Draw a decision among those it stands to; one that stands to it twice is drawn once."""
        for node in self.nodes:
            node.hide()
            node.deleteLater()
        # The gravest relation comes first in the list.
        others = list({one.uid: one for one in reversed(found.others)}.values())[::-1]
        self._twice = len(found.others) - len(others)
        own = Node(None, f"{found.day.year} · {found.title}", found.title, found.uid, self)
        self.nodes = [own, *(self._node(one) for one in others)]
        self._days = [found.day, *(one.day for one in others)]
        self._groups = [0, *(1 + _ORDER.index(one.kind) for one in others)]
        for node in self.nodes:
            node.clicked.connect(self._on_clicked)
            node.key.connect(self._on_key)
            node.focused.connect(self.update)
            node.show()
        self._let_tab_reach(own)
        self._place()

    @property
    def left_out(self) -> str:
        """Say what the drawing does not show, and the list does; "" for nothing."""
        t, said = self._t, []
        if self._twice:
            said.append(
                t.plural(
                    "{count} relation is drawn with another one of the same decision.",
                    "{count} relations are drawn with another one of the same decision.",
                    self._twice,
                )
            )
        if self._many:
            said.append(t("There are too many lines for all: the chosen decision alone has one."))
        elif any(node.kind is RelationKind.CITES for node in self.nodes):
            said.append(t("What merely cites it, or is cited, has a line when it is chosen."))
        return " ".join(said)

    @property
    def _many(self) -> bool:
        return len(self._linked) > MOST_LINES

    @property
    def _linked(self) -> list[Node]:
        """Return the decisions to which a line is worth more than it hides."""
        return [node for node in self.nodes[1:] if node.kind is not RelationKind.CITES]

    def _node(self, one: RelatedDecision) -> Node:
        words = f"{one.day.year} · {one.title}"
        return Node(one.kind, words, spoken(self._t, one), one.uid, self)

    def _place(self) -> None:
        self._placed = arrange(self._days, self._groups, self.width(), px(WIDE), px(8))
        mirrored = self.isRightToLeft()
        for node, spot in zip(self.nodes, self._placed.spots, strict=True):
            x = self.width() - px(WIDE) - spot.x if mirrored else spot.x
            node.move(x, self._top(spot, node))
        self.setFixedHeight(self._height())
        self.update()

    def _bands(self, group: int) -> int:
        """Return how many headings stand above the rows of a group."""
        return sum(one <= group for one in self._placed.heads if one)

    def _top(self, spot: Spot, node: Node) -> int:
        group = self._groups[self.nodes.index(node)]
        return px(_AXIS) + spot.row * px(_ROW) + self._bands(group) * px(_HEAD)

    def _height(self) -> int:
        bands = sum(bool(one) for one in self._placed.heads)
        return px(_AXIS) + self._placed.rows * px(_ROW) + bands * px(_HEAD) + px(8)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(640), self._height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.nodes:
            self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setPixelSize(px(12))
        painter.setFont(font)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._paint_years(painter)
        self._paint_lines(painter)
        self._paint_heads(painter)

    def _paint_years(self, painter: QPainter) -> None:
        colours = tokens()
        for year, across in self._placed.years:
            x = self.width() - across - 1 if self.isRightToLeft() else across
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(x, px(_AXIS) - px(4), x, self.height())
            painter.setPen(QColor(colours.muted))
            wide = px(48)
            left = x - wide - px(3) if self.isRightToLeft() else x + px(3)
            side = at_start(mirrored=self.isRightToLeft())
            painter.drawText(QRect(left, 0, wide, px(_AXIS) - px(4)), side, str(year))

    def _paint_lines(self, painter: QPainter) -> None:
        if not self.nodes:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        own = self.nodes[0].geometry()
        start = QPointF(own.center().x(), own.bottom())
        drawn = [] if self._many else self._linked
        for node in (*drawn, *(one for one in self.nodes[1:] if one.hasFocus())):
            painter.setPen(QPen(QColor(colour(node.kind)), px(1.4)))
            box = node.geometry()
            painter.drawLine(start, QPointF(box.center().x(), box.top()))

    def _paint_heads(self, painter: QPainter) -> None:
        colours = tokens()
        for group, row in self._placed.heads.items():
            if not group:
                continue
            kind = _ORDER[group - 1]
            top = px(_AXIS) + row * px(_ROW) + (self._bands(group) - 1) * px(_HEAD)
            side = px(9)
            mirrored = self.isRightToLeft()
            left = self.width() - side - px(4) if mirrored else px(4)
            words = self._t(KINDS[kind])
            wide = painter.fontMetrics().horizontalAdvance(words) + px(24)
            start = self.width() - wide if mirrored else 0
            # The heading stands on its own ground: lines run below it.
            painter.fillRect(QRect(start, top, wide, px(_HEAD) - px(4)), QColor(colours.card))
            paint_shape(painter, QRectF(left, top + px(5), side, side), kind)
            painter.setPen(QColor(colours.muted))
            room = QRect(px(18), top, self.width() - px(36), px(_HEAD) - px(4))
            painter.drawText(room, at_start(mirrored=mirrored), words)

    @Slot()
    def _on_clicked(self) -> None:
        node = self.sender()
        if isinstance(node, Node) and node is not self.nodes[0]:
            self.opened.emit(node.uid)

    @Slot(object)
    def _on_key(self, key: int) -> None:
        node = self.sender()
        if not isinstance(node, Node):
            return
        back, on = Qt.Key.Key_Left, Qt.Key.Key_Right
        if self.isRightToLeft():
            back, on = on, back
        if key in {back, on}:
            self._go_by_date(node, 1 if key == on else -1)
        else:
            self._go_by_row(node, 1 if key == Qt.Key.Key_Down else -1)

    def _go_by_date(self, node: Node, by: int) -> None:
        places = sorted(
            range(len(self.nodes)), key=lambda at: (self._placed.spots[at].x, self._groups[at])
        )
        at = places.index(self.nodes.index(node)) + by
        if 0 <= at < len(places):
            self._let_go_to(self.nodes[places[at]])

    def _go_by_row(self, node: Node, by: int) -> None:
        here = self._placed.spots[self.nodes.index(node)]
        beyond = [
            (abs(spot.row - here.row), abs(spot.x - here.x), at)
            for at, spot in enumerate(self._placed.spots)
            if (spot.row - here.row) * by > 0
        ]
        if beyond:
            self._let_go_to(self.nodes[min(beyond)[2]])

    def _let_go_to(self, node: Node) -> None:
        self._let_tab_reach(node)
        node.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_tab_reach(self, chosen: Node) -> None:
        """Let Tab stop at one box: the arrows go on from there."""
        for node in self.nodes:
            strong = node is chosen
            node.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus
            )
