"""What this program puts on the clipboard: marked as private, taken back after a while.

Text fields copy by themselves, so the clipboard is watched and not the places that copy. Managers
and histories may ignore the marks; what one of them has already kept is out of reach.
"""

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

from caseapp.system.clipboard import CLEAR_SECONDS, privacy_marks

_BOTH = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class ClipboardGuard(QObject):
    """Marks every copy of ours and takes it back after `CLEAR_SECONDS`, and at once on `clear`."""

    def __init__(self, parent: QObject | None = None, *, seconds: float = CLEAR_SECONDS) -> None:
        """Begin to watch."""
        super().__init__(parent)
        self._marking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(int(seconds * 1000))
        self._timer.timeout.connect(self.clear)
        QGuiApplication.clipboard().dataChanged.connect(self._on_changed)

    @Slot()
    def clear(self) -> None:
        """Empty the clipboard and the selection where what they hold is ours."""
        self._timer.stop()
        board = QGuiApplication.clipboard()
        for mode, owns in zip(_BOTH, (board.ownsClipboard, board.ownsSelection), strict=True):
            if owns() and board.text(mode):
                self._marking = True
                board.clear(mode)
                self._marking = False

    @Slot()
    def _on_changed(self) -> None:
        board = QGuiApplication.clipboard()
        if self._marking or not board.ownsClipboard():
            return
        text = board.text()
        if not text:
            return
        marks = privacy_marks()
        there = board.mimeData()
        if marks and all(map(there.hasFormat, marks)):
            return  # by a guard of a window before this one: two would mark in turn without end
        marked = QMimeData()
        marked.setText(text)
        for kind, data in marks.items():
            marked.setData(kind, data)
        self._marking = True
        board.setMimeData(marked)
        self._marking = False
        self._timer.start()
