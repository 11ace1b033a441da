"""The memo builder: outline left, text in the middle, the printed pages right."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from caseapp.domain.changes import Changes
from caseapp.domain.drafts import MemoDraft
from caseapp.domain.errors import ChangedMeanwhileError
from caseapp.domain.ids import FilingUid
from caseapp.domain.views.filings import MemoView
from caseapp.domain.views.precedents import KeptPrecedents
from caseapp.ui.authorities.dialog import draft_of
from caseapp.ui.context import Context
from caseapp.ui.filing.cited import CitedAuthorities
from caseapp.ui.filing.kept import KeptSections
from caseapp.ui.office import FilingCalls
from caseapp.ui.saving import print_to, written_words
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, Field, FlowLayout, Notice, PlainLabel, TextArea, TextLine
from caseapp.ui.widgets.pages import PagePreview
from caseapp.ui.widgets.texts import utf16

AUTOSAVE_MS = 900


class MemoBuilder(QWidget):
    """Edits one memo; texts save themselves, and the pages follow. It is a `HasDraft`.

    Signals:
        published(object): the `Changes` of a save.
        library_wanted: look for an authority for this memo.
        told(object): a sentence for the person, such as where a file was written.
        section_wanted(object): (`KeptPrecedents`, True) to be made again, False to be taken out.
    """

    published = Signal(object)
    library_wanted = Signal()
    told = Signal(object)
    section_wanted = Signal(object)

    def __init__(self, context: Context, calls: FilingCalls) -> None:
        super().__init__()
        self._context = context
        self.t = context.t
        self._calls = calls
        self.view: MemoView | None = None
        self.filed = False
        self._texts: dict[str, TextArea] = {}
        self._saving = False
        self._no_pages = False
        self._saved: MemoDraft | None = None
        self._restored: str = ""
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(AUTOSAVE_MS)
        self._pause.timeout.connect(self.save)
        context.drafts.register(self)

    def _build(self) -> None:
        t = self.t
        self.trouble = Notice("", tone="alert")
        self.trouble.hide()
        self.outline = QListWidget()
        self.outline.setAccessibleName(t("Outline"))
        self.outline.setWordWrap(True)
        self.outline.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.outline.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.outline.currentRowChanged.connect(self._on_outline)
        self.warnings = QVBoxLayout()
        self.warnings.setSpacing(px(6))
        left = QVBoxLayout()
        left.setSpacing(px(10))
        left.addWidget(PlainLabel(t("Outline"), "section"))
        left.addWidget(self.outline, 1)
        left.addWidget(self._warning_area())
        self.pages = QStackedWidget()
        self.cited = CitedAuthorities(t)
        self.cited.changed.connect(self._on_changed)
        self.cited.library_wanted.connect(self.library_wanted)
        self.kept = KeptSections(t)
        self.preview = PagePreview(t)
        self.preview.width_changed.connect(self.refresh_pages)
        columns = QHBoxLayout()
        columns.setSpacing(px(16))
        holder = QWidget()
        holder.setProperty("kind", "clear")
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(px(216))
        columns.addWidget(holder)
        columns.addWidget(self.pages, 5)
        columns.addWidget(self.preview, 5)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(8))
        box.addWidget(self.trouble)
        box.addWidget(self._conflict_notice())
        box.addLayout(columns, 1)

    def _conflict_notice(self) -> Notice:
        """Return the question what to do when somebody else saved this memo meanwhile."""
        t = self.t
        buttons = QWidget()
        buttons.setProperty("kind", "clear")
        flow = FlowLayout(buttons, gap=8)
        self.keep_mine = Button(t("Keep mine"))
        self.keep_mine.clicked.connect(self._on_keep_mine)
        self.take_theirs = Button(t("Take theirs"))
        self.take_theirs.clicked.connect(self._on_take_theirs)
        flow.addWidget(self.keep_mine)
        flow.addWidget(self.take_theirs)
        self.conflict = Notice(
            t("This memo was saved somewhere else while you were typing"),
            t(
                "Nothing is lost yet: what you typed stands here, the other text is in the vault. "
                "Keep mine saves yours over it, take theirs shows the other text in place of yours."
            ),
            tone="alert",
            action=buttons,
        )
        self.conflict.hide()
        return self.conflict

    @Slot()
    def _on_keep_mine(self) -> None:
        self._read_theirs(self._save_over)

    @Slot()
    def _on_take_theirs(self) -> None:
        self._read_theirs(self._show_theirs)

    def _read_theirs(self, then: Callable[[MemoView], None]) -> None:
        if self.view is not None:
            work = partial(self._calls.get_memo, self.view.row.uid)
            self._context.runner.submit(self, work, then, self._on_refused, key="theirs")

    def _save_over(self, theirs: MemoView) -> None:
        """Save what stands here over the version that was just read."""
        self.conflict.hide()
        self._saved = draft_of(theirs)
        if self.draft() == self._saved:
            self.show_memo(theirs)
        else:
            self.save()

    def _show_theirs(self, theirs: MemoView) -> None:
        self.conflict.hide()
        self._pause.stop()
        self._saved = None
        self.show_memo(theirs)

    def _warning_area(self) -> QScrollArea:
        made = QWidget()
        made.setProperty("kind", "clear")
        made.setLayout(self.warnings)
        self.warnings.setContentsMargins(0, 0, 0, 0)
        self.warning_area = QScrollArea()
        self.warning_area.setFrameShape(QFrame.Shape.NoFrame)
        self.warning_area.setWidgetResizable(True)
        self.warning_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.warning_area.viewport().setAutoFillBackground(False)
        self.warning_area.setAccessibleName(self.t("Warnings"))
        self.warning_area.setWidget(made)
        self.warning_area.setMinimumHeight(px(130))
        self.warning_area.setMaximumHeight(px(210))
        return self.warning_area

    def load(self, uid: FilingUid) -> None:
        """Show a memo."""
        work = partial(self._calls.get_memo, uid)
        self._context.runner.submit(self, work, self.show_memo, key="load")

    def show_memo(self, view: MemoView) -> None:
        """Show a memo; text that was typed and not saved yet stays."""
        same = self.view is not None and self.view.row.uid == view.row.uid
        if same and self.is_dirty():
            return
        self.conflict.hide()
        self.view = view
        if not same or set(self._texts) != {key for key, _, _ in view.sections}:
            self._build_sections(view)
        for key, _, text in view.sections:
            if self._texts[key].toPlainText() != text:
                with QSignalBlocker(self._texts[key]):
                    self._texts[key].setPlainText(text)
        for line, text in ((self.heading, view.row.title), (self.addressee, view.addressee)):
            if line.text() != text:
                with QSignalBlocker(line):
                    line.setText(text)
        self.cited.show_rows(view.authorities)
        self.kept.show_sections(view.precedents)
        self._saved = draft_of(view)
        self._show_warnings(view.warnings)
        if self._restored:
            payload, self._restored = self._restored, ""
            self._put_back(payload)
        self.refresh_pages()

    def replace_words(self, old: str, new: str) -> None:
        """Put words in the place of others in the first section that has them."""
        for area in self._texts.values():
            at = area.toPlainText().find(old)
            if at >= 0:
                cursor = area.textCursor()
                cursor.setPosition(utf16(area.toPlainText(), at))
                end = utf16(area.toPlainText(), at + len(old))
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(new)
                return

    def _build_sections(self, view: MemoView) -> None:
        t = self.t
        self.outline.blockSignals(True)
        self.outline.clear()
        self.cited.setParent(None)
        while self.pages.count():
            page = self.pages.widget(0)
            if page is not None:
                self.pages.removeWidget(page)
                page.deleteLater()
        self._texts = {}
        self._add_page(t("Title and addressee"), self._caption(view))
        for key, label, text in view.sections:
            area = TextArea(text)
            area.textChanged.connect(self._on_changed)
            area.refused.connect(self._on_paste_refused)
            self._texts[key] = area
            self._add_page(label, _section(label, area))
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.viewport().setAutoFillBackground(False)
        self.cited = CitedAuthorities(t)
        self.cited.changed.connect(self._on_changed)
        self.cited.library_wanted.connect(self.library_wanted)
        scroll.setWidget(self._authorities_page())
        self._add_page(t("Authorities"), scroll)
        self.outline.blockSignals(False)
        self.outline.setCurrentRow(1 if view.sections else 0)

    def _authorities_page(self) -> QWidget:
        """Return the cited decisions, with the precedent reports above them."""
        page = QWidget()
        page.setProperty("kind", "clear")
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(12))
        self.kept = KeptSections(self.t)
        self.kept.made_again.connect(partial(self._on_section, True))
        self.kept.taken_out.connect(partial(self._on_section, False))
        box.addWidget(self.kept)
        box.addWidget(self.cited, 1)
        return page

    def _on_section(self, again: bool, kept: KeptPrecedents) -> None:
        self.save()
        self.section_wanted.emit((kept, again))

    def _caption(self, view: MemoView) -> QWidget:
        made = QWidget()
        made.setProperty("kind", "clear")
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(12))
        self.heading = TextLine(view.row.title, limit=300)
        self.addressee = TextLine(view.addressee, limit=300)
        for line, label in (
            (self.heading, self.t("Title")),
            (self.addressee, self.t("Addressee")),
        ):
            line.textChanged.connect(self._on_changed)
            box.addWidget(Field(label, line))
        box.addStretch(1)
        return made

    def _add_page(self, label: str, page: QWidget) -> None:
        self.outline.addItem(label)
        self.pages.addWidget(page)

    def _show_warnings(self, warnings: Sequence[str]) -> None:
        while self.warnings.count():
            item = self.warnings.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if warnings:
            count = self.t.plural("{count} warning", "{count} warnings", len(warnings))
            self.warnings.addWidget(PlainLabel(count, "section"))
        for text in warnings:
            self.warnings.addWidget(PlainLabel(text, "small", wrap=True))
        self.warnings.addStretch(1)
        self.warning_area.setVisible(bool(warnings))

    def draft(self) -> MemoDraft | None:
        """Return what the builder holds, None before a memo is there."""
        if self.view is None or self._saved is None:
            return None
        row = self.view.row
        return MemoDraft(
            proceeding=row.proceeding,
            template=row.template,
            language=row.language,
            title=self.heading.text().strip(),
            addressee=self.addressee.text().strip(),
            sections=tuple((key, area.toPlainText()) for key, area in self._texts.items()),
            authorities=self.cited.pairs(),
            version=self._saved.version,
        )

    @Slot()
    def _on_changed(self) -> None:
        self._pause.start()

    @Slot()
    def save(self) -> None:
        """Save what was typed, if anything was; the pages follow."""
        draft = self.draft()
        if draft is None or self.view is None or draft == self._saved:
            return
        if not self.conflict.isHidden():
            return
        if self._saving:
            self._pause.start()
            return
        self._saving = True
        work = partial(save_and_read, self._calls, self.view.row.uid, draft)
        self._context.runner.submit(self, work, partial(self._on_saved, draft), self._on_refused)

    def _on_saved(self, draft: MemoDraft, answer: tuple[Changes, MemoView]) -> None:
        self._saving = False
        changes, view = answer
        typed_on = self.draft() != draft
        self.view = view
        self._saved = draft_of(view)
        self.trouble.hide()
        self._show_warnings(view.warnings)
        self.published.emit(changes)
        if typed_on:
            self._pause.start()
        self.refresh_pages()

    def _on_refused(self, error: Exception) -> None:
        self._saving = False
        if isinstance(error, ChangedMeanwhileError):
            self.trouble.hide()
            self.conflict.show()
            return
        self.trouble.say(
            self._context.say(error),
            self.t("What you typed is kept here and is saved with the next change."),
        )
        self.trouble.show()

    @Slot(object)
    def _on_paste_refused(self, error: Exception) -> None:
        self.trouble.say(self._context.say(error))
        self.trouble.show()

    @Slot()
    def refresh_pages(self) -> None:
        """Ask for the pages as they would print now."""
        if self.view is None or not self.isVisible():
            return
        work = partial(
            self._calls.memo_pages,
            self.view.row.uid,
            filed=self.filed,
            width=self.preview.page_width(),
        )
        self._context.runner.submit(
            self, work, self._on_pages, self._on_pages_refused, key="pages"
        )

    def _on_pages(self, pictures: Sequence[bytes]) -> None:
        if self._no_pages:
            self._no_pages = False
            self.trouble.hide()
        self.preview.show_pages(pictures)

    def _on_pages_refused(self, error: Exception) -> None:
        """Show why there are no pages, and none: old pages would not be what prints."""
        self._no_pages = True
        self.preview.show_pages(())
        self._on_print_refused(error)

    def _on_print_refused(self, error: Exception) -> None:
        self.trouble.say(self._context.say(error))
        self.trouble.show()

    def show_copy(self, *, filed: bool) -> None:
        """Show the working copy or the filed copy."""
        self.filed = filed
        self.refresh_pages()

    def save_pdf(self, path: Path) -> None:
        """Write the copy that is shown to a file."""
        if self.view is None:
            return
        self.save()
        prints = partial(self._calls.print_memo, self.view.row.uid, filed=self.filed)
        work = partial(print_to, self._context, prints, path)
        self._context.runner.submit(self, work, self._on_written, self._on_print_refused)

    def _on_written(self, written: tuple[str, int]) -> None:
        self.told.emit(written_words(self.t, written))

    @Slot(int)
    def _on_outline(self, row: int) -> None:
        if 0 <= row < self.pages.count():
            self.pages.setCurrentIndex(row)

    def draft_form(self) -> str:
        return "memo"

    def draft_place(self) -> str:
        return self.view.row.uid if self.view is not None else ""

    def is_dirty(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self._saved is not None and self.draft() != self._saved

    def draft_payload(self) -> str:
        draft = self.draft()
        if draft is None:
            return "{}"
        return json.dumps(
            {
                "title": draft.title,
                "addressee": draft.addressee,
                "sections": dict(draft.sections),
                "pinpoints": dict(draft.authorities),
            },
            ensure_ascii=False,
        )

    def restore_draft(self, payload: str) -> None:
        """Put back typed text: at once, or as soon as the memo is there."""
        if self.view is None:
            self._restored = payload
        else:
            self._put_back(payload)

    def _put_back(self, payload: str) -> None:
        kept = json.loads(payload)
        self.heading.setText(kept.get("title", self.heading.text()))
        self.addressee.setText(kept.get("addressee", self.addressee.text()))
        for key, text in kept.get("sections", {}).items():
            if key in self._texts:
                self._texts[key].setPlainText(text)


def _section(label: str, area: TextArea) -> QWidget:
    """Return a section with its text taking all the height there is."""
    made = QWidget()
    made.setProperty("kind", "clear")
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(px(10))
    heading = PlainLabel(label, "section", wrap=True)
    heading.setBuddy(area)
    area.setAccessibleName(label)
    policy = QSizePolicy.Policy.Expanding
    area.setSizePolicy(policy, policy)
    box.addWidget(heading)
    box.addWidget(area, 1)
    return made


def save_and_read(
    calls: FilingCalls, uid: FilingUid, draft: MemoDraft
) -> tuple[Changes, MemoView]:
    """Save a memo and read it back with its new version and warnings; on the database thread."""
    changes = calls.change_memo(uid, draft)
    return changes, calls.get_memo(uid)
