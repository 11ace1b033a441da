"""The form that puts a file of this machine among the documents of a matter."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseapp.domain.changes import Changes
from caseapp.domain.ids import ClientUid, MatterUid
from caseapp.domain.previews import UnreadableFileError
from caseapp.domain.views.matters import MatterView
from caseapp.ui.context import Context
from caseapp.ui.documents.files import read_file
from caseapp.ui.documents.port import DocumentsPort
from caseapp.ui.overriding import override
from caseapp.ui.typed import TypedForm
from caseapp.ui.widgets import Choice, Field, TextLine


class DocumentForm(TypedForm):
    """Which matter, whose document, how it is called."""

    FORM = "document"

    def __init__(
        self,
        context: Context,
        port: DocumentsPort,
        matters: Sequence[MatterView],
        path: str,
        *,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Add a document"),
            subtitle=t("File: {name}", name=Path(path).name),
            submit=t("Add document"),
            place="",
            parent=parent,
        )
        self._port = port
        self._matters = {str(matter.uid): matter for matter in matters}
        self.kept |= {"path": path}
        self.matter = Choice([(uid, _words(matter)) for uid, matter in self._matters.items()])
        self.client = Choice()
        self.heading = TextLine(Path(path).stem, limit=500)
        self.editors |= {"matter": self.matter, "client": self.client, "title": self.heading}
        self.add(Field(t("Title"), self.heading, name="title"))
        self.add(Field(t("Matter"), self.matter, name="matter"))
        hint = t("Its file is encrypted with this client's own key.")
        self.add(Field(t("Whose document"), self.client, name="client", hint=hint))
        self.matter.currentIndexChanged.connect(self._on_matter)
        self._on_matter()
        self.heading.setFocus()
        self.heading.selectAll()
        self.fit()

    @override
    def restore_draft(self, payload: str) -> None:
        super().restore_draft(payload)
        name = Path(str(self.kept["path"])).name
        self.subtitle.setText(self.t("File: {name}", name=name))

    @Slot()
    def _on_matter(self) -> None:
        chosen = self._matters.get(self.matter.value())
        names = chosen.clients if chosen is not None else ()
        self.client.offer([(str(uid), name) for uid, name in names])

    @override
    def submit(self) -> None:
        title = self.heading.text()
        matter, client = MatterUid(self.matter.value()), ClientUid(self.client.value())
        path = Path(str(self.kept["path"]))

        def add() -> Changes:
            try:
                with read_file(path) as file:
                    return self._port.add_document(matter, client, title=title, **file)
            except OSError as error:
                raise UnreadableFileError(name=path.name) from error

        self.send(add)


def _words(matter: MatterView) -> str:
    return " · ".join(part for part in (matter.file_number, matter.title) if part)
