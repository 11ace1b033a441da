"""What a hit says, in words: for the eye, and in one sentence for the ear."""

from collections.abc import Iterator
from dataclasses import dataclass

from caseapp.domain.authorities import PartKind, importance_rank, outcome_kinds
from caseapp.domain.library import Binding, Treatment
from caseapp.domain.views.authorities import AuthorityRow
from caseapp.domain.views.library import ParagraphHit, Pieces
from caseapp.i18n import N_, Catalogue
from caseapp.ui.widgets.badge import Tone
from caseapp.ui.words import written_states
from caseapp.wording.authorities import IMPORTANCE, OUTCOMES, outcome_text
from caseapp.wording.filings import long_date
from caseapp.wording.library import treatment_text

MOST_PARAGRAPHS = 3
_LEAD = 48
"""Letters of a snippet before the first word that was met."""
_TONES = {
    Binding.BINDING: Tone.PLAIN,
    Binding.PERSUASIVE: Tone.PLAIN,
    Binding.UNKNOWN: Tone.AMBER,
}
"""No colour for good or bad: a decision that only persuades may be the best there is."""
_GRAVE = frozenset({Treatment.SUPERSEDED, Treatment.DEPARTED_FROM, Treatment.DISTINGUISHED})
"""What has to be looked into before a decision is relied on."""
_SHOWN_RANKS = frozenset({1, 2})
"""Importance is said of what stands out; that a decision is ordinary says nothing."""
PARTS = {
    PartKind.HOLDING: N_("Held"),
    PartKind.FRONT: N_("Title page"),
    PartKind.HEADING: N_("Heading"),
    PartKind.TEXT: N_("Text"),
    PartKind.OPERATIVE: N_("What the court decided"),
    PartKind.OPINION: N_("Separate opinion"),
    PartKind.NOTE: N_("Footnote"),
}


@dataclass(frozen=True, slots=True)
class HitWords:
    """The words of a hit, in the order in which they are read."""

    title: str
    where: str
    badges: tuple[tuple[str, Tone], ...]
    outcome: tuple[str, ...]
    paragraphs: tuple[tuple[str, Pieces], ...]
    """Where each paragraph stands, and what it says."""
    reasons: tuple[str, ...]
    """Why the badges say what they say, in full sentences."""

    def spoken(self) -> str:
        """Return everything, as a screen reader says it."""
        said = (f"{at}: {''.join(text for text, _ in pieces)}" for at, pieces in self.paragraphs)
        parts = (self.title, self.where, *(text for text, _ in self.badges), *self.outcome, *said)
        return ". ".join(part for part in parts if part)


def hit_words(t: Catalogue, row: AuthorityRow) -> HitWords:
    """Return what a hit says."""
    reasons = [row.binding.sentence] if row.binding is not None else []
    if row.good_law_note:
        reasons.append(row.good_law_note)
    return HitWords(
        row.title,
        where_from(t, row),
        tuple(_badges(t, row)),
        finding_lines(t, row.outcome),
        tuple((_place(t, one), nearer(one.snippet)) for one in shown_paragraphs(row)),
        tuple(reasons),
    )


def shown_paragraphs(row: AuthorityRow) -> tuple[ParagraphHit, ...]:
    """Return the paragraphs that are shown; names and key words stand above them already."""
    told = [one for one in row.paragraphs if one.part != PartKind.HEAD]
    return tuple(told[:MOST_PARAGRAPHS])


def nearer(snippet: Pieces) -> Pieces:
    """Return a snippet that begins near the first word that was met: two lines must show it."""
    first, *rest = snippet or (("", False),)
    text, met = first
    if met or not rest or len(text) <= _LEAD:
        return snippet
    _, _, kept = text[-_LEAD:].partition(" ")
    return ((f"… {kept}", False), *rest)


def day_text(t: Catalogue, row: AuthorityRow) -> str:
    """Return the date of a decision in words, the year alone where no more is known."""
    known = row.date_text in {"", row.day.isoformat()}
    return long_date(row.day, t) if known else row.date_text


def where_from(t: Catalogue, row: AuthorityRow) -> str:
    """Return the second line of a hit: court, number, date, states."""
    parts = [row.court, row.number, day_text(t, row)]
    if row.host_state:
        parts.append(written_states(t, row.host_state))
    return " · ".join(part for part in parts if part)


def finding_lines(t: Catalogue, outcome: str) -> tuple[str, ...]:
    """Return what was found, a line per kind; the pack's own words where no others are known.

    A remark of the pack in square brackets, such as "articles from memory", stays with its line.
    """
    return tuple(_finding_line(t, part.strip()) for part in outcome.split("|"))


def _finding_line(t: Catalogue, part: str) -> str:
    said, bracket, remark = part.partition(" [")
    head, _, articles = said.partition(": ")
    try:
        (kind,) = outcome_kinds(head, {})
    except KeyError:
        return part
    found = outcome_text(kind, t)
    if articles:
        found = t("{finding}: articles {articles}", finding=found, articles=articles)
    elif said.casefold() != OUTCOMES[kind].casefold():
        return part
    return found + bracket + remark


def _badges(t: Catalogue, row: AuthorityRow) -> Iterator[tuple[str, Tone]]:
    if row.binding is not None:
        yield row.binding.label, _TONES[row.binding.binding]
    if row.treatment in _GRAVE:
        yield treatment_text(row.treatment, t), Tone.AMBER
    elif row.good_law_note:
        yield t("Check before relying on it"), Tone.AMBER
    rank = _rank(row)
    if rank in _SHOWN_RANKS:
        yield t(IMPORTANCE[str(rank)]), Tone.PLAIN
    if row.may_be_printed:
        yield t("May be printed"), Tone.PLAIN
    else:
        yield t("May not be printed"), Tone.AMBER


def _rank(row: AuthorityRow) -> int:
    """Return the place of its importance; 0 where an office's own decision has none."""
    try:
        return importance_rank(row.importance)
    except KeyError:
        return 0


def _place(t: Catalogue, hit: ParagraphHit) -> str:
    """Return where in the decision a paragraph stands: the court's own number, if it has one."""
    part = PartKind(hit.part)
    if part is PartKind.TEXT:
        return f"§ {hit.number}" if hit.number else t(PARTS[part])
    words = t(PARTS[part])
    return t("{part}, {number}", part=words, number=hit.number) if hit.number else words
