"""The frame of a screen: title top left, actions top right, content that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseapp.ui.theme import px
from caseapp.ui.widgets.flow import FlowLayout
from caseapp.ui.widgets.labels import PlainLabel


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
        outer.addLayout(self._head(actions))
        content = QWidget()
        content.setProperty("kind", "clear")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(px(24), px(4), px(24), px(18))
        self.body.setSpacing(px(14))
        if scroll:
            self.area = QScrollArea()
            self.area.setFrameShape(QFrame.Shape.NoFrame)
            self.area.setWidgetResizable(True)
            self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.area.viewport().setAutoFillBackground(False)
            self.area.setWidget(content)
            outer.addWidget(self.area, 1)
        else:
            outer.addWidget(content, 1)

    def _head(self, actions: tuple[QWidget, ...]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(px(24), px(16), px(24), px(8))
        line.setSpacing(px(16))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        line.addLayout(words, 1)
        if actions:
            holder = QWidget()
            flow = FlowLayout(holder, gap=8, end=True)
            for action in actions:
                flow.addWidget(action)
            line.addWidget(holder, 1, Qt.AlignmentFlag.AlignVCenter)
        return line

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the title and the line under it."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
