"""Choosing a document that proves something: one of the matter's, or a file from this machine."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from caseapp.domain.ids import DeadlineUid, DocumentUid
from caseapp.domain.views.documents import DocumentRow
from caseapp.ui.context import Context
from caseapp.ui.office import DeadlineCalls
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, Choice, Field

AskFile = Callable[[QWidget, str], str]
"""Asks which file to read: (parent, title) to a path, "" for none."""
MEDIA = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}
PIECE = 1 << 20
_FILE = "file:"


def ask_file(parent: QWidget, title: str) -> str:
    """Ask with the system's own dialog."""
    wanted = " ".join(f"*{ending}" for ending in MEDIA)
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", f"({wanted})")
    return chosen


class ScanField(Field):
    """A drop-down of the matter's documents with a button that offers a file of this machine.

    The file is read and stored only when the form is submitted.
    """

    def __init__(
        self,
        context: Context,
        label: str,
        name: str,
        *,
        none: str,
        hint: str = "",
        ask: AskFile = ask_file,
    ) -> None:
        self.choice = Choice((("", none),))
        self.choice.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(16)
        super().__init__(label, self.choice, name=name, hint=hint)
        self._t = context.t
        self._none = none
        self._ask = ask
        self._known: list[tuple[str, str]] = []
        self.pick = Button(context.t("Choose a file …"), "quiet")
        self.pick.setAccessibleName(context.t("Choose a file · {field}", field=label))
        self.pick.clicked.connect(self._on_pick)
        box = self.layout()
        if isinstance(box, QVBoxLayout):
            box.insertSpacing(2, px(2))
            box.insertWidget(3, self.pick)

    def offer(self, documents: Sequence[DocumentRow], chosen: str = "") -> None:
        """Offer the documents of the matter; what is chosen stays chosen."""
        kept = self.choice.value() or chosen
        self._known = [(str(row.uid), row.title) for row in documents]
        self._fill(kept)

    def choose_file(self, path: str) -> None:
        """Offer a file of this machine and choose it."""
        self._fill(f"{_FILE}{path}")

    def _fill(self, chosen: str) -> None:
        options = [("", self._none), *self._known]
        if chosen.startswith(_FILE):
            name = Path(chosen.removeprefix(_FILE)).name
            options.append((chosen, self._t("New file: {name}", name=name)))
        self.choice.offer(options, chosen)

    @Slot()
    def _on_pick(self) -> None:
        path = self._ask(self, self._t("Choose the scan"))
        if path:
            self.choose_file(path)


def stored_scan(
    calls: DeadlineCalls, deadline: DeadlineUid, chosen: str, title: str
) -> DocumentUid | None:
    """Return the document that was chosen, storing the file first; on the database thread."""
    if not chosen:
        return None
    if not chosen.startswith(_FILE):
        return DocumentUid(chosen)
    path = Path(chosen.removeprefix(_FILE))
    with path.open("rb") as file:
        changes = calls.add_scan(
            deadline,
            title=title,
            file_name=path.name,
            media_type=MEDIA.get(path.suffix.lower(), "application/octet-stream"),
            pieces=iter(partial(file.read, PIECE), b""),
        )
    return DocumentUid(str(changes.created))
