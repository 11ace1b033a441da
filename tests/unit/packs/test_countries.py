"""Facts on countries: every row kept with its grade; a bad file is refused whole, and named."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from caseapp.domain import countries as domain
from caseapp.domain.countries import Countries, FactGrade, Standing, Subject, Treaty, grades
from caseapp.domain.errors import UserError
from caseapp.domain.vocabulary import Trust
from caseapp.i18n import catalogue
from caseapp.packs import law
from caseapp.packs.countries import build, load
from caseapp.wording.refusals import refusal

SHIPPED = load()
LAW = law.load()
HOSTS = [
    "KG",
    "KZ",
    "AM",
    "GE",
    "MN",
    "TH",
    "AE",
    "IL",
    "RS",
    "ME",
    "TR",
    "DE",
    "PL",
    "LT",
    "LV",
    "FI",
    "CZ",
    "FR",
    "EE",
    "ES",
    "BE",
]
FILE = """
place = "RS"
collected = 2026-11-22

[[fact]]
subject = "treaty"
name = "ECHR"
value = "bound"
source = "list"
grade = "seen"
treaty = "echr"
standing = "party"
since = "2004-03"

[[fact]]
subject = "offence"
name = "CC_1"
value = "p1 up to 5 y"
source = "code"
grade = "secondary"
article = "1"
[[fact.part]]
part = "1"
maximum_years = 5
"""


def read(text: str = FILE) -> Countries:
    return build({"rs.toml": tomllib.loads(text)})


def changed(old: str, new: str) -> str:
    assert old in FILE
    return FILE.replace(old, new, 1)


def test_every_collected_fact_ships_with_its_grade() -> None:
    assert len(SHIPPED.all()) == 493
    assert grades(SHIPPED.all()) == {
        FactGrade.SEEN: 234,
        FactGrade.SEEN_DATED: 13,
        FactGrade.SECONDARY: 70,
        FactGrade.UNVERIFIED: 176,
    }


def test_every_fact_says_when_it_was_collected() -> None:
    assert {fact.collected for fact in SHIPPED.all()} == {date(2026, 11, 22)}


@pytest.mark.parametrize("state", HOSTS)
def test_every_host_state_has_a_profile(state: str) -> None:
    assert SHIPPED.profile(state).facts


def test_a_fact_without_source_is_never_better_than_unverified() -> None:
    without = [fact for fact in SHIPPED.all() if fact.source == "-"]

    assert without
    assert {fact.grade for fact in without} == {FactGrade.UNVERIFIED}


def test_the_pact_on_personal_data_carries_its_right_dates() -> None:
    facts = [SHIPPED.profile(state).about(Subject.PACT) for state in ("KG", "KZ", "RU")]

    for (pact,) in facts:
        assert "18.12.2020" in pact.value
        assert "in force 21 July 2023" in pact.correction


def test_creating_an_extremist_community_is_not_up_to_six_years() -> None:
    (article,) = (one for one in SHIPPED.profile("RU").offences if one.article == "282.1")

    assert [(one.part, one.minimum_years, one.maximum_years) for one in article.parts] == [
        ("1", 6, 10),
        ("2", 2, 6),
        ("3", 7, 12),
    ]
    assert [one.grade for one in article.parts] == [
        FactGrade.SEEN,
        FactGrade.UNVERIFIED,
        FactGrade.UNVERIFIED,
    ]
    assert "participation (part 2)" in article.correction


def test_all_articles_of_the_russian_code_have_their_longest_sentence() -> None:
    offences = SHIPPED.profile("RU").offences

    assert len(offences) == 21
    assert all(one.parts for one in offences)
    assert {one.article for one in offences if one.parts[0].maximum_years == 0} == {"319"}
    assert [one.article for one in offences][:3] == ["167", "205", "205.2"]


def test_people_who_were_removed_without_notice_are_marked() -> None:
    marked = [fact for fact in SHIPPED.all() if fact.without_notice]

    assert {name for fact in marked for name in fact.value.replace(":", " ").split()} >= {
        "Skoryakin",
        "Setrakov",
        "Zhilin",
        "Korba",
    }


def test_georgia_files_in_georgian_script_and_israel_rests_on_friday() -> None:
    assert (SHIPPED.profile("GE").languages, SHIPPED.profile("GE").scripts) == (("ka",), ("Geor",))
    assert SHIPPED.profile("IL").weekend == (4, 5)
    assert SHIPPED.profile("AE").weekend == (5, 6)


def test_the_convention_of_1951_in_israel_is_told_in_two_ways() -> None:
    status = SHIPPED.profile("IL").treaty(Treaty.REFUGEE_1951)

    assert status is not None
    assert (status.disputed, len(status.facts)) == (True, 2)


def _facts_of(treaty: Treaty) -> Mapping[str, domain.TreatyStatus]:
    found = {place: SHIPPED.profile(place).treaty(treaty) for place in SHIPPED.places()}
    return {place: status for place, status in found.items() if status is not None}


@pytest.mark.parametrize(
    ("pack", "treaty"),
    [
        ("echr", Treaty.ECHR),
        ("ets24", Treaty.ETS_24),
        ("cets209", Treaty.CETS_209),
        ("chisinau", Treaty.CHISINAU_2002),
        ("cat22", Treaty.CAT_22),
        ("op1", Treaty.ICCPR_OP1),
    ],
)
def test_a_pack_never_grades_a_party_better_than_its_facts(pack: str, treaty: Treaty) -> None:
    (found,) = (one for one in LAW.packs if one.id == pack)
    order = tuple(Trust)
    known = _facts_of(treaty)

    for party in found.parties:
        assert order.index(party.trust) >= order.index(known[party.state].grade.trust), party
        if known[party.state].standing is Standing.UNCLEAR:
            assert party.trust is Trust.UNVERIFIED


def test_no_state_known_to_stand_outside_a_treaty_is_given_its_rules() -> None:
    (found,) = (one for one in LAW.packs if one.id == "ets24")
    known = _facts_of(Treaty.ETS_24)

    assert {known[state].standing for state in found.states} == {Standing.PARTY}


@pytest.mark.parametrize(
    ("old", "new", "kind", "field"),
    [
        ('value = "bound"\n', "", domain.MissingCountryKeyError, "value"),
        ('grade = "seen"', 'grade = "sure"', domain.BadCountryValueError, "grade"),
        ('source = "list"', 'source = "-"', domain.BadCountryValueError, "grade"),
        ('treaty = "echr"', 'treaty = "warsaw"', domain.BadCountryValueError, "treaty"),
        ('standing = "party"\n', "", domain.MissingCountryKeyError, "standing"),
        ('since = "2004-03"', 'since = "long ago"', domain.BadCountryValueError, "since"),
        ('since = "2004-03"', 'colour = "red"', domain.UnknownCountryKeyError, "colour"),
        ('subject = "treaty"', 'subject = "food"', domain.BadCountryValueError, "subject"),
        ('article = "1"\n', "", domain.MissingCountryKeyError, "article"),
        ("maximum_years = 5", "maximum_years = -5", domain.BadCountryValueError, "maximum_years"),
        ("maximum_years = 5", "", domain.MissingCountryKeyError, "maximum_years"),
        (
            "maximum_years = 5",
            "maximum_years = 5\nminimum_years = 6",
            domain.BadCountryValueError,
            "minimum_years",
        ),
        (
            "maximum_years = 5",
            'maximum_years = 5\ngrade = "seen"',
            domain.BadCountryValueError,
            "grade",
        ),
        ("collected = 2026-11-22", "collected = 7", domain.BadCountryValueError, "collected"),
        ('place = "RS"\n', "", domain.MissingCountryKeyError, "place"),
        ("collected", "age = 3\ncollected", domain.UnknownCountryKeyError, "age"),
    ],
)
def test_a_bad_field_is_named_with_file_and_place(
    old: str, new: str, kind: type[UserError], field: str
) -> None:
    with pytest.raises(kind) as refused:
        read(changed(old, new))

    values = refused.value.values
    assert (values["file"], values["field"]) == ("rs.toml", field)
    assert values["place"] == ("-" if field == "place" else "RS")
    told = refusal(refused.value, catalogue("en"))
    assert "rs.toml" in told
    assert field in told


def test_two_facts_of_one_name_are_refused() -> None:
    with pytest.raises(domain.DuplicateCountryFactError) as refused:
        read(changed('name = "CC_1"', 'name = "ECHR"'))

    assert refused.value.values["fact"] == "ECHR"


def test_two_files_on_one_place_are_refused() -> None:
    with pytest.raises(domain.DuplicateCountryFactError):
        build({"a.toml": tomllib.loads(FILE), "b.toml": tomllib.loads(FILE)})


def test_a_file_that_is_not_toml_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("place = ", encoding="utf-8")

    with pytest.raises(domain.UnreadableCountriesError) as refused:
        load(tmp_path)

    assert refused.value.values["file"] == "bad.toml"


def test_a_place_without_facts_is_refused_with_the_known_ones() -> None:
    with pytest.raises(domain.UnknownCountryError) as refused:
        SHIPPED.profile("XX")

    assert "KZ" in str(refused.value.values["known"])
