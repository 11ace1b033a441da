"""A calculation in words: numbered plain sentences, as a careful colleague would write them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from caseapp.domain.deadlines import Computation, Period, Reading, Step, TrustLink, Unit
from caseapp.domain.vocabulary import DateKind, Trust
from caseapp.i18n import N_, Catalogue
from caseapp.wording import periods, terms
from caseapp.wording.days import day_text, moment_text
from caseapp.wording.holidays import holiday_name

SENTENCES = {
    "start": N_("The count starts from: {kind}, {day}."),
    "start at": N_("The count starts from: {kind}, {day}, {at}."),
    "start claimed_by": N_("The count starts from: {kind}, {day} (says: {claimed_by})."),
    "start at claimed_by": N_("The count starts from: {kind}, {day}, {at} (says: {claimed_by})."),
    "start_plain": N_("The count starts from {day}."),
    "start_plain at": N_("The count starts from {day}, {at}."),
    "after": N_("It is counted from the end of another period ({rule}), {moment}."),
    "earliest_of": N_("Of {dates} known dates the earliest is used: {kind}, {day}."),
    "deemed_by": N_("It was posted on {day}; when it counts as served is said by {rule}."),
    "deemed_by_ready": N_(
        "It was ready for collection on {day}; when it counts as served is said by {rule}."
    ),
    "ends_day_office": N_(
        "Last day: {day}, until the office closes, not until midnight. Ask for its hours."
    ),
    "holiday_stays counting_rule": N_(
        "{day} is a holiday ({name}); the end is not moved ({counting_rule})."
    ),
    "holiday_stays": N_("{day} is a holiday ({name}); the end is not moved."),
    "posting_counts": N_("Handing it to the post on {day} is in time; keep the proof of posting."),
    "posting_does_not_count": N_(
        "It must have arrived on {day}; posting it that day is too late."
    ),
    "not_opposable": N_(
        "The remedy notice is missing or wrong, so this period may not be held against the client; "
        "the date is kept to be safe."
    ),
    "replaced by": N_(
        "The period of {rule} still ran on {moment}; the later measure replaces it by that of {by}."
    ),
    "replaced_too_late": N_(
        "The period of {rule} ended at {moment}, before the later measure; nothing is revived."
    ),
    "never_starts": N_("{kind}, {day}: this date does not start the period."),
    "validity": N_("Which law applies is decided by: {kind}, {day}; this rule is in force then."),
    "validity since": N_("{kind}, {day}: this rule applies from {since}."),
    "validity until": N_("{kind}, {day}: this rule applies until {until}."),
    "validity since until": N_("{kind}, {day}: this rule applies from {since} until {until}."),
    "validity_before until": N_(
        "Not given: {kind}. It cannot lie after {day}, and the rule applies until {until}."
    ),
    "validity_assumed": N_("The date is not given that decides which law applies: {kind}."),
    "validity_assumed since": N_(
        "Not given: {kind}. The rule applies from {since}; that the case falls under it is assumed."
    ),
    "validity_assumed until": N_(
        "Not given: {kind}. The rule applies until {until}; that the case falls under it is "
        "assumed."
    ),
    "day_excluded": N_("That day is not counted; counting starts the day after."),
    "day_excluded counting_rule": N_(
        "That day is not counted; counting starts the day after ({counting_rule})."
    ),
    "day_included": N_("That day is counted as the first one."),
    "day_included counting_rule": N_("That day is counted as the first one ({counting_rule})."),
    "raw_end": N_("The period of {period} ends on {day}."),
    "raw_end_before": N_("Counted backwards, {period} before is {day}."),
    "month_end": N_("The month has no day {wanted}, so the period ends with the month, {day}."),
    "month_end_not_seen": N_(
        "That a missing day becomes the month's end, {day}, was not seen in any text."
    ),
    "clear_day": N_("Neither first nor last day counts, so one day is added: {day}."),
    "paused": N_("The period stood still from {day} until {until} ({days} days: {source})."),
    "holiday_not_counted": N_("{day} is a holiday ({name}) and is not counted."),
    "holiday_not_counted office": N_(
        "{day} is a holiday ({name}, as the office has it: {office}) and is not counted."
    ),
    "met_weekend": N_("{day} falls on a weekend."),
    "met_holiday": N_("{day} is a holiday: {name}."),
    "met_holiday office": N_("{day} is a holiday: {name} (as the office has it: {office})."),
    "moved": N_("The end moves to the next working day, {day}."),
    "moved counting_rule": N_("The end moves to the next working day, {day} ({counting_rule})."),
    "moved_earlier": N_("Counted backwards, the end moves to the working day before, {day}."),
    "not_moved": N_("{day} falls on a weekend; the end is not moved."),
    "not_moved counting_rule": N_(
        "{day} falls on a weekend; the end is not moved ({counting_rule})."
    ),
    "not_moved_not_seen": N_(
        "Whether such a day moves the end was not seen in the text: not moved. If it did, the "
        "end would be {moved_day}."
    ),
    "backward_stays": N_(
        "{day} is no working day; a period counted backwards is not moved. Be safe with "
        "{moved_day}."
    ),
    "saturday_not_seen": N_(
        "That a Saturday moves the end was seen in secondary sources only: {day} is used. If it "
        "moves, the end would be {moved_day}."
    ),
    "recess_not_extended until": N_(
        "The end falls into the court recess from {day} until {until}; it is not extended, as "
        "answered."
    ),
    "recess_open until": N_(
        "The end falls into the court recess from {day} until {until}. If the recess extends this "
        "period, it ends on {moved_day}; until that is answered it is not extended."
    ),
    "counting_not_verified": N_(
        "How the method {method} counts periods in this unit was not verified in any text. Check "
        "it before you rely on the date."
    ),
    "deemed_served": N_(
        "Posted on {day}; it counts as served {days} days later, on {served_day}. The count "
        "starts from that day."
    ),
    "half_day": N_(
        "{day} is a half day ({name}). No text was seen that moves a period off it; act before the "
        "offices close."
    ),
    "worked_swapped": N_("{day} is a working day: the State swapped it for another one."),
    "worked_said": N_("{day} is a working day, as the office has it ({source})."),
    "swaps_unknown": N_(
        "The State swaps working days every year, and those of {number} are not in the data; the "
        "safe day counts on no Saturday being off."
    ),
    "court_days": N_(
        "The Court publishes its own list of days off; the holidays of Strasbourg were used. "
        "Check the list."
    ),
    "hours_moved": N_("The end moves to the same hour of the next working day, {day}."),
    "moved_into_recess until": N_(
        "The period ended on {raw_day}, before the court recess from {day} until {until}, and only "
        "moved into it. Whether the recess extends it then, to {moved_day}, was not seen; it is "
        "not extended."
    ),
    "recess_not_seen until": N_(
        "The end falls into the court recess from {day} until {until}. No text was seen that "
        "extends it; it is not extended."
    ),
    "roll_not_seen": N_(
        "No text was seen that moves {day} to {moved_day}; the earlier day is used."
    ),
    "recess": N_(
        "The end falls into the court recess from {day} until {until}; it is extended to "
        "{moved_day}."
    ),
    "least_working_days": N_(
        "At least {number} working days must lie in the period, so it ends on {day}."
    ),
    "strictly_before": N_("It must be done before that day: be safe with {day}."),
    "no_place_clock": N_(
        "No place was given: the hours are counted on the clock of UTC, which knows no clock "
        "change. Name the place of the act to count on its clock."
    ),
    "hour_twice": N_("The clock showed {moment} twice that day; the first is used."),
    "hour_excluded": N_("The hour of the start is not counted; counting starts at {moment}."),
    "clock_change": N_(
        "The clocks are changed in between; the hours that really pass are counted."
    ),
    "hours_end": N_("The period of {hours} ends at {moment}."),
    "hours_end_before": N_("Counted backwards, {hours} before is {moment}."),
    "hours_of_day_not_counted": N_("The hours of {day} are not counted: no working day."),
    "hours_of_day_not_counted name": N_("The hours of {day} are not counted: {name}."),
    "handling_hours": N_(
        "The Registry handles urgent requests on working days from {opens} to {closes}, "
        "Strasbourg time."
    ),
    "full_working_day": N_(
        "For a full working day, {day}, to lie between, the request must be in by {moment}."
    ),
    "at_once": N_("The law says: at once. The day of the event, {day}, is taken."),
    "ends_day": N_("Last day: {day}, until 24:00."),
    "ends_moment": N_("Last moment: {moment}."),
    "other_reading": N_("Another reading: {kind}, {start_day}; the end would be {moment}."),
    "other_reading variant": N_("Another reading: {variant}; the end would be {moment}."),
    "answer_used": N_("The length of the period follows the answer to: {key}"),
    "answer_used citation": N_(
        "The length of the period follows the answer to: {key} ({citation})."
    ),
    "trust_lowered": N_("Trust of this date: {trust}, because of {link}."),
    "trust_lowered by": N_("Trust of this date: {trust}, because of {link} ({by})."),
    "would_change_start": N_(
        "It would change the date if one of these days were another one, or became known: {kinds}."
    ),
    "would_change_first_day": N_(
        "It would change the date if the day of the event counted as the first one."
    ),
    "would_change_holiday": N_("It would change the date if {day} were a day off after all."),
    "would_change_notice": N_(
        "It would change the date if the remedy notice were missing or wrong."
    ),
    "saturday_uncertain": N_(
        "Whether the body is closed on Saturday, {day}, is not known; the safe day does not count "
        "on it."
    ),
    "holiday_estimated": N_(
        "{name} on {day} is an estimate and may fall on another day; the safe day does not count "
        "on it."
    ),
    "holiday_in_part": N_(
        "{day} is a holiday only in parts of the state ({name}). Say in which one the court sits."
    ),
    "question_open": N_(
        "A question is open: {key} Depending on the answer the end would be {moment}."
    ),
    "first_day_not_settled": N_(
        "Whether the first day counts is not settled; the safe day counts it."
    ),
}
"""The sentence of each step. After the code stand the values without which it would limp."""

VARIANTS = {
    "first_day_included": N_("the first day counts"),
    "first_day_excluded": N_("the first day does not count"),
    "if_moved": N_("a day off moves the end"),
    "if_not_moved": N_("a day off does not move the end"),
    "recess": N_("the court recess extends the period"),
    "as_working_days": N_("the days are read as working days"),
    "cautious": N_("the cautious count"),
    "remedy_notice": N_("the remedy notice was missing or wrong"),
}
LINKS = {
    TrustLink.RULE: N_("the rule"),
    TrustLink.COUNTING_RULE: N_("the counting rule"),
    TrustLink.TREATY: N_("the status of the treaty"),
    TrustLink.HOLIDAYS: N_("the holiday data"),
    TrustLink.BASE_RULE: N_("the rule it is counted from"),
    TrustLink.SERVICE: N_("the rule of deemed service"),
}
_OPTIONAL = (
    "office",
    "at",
    "claimed_by",
    "since",
    "until",
    "counting_rule",
    "name",
    "variant",
    "citation",
    "by",
)


def sentence(known: Step, t: Catalogue) -> str:
    """Return the sentence of a step."""
    values = known.values
    given = [name for name in _OPTIONAL if values.get(name)]
    exact = " ".join([known.code, *given])
    fitting = exact if exact in SENTENCES else _best(known.code, given)
    return t(SENTENCES[fitting], **_shown(values, t))


def calculation(result: Computation, t: Catalogue) -> tuple[str, ...]:
    """Return the steps of a calculation, in order, without numbers."""
    return tuple(sentence(known, t) for known in result.steps)


def provisional_reasons(result: Computation, t: Catalogue) -> tuple[str, ...]:
    """Return why a date is provisional; empty if it is not."""
    return tuple(sentence(reason, t) for reason in result.reasons)


def trust_reason(result: Computation, t: Catalogue) -> str:
    """Return what made the trust of a date; empty for plain arithmetic."""
    if result.trust is None:
        return ""
    return t(
        "Trust of this date: {trust}, because of {link}.",
        trust=terms.trust(result.trust, t),
        link=t(LINKS[result.trust_link]),
    )


def reading_label(reading: Reading, t: Catalogue) -> str:
    """Return which date started a reading, and how it was counted if not plainly."""
    start = t(
        "{kind}, {day}",
        kind=terms.date_kind(reading.kind, t),
        day=day_text(reading.start, t),
    )
    if not reading.variant:
        return start
    return t("{start}: {variant}", start=start, variant=variant_text(reading.variant, t))


def variant_text(variant: str, t: Catalogue) -> str:
    """Return what differs in a reading."""
    kind, _colon, key = variant.partition(":")
    if kind == "answer":
        return t("other answer to: {question}", question=terms.question(key, t))
    return t(VARIANTS[variant]) if variant in VARIANTS else variant


def _best(code: str, given: list[str]) -> str:
    fitting = [
        known
        for known in SENTENCES
        if known.split()[0] == code and set(known.split()[1:]) <= set(given)
    ]
    return max(fitting, key=lambda known: len(known.split()))


def _shown(values: Mapping[str, str | int | bool], t: Catalogue) -> dict[str, object]:
    shown: dict[str, object] = {}
    for name, value in values.items():
        shown[name] = _SHOWN[name](str(value), t) if name in _SHOWN and value else value
    number = values.get("number")
    if isinstance(number, int):
        unit = Unit(str(values.get("unit", Unit.HOURS)))
        shown["period"] = shown["hours"] = periods.period(Period(number, unit), t)
    if "key" in values and str(values["key"]) in set(DateKind):
        shown["kind"] = terms.date_kind(DateKind(str(values["key"])), t)
    return shown


def _day(text: str, t: Catalogue) -> str:
    return day_text(date.fromisoformat(text), t)


def _moment(text: str, t: Catalogue) -> str:
    return moment_text(datetime.fromisoformat(text), t)


def _kinds(text: str, t: Catalogue) -> str:
    return "; ".join(terms.date_kind(DateKind(kind), t) for kind in text.split(","))


_SHOWN: dict[str, Callable[[str, Catalogue], str]] = {
    "day": _day,
    "start_day": _day,
    "moved_day": _day,
    "raw_day": _day,
    "served_day": _day,
    "since": _day,
    "until": _day,
    "moment": _moment,
    "kind": lambda text, t: terms.date_kind(DateKind(text), t),
    "kinds": _kinds,
    "key": terms.question,
    "name": holiday_name,
    "trust": lambda text, t: terms.trust(Trust(text), t),
    "link": lambda text, t: t(LINKS[TrustLink(text)]),
    "variant": variant_text,
}
