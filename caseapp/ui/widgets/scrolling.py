"""An area that scrolls up and down, without a frame and without a ground of its own."""

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from caseapp.ui.qtcodes import ALWAYS_OFF, NO_FOCUS


class ScrollArea(QScrollArea):
    """Shows a widget that may be longer than the window; the keyboard passes it by."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setProperty("focusPolicy", NO_FOCUS)
        self.setProperty("horizontalScrollBarPolicy", ALWAYS_OFF)
        # Handed in, not asked for: for an answer that Python has not seen, Qt for Python
        # describes every kind of widget to find out which it is.
        ground = QWidget()
        ground.setAutoFillBackground(False)
        self.setViewport(ground)
        self.setWidget(content)
