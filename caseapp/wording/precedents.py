"""Words of the precedent report: sides, doubts, and what is missing."""

from caseapp.domain.precedents import Doubt, Gap, Side
from caseapp.i18n import N_, Catalogue
from caseapp.wording.filings import state_name
from caseapp.wording.issues import GROUPS

SIDES: dict[Side, str] = {
    Side.FAVOURABLE: N_("For the person"),
    Side.MIXED: N_("Partly for, partly against the person"),
    Side.ADVERSE: N_("Against the person"),
    Side.NEITHER: N_("Another outcome"),
}
DOUBTS: dict[Doubt, str] = {
    Doubt.CITATION: N_("citation not verified"),
    Doubt.OUTCOME: N_("outcome not verified"),
    Doubt.DESTINATION: N_("requesting state not verified"),
}
NO_GROUND = N_("No ground recorded")


def ground_text(ground: str, t: Catalogue) -> str:
    """Return a group of the vocabulary in words; "" means that none is recorded."""
    if not ground:
        return t(NO_GROUND)
    return t(GROUPS[ground]) if ground in GROUPS else ground


def gap_text(  # noqa: PLR0911 - one sentence per gap
    gap: Gap, count: int, host: str, requesting: str, t: Catalogue
) -> str:
    """Return in a sentence what is missing.

    Args:
        gap: what.
        count: decisions that it concerns.
        host: ISO code; so `requesting`.
        requesting: of the state that wants the person.
        t: language of the report.

    """
    names = {"host": state_name(host, t), "requesting": state_name(requesting, t)}
    match gap:
        case Gap.NO_PAIR:
            return t(
                "No decision that may be cited concerns both states, {host} and {requesting}.",
                **names,
            )
        case Gap.NO_OWN_COURT:
            return t("The library has no decision of the courts of this state: {host}.", **names)
        case Gap.NO_ADVERSE:
            return t(
                "No authority against the person was found for this pair of states. That does not "
                "mean that there is none."
            )
        case Gap.NOT_VERIFIED:
            return t.plural(
                "{count} further decision was found and left out: it is not verified.",
                "{count} further decisions were found and left out: they are not verified.",
                count,
            )
        case Gap.NO_TEXT:
            return t.plural(
                "The library does not have the text of {count} decision named here.",
                "The library does not have the text of {count} decisions named here.",
                count,
            )
        case Gap.HOLDING:
            return t.plural(
                "What was held is not verified for {count} decision; its outcome alone is given.",
                "What was held is not verified for {count} decisions; their outcomes alone are "
                "given.",
                count,
            )
        case Gap.UNLABELLED:
            return t.plural(
                "Of {count} decision that the office imported no requesting state is known; it "
                "was not matched.",
                "Of {count} decisions that the office imported no requesting state is known; "
                "they were not matched.",
                count,
            )
