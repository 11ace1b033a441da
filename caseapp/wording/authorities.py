"""Words for the codes of the library: outcomes, relations, labels."""

from collections.abc import Callable

from caseapp.domain.authorities import Label, OutcomeKind
from caseapp.i18n import N_, Catalogue
from caseapp.wording.filings import court_name, state_name
from caseapp.wording.issues import ISSUES

OUTCOMES: dict[OutcomeKind, str] = {
    OutcomeKind.VIOLATION: N_("Violation"),
    OutcomeKind.NO_VIOLATION: N_("No violation"),
    OutcomeKind.INADMISSIBLE: N_("Inadmissible"),
    OutcomeKind.STRUCK_OUT: N_("Struck out"),
    OutcomeKind.PRELIMINARY_RULING: N_("Preliminary ruling"),
    OutcomeKind.SURRENDER_REFUSED: N_("Surrender refused"),
    OutcomeKind.SURRENDER_ALLOWED: N_("Surrender allowed"),
    OutcomeKind.OTHER: N_("Another outcome"),
}

RELATIONS: dict[str, tuple[str, str]] = {
    "cites": (N_("cites"), N_("cited by")),
    "follows": (N_("follows"), N_("followed by")),
    "considers": (N_("considers"), N_("considered in")),
    "applies": (N_("applies"), N_("applied in")),
    "extends": (N_("extends"), N_("extended by")),
    "clarifies": (N_("clarifies"), N_("clarified by")),
    "reaffirms": (N_("reaffirms"), N_("reaffirmed by")),
    "compares": (N_("compares"), N_("compared in")),
    "distinguishes": (N_("distinguishes"), N_("distinguished by")),
    "departs_from": (N_("departs from"), N_("departed from by")),
    "departs_from_country_finding_in": (
        N_("departs from the country finding in"),
        N_("country finding departed from by"),
    ),
    "reassesses_country_finding_in": (
        N_("reassesses the country finding in"),
        N_("country finding reassessed by"),
    ),
    "superseded_by_grand_chamber": (
        N_("superseded by the Grand Chamber in"),
        N_("judgment of the Grand Chamber superseding"),
    ),
    "revised_by": (N_("revised by"), N_("revises")),
    "followed_by_new_application": (
        N_("followed by a new application in"),
        N_("new application after"),
    ),
    "follow_up_of": (N_("follow-up of"), N_("has a follow-up in")),
    "companion_of": (N_("companion case of"), N_("companion case of")),
    "decided_with_approach_of": (
        N_("decided with the approach of"),
        N_("gave the approach for"),
    ),
}
"""Of each relation: how the first stands to the second, and how the second to the first."""

FACET_TITLES: dict[Label, str] = {
    Label.HOST_STATE: N_("Host state"),
    Label.REQUESTING_STATE: N_("Requesting state"),
    Label.ISSUE: N_("Issue"),
    Label.COURT: N_("Court"),
    Label.OUTCOME: N_("Outcome"),
    Label.IMPORTANCE: N_("Importance"),
    Label.ARTICLE: N_("Article"),
    Label.PRINTABLE: N_("May be printed"),
}

IMPORTANCE: dict[str, str] = {
    "1": N_("Key case"),
    "2": N_("High"),
    "3": N_("Medium"),
    "4": N_("Low"),
}

FORMATIONS: dict[str, str] = {
    "Chamber": N_("Chamber"),
    "Chamber (decision)": N_("Chamber (decision)"),
    "Committee": N_("Committee"),
    "Grand Chamber": N_("Grand Chamber"),
    "Grand Chamber (decision)": N_("Grand Chamber (decision)"),
    "Plenary Court": N_("Plenary Court"),
    "Section": N_("Section"),
}

_MAY = N_("May be printed")
_MAY_NOT = N_("May not be printed")


def relation_text(treatment: str, t: Catalogue, *, incoming: bool) -> str:
    """Return a relation in words, to be followed by the name of the other decision."""
    outward, inward = RELATIONS[treatment]
    return t(inward if incoming else outward)


def issue_text(issue: str, t: Catalogue) -> str:
    """Return a keyword of the vocabulary in words; one that is unknown stands as it is."""
    return t(ISSUES[issue]) if issue in ISSUES else issue


def outcome_text(kind: OutcomeKind, t: Catalogue) -> str:
    """Return the kind of an outcome in words."""
    return t(OUTCOMES[kind])


def formation_text(formation: str, t: Catalogue) -> str:
    """Return who of a court decided; a bench that has no word here stands as its source has it."""
    return t(FORMATIONS[formation]) if formation in FORMATIONS else formation


def facet_title(label: Label, t: Catalogue) -> str:
    """Return the heading of a facet."""
    return t(FACET_TITLES[label])


def label_text(label: Label, value: str, t: Catalogue) -> str:
    """Return one value of a facet in words."""
    word = _WORDS.get(label)
    return word(value, t) if word else value


_WORDS: dict[Label, Callable[[str, Catalogue], str]] = {
    Label.HOST_STATE: state_name,
    Label.REQUESTING_STATE: state_name,
    Label.ISSUE: issue_text,
    Label.COURT: court_name,
    Label.OUTCOME: lambda value, t: outcome_text(OutcomeKind(value), t),
    Label.IMPORTANCE: lambda value, t: t(IMPORTANCE[value]),
    Label.PRINTABLE: lambda value, t: t(_MAY if value == "yes" else _MAY_NOT),
}
