"""A result of the engine in words: its badges, or why there is no date."""

from caseapp.domain.deadlines import Computation, NoDateReason, Period, Undetermined, Unit
from caseapp.domain.vocabulary import DateKind
from caseapp.i18n import N_, Catalogue
from caseapp.wording import periods, rules, terms
from caseapp.wording.badges import badge_text, trust_badge

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


def lacking(result: Undetermined, t: Catalogue) -> str:
    """Return what is missing for a rule that could count; "" where no rule may count at all.

    To find a rule is a lawyer's work for a day; to enter a date that is known takes a minute.
    """
    match result.reason:
        case NoDateReason.MISSING_FACT:
            return t("Fact missing: {fact}", fact=_fact(result, t))
        case NoDateReason.NO_CALENDAR:
            return t("Holidays not known")
        case NoDateReason.IMPOSSIBLE:
            return t("Facts cannot be counted")
        case _:
            return ""


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
            period=periods.period(lowest, t),
        )
    return t("The rule: {words}.", words=row)


def _fact(result: Undetermined, t: Catalogue) -> str:
    names = result.values.get("fact", "").split(" | ")
    return " / ".join(_named(name, t) for name in names)


def _named(name: str, t: Catalogue) -> str:
    if name == "hour":
        return t("the hour of the event")
    return terms.date_kind(DateKind(name), t) if name in set(DateKind) else name
