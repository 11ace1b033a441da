"""The buttons over the library: import, check citations, precedent report."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.annotations import AnnotationView
from caseapp.domain.vocabulary import Role
from caseapp.ui.authorities.checking import CheckForm
from caseapp.ui.authorities.exporting import ExportPackForm
from caseapp.ui.authorities.importing import ImportForm
from caseapp.ui.authorities.own import ask_to_remove, open_own
from caseapp.ui.authorities.packs import DecisionPacksDialog
from caseapp.ui.authorities.precedents import PrecedentForm
from caseapp.ui.authorities.reading.notebook import NotebookWindow
from caseapp.ui.authorities.reading.opening import open_text
from caseapp.ui.authorities.reading.sitting import Remembering
from caseapp.ui.context import Context
from caseapp.ui.widgets import Button
from caseapp.ui.widgets.menus import ActionMenu, Does

if TYPE_CHECKING:
    from caseapp.domain.citations.styles import CitationStyle
    from caseapp.ui.authorities.port import LibraryTools
    from caseapp.ui.authorities.reading.port import ReadingCalls

WRITERS = frozenset({Role.LAWYER, Role.PARALEGAL})


class ToolBar(QObject):
    """Makes the buttons that a role may use, and opens their forms over a screen.

    Signals:
        authority_wanted(object): uid of a decision to read.
    """

    authority_wanted = Signal(object)

    def __init__(self, context: Context, tools: "LibraryTools | None", screen: QWidget) -> None:
        super().__init__(screen)
        self._context = context
        self._tools = tools
        self._screen = screen
        self._remembering = Remembering(context, self.reading, self)
        self._sitting = self._remembering.sitting
        self.buttons: tuple[Button, ...] = ()
        self.pair = ("", "")
        """Host and requesting state that a report begins with: those the list is filtered by."""
        if tools is not None:
            self.buttons = tuple(self._made())

    @property
    def offered(self) -> bool:
        """Whether there are tools at all."""
        return self._tools is not None

    @property
    def reading(self) -> "ReadingCalls | None":
        """What is written beside decisions, and how they stand to each other."""
        return self._tools.reading if self._tools is not None else None

    @property
    def style(self) -> "CitationStyle":
        """The style to cite in."""
        return self._sitting.citation_style

    @property
    def exports(self) -> bool:
        """Whether chosen decisions may leave as a pack."""
        packs = self._tools.packs if self._tools is not None else None
        return packs is not None and self._context.role is Role.LAWYER

    @property
    def imports(self) -> bool:
        """Whether files may be dropped on the library."""
        return self._tools is not None and self._context.role in WRITERS

    def _made(self) -> Sequence[Button]:
        t = self._context.t
        wanted: list[tuple[str, Callable[[], None]]] = [(t("Check citations…"), self.check)]
        if self.imports:
            wanted += [
                (t("Precedent report…"), self.report),
                (t("Import decisions…"), self.choose_files),
            ]
        made = []
        for words, action in wanted:
            button = Button(words)
            button.clicked.connect(action)
            made.append(button)
        if self._others():
            self.more = Button(t("More…"))
            self.more.setAccessibleName(t("More: packs and notes"))
            self.more.clicked.connect(self.show_others)
            made.append(self.more)
        return made

    def _others(self) -> list[Does]:
        """Return what is needed less often: it stands in a menu, for there is no room for all."""
        t, offered = self._context.t, []
        if self.imports and self._tools is not None and self._tools.packs is not None:
            offered.append((t("Packs of decisions…"), "", self.packs))
        if self.reading is not None:
            offered.append((t("Notes and quotations…"), "", self.notes))
        return offered

    @Slot()
    def show_others(self) -> None:
        """Open the menu under its button."""
        menu = ActionMenu(self._others(), self.more)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    @Slot()
    def check(self) -> None:
        """Open the check of a pasted text."""
        if self._tools is not None:
            form = CheckForm(
                self._context, self._tools, self._screen.window(), sitting=self._sitting
            )
            form.authority_wanted.connect(self.authority_wanted)
            form.open()

    @Slot()
    def report(self) -> None:
        """Open the precedent report."""
        if self._tools is not None:
            host, requesting = self.pair
            PrecedentForm(
                self._context,
                self._tools,
                self._screen.window(),
                host=host,
                requesting=requesting,
            ).open()

    @Slot()
    def notes(self) -> None:
        """Open everything that the office wrote beside decisions."""
        if self.reading is not None:
            window = NotebookWindow(self._context, self.reading, self._screen.window())
            window.opened.connect(self._on_note)
            window.decision_opened.connect(self.authority_wanted)
            window.finished.connect(window.deleteLater)
            window.open()

    @Slot(object)
    def _on_note(self, one: AnnotationView) -> None:
        self.authority_wanted.emit(one.authority)
        if one.part is not None:
            self.read_text(one.authority, one.number)

    @Slot()
    def choose_files(self) -> None:
        """Open the import."""
        self.read_files(())

    def read_files(self, files: Sequence[Path]) -> None:
        """Open the import, with files that were dropped."""
        if self._tools is not None and self.imports:
            form = ImportForm(self._context, self._tools, self._screen.window())
            form.open()
            form.read(files)

    def correct(self, uid: AuthorityUid) -> None:
        """Show what was recognised in an imported decision, to be corrected."""
        if self._tools is not None:
            open_own(self._context, self._tools, uid, self._screen.window())

    def remove(self, uid: AuthorityUid) -> None:
        """Ask, and take an imported decision out of the library."""
        if self._tools is not None:
            ask_to_remove(self._context, self._tools, uid, self._screen.window())

    def export(self, uids: Sequence[AuthorityUid]) -> None:
        """Open the export of chosen decisions as a pack."""
        if self._tools is not None and self._tools.packs is not None and self.exports:
            window = self._screen.window()
            ExportPackForm(self._context, self._tools.packs, uids, window).open()

    @Slot()
    def packs(self) -> None:
        """Open the list of packs."""
        if self._tools is not None and self._tools.packs is not None:
            DecisionPacksDialog(self._context, self._tools.packs, self._screen.window()).open()

    def read_text(self, uid: AuthorityUid, paragraph: str = "", words: str = "") -> None:
        """Open the text of a decision, at a paragraph and with words to be found in it."""
        if self._tools is not None:
            where = self._sitting, self._screen.window()
            open_text(self._context, self._tools, uid, *where, paragraph=paragraph, words=words)
