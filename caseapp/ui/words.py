"""Words of codes for drop-down lists and headings, and the badges of a deadline."""

from collections.abc import Iterable
from datetime import date, time
from typing import TYPE_CHECKING

from caseapp.domain.rule_marks import RuleMark, RuleStanding, standing_of
from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.vocabulary import Closing, DeadlineState, Suspensive
from caseapp.i18n import N_, Catalogue
from caseapp.ui.widgets import Badge, Tone
from caseapp.wording import states as states_of_the_world
from caseapp.wording import terms
from caseapp.wording.marks import mark_text

if TYPE_CHECKING:
    from caseapp.domain.views.events import ProposalPreview
    from caseapp.domain.views.matters import ProceedingView
    from caseapp.ui.context import Context

DATE_KINDS = terms.DATE_KINDS
MANNERS = terms.MANNERS
PROCEEDING_KINDS = terms.PROCEEDING_KINDS
STATES = terms.STATES

NAME_KINDS = {
    "legal": N_("Legal name"),
    "passport": N_("Passport spelling"),
    "alias": N_("Alias"),
}
SCRIPTS = {
    "Cyrl": N_("Cyrillic"),
    "Latn": N_("Latin"),
    "Geor": N_("Georgian"),
    "Armn": N_("Armenian"),
    "Arab": N_("Arabic"),
    "Hebr": N_("Hebrew"),
    "Thai": N_("Thai"),
    "": N_("Other script"),
}
HOST_STATES = (
    "KZ", "KG", "RS", "DE", "GE", "AM", "TR", "MN", "TH", "AE", "IL", "ME", "PL", "LT", "LV",
    "FI", "CZ", "FR", "EE", "ES", "BE",
)  # fmt: skip
"""States that the law data knows, first in every list of states."""


CLOSINGS = {
    Closing.WAIVE: N_("Waiving asked, second step open"),
    Closing.SUPERSEDE: N_("Superseding asked, second step open"),
    Closing.DELETE: N_("Deleting asked, second step open"),
    Closing.DECLINE: N_("Declining asked, second step open"),
}
_EFFECTS = {
    Suspensive.NO: N_("Not suspensive"),
    Suspensive.IF_GRANTED: N_("Suspensive only if granted"),
    Suspensive.PARTIAL: N_("Partly suspensive"),
    Suspensive.UNVERIFIED: N_("Suspensive effect not verified"),
}


def state_name(t: Catalogue, code: str) -> str:
    """Return the name of a state, the code itself for one that nobody knows."""
    return states_of_the_world.state_name(code, t.language)


def written_states(t: Catalogue, text: str) -> str:
    """Return states that a source names in English in the reader's language."""
    return states_of_the_world.written_states(text, t.language)


def language_name(t: Catalogue, code: str) -> str:
    """Return the name of a language, the code itself for one that nobody knows."""
    # Loaded with the first language that is named: a start names none.
    from babel import Locale  # noqa: PLC0415

    return str(Locale.parse(t.language).languages.get(code, code))


def kind_and_host(t: Catalogue, proceeding: "ProceedingView") -> str:
    """Return what a proceeding is and where: two of one kind in two states are two things."""
    return t(
        "{kind} · {state}",
        kind=t(PROCEEDING_KINDS[proceeding.kind]),
        state=state_name(t, proceeding.host_state),
    )


def proceeding_title(t: Catalogue, proceeding: "ProceedingView") -> str:
    """Return the title of a proceeding: kind, host state, and who asks for the person."""
    title = kind_and_host(t, proceeding)
    if not proceeding.requesting_state:
        return title
    return t(
        "{kind} · requested by {state}",
        kind=title,
        state=state_name(t, proceeding.requesting_state),
    )


def states(t: Catalogue, first: Iterable[str] = HOST_STATES) -> list[tuple[str, str]]:
    """Return (code, name) of every state, the given ones first."""
    known = states_of_the_world.state_names(t.language)
    head = [code for code in first if code in known]
    tail = sorted((code for code in known if code not in head), key=lambda code: known[code])
    return [(code, known[code]) for code in [*head, *tail]]


def when(
    context: "Context", day: date | None, at: time | None = None, *, whole: bool = False
) -> str:
    """Return a day with its weekday and hour; `whole` names the end of the day."""
    if day is None:
        return context.t("No day yet")
    shown = context.show_date(day)
    if at is not None:
        return context.t("{day}, {hour}", day=shown, hour=f"{at:%H:%M}")
    return context.t("{day}, 24:00", day=shown) if whole else shown


def proposed(t: Catalogue, row: DeadlineRow) -> tuple[Badge, ...]:
    """Return the badge of a date that nobody has answered yet; it counts all the same."""
    state = DeadlineState.PROPOSED
    return (Badge(t(STATES[state]), state_tone(state)),) if row.state is state else ()


def badges(t: Catalogue, row: "DeadlineRow | ProposalPreview") -> tuple[Badge, ...]:
    """Return what qualifies a deadline, most pressing first."""
    return tuple(Badge(words, tone) for words, tone in _badge_words(t, row))


def _badge_words(t: Catalogue, row: "DeadlineRow | ProposalPreview") -> Iterable[tuple[str, Tone]]:
    if row.state is DeadlineState.TO_BE_DETERMINED:
        yield row.lacking or t("No verified rule"), Tone.RED
        return
    yield from _standing(t, row)
    if row.against_state:
        yield t("Against the State"), Tone.BLUE
    elif not row.extendable:
        yield t("Cannot be extended"), Tone.RED
    effect = _EFFECTS.get(row.suspensive)
    if effect is not None:
        yield t(effect), Tone.AMBER
    provisional = getattr(row, "provisional", False) or getattr(row, "provisional_reasons", ())
    if provisional:
        yield t("Provisional"), Tone.AMBER
    if row.mark is not None:
        yield mark_text(row.mark, t), mark_tone(row.mark)
    elif row.rule and row.trust is not None:
        yield mark_text(RuleMark(standing_of(row.trust)), t), Tone.AMBER


def mark_tone(mark: RuleMark) -> Tone:
    """Return the colour of a rule's badge: green only where somebody here has read the law."""
    if mark.standing in {RuleStanding.REVIEWED, RuleStanding.OFFICE_RULE}:
        return Tone.GREEN
    return Tone.RED if mark.standing is RuleStanding.NOT_VERIFIED else Tone.AMBER


def _standing(t: Catalogue, row: "DeadlineRow | ProposalPreview") -> Iterable[tuple[str, Tone]]:
    """Yield what is wrong with it, or still open about it."""
    if row.state in {DeadlineState.SERVICE_DISPUTED, DeadlineState.LAPSED}:
        yield t(STATES[row.state]), Tone.RED
    if row.state is DeadlineState.EXTENSION_ASKED:
        yield t(STATES[row.state]), Tone.AMBER
    if not isinstance(row, DeadlineRow):
        return
    if row.law_changed and row.state is DeadlineState.PROPOSED:
        yield t("The law changed"), Tone.AMBER
    if row.proof_missing:
        yield t("Proof missing"), Tone.RED
    if row.closing is not None:
        yield t(CLOSINGS[row.closing]), Tone.AMBER


def state_tone(state: DeadlineState) -> Tone:
    """Return the colour of a state."""
    if state in {
        DeadlineState.TO_BE_DETERMINED,
        DeadlineState.SERVICE_DISPUTED,
        DeadlineState.LAPSED,
    }:
        return Tone.RED
    return Tone.AMBER if state is DeadlineState.PROPOSED else Tone.PLAIN
