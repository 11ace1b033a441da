"""What a check says of one citation: how it stands, why, what to do, and where to read on."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseapp.domain.views.citation_check import CheckedCitation, CitationFault, Finding
from caseapp.i18n import Catalogue
from caseapp.ui.authorities.difference import DifferenceView
from caseapp.ui.widgets import Badge, Button, Card, FlowLayout, PlainLabel, Tone
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
        super().__init__(cited, "", (Badge(f"{_SIGNS[tone]} {words}", tone),), parent=parent)
        self.setAccessibleName(f"{cited}: {words}")
        self._t = t
        self._one = one
        self.cited = cited
        for finding in one.findings:
            self._tell(finding)
        if one.suggestion:
            said = t("The library has it as: {citation}", citation=one.suggestion)
            self.add(PlainLabel(said, "body", wrap=True, selectable=True))
        self._lead_on()

    def _tell(self, finding: Finding) -> None:
        sign = _SIGNS[tone_of(finding)]
        said = f"{sign}  {finding_text(finding, self._t)}"
        self.add(PlainLabel(said, "body", wrap=True, selectable=True))
        if finding.runs:
            self.add(DifferenceView(self._t, finding.runs))

    def _lead_on(self) -> None:
        holder = QWidget()
        holder.setProperty("kind", "clear")
        flow = FlowLayout(holder, gap=8)
        for button in self._ways():
            flow.addWidget(button)
        self.add(holder)

    def _ways(self) -> Iterator[Button]:
        """Return what can be done with the citation: mended, found in the text, read."""
        t, one = self._t, self._one
        if one.suggestion:
            replace = Button(t("Replace"))
            replace.setAccessibleName(t("Replace with {citation}", citation=one.suggestion))
            replace.clicked.connect(self._on_mend)
            yield replace
        there = Button(t("Show it in the text"), "quiet")
        there.setAccessibleName(t("Show it in the text: {citation}", citation=self.cited))
        there.clicked.connect(self._on_show)
        yield there
        if one.authority is None:
            return
        numbers = dict.fromkeys(
            number
            for number in (one.paragraph, *(finding.paragraph for finding in one.findings))
            if number
        )
        for number in numbers or ("",):
            words = t("Read § {number}", number=number) if number else t("Read the decision")
            read = Button(words, "quiet")
            read.setAccessibleName(t("{what}: {title}", what=words, title=one.title))
            read.clicked.connect(partial(self._on_read, number))
            yield read

    def _on_mend(self) -> None:
        self.mended.emit(self._one)

    def _on_show(self) -> None:
        self.shown.emit(self._one)

    def _on_read(self, number: str, _checked: object = None) -> None:
        self.text_wanted.emit((self._one.authority, number))
