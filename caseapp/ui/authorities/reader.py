"""The reader: one decision with its holding, paragraphs, later fate and what may be printed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseapp.domain.views.authorities import AuthorityRow, AuthorityView
from caseapp.domain.vocabulary import Role
from caseapp.ui.authorities.finding.hitwords import finding_lines, where_from
from caseapp.ui.authorities.reading.beside import Beside
from caseapp.ui.authorities.reading.port import ReadingCalls
from caseapp.ui.authorities.reading.relations import RelationsWindow
from caseapp.ui.authorities.reading.tagbar import TagBar
from caseapp.ui.authorities.reading.treatment import banner, row_of
from caseapp.ui.authorities.reading.words import pinpoint_text
from caseapp.ui.context import Context
from caseapp.ui.filling import fill
from caseapp.ui.theme import px
from caseapp.ui.widgets import (
    Badge,
    Button,
    Card,
    Notice,
    PlainLabel,
    Tone,
)
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.widgets.facts import facts
from caseapp.ui.widgets.flow import FlowBox
from caseapp.ui.widgets.labels import breakable
from caseapp.ui.widgets.reading import ReadingPage
from caseapp.ui.words import written_states
from caseapp.wording.authorities import formation_text


class Reader(ReadingPage):
    """Shows one decision.

    Signals:
        copy_wanted: copy the citation and holding.
        confirm_wanted: the lawyer has read the decision.
        memo_wanted: add it to a memo.
        other_wanted(object): uid of a related decision.
        text_wanted: read the decision itself.
        similar_wanted: look for decisions like it.
        passage_wanted(object): read the text at this paragraph of the court.
        correct_wanted: what was recognised in an imported decision is wrong.
        removal_wanted: an imported decision is to go.
    """

    copy_wanted = Signal()
    confirm_wanted = Signal()
    memo_wanted = Signal()
    other_wanted = Signal(object)
    text_wanted = Signal()
    similar_wanted = Signal()
    passage_wanted = Signal(object)
    correct_wanted = Signal()
    removal_wanted = Signal()

    def __init__(
        self, context: Context, *, texts: bool = False, reading: ReadingCalls | None = None
    ) -> None:
        super().__init__(context.t("Decision"))
        self._context = context
        self._texts = texts
        self._reading = reading
        self.view: AuthorityView | None = None
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what belongs here."""
        t = self._context.t
        self.view = None
        self.teach(
            t("No decision chosen"),
            t("Choose a decision to read what was held, with paragraph numbers."),
        )

    def show_view(self, view: AuthorityView) -> None:
        """Show a decision from its beginning; what stands there already stays as it is."""
        if view == self.view:
            return
        self.view = view
        clear_layout(self.box)
        self.box.addWidget(self._head(view))
        warning = banner(self._context.t, view.relations, self.other_wanted.emit)
        if warning is not None:
            self.box.addWidget(warning)
        if view.good_law_note:
            self.box.addWidget(
                Notice(self._context.t("Check before relying on it"), view.good_law_note, "notice")
            )
        self.box.addWidget(self._holding(view))
        if self._reading is not None:
            self.box.addWidget(TagBar(self._context, self._reading, view.row.uid))
            notes = Beside(self._context, self._reading, view.row.uid)
            notes.passage_wanted.connect(self.passage_wanted)
            self.box.addWidget(notes)
        self.box.addWidget(self._details(view))
        if view.relations:
            self.box.addWidget(self._relations(view))
        self.box.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _head(self, view: AuthorityView) -> QWidget:
        t = self._context.t
        made = QWidget()
        made.setProperty("kind", "clear")
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(6))
        box.addWidget(PlainLabel(view.row.title, "section", wrap=True, selectable=True))
        box.addWidget(PlainLabel(where_from(t, view.row), "muted", wrap=True, selectable=True))
        marks = FlowBox(gap=6, line_gap=4)
        for badge in self._badges(view):
            marks.flow.addWidget(badge)
        box.addWidget(marks)
        if not view.row.may_be_printed:
            why = t(
                "Its citation or its outcome is not verified: read the original before you rely on "
                "it. Filings leave it out."
            )
            box.addWidget(PlainLabel(why, "small", wrap=True))
        buttons = FlowBox(gap=8, line_gap=6)
        for button in self._buttons(view):
            buttons.flow.addWidget(button)
        box.addWidget(buttons)
        return made

    def _badges(self, view: AuthorityView) -> list[Badge]:
        t = self._context.t
        if not view.row.may_be_printed:
            return [Badge(t("May not be printed"), Tone.AMBER)]
        made = [Badge(t("May be printed"), Tone.PLAIN)]
        if view.confirmed_by:
            made.append(Badge(t("Reviewed by {name}", name=view.confirmed_by), Tone.GREEN))
        elif not view.holding_may_be_printed:
            made.append(Badge(t("Holding: confirm first"), Tone.AMBER))
        return made

    def _buttons(self, view: AuthorityView) -> list[Button]:
        t = self._context.t
        made = []
        if view.row.may_be_printed and self._context.role in {Role.LAWYER, Role.PARALEGAL}:
            memo = Button(t("To memo…"), "primary", shortcut="Ctrl+Shift+M")
            memo.setAccessibleName(t("Add to memo"))
            memo.clicked.connect(self.memo_wanted)
            made.append(memo)
        if self._texts:
            read = Button(t("Read the text"))
            read.clicked.connect(self.text_wanted)
            made.append(read)
            copy = Button(t("Copy with citation"), "quiet", shortcut="Ctrl+Shift+C")
            copy.clicked.connect(self.copy_wanted)
            made.append(copy)
        similar = Button(t("More like this"), "quiet", shortcut="F7")
        similar.clicked.connect(self.similar_wanted)
        made.append(similar)
        # What may not be printed is not opened by a confirmation: the service would refuse it.
        waits = view.row.may_be_printed and view.needs_confirmation and not view.confirmed_by
        if self._context.role is Role.LAWYER and waits:
            confirm = Button(t("Confirm holding"))
            confirm.clicked.connect(self.confirm_wanted)
            made.append(confirm)
        return made

    def _holding(self, view: AuthorityView) -> Card:
        t = self._context.t
        card = Card(t("Held"))
        for line in finding_lines(t, view.row.outcome):
            card.add(PlainLabel(line, "strong", wrap=True, selectable=True))
        if view.holding:
            card.add(PlainLabel(view.holding, "body", wrap=True, selectable=True))
        if not (view.holding or view.row.outcome):
            words = t("The library does not say what was held: read the text.")
            card.add(PlainLabel(words, "muted", wrap=True))
        if view.pinpoints:
            text = t("Paragraphs: {numbers}", numbers=pinpoint_text(view.pinpoints))
            card.add(PlainLabel(text, "small", wrap=True, selectable=True))
        return card

    def _details(self, view: AuthorityView) -> Card:
        t = self._context.t
        card = Card(t("About the decision"), actions=self._own(view))
        requesting = view.row.requesting_state
        card.add(
            facts(
                (
                    (t("Formation"), formation_text(view.formation, t)),
                    (t("Host state"), written_states(t, view.row.host_state)),
                    (t("Requesting state"), written_states(t, requesting) if requesting else ""),
                    (t("Articles"), ", ".join(view.articles)),
                    (t("Issues"), ", ".join(view.issues)),
                    (t("ECLI"), view.ecli),
                    (t("Source"), breakable(view.source)),
                )
            )
        )
        return card

    def _own(self, view: AuthorityView) -> tuple[Button, ...]:
        """Return what can be done with a decision that the office imported itself."""
        t = self._context.t
        if not (view.own and self._texts and self._context.role in {Role.LAWYER, Role.PARALEGAL}):
            return ()
        correct, remove = Button(t("Correct…")), Button(t("Take out…"), "quiet")
        correct.setAccessibleName(t("Correct what was recognised"))
        correct.clicked.connect(self.correct_wanted)
        remove.setAccessibleName(t("Take the decision out of the library"))
        remove.clicked.connect(self.removal_wanted)
        return correct, remove

    def _relations(self, view: AuthorityView) -> Card:
        t = self._context.t
        drawn = Button(t("Draw them over time"))
        drawn.clicked.connect(self._on_draw)
        actions = (drawn,) if self._reading is not None else ()
        card = Card(t("Related decisions"), str(len(view.relations)), actions)
        fill(card, [row_of(t, one, self.other_wanted.emit) for one in view.relations])
        return card

    @Slot()
    def _on_draw(self) -> None:
        if self._reading is not None and self.view is not None:
            row = self.view.row
            window = RelationsWindow(
                self._context, self._reading, row.uid, row.title, self.window()
            )
            window.opened.connect(self.other_wanted)
            window.finished.connect(window.deleteLater)
            window.open()


def short(row: AuthorityRow) -> str:
    """Return a decision in a few words."""
    return f"{row.title} ({row.number})"
