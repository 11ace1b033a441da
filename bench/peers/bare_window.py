"""The least that a PySide6 window can be: one widget; says "painted" and ends."""

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Bare(QWidget):
    """Announces its first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        QTimer.singleShot(0, announce)


def announce() -> None:
    """Say it and end at once: leaving is not part of the figure."""
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    os._exit(0)


def main() -> None:
    """Show the window."""
    app = QApplication(["bare"])
    window = Bare()
    window.resize(960, 680)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
