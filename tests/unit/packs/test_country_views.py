"""Profiles in words: no verdict on any state, gaps said, grades as they are."""

from datetime import date
from functools import lru_cache

import pytest

from caseapp.domain.countries import FactGrade, Subject
from caseapp.i18n import catalogue
from caseapp.packs import countries, law
from caseapp.packs.country_views import ALWAYS, country_rows, country_view, is_state
from caseapp.wording import country_facts
from caseapp.wording.days import source_day

TODAY = date(2026, 3, 3)
VERDICTS = ("safe", "reachable", "безопасн", "достижим")
PLACES = countries.load().places()


@lru_cache(maxsize=1)
def shipped():
    return countries.load(), law.load()


def profile(place, language="en"):
    return country_view(*shipped(), place, catalogue(language), today=TODAY)


def own_words(view):
    """What the program says itself, without the notes that it quotes and the law's actions."""
    yield view.row.name
    yield from view.missing
    yield from view.treaties_missing
    yield view.holidays_trouble
    for treaty in view.treaties:
        yield from (treaty.name, treaty.standing_text, treaty.grade_text)
    for section in view.sections:
        yield section.title
        yield from (fact.grade_text for fact in section.facts)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("place", PLACES)
def test_no_state_is_called_safe_or_reachable(place, language):
    said = " ".join(own_words(profile(place, language))).casefold()

    assert said
    assert not [word for word in VERDICTS if word in said]


def test_the_look_for_verdicts_would_find_one():
    assert [word for word in VERDICTS if word in "a safe state"]


@pytest.mark.parametrize("place", PLACES)
def test_every_fact_that_ships_is_shown_with_its_grade(place):
    facts = shipped()[0].profile(place).facts
    view = profile(place)

    shown = [fact for treaty in view.treaties for fact in treaty.facts]
    shown += [fact for section in view.sections for fact in section.facts]

    assert sorted((one.note, one.grade) for one in shown) == sorted(
        (one.value, one.grade) for one in facts
    )


@pytest.mark.parametrize("place", [place for place in PLACES if is_state(place)])
def test_the_profile_of_a_state_has_every_part_though_it_be_empty(place):
    subjects = [section.subject for section in profile(place).sections]

    assert set(ALWAYS) <= set(subjects)


def test_a_treaty_without_facts_is_named_as_not_collected():
    view = profile("BE")

    assert view.treaties == ()
    assert "European Convention on Human Rights" in view.treaties_missing


def test_data_in_a_fact_speak_the_readers_language():
    fact = next(f for f in shipped()[0].profile("RS").facts if f.subject is Subject.WEEKEND)

    assert country_facts.heading(fact, catalogue("ru")) == "суббота, воскресенье"
    assert country_facts.heading(fact, catalogue("en")) == "Saturday, Sunday"


@pytest.mark.parametrize(
    ("written", "shown"),
    [("2026-02", "February 2026"), ("2026-02-20", "Fri 20 Feb 2026"), ("2025", "2025")],
)
def test_an_incident_is_dated_as_far_as_it_is_known(written, shown):
    assert source_day(written, catalogue("en")) == shown


def test_rows_count_what_nobody_verified():
    rows = {row.place: row for row in country_rows(*shipped(), catalogue("en"))}
    facts = shipped()[0].profile("KG").facts

    assert rows["KG"].facts == len(facts)
    assert rows["KG"].unverified == sum(f.grade is FactGrade.UNVERIFIED for f in facts)


def test_rules_that_give_a_date_stand_first():
    computable = [row.computable for row in profile("RS").rules]

    assert computable == sorted(computable, reverse=True)
    assert computable[0]
