"""The Rules screen: the rules in force left, the law behind the chosen one right."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.rules import Review
from caseapp.domain.views.rules import LawState, OfficeRuleView, RuleRow, RuleView
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.drafts import KeptForm
from caseapp.ui.rules.delegate import RuleLines
from caseapp.ui.rules.first import ASK_STATES
from caseapp.ui.rules.holidays import HolidaysDialog
from caseapp.ui.rules.model import SHOWN, RuleList
from caseapp.ui.rules.office_rule import OfficeRuleForm
from caseapp.ui.rules.packs import AskFile, PacksDialog, ask_file
from caseapp.ui.rules.port import RulesPort
from caseapp.ui.rules.reader import OFFICE, RuleReader
from caseapp.ui.rules.review import HostStatesForm, ReviewForm
from caseapp.ui.saving import AskPath, ask_path, print_to
from caseapp.ui.screen import Place, Screen
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, Choice, Notice, Page, PlainLabel, TextLine
from caseapp.ui.widgets.lists import ROW_ROLE, Listing
from caseapp.ui.words import state_name
from caseapp.wording.countries import place_name

_MINE, _ALL = "mine", ""
_HOST = "host:"


class RulesScreen(Screen):
    """Every rule of law in force, with its state of review."""

    watches: ClassVar[tuple[str, ...]] = (
        "rule_review",
        "office_rule",
        "law_pack",
        "setting",
    )

    def __init__(
        self,
        context: Context,
        port: RulesPort,
        *,
        ask: AskPath = ask_path,
        ask_pack: AskFile = ask_file,
    ) -> None:
        super().__init__(context)
        self._port, self._ask, self._ask_pack = port, ask, ask_pack
        self._state = LawState((), (), (), 0)
        self._wanted = ""
        self._asks_states = False
        self._host_asked = ""
        self.model = RuleList(self)
        self.page = Page(self.t("Rules"), self._actions(), scroll=False)
        self.trouble = Notice("", tone="alert")
        self.trouble.hide()
        self.page.body.addWidget(self.trouble)
        body = QHBoxLayout()
        body.setSpacing(px(20))
        body.addWidget(self._left(), 5)
        self.reader = RuleReader(context)
        body.addWidget(self.reader, 6)
        self.page.body.addLayout(body, 1)
        self.set_page(self.page)
        self._connect()

    def _actions(self) -> tuple[QWidget, ...]:
        t = self.t
        self.sheet_button = Button(t("Print review sheet…"))
        self.sheet_button.clicked.connect(self._on_sheet)
        self.sheet_button.setVisible(self.context.role in {Role.LAWYER, Role.PARALEGAL})
        self.packs_button = Button(t("Packs…"))
        self.packs_button.clicked.connect(self._on_packs)
        self.holiday_button = Button(t("Holidays…"))
        self.holiday_button.clicked.connect(self._on_holiday)
        if self.context.role is not Role.LAWYER:
            return (self.sheet_button, self.packs_button, self.holiday_button)
        self.states_button = Button(t("Host states…"))
        self.states_button.clicked.connect(self._on_states)
        self.new_button = Button(t("New office rule…"), "primary", shortcut="Ctrl+N")
        self.new_button.clicked.connect(self._on_new_rule)
        return (
            self.states_button,
            self.sheet_button,
            self.packs_button,
            self.holiday_button,
            self.new_button,
        )

    def _left(self) -> QWidget:
        t = self.t
        made = QWidget()
        made.setProperty("kind", "clear")
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(8))
        self.search = TextLine(placeholder=t("Words, id or article   Ctrl+F"))
        self.search.setProperty("kind", "find")
        self.search.setAccessibleName(t("Search rules"))
        self.search.setClearButtonEnabled(True)
        self.host = Choice([(_ALL, t("All states and courts"))])
        self.host.setAccessibleName(t("Host state"))
        self.shown = Choice([(code, t(words)) for code, words in SHOWN.items()])
        self.shown.setAccessibleName(t("State of review"))
        for choice in (self.host, self.shown):
            choice.let_shrink(8)
        narrowing = QHBoxLayout()
        narrowing.setSpacing(px(8))
        narrowing.addWidget(self.host, 1)
        narrowing.addWidget(self.shown, 1)
        self.count = PlainLabel("", "muted", wrap=True)
        self.list = Listing(self.model, RuleLines(t), t("Rules in force"))
        box.addWidget(self.search)
        box.addLayout(narrowing)
        box.addWidget(self.count)
        box.addWidget(self.list, 1)
        return made

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_narrowed)
        self.search.returnPressed.connect(self._on_entered)
        self.host.activated.connect(self._ask_rules)
        self.shown.activated.connect(self._on_narrowed)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.reader.review_wanted.connect(self._on_review)
        self.reader.revoke_wanted.connect(self._on_revoke)
        self.reader.office_rule_wanted.connect(self._on_office_rule)
        self.context.drafts.reopens(OfficeRuleForm.FORM, self._reopen_rule)
        self.context.drafts.reopens(ReviewForm.FORM, self._reopen_review)

    def _reopen_rule(self, kept: KeptForm) -> None:
        form = OfficeRuleForm(self.context, self._port, parent=self.window())
        form.restore_draft(kept.payload)
        self._open(form)

    def _reopen_review(self, kept: KeptForm) -> None:
        def reopen(view: RuleView) -> None:
            form = ReviewForm(self.context, self._port, view, self.window())
            form.restore_draft(kept.payload)
            self._open(form)

        work = partial(self._port.get_rule, kept.place)
        self.context.runner.submit(self, work, reopen, key="reopened")

    @override
    def show_place(self, place: Place) -> None:
        self._wanted = place.uid
        self._asks_states = place.part == ASK_STATES
        if place.part.startswith(_HOST):
            self._host_asked = place.part.removeprefix(_HOST)
            self.search.clear()
            self.shown.choose("")
            self.mark_stale()
        if place.uid:
            self._read(place.uid)

    @override
    @Slot()
    def refresh(self) -> None:
        self.context.runner.submit(self, self._port.law_state, self._on_state, key="state")

    def _on_state(self, state: LawState) -> None:
        t = self.t
        chosen = self.host.value()
        if state.host_states and not self._state.host_states:
            chosen = _MINE
        self._state = state
        mine = [(_MINE, t("States of this office"))] if state.host_states else []
        # The office's own states come first: they are looked at every day.
        known = sorted(state.known_states, key=lambda code: code not in state.host_states)
        named = [(code, state_name(t, code)) for code in known]
        if self._host_asked:
            chosen, self._host_asked = self._host_asked, ""
            if chosen not in state.known_states:
                named.append((chosen, place_name(chosen, t)))
        self.host.offer([(_ALL, t("All states and courts")), *mine, *named], chosen)
        self.trouble.setVisible(bool(state.troubles))
        if state.troubles:
            lost = t("Not in force, because it does not fit this program:")
            self.trouble.say(lost, "\n".join(state.troubles))
        self._ask_rules()
        if self._asks_states:
            self._asks_states = False
            self._on_states()

    @Slot()
    def _ask_rules(self) -> None:
        host = self.host.value()
        states = self._state.host_states if host == _MINE else (host,)
        work = partial(list_of, self._port, states)
        self.context.runner.submit(self, work, self._on_rules, key="rules")

    def _on_rules(self, rows: Sequence[RuleRow]) -> None:
        self.model.put(rows, self.search.text(), self.shown.value())
        self._after_narrowing()

    @Slot()
    def _on_narrowed(self) -> None:
        self.model.narrow(self.search.text(), self.shown.value())
        self._after_narrowing()

    def _after_narrowing(self) -> None:
        t = self.t
        count = self.model.rowCount()
        words = t.plural("{count} rule", "{count} rules", count)
        if not count:
            words = t("No rule is like this. Fewer words or another state find more.")
        elif self._state.host_states and self._state.unreviewed:
            waiting = t.plural(
                "{count} waits for a review in the states of this office",
                "{count} wait for a review in the states of this office",
                self._state.unreviewed,
            )
            words = t("{first} · {second}", first=words, second=waiting)
        self.count.setText(words)
        self._keep_or_choose()

    def _keep_or_choose(self) -> None:
        shown = self.reader.view
        wanted = self._wanted or (shown.row.id if shown is not None else "")
        place = self.model.position(wanted)
        if place < 0 and self._wanted:
            return
        self._wanted = ""
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(max(place, 0), 0))
        if place >= 0:
            self._read(wanted)
        elif not self.model.rowCount():
            self.reader.show_nothing()

    @Slot()
    def _on_entered(self) -> None:
        if self.model.rowCount():
            self.list.setFocus()

    @Slot(QModelIndex, QModelIndex)
    def _on_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self._read(row.id)

    def _read(self, rule: str) -> None:
        work = partial(self._port.get_rule, rule)
        self.context.runner.submit(self, work, self._on_read, key="read")

    def _on_read(self, view: RuleView) -> None:
        self.reader.show_view(view)

    @Slot()
    def _on_review(self) -> None:
        if self.reader.view is not None:
            self._open(ReviewForm(self.context, self._port, self.reader.view, self.window()))

    @Slot(object)
    def _on_revoke(self, review: Review) -> None:
        work = partial(self._port.revoke_review, review.uid, review.version)
        self.context.runner.submit(self, work, self._on_saved)

    @Slot()
    def _on_office_rule(self) -> None:
        view = self.reader.view
        if view is None:
            return
        if not view.row.pack.startswith(OFFICE):
            form = OfficeRuleForm(self.context, self._port, instead=view, parent=self.window())
            self._open(form)
            return
        done = partial(self._on_office_rules, view.row.id)
        self.context.runner.submit(self, self._port.list_office_rules, done)

    def _on_office_rules(self, rule: str, rules: Sequence[OfficeRuleView]) -> None:
        known = next((one for one in rules if one.rule == rule), None)
        if known is not None:
            form = OfficeRuleForm(self.context, self._port, known=known, parent=self.window())
            self._open(form)

    @Slot()
    def _on_new_rule(self) -> None:
        host = self.host.value()
        own = next(iter(self._state.host_states), "")
        state = host if host in self._state.known_states else own
        self._open(OfficeRuleForm(self.context, self._port, state=state, parent=self.window()))

    @Slot()
    def _on_states(self) -> None:
        state = self._state
        self._open(
            HostStatesForm(
                self.context, self._port, state.known_states, state.host_states, self.window()
            )
        )

    @Slot()
    def _on_holiday(self) -> None:
        place = next(iter(self._state.host_states), "")
        HolidaysDialog(self.context, self._port, place, self.window()).open()

    @Slot()
    def _on_packs(self) -> None:
        PacksDialog(self.context, self._port, self.window(), ask=self._ask_pack).open()

    @Slot()
    def _on_sheet(self) -> None:
        path = self._ask(self, self.t("Print review sheet"), self.t("Rules to review.pdf"))
        if path:
            work = partial(print_to, self.context, self._port.print_review_sheet, Path(path))
            self.context.runner.submit(self, work, self._on_printed)

    def _on_printed(self, printed: tuple[str, int]) -> None:
        name, _pages = printed
        self.count.setText(self.t("The review sheet was printed into {file}.", file=name))

    def _open(self, form: ReviewForm | OfficeRuleForm | HostStatesForm) -> None:
        form.saved.connect(self._on_saved)
        form.open()

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self.context.hub.publish(changes)

    @override
    def new_in_context(self) -> bool:
        if self.context.role is not Role.LAWYER:
            return False
        self._on_new_rule()
        return True

    @override
    def find_in_list(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return True

    @override
    def first_focus(self) -> QWidget | None:
        return self.search


def list_of(port: RulesPort, states: Sequence[str]) -> list[RuleRow]:
    """Return the rules of some states, each once; runs on the database thread."""
    found = {row.id: row for state in states for row in port.list_rules(host=state)}
    return list(found.values())
