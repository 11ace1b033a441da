"""A profile puts facts together without making any of them better."""

from datetime import date

from caseapp.domain.countries import (
    CountryFact,
    CountryProfile,
    FactGrade,
    Standing,
    Subject,
    Treaty,
)
from caseapp.domain.vocabulary import Trust


def fact(grade: FactGrade, standing: Standing, since: str = "", **more: object) -> CountryFact:
    return CountryFact(
        place="RS",
        subject=Subject.TREATY,
        name=f"{grade}{standing}{since}",
        value="v",
        source="s",
        grade=grade,
        collected=date(2026, 11, 22),
        treaty=Treaty.ETS_24,
        standing=standing,
        since=since,
        **more,  # type: ignore[arg-type]
    )


def profile(*facts: CountryFact) -> CountryProfile:
    return CountryProfile("RS", facts)


def test_the_best_graded_fact_decides_the_status() -> None:
    status = profile(
        fact(FactGrade.UNVERIFIED, Standing.NOT_PARTY),
        fact(FactGrade.SECONDARY, Standing.PARTY),
    ).treaty(Treaty.ETS_24)

    assert status is not None
    assert (status.standing, status.grade) == (Standing.PARTY, FactGrade.SECONDARY)
    assert status.disputed


def test_a_date_is_not_borrowed_from_a_worse_fact() -> None:
    status = profile(
        fact(FactGrade.SEEN, Standing.PARTY),
        fact(FactGrade.UNVERIFIED, Standing.PARTY, "1996"),
    ).treaty(Treaty.ETS_24)

    assert status is not None
    assert status.since == ""
    assert not status.disputed


def test_of_equal_grades_the_fact_that_says_something_decides() -> None:
    status = profile(
        fact(FactGrade.UNVERIFIED, Standing.UNCLEAR),
        fact(FactGrade.UNVERIFIED, Standing.NOT_PARTY),
    ).treaty(Treaty.ETS_24)

    assert status is not None
    assert (status.standing, status.disputed) == (Standing.NOT_PARTY, False)


def test_nothing_collected_on_a_treaty_is_no_status() -> None:
    assert profile(fact(FactGrade.SEEN, Standing.PARTY)).treaty(Treaty.ECHR) is None


def test_a_fact_that_was_seen_is_official_at_best_and_one_seen_in_an_old_text_secondary() -> None:
    assert [grade.trust for grade in FactGrade] == [
        Trust.OFFICIAL,
        Trust.SECONDARY,
        Trust.SECONDARY,
        Trust.UNVERIFIED,
    ]
