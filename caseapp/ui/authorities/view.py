"""The library: search and filters left, the decision right."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.authorities import AuthorityPage, AuthorityView
from caseapp.ui.authorities.delegate import HitDelegate
from caseapp.ui.authorities.dialog import ConfirmForm, ToMemoForm
from caseapp.ui.authorities.filters import Filters
from caseapp.ui.authorities.importing import dropped_files
from caseapp.ui.authorities.model import PAGE, ROW_ROLE, AuthorityList, LibraryQuestion
from caseapp.ui.authorities.reader import Reader, citation
from caseapp.ui.authorities.tools import ToolBar
from caseapp.ui.context import Context
from caseapp.ui.office import Office
from caseapp.ui.screen import Place, Screen
from caseapp.ui.theme import px, scale
from caseapp.ui.widgets import Page, PlainLabel, TextLine
from caseapp.ui.widgets.expandable import Expandable

_TYPING_PAUSE_MS = 120
_SETTLED_MS = 400
"""After that a question has its full answer; until then a rougher one stands there."""
_QUESTION = 3
"""Words from which a query may be a question."""
_SEEN_AT_ONCE = 20
_ROOM_FOR_FILTERS = 1.25
"""From this text scale on the filters open only when asked for: the hits need the height."""
_MEMO = "memo:"
_HOST = "host:"


class AuthoritiesScreen(Screen):
    """Every decision of the library."""

    watches: ClassVar[tuple[str, ...]] = ("authority",)

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__(context)
        self._office = office
        self._memo = ""
        self._pinned = False
        self._wanted = ""
        self.model = AuthorityList(self)
        self.tools = ToolBar(context, office.authorities.tools, self)
        self.page = Page(self.t("Authorities"), self.tools.buttons, scroll=False)
        body = QHBoxLayout()
        body.setSpacing(px(20))
        body.addWidget(self._left(), 5)
        self.reader = Reader(context, texts=self.tools.offered)
        body.addWidget(self.reader, 6)
        self.page.body.addLayout(body, 1)
        self.set_page(self.page)
        self._connect()
        context.runner.submit(self, office.authorities.list_choices, self.filters.offer)

    def _left(self) -> QWidget:
        t = self.t
        made = QWidget()
        made.setProperty("kind", "clear")
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(8))
        self.search = TextLine(placeholder=t("Words in any script, or “a phrase”   Ctrl+F"))
        self.search.setProperty("kind", "find")
        self.search.setAccessibleName(t("Search authorities"))
        self.search.setClearButtonEnabled(True)
        self.filters = Filters(t)
        self.count = PlainLabel("", "muted")
        self.list = QListView()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(t, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(t("Decisions found"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        narrowing = Expandable(t("Show filters"), t("Hide filters"), self.filters)
        if scale() < _ROOM_FOR_FILTERS:
            narrowing.button.click()
        for widget in (self.search, narrowing, self.count):
            box.addWidget(widget)
        box.addWidget(self.list, 1)
        return made

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self.refresh)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._on_entered)
        self.filters.changed.connect(self._on_filtered)
        self.model.more_wanted.connect(self._on_more_wanted)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.reader.copy_wanted.connect(self._on_copy)
        self.reader.confirm_wanted.connect(self._on_confirm)
        self.reader.memo_wanted.connect(self._on_to_memo)
        self.reader.other_wanted.connect(self._read)
        self.reader.text_wanted.connect(self._on_text)
        self.tools.authority_wanted.connect(self._on_wanted)
        self.setAcceptDrops(self.tools.imports)

    @override
    def show_place(self, place: Place) -> None:
        if place.part.startswith(_MEMO):
            self._memo = place.part.removeprefix(_MEMO)
        if place.part.startswith(_HOST):
            self.search.clear()
            self.filters.wish("host_state", place.part.removeprefix(_HOST))
        if place.uid:
            self._pinned = True
            self._read(place.uid)

    @override
    @Slot()
    def refresh(self) -> None:
        self._settled.stop()
        self._ask(limit=PAGE)

    @Slot()
    def _on_pause(self) -> None:
        if len(self.search.text().split()) < _QUESTION:
            self.refresh()
            return
        self._ask(limit=_SEEN_AT_ONCE, typing=True)
        self._settled.start()

    def _ask(self, **how: int | bool) -> None:
        question = self.model.ask(self.filters.question(self.search.text()))
        self.tools.pair = (question.host_state, question.requesting_state)
        work = partial(self._office.authorities.find, **question.arguments(), offset=0, **how)
        self.context.runner.submit(self, work, partial(self._on_found, question), key="find")

    def _on_found(self, question: LibraryQuestion, page: AuthorityPage) -> None:
        self.model.put_first(question, page)
        self.count.setText(
            self.t.plural("{count} decision", "{count} decisions", page.total)
            if page.total
            else self.t("No decision has all these words. Fewer words or filters find more.")
        )
        self._keep_or_choose(page)

    def _keep_or_choose(self, page: AuthorityPage) -> None:
        """Keep what is read if it was found again or was asked for by name, else the first hit."""
        if not page.rows and not self._pinned:
            self._wanted = ""
            self.reader.show_not_found()
            return
        shown = self.reader.view
        place = self.model.position(shown.row.uid) if shown is not None else -1
        if place >= 0:
            self.list.setCurrentIndex(self.model.index(place, 0))
        elif page.rows and not self._pinned:
            self.list.setCurrentIndex(self.model.index(0, 0))
            return
        if shown is not None:
            self._read(shown.row.uid)

    @Slot(object)
    def _on_more_wanted(self, offset: int) -> None:
        question = self.model.question
        work = partial(
            self._office.authorities.find, **question.arguments(), offset=offset, limit=PAGE
        )
        self.context.runner.submit(
            self, work, partial(self._on_more, question), partial(self._on_no_more, question)
        )

    def _on_more(self, question: LibraryQuestion, page: AuthorityPage) -> None:
        self.model.put_more(question, page.rows)

    def _on_no_more(self, question: LibraryQuestion, _error: Exception) -> None:
        self.model.give_up(question)

    @Slot()
    def _on_typed(self) -> None:
        self._pinned = False
        self._settled.stop()
        self._pause.start()

    @Slot()
    def _on_filtered(self) -> None:
        self._pinned = False
        self.refresh()

    @Slot()
    def _on_entered(self) -> None:
        if self.model.rowCount():
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(0, 0))

    @Slot(QModelIndex, QModelIndex)
    def _on_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self._read(row.uid)

    @Slot()
    def _on_text(self) -> None:
        view = self.reader.view
        if view is not None:
            row = self.model.position(view.row.uid)
            hit = self.model.index(row, 0).data(ROW_ROLE) if row >= 0 else None
            self.tools.read_text(view.row.uid, hit.paragraph if hit is not None else "")

    @Slot(object)
    def _on_wanted(self, uid: str) -> None:
        self._pinned = True
        self._read(uid)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.tools.read_files(files)

    @Slot(object)
    def _read(self, uid: str) -> None:
        self._wanted = uid
        work = partial(self._office.authorities.get_authority, AuthorityUid(uid))
        self.context.runner.submit(self, work, self._on_read, key="read")

    def _on_read(self, view: AuthorityView) -> None:
        # An answer may come after a search that found nothing has emptied the reader.
        if view.row.uid == self._wanted:
            self.reader.show_view(view)

    @Slot()
    def _on_copy(self) -> None:
        view = self.reader.view
        if view is None:
            return
        text = citation(self.context, view)
        if view.holding and view.holding_may_be_printed:
            text = f"{view.holding} ({text})"
        if view.good_law_note:
            text = f"{text}\n{view.good_law_note}"
        QGuiApplication.clipboard().setText(text)
        self.count.setText(self.t("Copied with its citation."))

    @Slot()
    def _on_confirm(self) -> None:
        view = self.reader.view
        if view is not None:
            form = ConfirmForm(self.context, self._office.authorities, view, self.window())
            form.saved.connect(self._on_saved)
            form.open()

    @Slot()
    def _on_to_memo(self) -> None:
        view = self.reader.view
        if view is not None:
            form = ToMemoForm(self.context, self._office, view, self._memo, self.window())
            form.saved.connect(self._on_saved)
            form.open()

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self.context.hub.publish(changes)
        if changes.concerns("filing"):
            self.count.setText(self.t("Added to the memo."))

    @override
    def find_in_list(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return True

    @override
    def first_focus(self) -> QWidget | None:
        return self.search
