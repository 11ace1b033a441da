"""Parts that the forms of keys share: the present passphrase, and a keyfile."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseapp.domain.errors import UserError
from caseapp.i18n import Catalogue
from caseapp.ui.keys.port import Own
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, Field, PlainLabel, TextLine, Tick


class KeyfileLine(QWidget):
    """Chooses a keyfile that is there already, or makes one.

    Signals:
        refused: why a new one was not written (a `UserError`).
    """

    refused = Signal(object)

    def __init__(
        self,
        t: Catalogue,
        make: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.t, self._make = t, make
        self.path = ""
        self.choose = Button(t("Choose the keyfile…"))
        self.choose.clicked.connect(self._on_choose)
        self.new = Button(t("Make a new keyfile…"))
        self.new.clicked.connect(self._on_new)
        self.new.setVisible(make is not None)
        self.name = PlainLabel(t("No keyfile chosen"), "muted", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.choose)
        line.addWidget(self.new)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(4))
        box.addLayout(line)
        box.addWidget(self.name)

    def take(self, path: str) -> None:
        """Use a file that is there."""
        self.path = path
        self.name.setText(Path(path).name if path else self.t("No keyfile chosen"))

    def take_new(self, path: str) -> None:
        """Write a new keyfile and use it."""
        if self._make is None:
            return
        try:
            self._make(path)
        except UserError as error:
            self.refused.emit(error)
            return
        self.take(path)

    @Slot()
    def _on_choose(self) -> None:
        dialog = self._dialog(self.t("Choose the keyfile"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take)
        dialog.open()

    @Slot()
    def _on_new(self) -> None:
        dialog = self._dialog(self.t("Where to write the new keyfile"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self.take_new)
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title, str(Path.home()))
        # The desktop's own dialog would remember the place among recent files.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.finished.connect(dialog.deleteLater)
        return dialog


class OwnPassphrase(QWidget):
    """Asks the person at the desk who they are: an unlocked window is not enough."""

    def __init__(
        self,
        t: Catalogue,
        *,
        with_keyfile: bool | None,
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Ask for it.

        Args:
            t: words.
            with_keyfile: whether a key of theirs needs one; None: only they know.
            label: of the field; "" for that of the present passphrase.
            parent: of the widget.

        """
        super().__init__(parent)
        self.line = TextLine(limit=1000)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        words = label or t("Your present passphrase")
        self.field = Field(words, self.line, name="passphrase")
        self.keyfile = KeyfileLine(t)
        self.both = Tick(t("Together with a keyfile"), checked=bool(with_keyfile))
        self.both.toggled.connect(self.keyfile.setVisible)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(6))
        for widget in (self.field, self.both, self.keyfile):
            box.addWidget(widget)
        # Once they have a place: what is shown before opens a window of its own.
        self.both.setVisible(with_keyfile is None)
        self.keyfile.setVisible(bool(with_keyfile))

    def own(self) -> Own:
        """Return what was typed and chosen."""
        return Own(self.line.text(), self.keyfile.path if self.both.isChecked() else "")

    def forget(self) -> None:
        """Empty the field; what Python copied goes with the process, at the next lock."""
        self.line.clear()
