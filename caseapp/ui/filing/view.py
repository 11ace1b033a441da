"""Filings: the list of memos, and the builder of one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.ids import FilingUid
from caseapp.domain.views.filings import FilingRow, MemoView
from caseapp.domain.views.precedents import KeptPrecedents
from caseapp.ui.authorities.checking import CheckForm
from caseapp.ui.authorities.dialog import memos
from caseapp.ui.context import Context
from caseapp.ui.drafts import KeptForm
from caseapp.ui.filing.builder import MemoBuilder
from caseapp.ui.filling import fill
from caseapp.ui.office import Office
from caseapp.ui.screen import Place, Screen
from caseapp.ui.widgets import Button, Card, Choice, EmptyState, Notice, Page, Row
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.words import language_name

AskPath = Callable[[QWidget, str, str], str]
"""Asks where to write: (parent, title, suggested name) to a path, "" for none."""


def ask_path(parent: QWidget, title: str, name: str) -> str:
    """Ask with the system's own dialog."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, "PDF (*.pdf)")
    return chosen


class FilingScreen(Screen):
    """All memos, or one of them in the builder."""

    watches: ClassVar[tuple[str, ...]] = ("filing", "authority", "client", "proceeding")

    def __init__(self, context: Context, office: Office, ask: AskPath = ask_path) -> None:
        super().__init__(context)
        self._office = office
        self._ask = ask
        self._uid = FilingUid("")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list_page())
        self._stack.addWidget(self._builder_page())
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self.set_page(holder)
        context.drafts.reopens("memo", self._reopen)

    def _list_page(self) -> Page:
        page = Page(self.t("Filings"))
        self._memos = QVBoxLayout()
        page.body.addLayout(self._memos)
        page.body.addStretch(1)
        return page

    def _builder_page(self) -> Page:
        t = self.t
        self.copy = Choice((("working", t("Working copy")), ("filed", t("Filed copy"))))
        self.copy.setAccessibleName(t("Which copy"))
        self.copy.currentIndexChanged.connect(self._on_copy)
        fixed = QSizePolicy.Policy.Fixed
        self.copy.setSizePolicy(fixed, fixed)
        self.save_button = Button(t("Save PDF"), "primary", shortcut="Ctrl+S")
        self.save_button.clicked.connect(self._on_save_pdf)
        self.file_button = Button(t("Go to proceeding"))
        self.file_button.clicked.connect(self._on_go_to_proceeding)
        self.check_button = Button(t("Check citations"))
        self.check_button.clicked.connect(self._on_check)
        self.check_button.setVisible(self._office.authorities.tools is not None)
        actions = (self.file_button, self.check_button, self.copy, self.save_button)
        self.page = Page("", actions, scroll=False)
        self.said = Notice("", tone="note")
        self.said.hide()
        self.builder = MemoBuilder(self.context, self._office.filings)
        self.builder.published.connect(self._on_published)
        self.builder.library_wanted.connect(self._on_library)
        self.builder.told.connect(self._on_told)
        self.builder.section_wanted.connect(self._on_section)
        self.page.body.addWidget(self.said)
        self.page.body.addWidget(self.builder, 1)
        return self.page

    @override
    def show_place(self, place: Place) -> None:
        if place.uid != self._uid:
            self.builder.save()
            self._uid = FilingUid(place.uid)
            self.mark_stale()
        self._stack.setCurrentIndex(1 if self._uid else 0)

    @override
    def refresh(self) -> None:
        if not self._uid:
            self.context.runner.submit_slices(
                self, partial(memos, self._office), self._on_memos, key="memos"
            )
            return
        work = partial(self._office.filings.get_memo, self._uid)
        self.context.runner.submit(self, work, self._on_memo, key="memo")

    @Slot()
    def _on_check(self) -> None:
        """Compare the citations of what stands in the builder with the library."""
        draft, tools = self.builder.draft(), self._office.authorities.tools
        if draft is None or tools is None:
            return
        text = "\n\n".join(text for _, text in draft.sections if text.strip())
        form = CheckForm(self.context, tools, self.window(), text=text)
        form.authority_wanted.connect(self._on_authority)
        form.mended.connect(self._on_mended)
        form.open()

    @Slot(object)
    def _on_authority(self, uid: str) -> None:
        self.open_requested.emit(Place("authorities", uid))

    @Slot(object)
    def _on_mended(self, pair: tuple[str, str]) -> None:
        self.builder.replace_words(*pair)

    def _on_memo(self, view: MemoView) -> None:
        self.builder.show_memo(view)
        shown = self.builder.view
        if shown is not None:
            language = language_name(self.t, shown.row.language)
            self.page.set_title(shown.row.title, language)

    def _on_memos(self, rows: list[tuple[FilingRow, str]]) -> None:
        t = self.t
        clear_layout(self._memos)
        card = Card(t("Memos"), str(len(rows)) if rows else "")
        made = []
        for row, number in rows:
            day = self.context.show_date(row.changed_at.date())
            line = Row(
                row.title,
                t(
                    "file {number} · {language} · changed {day}",
                    number=number,
                    language=language_name(t, row.language),
                    day=day,
                ),
            )
            line.clicked.connect(partial(self._open, row.uid))
            made.append(line)
        if made:
            fill(card, made)
        else:
            card.add(
                EmptyState(
                    t("No memo yet"),
                    t("A memo is started in a proceeding: open it and press New memo."),
                )
            )
        self._memos.addWidget(card)

    def _open(self, uid: str, _checked: object = None) -> None:
        self.open_requested.emit(Place("filings", uid))

    @Slot(object)
    def _on_section(self, wanted: tuple[KeptPrecedents, bool]) -> None:
        """Make a precedent report again, or take it out, after the texts were saved."""
        (kept, again), tools = wanted, self._office.authorities.tools
        if tools is None or tools.sections is None:
            return
        change = tools.sections.put_precedents if again else tools.sections.take_out_precedents
        work = partial(change, self._uid, kept.host, kept.requesting)
        self.context.runner.submit(self, work, self._on_published, self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        self._on_told(self.context.say(error))

    @Slot()
    def _on_copy(self) -> None:
        self.builder.show_copy(filed=self.copy.value() == "filed")

    @Slot()
    def _on_save_pdf(self) -> None:
        view = self.builder.view
        if view is None:
            return
        path = self._ask(self, self.t("Save PDF"), f"{file_name(view.row.title)}.pdf")
        if path:
            self.builder.save_pdf(Path(path))

    @Slot()
    def _on_go_to_proceeding(self) -> None:
        view = self.builder.view
        if view is not None:
            self.open_requested.emit(Place("proceeding", view.row.proceeding))

    @Slot()
    def _on_library(self) -> None:
        self.builder.save()
        self.open_requested.emit(Place("authorities", "", f"memo:{self._uid}"))

    @Slot(object)
    def _on_published(self, changes: Changes) -> None:
        self.context.hub.publish(changes)

    @Slot(object)
    def _on_told(self, sentence: str) -> None:
        self.said.say(sentence)
        self.said.show()

    def _reopen(self, kept: KeptForm) -> None:
        self.builder.restore_draft(kept.payload)
        self.open_requested.emit(Place("filings", kept.place))

    @override
    def first_focus(self) -> QWidget | None:
        return self.builder.outline if self._uid else None


def file_name(title: str) -> str:
    """Return a title as a file name: letters, digits, spaces and hyphens."""
    kept = "".join(c if c.isalnum() or c in " -" else " " for c in title)
    return " ".join(kept.split())[:80] or "memo"
