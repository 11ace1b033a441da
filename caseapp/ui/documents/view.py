"""The documents of all matters: their versions with hashes, and their pages on the screen."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from caseapp.domain.changes import Changes
from caseapp.domain.previews import PreviewPage, UnreadableFileError
from caseapp.domain.views.document_versions import VersionRow
from caseapp.domain.views.documents import DocumentRow
from caseapp.domain.views.matters import MatterView
from caseapp.domain.vocabulary import Role
from caseapp.i18n import Catalogue
from caseapp.ui.context import Context
from caseapp.ui.documents.dialog import DocumentForm
from caseapp.ui.documents.files import AskFile, ask_file, dropped_file, read_file
from caseapp.ui.documents.pages import PageView
from caseapp.ui.documents.port import DocumentsPort
from caseapp.ui.drafts import KeptForm
from caseapp.ui.filling import fill
from caseapp.ui.overriding import override
from caseapp.ui.screen import Place, Screen
from caseapp.ui.widgets import (
    Button,
    Card,
    Choice,
    Columns,
    Field,
    Page,
    PlainLabel,
    PlainMessage,
    Row,
    TextLine,
)
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.widgets.expandable import plain_box
from caseapp.ui.widgets.facts import facts

MOST_ROWS = 200
"""Rows that are shown at once; words narrow the list."""


class DocumentsScreen(Screen):
    """A list at the side, the chosen document before the reader."""

    watches: ClassVar[tuple[str, ...]] = ("document", "matter", "client")

    def __init__(self, context: Context, port: DocumentsPort) -> None:
        super().__init__(context)
        t = self.t
        self._port = port
        self._rows: Sequence[DocumentRow] = ()
        self._versions: Sequence[VersionRow] = ()
        self._wanted = ""
        self._shown: DocumentRow | None = None
        self._writes = context.role in {Role.LAWYER, Role.PARALEGAL}
        self.ask: AskFile = ask_file
        self.add_button = Button(t("Add a document…"), "primary", shortcut="Ctrl+N")
        self.add_button.clicked.connect(self._on_add)
        self.add_button.setVisible(self._writes)
        self.page = Page(t("Documents"), (self.add_button,))
        self.search = TextLine(placeholder=t("Title, file number or client   Ctrl+F"))
        self.search.setAccessibleName(t("Search the documents"))
        self.search.textChanged.connect(self._fill_list)
        main, self._main = plain_box(14)
        side, self._side = plain_box(14)
        self.list_card = Card(t("All documents"))
        self._side.addWidget(self.search)
        self._side.addWidget(self.list_card)
        self._side.addStretch(1)
        self._document_card()
        self.page.body.addWidget(Columns(main, side, side_width=340))
        self.page.body.addStretch(1)
        self.set_page(self.page)
        self.setAcceptDrops(self._writes)
        context.drafts.reopens(DocumentForm.FORM, self._reopen)

    def _document_card(self) -> None:
        t = self.t
        self.version_button = Button(t("Add a version…"), "quiet")
        self.version_button.clicked.connect(self._on_add_version)
        self.outside_button = Button(t("Open outside…"), "quiet")
        self.outside_button.clicked.connect(self._on_outside)
        self.delete_button = Button(t("Delete"), "quiet")
        self.delete_button.clicked.connect(self._on_delete)
        for button in (self.version_button, self.outside_button, self.delete_button):
            button.setVisible(self._writes)
        self.card = Card(
            t("Document"), actions=(self.version_button, self.outside_button, self.delete_button)
        )
        self.version = Choice()
        self.version.activated.connect(self._on_version)
        self.pages = PageView(t)
        self.pages.wanted.connect(self._ask_page)
        self.about, self._about = plain_box(0)
        self.card.add(Field(t("Version"), self.version, name="version"))
        # The page first: on a low screen it would stand under the edge.
        self.card.add(self.pages)
        self.card.add(self.about)
        self.card.hide()
        self.none_chosen = PlainLabel(
            t("Choose a document from the list, or drop a file here to add it."),
            "muted",
            wrap=True,
        )
        self._main.addWidget(self.none_chosen)
        self._main.addWidget(self.card)
        self._main.addStretch(1)

    @override
    def show_place(self, place: Place) -> None:
        if place.uid:
            self._wanted = place.uid
            self._choose()

    @override
    def first_focus(self) -> QWidget | None:
        return self.search

    @override
    def find_in_list(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return True

    @override
    def new_in_context(self) -> bool:
        if self._writes:
            self._on_add()
        return self._writes

    @override
    def refresh(self) -> None:
        self.context.runner.submit(self, self._port.list_documents, self._on_rows, key="documents")

    def _on_rows(self, rows: Sequence[DocumentRow]) -> None:
        self._rows = rows
        self._fill_list()
        self._choose()

    @Slot()
    def _fill_list(self) -> None:
        t = self.t
        self.list_card.clear()
        words = self.search.text().casefold().split()
        found = [row for row in self._rows if all(word in _sought(row) for word in words)]
        rows: list[QWidget] = []
        for known in found[:MOST_ROWS]:
            row = Row(known.title, f"{known.file_number} · {known.client_name}", subject=known.uid)
            row.opened.connect(self._on_chosen)
            rows.append(row)
        if not found:
            words_for_none = t("Nothing fits.") if words else t("No document has been added yet.")
            rows.append(Row(words_for_none, opens=False, quiet=True))
        elif len(found) > MOST_ROWS:
            more = t.plural("{count} more", "{count} more", len(found) - MOST_ROWS)
            rows.append(Row(more, t("Type words to narrow the list."), opens=False, quiet=True))
        fill(self.list_card, rows)

    @Slot(object)
    def _on_chosen(self, uid: object) -> None:
        self._wanted = str(uid)
        self._choose()

    def _choose(self) -> None:
        found = next((row for row in self._rows if row.uid == self._wanted), None)
        self.card.setVisible(found is not None)
        self.none_chosen.setVisible(found is None)
        if found is None or found == self._shown:
            return
        self._shown = found
        self.card.heading.setText(found.title)
        self.pages.begin()
        work = partial(self._port.list_versions, found.uid)
        self.context.runner.submit(self, work, self._on_versions, key="versions")

    def _on_versions(self, versions: Sequence[VersionRow]) -> None:
        t = self.t
        self._versions = versions
        self.version.offer(
            [
                (
                    str(row.number),
                    t(
                        "Version {number} of {day}",
                        number=row.number,
                        day=self.context.show_date(row.added_at.date()),
                    ),
                )
                for row in versions
            ]
        )
        self._on_version()

    @Slot()
    def _on_version(self) -> None:
        t, row = self.t, self._version()
        clear_layout(self._about)
        if row is None or self._shown is None:
            return
        self._about.addWidget(
            facts(
                (
                    (t("File name"), row.file_name),
                    (t("Client"), f"{self._shown.file_number} · {self._shown.client_name}"),
                    (t("Added by"), row.added_by),
                    (t("Size"), size_words(t, row.size)),
                    (t("SHA-256 of this version; it is never changed"), spaced(row.sha256)),
                )
            )
        )
        self.pages.begin()
        self._ask_page()

    def _version(self) -> VersionRow | None:
        chosen = self.version.value()
        return next((row for row in self._versions if str(row.number) == chosen), None)

    @Slot()
    def _ask_page(self) -> None:
        row = self._version()
        if row is None or self._shown is None:
            return
        work = partial(
            self._port.preview,
            self._shown.uid,
            row.number,
            page=self.pages.number,
            width=self.pages.width_wanted(),
        )
        self.context.runner.submit(self, work, self._on_page, self._on_no_page, key="page")

    def _on_page(self, page: PreviewPage) -> None:
        self.pages.show_page(page)

    def _on_no_page(self, error: Exception) -> None:
        self.pages.refuse(self.context.say(error))

    @Slot()
    def _on_add(self) -> None:
        path = self.ask(self, self.t("Choose a file"))
        if path:
            self.add_file(path)

    def add_file(self, path: str) -> None:
        """Ask whose document a file of this machine becomes."""
        self.context.runner.submit(
            self, self._port.list_matters, partial(self._open_form, path), key="matters"
        )

    def _open_form(self, path: str, matters: Sequence[MatterView]) -> None:
        form = DocumentForm(self.context, self._port, matters, path, parent=self.window())
        form.saved.connect(self._on_saved)
        form.open()

    def _reopen(self, kept: KeptForm) -> None:
        """A form that was open at the lock: the file is still on this machine, or it says so."""

        def reopen(matters: Sequence[MatterView]) -> None:
            form = DocumentForm(self.context, self._port, matters, "", parent=self.window())
            form.restore_draft(kept.payload)
            form.saved.connect(self._on_saved)
            form.open()

        self.context.runner.submit(self, self._port.list_matters, reopen, key="matters")

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self._wanted = str(changes.created or self._wanted)
        self.context.hub.publish(changes)

    @Slot()
    def _on_add_version(self) -> None:
        row = self._shown
        path = self.ask(self, self.t("Choose the new version")) if row is not None else ""
        if row is None or not path:
            return

        def add() -> Changes:
            try:
                with read_file(Path(path)) as file:
                    return self._port.add_version(row.uid, row.version, **file)
            except OSError as error:
                raise UnreadableFileError(name=Path(path).name) from error

        self.context.runner.submit(self, add, self._on_saved)

    @Slot()
    def _on_outside(self) -> None:
        row = self._version()
        if row is None or self._shown is None:
            return
        t = self.t
        message = PlainMessage(
            t("Open this file in another program?"),
            t(
                "Another program gets a readable copy of “{name}”. It can keep it, send it or be "
                "attacked by it, and your desktop may remember its name. The copy is read-only, "
                "goes away when the vault locks, and is noted in the register of copies that left.",
                name=row.file_name,
            ),
            stay=t("Stay here"),
            go=t("Open outside"),
            danger=True,
            parent=self.window(),
        )
        work = partial(self._port.open_outside, self._shown.uid, row.number)
        message.agreed.connect(partial(self.context.runner.submit, self, work, self._on_copy))
        message.open()

    def _on_copy(self, path: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    @Slot()
    def _on_delete(self) -> None:
        row = self._shown
        if row is None:
            return
        message = PlainMessage(
            self.t("Delete “{title}” with all its versions?", title=row.title),
            self.t("It goes to the bin and leaves every list. Ctrl+Z takes that back."),
            stay=self.t("Keep it"),
            go=self.t("Move to the bin"),
            danger=True,
            parent=self.window(),
        )
        work = partial(self._port.delete_document, row.uid, row.version)
        message.agreed.connect(partial(self.context.runner.submit, self, work, self._on_saved))
        message.open()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path:
            event.acceptProposedAction()
            self.add_file(path)


def _sought(row: DocumentRow) -> str:
    return f"{row.title}\n{row.file_number}\n{row.client_name}\n{row.file_name}".casefold()


def spaced(digest: str) -> str:
    """Return a hash in groups of eight, as it is read aloud and compared."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def size_words(t: Catalogue, size: int) -> str:
    """Return a number of bytes in words, rounded up."""
    kilobytes = -(-size // 1024)
    if kilobytes < 1024:
        return t("{count} KB", count=kilobytes)
    return t("{count} MB", count=-(-kilobytes // 1024))
