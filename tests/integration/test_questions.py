"""Questions to the library: the decision that answers stands among the first ten."""

import random

import pytest

from caseapp.search import weights
from caseapp.services import authorities
from tests import factory

SOERING = "Soering v. the United Kingdom"


@pytest.fixture(scope="module")
def desk(library_pattern, tmp_path_factory):
    """A desk with the shipped library."""
    made = factory.copied(library_pattern, tmp_path_factory.mktemp("questions"))
    yield made
    made.vault.close()


def _titles(desk, query, **more):
    return [row.title for row in authorities.find(desk, query=query, limit=10, **more).rows]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("waiting for years on death row before execution in America", SOERING),
        (
            "may danger to national security be weighed against torture of a Tunisian",
            "Saadi v. Italy",
        ),
        ("migrants on boats pushed back at sea to Libya", "Hirsi Jamaa and Others v. Italy"),
        ("смертная казнь, камера смертников, выдача в США", SOERING),
        ("перехват мигрантов в открытом море, высылка в Ливию", "Hirsi Jamaa and Others v. Italy"),
    ],
)
def test_a_question_finds_the_decision_that_answers_it(desk, question, title):
    assert title in _titles(desk, question)


def test_a_decision_asked_for_by_its_name_comes_first(desk):
    assert _titles(desk, "Hirsi Jamaa and Others v. Italy")[0] == "Hirsi Jamaa and Others v. Italy"


def test_a_filter_and_an_exclusion_hold_for_questions(desk):
    page = authorities.find(
        desk, query="real risk of torture after extradition", filters={"host_state": ["UA"]}
    )
    assert page.rows
    assert all("Ukraine" in row.host_state for row in page.rows)

    without = _titles(desk, "years on death row before execution -soering")
    assert without
    assert SOERING not in without


@pytest.mark.parametrize(
    "query",
    [
        "Article 3: is a prisoner's death row wait before execution inhuman?",
        "host: UK. requesting: USA. years on death row before execution",
        "- years on death row before execution, Protocol No. 6",
        "-Can years on death row before execution bar extradition",
        'what is the "death row" in an extradition-to-execution case?',
        "AND years OR death row NOT( NEAR execution",
    ],
)
def test_the_signs_of_a_question_are_no_orders(desk, query):
    assert SOERING in _titles(desk, query)


def test_two_words_far_apart_are_a_question_after_all(desk):
    assert SOERING in _titles(desk, "soering execution")
    assert not _titles(desk, "Soering v. Kazakhstan")
    assert not _titles(desk, "soering zebra")


def test_while_typing_the_answer_is_rougher_but_there(desk):
    assert SOERING in _titles(desk, "years on death row before exec", typing=True)


def test_a_decision_that_left_the_index_answers_no_more(desk):
    with desk.vault.writing() as session:
        connection = session.connection()
        number = connection.exec_driver_sql(
            "SELECT id FROM authority WHERE title = ?", (SOERING,)
        ).scalar_one()
        weights.forget(connection, number)
        weights.prepare(connection)
        left = [one for _, found in weights.look_up(connection, "row") for one in found]
        weights.refresh(connection, number)
        back = [one for _, found in weights.look_up(connection, "row") for one in found]

    assert number not in left
    assert number in back


@pytest.mark.parametrize("many", [40, pytest.param(2000, marks=pytest.mark.soak)])
def test_no_question_can_fail(desk, many):
    source = random.Random(7)
    signs = "abc абв \"'()*:^-+~{}[]%\\/ \x00\ud800\u202e\ue100\ue002 NEAR AND OR 漢字 ไทย 3 § 𝔸"
    for _ in range(many):
        query = "".join(source.choices(signs, k=source.randrange(1, 60)))
        assert authorities.find(desk, query=query, typing=source.random() < 0.5).total >= 0
