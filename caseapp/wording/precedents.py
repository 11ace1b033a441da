"""Words of the precedent report: sides, doubts, and what is missing."""

from caseapp.domain.precedent_counts import CountBy, CountRow
from caseapp.domain.precedents import Doubt, Gap, Side
from caseapp.domain.views.precedents import KeptPrecedents
from caseapp.i18n import N_, Catalogue
from caseapp.wording.filings import court_name, long_date, state_name
from caseapp.wording.issues import GROUPS

SIDES: dict[Side, str] = {
    Side.FAVOURABLE: N_("For the person"),
    Side.MIXED: N_("Partly for, partly against the person"),
    Side.ADVERSE: N_("Against the person"),
    Side.NEITHER: N_("For neither side"),
    Side.UNKNOWN: N_("Not known for whom"),
}
DOUBTS: dict[Doubt, str] = {
    Doubt.CITATION: N_("citation not verified"),
    Doubt.OUTCOME: N_("outcome not verified"),
    Doubt.DESTINATION: N_("requesting state not verified"),
}
COUNTED_BY: dict[CountBy, str] = {
    CountBy.YEAR: N_("Year"),
    CountBy.GROUND: N_("Ground"),
    CountBy.COURT: N_("Court"),
}
FEWEST_FOR_A_SHARE = 5
"""Decisions below which a share in per cent would say more than they do."""
NO_GROUND = N_("No ground recorded")


def ground_text(ground: str, t: Catalogue) -> str:
    """Return a group of the vocabulary in words; "" means that none is recorded."""
    if not ground:
        return t(NO_GROUND)
    return t(GROUPS[ground]) if ground in GROUPS else ground


def selection_text(count: int, t: Catalogue) -> str:
    """Return the heading under which counts may be shown."""
    return t.plural(
        "Selection of {count} decision, not a statistic",
        "Selection of {count} decisions, not a statistic",
        count,
    )


def count_text(value: str, by: CountBy, t: Catalogue) -> str:
    """Return in words what decisions are counted by."""
    if by is CountBy.GROUND:
        return ground_text(value, t)
    return court_name(value, t) if by is CountBy.COURT else value


def share_text(row: CountRow, t: Catalogue) -> str:
    """Return how many of the decisions that decided for somebody are for the person."""
    if row.decided < FEWEST_FOR_A_SHARE:
        return t("for: {count} of {all}", count=row.favourable, all=row.decided)
    percent = round(100 * row.favourable / row.decided)
    return t(
        "for: {count} of {all} ({percent} %)",
        count=row.favourable,
        all=row.decided,
        percent=percent,
    )


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
        case Gap.PAIR_NOT_VERIFIED:
            return t.plural(
                "{count} of what was left out concerns both states, {host} and {requesting}: find "
                "it in the library by these states, and read it first.",
                "{count} of what was left out concern both states, {host} and {requesting}: find "
                "them in the library by these states, and read them first.",
                count,
                **names,
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


def kept_text(kept: KeptPrecedents, t: Catalogue) -> str:
    """Return in sentences when a report in a memo was made, and what the library has since."""
    made = t(
        "Precedents {host} – {requesting}: made on {day}.",
        host=state_name(kept.host, t),
        requesting=state_name(kept.requesting, t),
        day=long_date(kept.made_on, t),
    )
    since = []
    if kept.newer:
        since.append(
            t.plural(
                "{count} decision is newer in the library.",
                "{count} decisions are newer in the library.",
                kept.newer,
            )
        )
    if kept.changed:
        since.append(
            t.plural(
                "Of {count} decision the library says something else now.",
                "Of {count} decisions the library says something else now.",
                kept.changed,
            )
        )
    if kept.gone:
        since.append(
            t.plural(
                "{count} decision may not be cited any more.",
                "{count} decisions may not be cited any more.",
                kept.gone,
            )
        )
    if since:
        since.append(t("Make the section again, or leave it as it was made."))
    return " ".join((made, *since))
