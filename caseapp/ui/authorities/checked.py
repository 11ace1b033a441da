"""What a check says of one citation: how it stands, why, what to do, and where to read on."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseapp.domain.views.citation_check import CheckedCitation, CitationFault, Finding
from caseapp.i18n import Catalogue
from caseapp.ui.authorities.difference import DifferenceView
from caseapp.ui.widgets import Badge, Button, Card, PlainLabel, Row, Tone
from caseapp.wording.citation_check import CARE, REMARKS, finding_text

_SIGNS = {Tone.RED: "✕", Tone.AMBER: "!", Tone.BLUE: "i", Tone.GREEN: "✓"}
"""Stand before the words: who does not see the colour sees these."""


def tone_of(finding: Finding) -> Tone:
    """Return how grave a finding is."""
    if finding.fault in REMARKS:
        return Tone.BLUE
    return Tone.AMBER if finding.fault in CARE else Tone.RED


def standing(one: CheckedCitation, t: Catalogue) -> tuple[Tone, str]:
    """Return how a citation stands, in a colour and in words."""
    tones = [tone_of(finding) for finding in one.findings]
    if any(finding.fault is CitationFault.NOT_FOUND for finding in one.findings):
        return Tone.AMBER, t("Not in the library")
    if Tone.RED in tones:
        count = tones.count(Tone.RED)
        return Tone.RED, t.plural("{count} fault", "{count} faults", count)
    if Tone.AMBER in tones:
        return Tone.AMBER, t("Agrees, with care")
    if Tone.BLUE in tones:
        return Tone.BLUE, t("Agrees; the text was not compared")
    return Tone.GREEN, t("Agrees with the library")


class CheckedCard(Card):
    """One citation.

    Signals:
        mended(object): the `CheckedCitation` whose suggestion is to be taken.
        shown(object): the `CheckedCitation` whose place in the text is wanted.
        text_wanted(object): (uid, paragraph) to be read.
    """

    mended = Signal(object)
    shown = Signal(object)
    text_wanted = Signal(object)

    def __init__(
        self, t: Catalogue, one: CheckedCitation, cited: str, parent: QWidget | None = None
    ) -> None:
        tone, words = standing(one, t)
        super().__init__("", "", (Badge(f"{_SIGNS[tone]} {words}", tone),), parent=parent)
        self.setAccessibleName(f"{cited}: {words}")
        self._t = t
        self._one = one
        self.add(PlainLabel(cited, "strong", wrap=True, selectable=True))
        for finding in one.findings:
            self._tell(finding)
        if one.suggestion:
            self._suggest()
        self._lead_on()

    def _tell(self, finding: Finding) -> None:
        sign = _SIGNS[tone_of(finding)]
        said = f"{sign}  {finding_text(finding, self._t)}"
        self.add(PlainLabel(said, "body", wrap=True, selectable=True))
        if finding.runs:
            self.add(DifferenceView(self._t, finding.runs))

    def _suggest(self) -> None:
        t, one = self._t, self._one
        said = t("The library has it as: {citation}", citation=one.suggestion)
        self.add(PlainLabel(said, "body", wrap=True, selectable=True))
        replace = Button(t("Replace"))
        replace.setAccessibleName(t("Replace with {citation}", citation=one.suggestion))
        replace.clicked.connect(self._on_mend)
        line = QWidget()
        line.setProperty("kind", "clear")
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(replace)
        box.addStretch(1)
        self.add(line)

    def _lead_on(self) -> None:
        t, one = self._t, self._one
        there = Row(t("Show it in the text"), "")
        there.clicked.connect(self._on_show)
        self.add(there, inset=False)
        if one.authority is None:
            return
        numbers = dict.fromkeys(
            number
            for number in (one.paragraph, *(finding.paragraph for finding in one.findings))
            if number
        )
        for number in numbers or ("",):
            detail = t("Read § {number}", number=number) if number else t("Read the decision")
            row = Row(one.title, detail)
            row.clicked.connect(partial(self._on_read, number))
            self.add(row, inset=False)

    def _on_mend(self) -> None:
        self.mended.emit(self._one)

    def _on_show(self) -> None:
        self.shown.emit(self._one)

    def _on_read(self, number: str, _checked: object = None) -> None:
        self.text_wanted.emit((self._one.authority, number))
