"""What bars a removal, in words: gaps and days without cover; nothing here says "safe"."""

from collections.abc import Sequence
from datetime import date, timedelta

from caseapp.domain.protection.removal import DAYS_AHEAD, Gap
from caseapp.domain.protection.words import BarKind
from caseapp.domain.vocabulary import Suspensive
from caseapp.i18n import N_, Catalogue
from caseapp.wording.days import day_text

BAR_KINDS = {
    BarKind.COURT_ORDER: N_("Order of a court"),
    BarKind.RULE: N_("The law itself suspends"),
    BarKind.BODY_MEASURE: N_("Measure of a body that is no court"),
    BarKind.OTHER: N_("Something else"),
}
EFFECTS = {
    Suspensive.YES: N_("Bars removal"),
    Suspensive.NO: N_("Does not bar removal"),
    Suspensive.PARTIAL: N_("Bars removal in part"),
    Suspensive.IF_GRANTED: N_("Bars removal only if granted"),
    Suspensive.UNVERIFIED: N_("Effect not verified"),
    Suspensive.NOT_APPLICABLE: N_("Says nothing about removal"),
}
_GAPS = {
    Gap.NOT_AN_ORDER: N_("Neither a court's order nor the law: never counted by itself."),
    Gap.NO_ORDER_IN_FILE: N_("The order is not in the file: add the document."),
    Gap.RULE_NOT_REVIEWED: N_("Nobody of this office reviewed the rule in the last 12 months."),
    Gap.EFFECT: N_("Its effect is no plain yes: “{effect}” is a gap."),
    Gap.NOT_SERVED: N_("The removing body was not served with it: serve it today."),
    Gap.NO_PROOF: N_("There is no proof that the removing body was served."),
    Gap.NOT_YET: N_("Its period has not begun."),
    Gap.OVER: N_("Its period is over."),
    Gap.LIFTED: N_("It was lifted."),
    Gap.NO_END: N_("Neither its last day nor the event that ends it is known: only today counts."),
}


def gap_text(gap: Gap, effect: Suspensive, t: Catalogue) -> str:
    """Return why an act does not count, with what to do about it."""
    if gap is Gap.EFFECT:
        return t(_GAPS[gap], effect=t(EFFECTS[effect]))
    return t(_GAPS[gap])


def verdict(uncovered: Sequence[date], today: date, t: Catalogue) -> str:
    """Return which of the coming days no counted act covers."""
    if not uncovered:
        return t(
            "Acts that count cover every day until {day}. That is what the file says, not that "
            "the client is out of danger: ask the removing body.",
            day=day_text(today + timedelta(days=DAYS_AHEAD), t),
        )
    if len(uncovered) == DAYS_AHEAD + 1:
        return t(
            "Nothing that counts bars removal, today or on any of the next {count} days.",
            count=DAYS_AHEAD,
        )
    days = _ranges(uncovered, t)
    last = day_text(today + timedelta(days=DAYS_AHEAD), t)
    return t.plural(
        "Nothing that counts bars removal on {days}: {count} day until {last} without cover.",
        "Nothing that counts bars removal on {days}: {count} days until {last} without cover.",
        len(uncovered),
        days=days,
        last=last,
    )


def short_verdict(uncovered: Sequence[date], today: date, t: Catalogue) -> str:
    """Return the same for one line of a list."""
    if not uncovered:
        return t("counted acts until {day}", day=day_text(today + timedelta(DAYS_AHEAD), t))
    if uncovered[0] == today:
        return t("nothing that counts bars removal today")
    return t("not barred from {day}", day=day_text(uncovered[0], t))


def _ranges(days: Sequence[date], t: Catalogue) -> str:
    """Return days as spans: "Tue 3 Mar 2026 – Fri 6 Mar 2026, Mon 9 Mar 2026"."""
    spans: list[tuple[date, date]] = []
    for day in days:
        if spans and spans[-1][1] + timedelta(days=1) == day:
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    words = [
        day_text(first, t)
        if first == last
        else t("{first} – {last}", first=day_text(first, t), last=day_text(last, t))
        for first, last in spans
    ]
    return ", ".join(words)
