"""The search of the library on a real vault: fields, facets, weight, paragraphs, what to try."""

import json
import random

import pytest

from caseapp.domain.errors import NotFoundError
from caseapp.domain.library import FACETS, Binding, Treatment
from caseapp.services import authorities, imports, tags
from tests import factory
from tests.unit.domain.test_text import PAIRS
from tests.unit.search.test_query import POOL

TEXTS = [
    "THE LAW",
    "1. The stranded balloonist asked for asylum.",
    "2. Nobody heard him.",
    "3. A balloonist who is stranded is a balloonist still, stranded or not.",
    "4. The balloonist was stranded by the wind of extradition.",
    "5. A stranded balloonist.",
    *(f"{number}. {text}" for number, (text, _) in enumerate(PAIRS, 6)),
]
LINE = {
    "name": "CASE OF PETROV v. RUTHENIA", "number": "12345/06", "date": "2008-02-28",
    "court": "ECtHR", "paragraphs": TEXTS,
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(library_pattern, tmp_path_factory):
    folder = tmp_path_factory.mktemp("library")
    opened = factory.in_process(factory.copied(library_pattern, folder))
    file = folder / "decisions.jsonl"
    file.write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    imports.run_import(opened, [file])
    tags.tag_decision(opened, authorities.find(opened, query="extradition").rows[0].uid, "urgent")
    yield opened
    opened.vault.close()


def _found(desk, query="", **filters):
    return {
        row.uid for row in authorities.find(desk, query=query, filters=filters, limit=500).rows
    }


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("court:ECtHR", {"court": ["ECtHR"]}),
        ("суд:ЕСПЧ", {"court": ["ECtHR"]}),
        ('court:"committee against torture"', {"court": ["CAT"]}),
        ("court:england", {"court": [
            "England and Wales: Bow Street Magistrates’ Court",
            "England and Wales: High Court (Divisional Court)",
            "England and Wales: Westminster Magistrates’ Court",
        ]}),
        ("host:KZ", {"host_state": ["KZ"]}),
        ("host:Казахстан", {"host_state": ["KZ"]}),
        ("host:kazakh", {"host_state": ["KZ"]}),
        ("host:kz,kg", {"host_state": ["KZ", "KG"]}),
        ("requesting:Tajikistan", {"requesting_state": ["TJ"]}),
        ("issue:diplomatic-assurances", {"issue": ["diplomatic-assurances"]}),
        ("issue:заверения", {"issue": ["diplomatic-assurances"]}),
        ("outcome:violation", {"outcome": ["violation"]}),
        ("importance:key", {"importance": ["1"]}),
        ("treatment:superseded", {"treatment": ["superseded"]}),
        ("printable:no", {"printable": ["no"]}),
        ("source:own", {"source": ["own"]}),
        ("host:KZ court:CAT", {"host_state": ["KZ"], "court": ["CAT"]}),
    ],
)  # fmt: skip
def test_a_typed_field_means_what_a_chosen_filter_means(desk, query, filters):
    found = _found(desk, query)
    assert found
    assert found == _found(desk, **filters)


def test_an_article_is_met_in_any_spelling_and_with_its_parts(desk):
    fourth = _found(desk, "article:5-4")
    for spelling in ("article:5(4)", 'article:"5 § 4"', 'статья:"ECHR 5-4"'):
        assert _found(desk, spelling) == fourth
    assert fourth < _found(desk, "article:5")
    assert not _found(desk, "article:3") & _found(desk, "article:13 -article:3")


def test_periods_begin_with_their_day_and_end_before_it(desk):
    since = authorities.find(desk, query="after:2022", limit=500).rows
    assert min(row.date_text for row in since) >= "2022"
    until = authorities.find(desk, query="before:1990", limit=500).rows
    assert max(row.date_text for row in until) < "1990"
    assert len(_found(desk, "after:2000")) + len(_found(desk, "before:2000")) == 289
    assert _found(desk, "after:01.02.2010 before:2010-03") <= _found(desk, "after:2010")


def test_a_formation_is_a_court_too(desk):
    rows = authorities.find(desk, query='court:"Grand Chamber" extradit*').rows
    assert rows
    views = [authorities.get_authority(desk, row.uid) for row in rows[:3]]
    assert all("Grand Chamber" in view.formation for view in views)


def test_excluded_values_are_met_by_none(desk):
    every, kazakh = _found(desk), _found(desk, "state:KZ")
    assert _found(desk, "-state:KZ") == every - kazakh
    assert _found(desk, "torture -state:KZ") == _found(desk, "torture") - kazakh


def test_fields_narrow_a_question(desk):
    rows = authorities.find(desk, query="host:UA real risk of torture after extradition").rows
    assert rows
    assert {row.host_state for row in rows} <= {"Ukraine", "Slovakia; Ukraine", "Russia; Ukraine"}


def test_an_unknown_value_is_named_and_passed_over(desk):
    page = authorities.find(desk, query="court:Nowhere torture state:XX", limit=500)
    unknown = [part for part in page.understood if not part.known]
    assert [part.typed for part in unknown] == ["court:Nowhere", "state:XX"]
    assert unknown[0].label == "No court or formation of the library is called “Nowhere”."
    assert {row.uid for row in page.rows} == _found(desk, "torture")


def test_what_was_understood_comes_back_part_by_part(desk):
    query = 'torture -"life sentence" extradit* host:kazakhstan'
    parts = authorities.find(desk, query=query).understood
    assert [part.typed for part in parts] == ["torture", '-"life sentence"', "extradit*",
                                              "host:kazakhstan"]  # fmt: skip
    assert [part.label for part in parts][3] == "Host state: Kazakhstan"
    assert (parts[1].phrase, parts[1].excluded, parts[2].beginning) == (True, True, True)
    assert parts[0].query == '-"life sentence" extradit* host:kazakhstan'


def test_every_facet_is_counted_and_leads_to_what_it_counts(desk):
    page = authorities.find(desk, query="extradit*")
    assert {facet.field for facet in page.facets} == set(FACETS)
    for field in FACETS:
        facet = next(one for one in page.facets if one.field == field)
        again = authorities.find(desk, query="extradit*", filters={field: [facet.value]})
        assert again.total == facet.count, facet


def test_of_a_facet_any_chosen_value_will_do_and_the_others_stay_in_sight(desk):
    free = authorities.find(desk, query="extradit*").facets
    page = authorities.find(desk, query="extradit*", filters={"court": ["CAT", "HRC"]})
    assert page.total == sum(one.count for one in free if one.value in {"CAT", "HRC"})
    courts = [(one.value, one.count) for one in page.facets if one.field == "court"]
    assert courts == [(one.value, one.count) for one in free if one.field == "court"]
    hosts = [one.count for one in page.facets if one.field == "host_state"]
    assert sum(hosts) < sum(one.count for one in free if one.field == "host_state")


def test_treatment_tells_what_later_decisions_made_of_one(desk):
    titles = {
        row.title
        for row in authorities.find(desk, filters={"treatment": [Treatment.SUPERSEDED]}).rows
    }
    assert "T.K. and S.R. v. Russia" in titles
    assert "Khasanov and Rakhmanov v. Russia" not in titles


def test_a_hit_says_whether_it_binds_in_the_state(desk):
    in_germany = authorities.find(desk, query="Soering", for_state="DE").rows[0].binding
    in_kazakhstan = authorities.find(desk, query="Soering", for_state="KZ").rows[0].binding
    assert (in_germany.binding, in_kazakhstan.binding) == (Binding.BINDING, Binding.PERSUASIVE)
    assert in_kazakhstan.sentence.startswith("Kazakhstan is not a party")
    assert authorities.find(desk, query="Soering").rows[0].binding is None


def test_a_hit_shows_its_three_best_paragraphs_and_more_on_request(desk):
    row = authorities.find(desk, query="stranded balloonist").rows[0]
    assert len(row.paragraphs) == 3
    assert row.paragraphs[0].number == row.paragraph == "3"
    assert all(any(hit for _, hit in one.snippet) for one in row.paragraphs)
    more = authorities.find_paragraphs(desk, row.uid, "stranded balloonist")
    assert {one.number for one in more} == {"1", "3", "4", "5"}


def test_a_question_shows_its_paragraphs_on_every_page(desk):
    question = "is a stranded balloonist to be heard before extradition"
    row = authorities.find(desk, query=question).rows[0]
    assert row.title == "Petrov v. Ruthenia"
    assert {one.number for one in row.paragraphs} >= {"4"}
    later = authorities.find(desk, query=question, offset=60, limit=5).rows
    assert any(one.paragraphs for one in later)


def test_a_phrase_in_a_question_must_stand_in_the_decision(desk):
    free = _found(desk, "stranded balloonist heard before extradition torture")
    page = authorities.find(desk, query='torture heard before extradition "stranded balloonist"')
    assert [row.title for row in page.rows] == ["Petrov v. Ruthenia"]
    assert len(free) > 20
    assert not _found(desk, 'torture heard before extradition "balloonist stranded by"')


def test_more_like_this_is_about_the_same(desk):
    uid = authorities.find(desk, query="Kaboulov").rows[0].uid
    titles = [row.title for row in authorities.find_similar(desk, uid).rows]
    assert "Baysakov and Others v. Ukraine" in titles[:3]
    assert len(titles) == 10
    with pytest.raises(NotFoundError):
        authorities.find_similar(desk, "nothing")


def test_where_nothing_is_found_it_says_what_to_leave_out(desk):
    page = authorities.find(desk, query="zebra torture", filters={"court": ["CAT"]})
    assert page.total == 0
    assert [(one.left_out, one.query) for one in page.suggestions] == [("zebra", "torture")]
    again = page.suggestions[0]
    filters = dict(again.filters)
    assert authorities.find(desk, query=again.query, filters=filters).total == again.total > 0


def test_a_fruitless_filter_is_offered_for_leaving_out(desk):
    page = authorities.find(desk, query="stranded", filters={"host_state": ["KZ"]})
    assert {one.left_out for one in page.suggestions} == {"stranded", "Host state"}


@pytest.mark.parametrize(("_text", "query"), PAIRS)
def test_a_text_is_found_in_every_script_and_spelling(desk, _text, query):
    titles = {row.title for row in authorities.find(desk, query=f'"{query}"').rows}
    assert "Petrov v. Ruthenia" in titles


def test_odd_queries_and_filters_raise_nothing(desk):
    source = random.Random(3)
    for _ in range(150):
        text = "".join(source.choice(POOL) for _ in range(source.randint(0, 9)))
        filters = {source.choice([*FACETS, "nonsense"]): [source.choice(POOL)]}
        assert authorities.find(desk, query=text, filters=filters, limit=2, typing=True).total >= 0
