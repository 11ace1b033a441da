"""The Countries screen: states, courts and bodies left, the profile of the chosen one right."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.views.countries import CountryNoteView, CountryRow, CountryView
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.countries.delegate import CountryLines
from caseapp.ui.countries.model import SHOWN, CountryList
from caseapp.ui.countries.note import CountryNoteForm
from caseapp.ui.countries.port import CountriesPort
from caseapp.ui.countries.reader import CountryReader
from caseapp.ui.drafts import KeptForm
from caseapp.ui.screen import Place, Screen
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, Choice, Page, PlainLabel, TextLine
from caseapp.ui.widgets.lists import ROW_ROLE, Listing

_WRITERS = frozenset({Role.LAWYER, Role.PARALEGAL})


class CountriesScreen(Screen):
    """What is known about each host state, and what this office adds."""

    watches: ClassVar[tuple[str, ...]] = (
        "country_note",
        "rule_review",
        "office_rule",
        "law_pack",
        "holiday_override",
        "setting",
        "authority",
    )

    def __init__(self, context: Context, port: CountriesPort) -> None:
        super().__init__(context)
        self._port = port
        self._wanted = ""
        self.model = CountryList(self)
        self.page = Page(self.t("Countries"), self._actions(), scroll=False)
        body = QHBoxLayout()
        body.setSpacing(px(20))
        body.addWidget(self._left(), 3)
        body.addWidget(self._right(), 7)
        self.page.body.addLayout(body, 1)
        self.set_page(self.page)
        self._connect()

    def _actions(self) -> tuple[QWidget, ...]:
        if self.context.role not in _WRITERS:
            return ()
        self.new_button = Button(self.t("New note or incident…"), "primary", shortcut="Ctrl+N")
        self.new_button.clicked.connect(self._on_new)
        return (self.new_button,)

    def _left(self) -> QWidget:
        t = self.t
        made, box = _column()
        self.search = TextLine(placeholder=t("Name or code   Ctrl+F"))
        self.search.setProperty("kind", "find")
        self.search.setAccessibleName(t("Search states"))
        self.search.setClearButtonEnabled(True)
        self.shown = Choice([(code, t(words)) for code, words in SHOWN.items()])
        self.shown.let_shrink()
        self.shown.setAccessibleName(t("Which are listed"))
        self.count = PlainLabel("", "muted", wrap=True)
        self.list = Listing(self.model, CountryLines(t), t("States, courts and bodies"))
        for widget in (self.search, self.shown, self.count):
            box.addWidget(widget)
        box.addWidget(self.list, 1)
        return made

    def _right(self) -> QWidget:
        made, box = _column()
        self.reader = CountryReader(self.context)
        self.jump = Choice()
        self.jump.let_shrink()
        self.jump.setAccessibleName(self.t("Go to a part of the profile"))
        self.jump.setEnabled(False)
        box.addWidget(self.jump)
        box.addWidget(self.reader, 1)
        return made

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_narrowed)
        self.search.returnPressed.connect(self._on_entered)
        self.shown.activated.connect(self._on_narrowed)
        self.jump.activated.connect(self._on_jump)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.list.activated.connect(self._on_opened)
        self.reader.place_wanted.connect(self.open_requested)
        self.reader.note_wanted.connect(self._on_change_note)
        self.context.drafts.reopens(CountryNoteForm.FORM, self._on_reopen)

    @override
    def show_place(self, place: Place) -> None:
        if not place.uid:
            return
        self._wanted = place.uid
        if self.model.all:
            self._read(place.uid)

    @override
    @Slot()
    def refresh(self) -> None:
        work = self._port.list_countries
        self.context.runner.submit(self, work, self._on_rows, key="countries")

    def _on_rows(self, rows: Sequence[CountryRow]) -> None:
        self.model.put(rows, self.search.text(), self.shown.value())
        self._after_narrowing(again=True)

    @Slot()
    def _on_narrowed(self) -> None:
        self.model.narrow(self.search.text(), self.shown.value())
        self._after_narrowing()

    def _after_narrowing(self, *, again: bool = False) -> None:
        """Keep what is read if it is listed, else read the first; `again` reads it anew."""
        t = self.t
        count = self.model.rowCount()
        self.count.setText(
            t.plural("{count} profile", "{count} profiles", count)
            if count
            else t("None is called like this. Try its code, or list all of them.")
        )
        line = self.model.position(self._wanted)
        if line >= 0:
            self.list.setCurrentIndex(self.model.index(line, 0))
            if again:
                self._read(self._wanted)
        elif again and self._wanted:
            self._read(self._wanted)
        elif count:
            self.list.setCurrentIndex(self.model.index(0, 0))

    @Slot()
    def _on_entered(self) -> None:
        if self.model.rowCount():
            self.list.setFocus()

    @Slot(QModelIndex, QModelIndex)
    def _on_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None and row.place != self._wanted:
            self._read(row.place)

    @Slot(QModelIndex)
    def _on_opened(self, _index: QModelIndex) -> None:
        self.reader.setFocus()

    def _read(self, place: str) -> None:
        self._wanted = place
        work = partial(self._port.get_country, place)
        self.context.runner.submit(self, work, self._on_read, key="read")

    def _on_read(self, view: CountryView) -> None:
        if view.row.place != self._wanted:
            return
        self.reader.show_view(view)
        self._show_line(view.row.place)
        parts = [(title, title) for title in self.reader.cards]
        self.jump.offer([("", self.t("Go to a part of the profile…")), *parts])
        self.jump.setEnabled(True)

    def _show_line(self, place: str) -> None:
        """Mark in the list what is read, wherever the wish to read it came from."""
        line = self.model.position(place)
        if line >= 0:
            index = self.model.index(line, 0)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    @Slot()
    def _on_jump(self) -> None:
        self.reader.show_card(self.jump.value())
        self.jump.setCurrentIndex(0)

    @Slot()
    def _on_new(self) -> None:
        self._open(place=self._wanted)

    @Slot(object)
    def _on_change_note(self, note: CountryNoteView) -> None:
        self._open(note=note)

    def _on_reopen(self, kept: KeptForm) -> None:
        self._open().restore_draft(kept.payload)

    def _open(self, *, place: str = "", note: CountryNoteView | None = None) -> CountryNoteForm:
        form = CountryNoteForm(
            self.context,
            self._port,
            self.model.all,
            place=place,
            note=note,
            parent=self.window(),
        )
        form.saved.connect(self._on_saved)
        form.open()
        return form

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self.context.hub.publish(changes)

    @override
    def new_in_context(self) -> bool:
        if self.context.role not in _WRITERS:
            return False
        self._on_new()
        return True

    @override
    def find_in_list(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return True

    @override
    def first_focus(self) -> QWidget | None:
        return self.search


def _column() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    made.setProperty("kind", "clear")
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(px(8))
    return made, box
