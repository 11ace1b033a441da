"""Importing decisions in the window: files in, progress with a stop, what came of each."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.imports import (
    ImportedAs,
    ImportedDecision,
    ImportOutcome,
    ImportProgress,
)
from caseapp.i18n import N_
from caseapp.ui.authorities.own import open_own
from caseapp.ui.authorities.port import LibraryTools
from caseapp.ui.context import Context
from caseapp.ui.filling import fill
from caseapp.ui.tasks import Task
from caseapp.ui.theme import px
from caseapp.ui.typed import TypedForm, fit_within
from caseapp.ui.widgets import Badge, Button, Card, EmptyState, PlainLabel, Row, Tone
from caseapp.ui.widgets.cards import clear_layout

MOST_SHOWN = 100
"""Lines shown of a long import; the library has them all."""
OUTCOMES = {
    ImportedAs.NEW: N_("Imported"),
    ImportedAs.TEXT_ADDED: N_("Text added to a decision of the library"),
    ImportedAs.KNOWN: N_("Was there already: nothing changed"),
}
AskFiles = Callable[[QWidget, str], Sequence[str]]
"""Asks which files to read: (parent, title) to paths, none for none."""


def ask_files(parent: QWidget, title: str) -> Sequence[str]:
    """Ask with the system's own dialog; it begins nowhere and remembers nothing of ours."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title)
    return chosen


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the local files that are being dropped; folders and addresses are left out."""
    local = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [path for path in local if path.is_file()]


class ImportForm(TypedForm):
    """Reads files into the library; stays open until it is closed."""

    FORM = "import-decisions"

    def __init__(
        self,
        context: Context,
        calls: LibraryTools,
        parent: QWidget | None = None,
        *,
        ask: AskFiles = ask_files,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Import decisions"),
            subtitle=t(
                "Files that you downloaded: HTML, DOCX, PDF with text, or plain text, one decision "
                "a file; or JSON lines. Drop them here or choose them. Nothing goes online."
            ),
            submit=t("Choose files…"),
            width=720,
            parent=parent,
        )
        self._calls = calls
        self._ask = ask
        self._task: Task | None = None
        self._stop = threading.Event()
        self.cancel_button.say(t("Close"))
        self.stop_button = Button(t("Stop"))
        self.stop_button.hide()
        self.stop_button.clicked.connect(self._on_stop)
        self.body.addWidget(self.stop_button)
        self._results = QVBoxLayout()
        self._results.setSpacing(px(12))
        self.body.addLayout(self._results)
        nothing = EmptyState(t("Drop files here"), t("or choose them; many at once will do."))
        self._results.addWidget(nothing)
        self.setAcceptDrops(True)
        self.submit_button.setFocus()
        fit_within(self, px(720), px(560))
        self.set_baseline()

    @override
    def submit(self) -> None:
        self.read([Path(name) for name in self._ask(self, self.t("Import decisions"))])

    def read(self, files: Sequence[Path]) -> None:
        """Import files; does nothing without one, or while others are being read."""
        if not files or self._task is not None:
            return
        self.clear_errors()
        clear_layout(self._results)
        self._wait(True)
        self._on_progress(ImportProgress(0, 0))
        self._stop = threading.Event()
        work = partial(self._calls.import_decisions, list(files), stopped=self._stop.is_set)
        self._task = self.context.runner.submit_slices(
            self,
            work,
            self._on_done,
            self._on_failed,
            on_progress=self._on_progress,
        )

    def _wait(self, waiting: bool) -> None:
        self.set_busy(waiting)
        self.stop_button.setVisible(waiting)
        self.stop_button.setEnabled(waiting)

    def _on_progress(self, progress: ImportProgress) -> None:
        if self._stop.is_set():
            return
        percent = progress.done * 100 // progress.total if progress.total else 0
        self.footnote.setText(self.t("Reading: {percent} %", percent=percent))

    @Slot()
    def _on_stop(self) -> None:
        """Ask the import to end; what it wrote so far is then listed."""
        if self._task is not None:
            self._stop.set()
            self.stop_button.setEnabled(False)
            self.footnote.setText(self.t("Stopping after the decision that is being written…"))

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self._wait(False)
        self.footnote.setText("")
        self.show_refusal(error)

    def _on_done(self, outcome: ImportOutcome) -> None:
        t = self.t
        self._task = None
        self._wait(False)
        said = t.plural(
            "{count} decision imported.",
            "{count} decisions imported.",
            outcome.count(ImportedAs.NEW),
        )
        if outcome.cancelled:
            said = t("Stopped. {said} What is listed is in the library, whole.", said=said)
        self.footnote.setText(said)
        if outcome.refused:
            card = Card(t("Refused"), str(len(outcome.refused)))
            sentences = [self.context.say(error) for error in outcome.refused[:MOST_SHOWN]]
            fill(card, [Row(sentence, opens=False) for sentence in sentences])
            self._results.addWidget(card)
        if outcome.decisions:
            card = Card(t("Read"), str(len(outcome.decisions)))
            fill(card, [self._row(one) for one in outcome.decisions[:MOST_SHOWN]])
            if len(outcome.decisions) > MOST_SHOWN:
                more = t("The first {count}; the library has them all.", count=MOST_SHOWN)
                card.add(PlainLabel(more, "muted", wrap=True))
            self._results.addWidget(card)
        self.context.hub.publish(outcome.changes())

    def _row(self, one: ImportedDecision) -> Row:
        t = self.t
        own = one.outcome is ImportedAs.NEW
        detail = t(OUTCOMES[one.outcome])
        if one.paragraphs:
            detail = t.plural(
                "{what} · {count} paragraph",
                "{what} · {count} paragraphs",
                one.paragraphs,
                what=detail,
            )
        badges = (Badge(t("Check what was recognised"), Tone.AMBER),) if own else ()
        row = Row(one.title, detail, badges=badges, opens=own)
        if own:
            row.clicked.connect(partial(self._on_check, one.uid))
        return row

    def _on_check(self, uid: AuthorityUid, _checked: object = None) -> None:
        open_own(self.context, self._calls, uid, self, self.show_refusal)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.read(files)

    @override
    def reject(self) -> None:
        """Close; what runs ends with its slice, and keeps what it has written."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.context.hub.publish(Changes.of(authority="stopped"))
        super().reject()

    @override
    def is_dirty(self) -> bool:
        """What was imported is in the library: nothing here is lost."""
        return False
