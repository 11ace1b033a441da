"""One fact, one treaty or one note of the office: what, on what it rests, when it was checked."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseapp.domain.countries import FactGrade
from caseapp.domain.country_notes import NoteGrade
from caseapp.domain.views.countries import CountryNoteView, FactView, TreatyView
from caseapp.ui.context import Context
from caseapp.ui.theme import px
from caseapp.ui.widgets import Badge, Button, PlainLabel, Tone
from caseapp.wording.country_notes import note_grade_text, sort_text

GRADE_TONES = {
    FactGrade.SEEN: Tone.PLAIN,
    FactGrade.SEEN_DATED: Tone.AMBER,
    FactGrade.SECONDARY: Tone.AMBER,
    FactGrade.UNVERIFIED: Tone.RED,
}
"""Never green: nobody of this office has read the source of a fact that ships."""
NOTE_TONES = {
    NoteGrade.LAW: Tone.PLAIN,
    NoteGrade.COURT: Tone.PLAIN,
    NoteGrade.OFFICIAL: Tone.PLAIN,
    NoteGrade.PRESS: Tone.AMBER,
    NoteGrade.RUMOUR: Tone.RED,
}


def fact_block(fact: FactView, context: Context, *, is_body: bool = False) -> QWidget:
    """Return a fact with its grade, source and the day it was checked."""
    t = context.t
    lines = [PlainLabel(fact.note, "body", wrap=True, selectable=True)]
    if fact.correction:
        words = t("Often believed otherwise: {correction}", correction=fact.correction)
        lines.append(PlainLabel(words, "body", wrap=True, selectable=True))
    if is_body:
        address = fact.address or t("not collected")
        words = t("Address: {address}", address=address)
        lines.append(PlainLabel(words, "body", wrap=True, selectable=True))
    lines.append(PlainLabel(source_text(fact, context), "small", wrap=True, selectable=True))
    badges = [Badge(fact.grade_text, GRADE_TONES[fact.grade])]
    if fact.without_notice:
        badges.insert(0, Badge(t("nobody was told before"), Tone.RED))
    return _block(fact.heading, badges, lines)


def treaty_block(treaty: TreatyView, context: Context) -> QWidget:
    """Return where a state stands towards a treaty, with every fact behind that."""
    t = context.t
    lines = [PlainLabel(treaty.standing_text, "body", wrap=True, selectable=True)]
    several = len(treaty.facts) > 1
    for fact in treaty.facts:
        note = fact.note
        if several:
            note = t("{note} ({grade})", note=fact.note, grade=fact.grade_text)
        lines.extend(
            (
                PlainLabel(note, "small", wrap=True, selectable=True),
                PlainLabel(source_text(fact, context), "small", wrap=True, selectable=True),
            )
        )
    badges = [Badge(treaty.grade_text, GRADE_TONES[treaty.grade])]
    if treaty.disputed:
        badges.insert(0, Badge(t("sources differ"), Tone.AMBER))
    return _block(treaty.name, badges, lines)


def note_block(note: CountryNoteView, context: Context, change: Button | None) -> QWidget:
    """Return a note or an incident of this office with what it rests on."""
    t = context.t
    day = context.show_date(note.day)
    title = t("{sort} · {day}", sort=sort_text(note.sort, t), day=day)
    rests = t("Source: {source} · entered by {person}", source=note.source, person=note.entered_by)
    lines: list[QWidget] = [
        PlainLabel(note.text, "body", wrap=True, selectable=True),
        PlainLabel(rests, "small", wrap=True, selectable=True),
    ]
    if change is not None:
        lines.append(_in_line(change))
    badge = Badge(note_grade_text(note.grade, t), NOTE_TONES[note.grade])
    return _block(title, [badge], lines)


def source_text(fact: FactView, context: Context) -> str:
    """Return where a fact is from and when it was checked; that there is no source is said."""
    t = context.t
    day = context.show_date(fact.checked_on)
    if not fact.source:
        return t("No source seen · checked on {day}", day=day)
    return t("Source: {source} · checked on {day}", source=fact.source, day=day)


def _block(title: str, badges: Sequence[Badge], lines: Iterable[QWidget]) -> QWidget:
    """Return the title with its grade, the last badge, beside it; everything else stands under."""
    made = QWidget()
    made.setProperty("kind", "clear")
    box = QVBoxLayout(made)
    box.setContentsMargins(0, px(3), 0, px(3))
    box.setSpacing(px(2))
    top = QHBoxLayout()
    top.setSpacing(px(12))
    top.addWidget(PlainLabel(title, "strong", wrap=True, selectable=True), 1)
    top.addWidget(badges[-1], 0, Qt.AlignmentFlag.AlignTop)
    box.addLayout(top)
    for badge in badges[:-1]:
        box.addWidget(badge)
    for line in lines:
        box.addWidget(line)
    return made


def _in_line(button: Button) -> QWidget:
    made = QWidget()
    made.setProperty("kind", "clear")
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(button)
    line.addStretch(1)
    return made
