"""What qualifies a date at a glance, and why there is none where there is none."""

from enum import StrEnum

from caseapp.domain.deadlines import Computation, NoDateReason, Period, Undetermined, Unit
from caseapp.domain.vocabulary import DateKind, Trust
from caseapp.i18n import N_, Catalogue
from caseapp.wording import rules, terms


class TrustBadge(StrEnum):
    """How loudly a date asks to be checked."""

    CONFIRM = "confirm"
    NEEDS_REVIEW = "needs_review"
    NOT_VERIFIED = "not_verified"
    REVIEWED = "reviewed"


BADGES = {
    TrustBadge.CONFIRM: N_("Confirm rule"),
    TrustBadge.NEEDS_REVIEW: N_("Needs review"),
    TrustBadge.NOT_VERIFIED: N_("Not verified"),
    TrustBadge.REVIEWED: N_("Reviewed"),
}
REASONS = {
    NoDateReason.NO_RULE: N_(
        "No rule is known for this act here. Type the last day and its source, or record with its "
        "source that there is no remedy."
    ),
    NoDateReason.RULE_UNVERIFIED: N_(
        "The period was not verified, so no date is computed. It may be shorter than believed; "
        "type the last day and its source."
    ),
    NoDateReason.COUNTING_UNVERIFIED: N_(
        "How the period is counted was not verified, so no date is computed. Type the last day "
        "and its source."
    ),
    NoDateReason.RANGE: N_(
        "The law sets a span, not one period, so no date is computed. Type the last day that was "
        "set, with its source."
    ),
    NoDateReason.UNKNOWN: N_("The period is set case by case. Type the last day and its source."),
    NoDateReason.COUNTING_ROW: N_(
        "This row says how periods are counted; it has no period of its own."
    ),
    NoDateReason.GATE: N_(
        "This row is a condition to check before the last day; it has no period of its own."
    ),
    NoDateReason.NO_PERIOD: N_("The law sets no period here."),
    NoDateReason.MISSING_FACT: N_(
        "A date cannot be computed before this is known: {fact}. Treat it as urgent until then."
    ),
    NoDateReason.NO_CALENDAR: N_(
        "The holidays of the place or of the year are not known, so no date is computed."
    ),
    NoDateReason.IMPOSSIBLE: N_("The facts cannot be counted. Check the dates and hours."),
}
_NOT_VERIFIED = frozenset({NoDateReason.RULE_UNVERIFIED, NoDateReason.COUNTING_UNVERIFIED})


def trust_badge(trust: Trust | None, *, reviewed: bool = False) -> TrustBadge | None:
    """Return the badge of a grade; until the office has reviewed a rule, even law asks for it."""
    if trust is None:
        return None
    if reviewed and trust is not Trust.UNVERIFIED:
        return TrustBadge.REVIEWED
    match trust:
        case Trust.LAW_TEXT | Trust.OFFICIAL:
            return TrustBadge.CONFIRM
        case Trust.LAW_TEXT_DATED | Trust.SECONDARY:
            return TrustBadge.NEEDS_REVIEW
        case Trust.UNVERIFIED:
            return TrustBadge.NOT_VERIFIED


def badge_text(badge: TrustBadge, t: Catalogue) -> str:
    """Return the words of a badge."""
    return t(BADGES[badge])


def badges(result: Computation, t: Catalogue, *, reviewed: bool = False) -> tuple[str, ...]:
    """Return the words beside a date, most pressing first."""
    found = [] if result.extendable or result.against_state else [t("Cannot be extended")]
    if result.against_state:
        found.append(t("Against the State"))
    if result.provisional:
        found.append(t("Provisional"))
    badge = trust_badge(result.trust, reviewed=reviewed)
    return (*found, badge_text(badge, t)) if badge else tuple(found)


def no_date_reason(result: Undetermined, t: Catalogue) -> str:
    """Return why there is no date, as a full sentence."""
    return t(REASONS[result.reason], fact=_fact(result, t))


def hint(result: Undetermined, t: Catalogue) -> str:
    """Return what the row says, in words and never as a date; empty where there is no row.

    An unverified row says so; of a range the low end is a warning.
    """
    if not result.hint:
        return ""
    action = rules.action(result.rule, t)
    row = t("{action} ({row})", action=action, row=result.hint) if action else result.hint
    if result.reason in _NOT_VERIFIED:
        return t("{words} – not verified, may be shorter.", words=row)
    if result.reason is NoDateReason.RANGE and result.values.get("low", "").isdigit():
        lowest = Period(int(result.values["low"]), Unit(result.values["unit"]))
        return t(
            "{words} – a warning: it may be as short as {period}.",
            words=row,
            period=terms.period(lowest, t),
        )
    return t("The rule: {words}.", words=row)


def _fact(result: Undetermined, t: Catalogue) -> str:
    names = result.values.get("fact", "").split(" | ")
    return " / ".join(_named(name, t) for name in names)


def _named(name: str, t: Catalogue) -> str:
    if name == "hour":
        return t("the hour of the event")
    return terms.date_kind(DateKind(name), t) if name in set(DateKind) else name
