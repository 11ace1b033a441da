"""A calculation reads like a careful colleague's note."""

import string
from datetime import date, datetime, time

import pytest

from caseapp.domain.deadlines import (
    Facts,
    NoDateReason,
    Period,
    QuestionAsked,
    Undetermined,
    Unit,
    compute,
    questions,
    refusal_to_compute,
    undetermined,
)
from caseapp.domain.deadlines.steps import Step
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind, DeadlineState, Manner, Role, Suspensive, Trust
from caseapp.i18n import catalogue
from caseapp.packs.law import load
from caseapp.wording import periods, terms
from caseapp.wording.badges import TrustBadge, trust_badge
from caseapp.wording.calculation import (
    SENTENCES,
    calculation,
    provisional_reasons,
    reading_label,
    sentence,
    trust_reason,
)
from caseapp.wording.days import day_text, moment_text
from caseapp.wording.results import REASONS, badges, hint, lacking, no_date_reason
from caseapp.wording.rules import ACTIONS, BODIES, action, court_or_body
from tests.unit.packs.test_worked_examples import facts_of

PACKS = load()
EN = catalogue("en")
SEEN = {
    DateKind.SERVED_ON_CLIENT: date(2026, 1, 29),
    DateKind.SERVED_ON_COUNSEL: date(2026, 2, 10),
}


def disputed():
    dates = tuple(
        EventDateDraft(kind, day, claimed_by="client" if not number else "")
        for number, (kind, day) in enumerate(SEEN.items())
    )
    issued = EventDateDraft(DateKind.ISSUED, date(2026, 1, 27))
    return compute(PACKS.rule("KZ-EXT-APPEAL"), Facts((*dates, issued)), PACKS.calendars)


def test_a_disputed_service_is_told_step_by_step() -> None:
    assert calculation(disputed(), EN) == (
        "The count starts from: Copy received by client, Thu 29 Jan 2026 (says: client).",
        "Of 2 known dates the earliest is used: Copy received by client, Thu 29 Jan 2026.",
        "Issued, Tue 27 Jan 2026: this date does not start the period.",
        "That day is not counted; counting starts the day after (CPC RK chapter on terms).",
        "The period of 10 calendar days ends on Sun 8 Feb 2026.",
        "Sun 8 Feb 2026 falls on a weekend.",
        "Whether such a day moves the end was not seen in the text: not moved. If it did, the end "
        "would be Mon 9 Feb 2026.",
        "Last day: Sun 8 Feb 2026, until 24:00.",
        "Another reading: a day off moves the end; the end would be Mon 9 Feb 2026, 24:00.",
        "Another reading: Copy received by counsel, Tue 10 Feb 2026; the end would be Fri 20 Feb "
        "2026, 24:00.",
        "Trust of this date: secondary source, because of the counting rule (KZ-COUNT-CPC).",
        "It would change the date if one of these days were another one, or became known: Copy "
        "received by client; Copy received by counsel.",
    )


def test_every_step_of_every_worked_example_has_its_sentence() -> None:
    for rule in PACKS.all():
        for example in rule.examples:
            result = compute(rule, facts_of(example), PACKS.calendars)
            told = (*calculation(result, EN), *provisional_reasons(result, EN))

            assert all(line.strip() and "{" not in line for line in told)
            assert all(reading_label(reading, EN) for reading in result.readings)


def test_a_sentence_never_asks_for_a_value_that_its_name_does_not_promise() -> None:
    optional = {"at", "claimed_by", "since", "until", "counting_rule", "name", "variant"}
    for key, text in SENTENCES.items():
        code, *given = key.split()
        fields = {field for _t, field, _f, _c in string.Formatter().parse(text) if field}
        if code not in ("paused", "recess", "met_holiday", "holiday_not_counted", "other_reading"):
            assert fields & optional - {"name"} <= set(given), key


def test_a_holiday_is_named() -> None:
    step = Step("met_holiday", {"day": "2026-02-17", "name": "Statehood Day (observed)"})

    assert sentence(step, EN) == ("Tue 17 Feb 2026 is a holiday: Statehood Day, day off instead.")


def test_days_show_their_weekday_and_midnight_is_24_00() -> None:
    end = datetime(2026, 2, 8, 23, 59, 59)  # noqa: DTZ001 - only its hands matter
    hour = datetime(2026, 3, 3, 14, 20)  # noqa: DTZ001 - as above

    assert day_text(date(2026, 2, 8), EN) == "Sun 8 Feb 2026"
    assert moment_text(end, EN) == "Sun 8 Feb 2026, 24:00"
    assert moment_text(hour, EN) == "Tue 3 Mar 2026, 14:20"


@pytest.mark.parametrize(
    ("grade", "badge"),
    [
        (Trust.LAW_TEXT, TrustBadge.CONFIRM),
        (Trust.OFFICIAL, TrustBadge.CONFIRM),
        (Trust.LAW_TEXT_DATED, TrustBadge.NEEDS_REVIEW),
        (Trust.SECONDARY, TrustBadge.NEEDS_REVIEW),
        (Trust.UNVERIFIED, TrustBadge.NOT_VERIFIED),
        (None, None),
    ],
)
def test_until_the_office_reviews_a_rule_even_law_asks_to_be_confirmed(
    grade: Trust | None, badge: TrustBadge | None
) -> None:
    assert trust_badge(grade) is badge


def test_an_office_review_never_covers_what_was_not_verified() -> None:
    assert trust_badge(Trust.LAW_TEXT, reviewed=True) is TrustBadge.REVIEWED
    assert trust_badge(Trust.UNVERIFIED, reviewed=True) is TrustBadge.NOT_VERIFIED


def test_the_badges_of_a_date_stand_in_order() -> None:
    assert badges(disputed(), EN) == ("Cannot be extended", "Provisional", "Needs review")
    assert "counting rule" in trust_reason(disputed(), EN)


@pytest.mark.parametrize("reason", NoDateReason)
def test_no_date_is_always_explained(reason: NoDateReason) -> None:
    result = Undetermined("X", "", reason, "appeal", {"fact": "hour | lodged"})

    told = no_date_reason(result, EN)

    assert told.endswith(".")
    assert reason in REASONS
    if reason is NoDateReason.MISSING_FACT:
        assert "the hour of the event / Lodged" in told


def test_a_hint_says_that_it_may_be_shorter() -> None:
    result = Undetermined("X", "", NoDateReason.RULE_UNVERIFIED, "appeal")

    assert hint(result, EN) == "appeal – not verified, may be shorter."


def test_the_low_end_of_a_range_is_a_warning_in_words() -> None:
    rule = PACKS.rule("DE-AUFENTHG-59-7-30")

    told = hint(undetermined(rule, NoDateReason.RANGE), EN)

    assert told.startswith("Departure period ends (leave")
    assert told.endswith(" – a warning: it may be as short as 7 calendar days.")


def test_every_rule_says_what_it_is_for_and_before_whom() -> None:
    assert set(ACTIONS) == {rule.id for rule in PACKS.all()}
    assert {rule.body for rule in PACKS.all()} - {"-"} == set(BODIES)
    assert action("KZ-EXT-APPEAL", EN) == "Complaint to the Supreme Court"
    assert action("OFFICE-1", EN, otherwise="as typed") == "as typed"
    assert court_or_body("Komisija za azil", EN) == "Asylum Commission"
    assert court_or_body("-", EN) == ""


def test_every_code_has_its_word() -> None:
    assert set(terms.DATE_KINDS) == set(DateKind)
    assert set(terms.MANNERS) == set(Manner)
    assert set(terms.STATES) == set(DeadlineState)
    assert set(terms.ROLES) == set(Role)
    assert set(terms.SUSPENSIVE) == set(Suspensive)
    assert set(terms.TRUST) == set(Trust)


def test_every_act_has_its_words() -> None:
    from caseapp.domain.acts import every_act
    from caseapp.wording.acts import ACTS

    assert set(ACTS) == set(every_act())


def test_every_question_of_the_packs_has_its_words() -> None:
    asked: list[QuestionAsked] = [
        question
        for rule in PACKS.all()
        if refusal_to_compute(rule) is None
        for question in questions(rule)
    ]

    for question in asked:
        assert terms.question(question.key, EN) != question.key
        assert all(terms.answer(choice, EN) != choice for choice in question.choices)


@pytest.mark.parametrize("unit", Unit)
def test_periods_are_counted_in_words(unit: Unit) -> None:
    assert periods.period(Period(1, unit), EN) != periods.period(Period(2, unit), EN) or (
        unit is Unit.AT_ONCE
    )


def test_an_hour_of_the_day_keeps_its_two_digits() -> None:
    seized = EventDateDraft(DateKind.SEIZED, date(2026, 3, 3), time(4, 5))
    result = compute(PACKS.rule("KZ-EXT-72H"), Facts((seized,)), PACKS.calendars)

    assert calculation(result, EN)[0].endswith("Tue 3 Mar 2026, 04:05.")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (NoDateReason.MISSING_FACT, "Fact missing: Lodged"),
        (NoDateReason.NO_CALENDAR, "Holidays not known"),
        (NoDateReason.IMPOSSIBLE, "Facts cannot be counted"),
        (NoDateReason.NO_RULE, ""),
        (NoDateReason.RULE_UNVERIFIED, ""),
    ],
)
def test_what_a_rule_lacks_is_told_apart_from_having_no_rule(reason, said):
    result = Undetermined("X", "", reason, "appeal", {"fact": "lodged"})
    assert lacking(result, EN).startswith(said)
    assert bool(lacking(result, EN)) is bool(said)
