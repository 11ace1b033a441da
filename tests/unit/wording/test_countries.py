"""Facts on countries are told in words, with every code of theirs."""

import pytest

from caseapp.domain.countries import FactGrade, OffencePart, Standing, Subject, Treaty
from caseapp.i18n import catalogue
from caseapp.packs.countries import load
from caseapp.wording.countries import (
    STANDINGS,
    SUBJECTS,
    TREATIES,
    grade_text,
    offence_text,
    place_name,
    sentence_text,
    standing_text,
)

EN = catalogue("en")
SHIPPED = load()


def test_every_code_has_its_words() -> None:
    assert set(SUBJECTS) == set(Subject)
    assert set(TREATIES) == set(Treaty)
    assert set(STANDINGS) == set(Standing)
    assert all(grade_text(grade, EN) for grade in FactGrade)


@pytest.mark.parametrize("place", SHIPPED.places())
def test_every_place_has_a_name(place: str) -> None:
    assert place_name(place, EN)
    assert len(place_name(place, EN)) > len("KG")


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (OffencePart("1", 10, 6), "Part 1: 6 to 10 years"),
        (OffencePart("", 2), "up to 2 years"),
        (OffencePart("", 0), "no imprisonment"),
        (OffencePart("", 20, life=True), "up to 20 years, or life"),
        (OffencePart("aggravated", None, life=True), "aggravated: up to life"),
    ],
)
def test_a_sentence_is_told_as_it_was_seen(part: OffencePart, told: str) -> None:
    assert sentence_text(part, EN) == told


def test_an_article_is_told_with_its_parts() -> None:
    (article,) = (one for one in SHIPPED.profile("RU").offences if one.article == "282.2")

    assert (
        offence_text(article, EN) == "Article 282.2: Part 1: 6 to 10 years; Part 2: 2 to 6 years"
    )


def test_sources_that_differ_are_told() -> None:
    status = SHIPPED.profile("IL").treaty(Treaty.REFUGEE_1951)

    assert status is not None
    assert standing_text(status, EN) == "Signed only; the sources differ"


def test_a_standing_is_told_with_its_day() -> None:
    status = SHIPPED.profile("IL").treaty(Treaty.ETS_24)

    assert status is not None
    assert standing_text(status, EN) == "Bound since Tue 26 Dec 1967"
