"""The profile of one place: every fact with grade, source and day; what is missing is said."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseapp.domain.countries import FactGrade, Subject
from caseapp.domain.views.countries import (
    CountryNoteView,
    CountrySection,
    CountryView,
)
from caseapp.domain.views.rules import RuleRow
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.countries.blocks import GRADE_TONES, fact_block, note_block, treaty_block
from caseapp.ui.filling import fill
from caseapp.ui.rules.marks import row_words
from caseapp.ui.screen import Place
from caseapp.ui.theme import px
from caseapp.ui.widgets import (
    Badge,
    Button,
    Card,
    FlowLayout,
    PlainLabel,
    Row,
    Tone,
)
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.widgets.facts import facts
from caseapp.ui.widgets.reading import ReadingPage
from caseapp.ui.widgets.rows import RowSeparator
from caseapp.wording.countries import grade_text

HOST = "host:"
"""How the part of a place begins that narrows a screen to one host state."""
RULES_SHOWN = 8
"""Rules that stand in the profile itself; all of them are one press away."""
_WRITERS = frozenset({Role.LAWYER, Role.PARALEGAL})


class CountryReader(ReadingPage):
    """Shows one profile.

    Signals:
        place_wanted(object): a `Place` to go to: a rule, the rules or decisions of a state.
        note_wanted(object): the `CountryNoteView` to change.
    """

    place_wanted = Signal(object)
    note_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.t("Profile"))
        self._context = context
        self.view: CountryView | None = None
        self.cards: dict[str, QWidget] = {}
        """Every card by its title, in the order shown."""
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what belongs here."""
        t = self._context.t
        self.view = None
        self.cards = {}
        words = t("Choose a state to read what was collected about it, with sources and grades.")
        self.teach(t("No state chosen"), words)

    def show_view(self, view: CountryView) -> None:
        """Show a profile; the same one again stays where it was read."""
        same = self.view is not None and self.view.row.place == view.row.place
        kept = self.verticalScrollBar().value() if same else 0
        self.view = view
        self.cards = {}
        clear_layout(self.box)
        self.box.addWidget(self._head(view))
        if view.notes is not None:
            self._put(self._notes(view.notes))
        self._put(self._treaties(view))
        for section in view.sections:
            self._put(self._section(section))
            if section.subject is Subject.HOLIDAYS:
                self._put(self._days_off(view))
        self._put(self._rules(view))
        if view.missing:
            self._put(self._missing(view))
        self.box.addStretch(1)
        self.verticalScrollBar().setValue(kept)

    def show_card(self, title: str) -> None:
        """Scroll to a card."""
        card = self.cards.get(title)
        if card is not None:
            self.verticalScrollBar().setValue(card.y())

    def _put(self, card: Card) -> None:
        self.cards[card.heading.text()] = card
        self.box.addWidget(card)

    def _head(self, view: CountryView) -> QWidget:
        t, row = self._context.t, view.row
        made = QWidget()
        made.setProperty("kind", "clear")
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(6))
        box.addWidget(PlainLabel(row.name, "section", wrap=True, selectable=True))
        if row.checked_on is None:
            line = t("{code} · nothing collected", code=row.place)
        else:
            day = self._context.show_date(row.checked_on)
            line = t("{code} · checked on {day}", code=row.place, day=day)
        box.addWidget(PlainLabel(line, "muted", wrap=True, selectable=True))
        box.addWidget(_flow(self._counts(view)))
        words = t(
            "Notes with their source and grade, no advice on whether somebody may go there. Read "
            "the source before you rely on one; what is missing here may exist."
        )
        box.addWidget(PlainLabel(words, "small", wrap=True))
        if t.language != "en":
            words = t("The notes stand in English, as those who collected them wrote them.")
            box.addWidget(PlainLabel(words, "small", wrap=True))
        links = self._links(view)
        if links:
            box.addWidget(_flow(links, gap=8))
        return made

    def _counts(self, view: CountryView) -> list[QWidget]:
        t = self._context.t
        shown = [fact for treaty in view.treaties for fact in treaty.facts]
        shown += [fact for section in view.sections for fact in section.facts]
        badges: list[QWidget] = []
        for grade in FactGrade:
            count = sum(fact.grade is grade for fact in shown)
            if count:
                words = t("{grade}: {count}", grade=grade_text(grade, t), count=count)
                badges.append(Badge(words, GRADE_TONES[grade]))
        return badges or [Badge(t("nothing collected"), Tone.AMBER)]

    def _links(self, view: CountryView) -> list[Button]:
        t = self._context.t
        part = f"{HOST}{view.row.place}"
        made = []
        if view.rules:
            words = t.plural("{count} rule in force", "{count} rules in force", len(view.rules))
            made.append(Button(words, subject=Place("rules", part=part)))
        if view.authorities and self._context.role is not Role.AUDITOR:
            words = t.plural("{count} decision", "{count} decisions", view.authorities)
            made.append(Button(words, subject=Place("authorities", part=part)))
        for button in made:
            button.opened.connect(self.place_wanted)
        return made

    def _notes(self, notes: Sequence[CountryNoteView]) -> Card:
        t = self._context.t
        card = Card(t("Notes and incidents of this office"))
        if not notes:
            words = t("This office noted nothing yet.")
            card.add(PlainLabel(words, "muted", wrap=True))
        _stack(card, [note_block(one, self._context, self._change(one)) for one in notes])
        return card

    def _change(self, note: CountryNoteView) -> Button | None:
        if self._context.role not in _WRITERS:
            return None
        t = self._context.t
        button = Button(t("Change…"), "quiet")
        day = self._context.show_date(note.day)
        button.setAccessibleName(t("Change the note of {day}: {text}", day=day, text=note.text))
        button.clicked.connect(partial(self._on_change, note))
        return button

    def _on_change(self, note: CountryNoteView, _checked: object = None) -> None:
        self.note_wanted.emit(note)

    def _treaties(self, view: CountryView) -> Card:
        t = self._context.t
        card = Card(t("Treaties"), self._note_language() if view.treaties else "")
        if not view.treaties:
            card.add(self._nothing())
        _stack(card, [treaty_block(one, self._context) for one in view.treaties])
        if view.treaties and view.treaties_missing:
            card.add(facts([(t("Nothing collected about"), "; ".join(view.treaties_missing))]))
        return card

    def _section(self, section: CountrySection) -> Card:
        card = Card(section.title, self._note_language() if section.facts else "")
        if not section.facts:
            card.add(self._nothing())
        bodies = section.subject is Subject.BODY
        made = [fact_block(fact, self._context, is_body=bodies) for fact in section.facts]
        _stack(card, made)
        return card

    def _nothing(self) -> PlainLabel:
        words = self._context.t("Nothing collected. That does not mean that there is nothing.")
        return PlainLabel(words, "muted", wrap=True)

    def _note_language(self) -> str:
        t = self._context.t
        return "" if t.language == "en" else t("source notes in English")

    def _days_off(self, view: CountryView) -> Card:
        t = self._context.t
        card = Card(t("Days off in the coming twelve months"))
        if view.holidays_trouble:
            card.add(PlainLabel(view.holidays_trouble, "body", wrap=True))
            return card
        if not view.holidays:
            card.add(self._nothing())
        lines = []
        for one in view.holidays:
            day = self._context.show_date(one.day)
            name = t("{holiday} (may fall on another day)", holiday=one.name)
            name = name if one.estimated else one.name
            lines.append(t("{day} · {holiday}", day=day, holiday=name))
        if lines:
            card.add(PlainLabel("\n".join(lines), "body", wrap=True, selectable=True))
        return card

    def _rules(self, view: CountryView) -> Card:
        t = self._context.t
        card = Card(t("Rules in force"), str(len(view.rules)) if view.rules else "")
        if not view.rules:
            card.add(self._nothing())
        fill(card, [self._rule(row) for row in view.rules[:RULES_SHOWN]])
        if len(view.rules) > RULES_SHOWN:
            place = Place("rules", part=f"{HOST}{view.row.place}")
            words = t("All {count} rules…", count=len(view.rules))
            more = Button(words, "quiet", subject=place)
            more.opened.connect(self.place_wanted)
            card.add(_flow([more]))
        return card

    def _rule(self, row: RuleRow) -> Row:
        words, tone = row_words(row, self._context.t)
        detail = " · ".join(part for part in (row.id, row.period, row.citation) if part)
        place = Place("rules", row.id)
        made = Row(row.action, detail, badges=(Badge(words, tone),), subject=place)
        made.opened.connect(self.place_wanted)
        return made

    def _missing(self, view: CountryView) -> Card:
        card = Card(self._context.t("Nothing was collected about"))
        card.add(PlainLabel("; ".join(view.missing), "body", wrap=True))
        return card


def _stack(card: Card, blocks: Iterable[QWidget]) -> None:
    """Put blocks into a card, with a hairline between them."""
    for number, block in enumerate(blocks):
        if number:
            card.add(RowSeparator(), inset=False)
        card.add(block)


def _flow(widgets: Iterable[QWidget], gap: int = 6) -> QWidget:
    made = QWidget()
    made.setProperty("kind", "clear")
    flow = FlowLayout(made, gap=gap)
    for widget in widgets:
        flow.addWidget(widget)
    return made
