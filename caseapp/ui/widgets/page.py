"""The frame of a screen: title, actions beside or under it, content that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caseapp.ui.overriding import override
from caseapp.ui.theme import px
from caseapp.ui.widgets.flow import FlowLayout
from caseapp.ui.widgets.labels import PlainLabel
from caseapp.ui.widgets.scrolling import ScrollArea

TITLE_NEEDS = 300
"""Width that a title keeps beside its actions, before scaling."""


class Page(QWidget):
    """Title line and a body.

    Args:
        title: the one question that the screen answers.
        actions: buttons, most important last.
        scroll: False for screens whose body scrolls by itself (tables, readers).

    Attributes:
        body: the layout that content is added to.

    """

    def __init__(
        self,
        title: str,
        actions: tuple[QWidget, ...] = (),
        *,
        subtitle: str = "",
        scroll: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.title = PlainLabel(title, "title", wrap=True)
        self.subtitle = PlainLabel(subtitle, "muted", wrap=True)
        if not subtitle:
            self.subtitle.hide()
        outer.addWidget(_Head(self.title, self.subtitle, actions))
        content = QWidget()
        content.setProperty("kind", "clear")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(px(24), px(4), px(24), px(18))
        self.body.setSpacing(px(14))
        if scroll:
            self.area = ScrollArea(content)
            outer.addWidget(self.area, 1)
        else:
            outer.addWidget(content, 1)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the title and the line under it."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))


class _Head(QWidget):
    """Title and actions in one line; where the title would get little room, one above the other."""

    def __init__(
        self, title: PlainLabel, subtitle: PlainLabel, actions: tuple[QWidget, ...]
    ) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(px(24), px(16), px(24), px(8))
        self._box.setSpacing(px(16))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(title)
        words.addWidget(subtitle)
        self._box.addLayout(words, 1)
        self._holder = QWidget()
        self._holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._flow = FlowLayout(self._holder, gap=8)
        for action in actions:
            self._flow.addWidget(action)
        self._box.addWidget(self._holder)
        if not actions:
            self._holder.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    def _fit(self, width: int) -> None:
        left = width - self._flow.sizeHint().width() - px(64)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wanted = across if left >= px(TITLE_NEEDS) else down
        if wanted != self._box.direction():
            self._box.setDirection(wanted)
            self._box.setSpacing(px(16) if wanted == across else px(8))
        alignment = Qt.AlignmentFlag.AlignVCenter if wanted == across else Qt.AlignmentFlag(0)
        self._box.setAlignment(self._holder, alignment)
