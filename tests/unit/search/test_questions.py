"""Reading a question: what is one, which words count, what they may mean."""

import pytest

from caseapp.domain.text import count_pieces
from caseapp.search.query import read_query
from caseapp.search.questions import MOST_WORDS
from caseapp.search.questions import question as as_question
from caseapp.search.spelling import british
from caseapp.search.stems import beginning, count_stems, stem
from caseapp.search.thesaurus import meanings


def _asked(text):
    return as_question(read_query(text))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "soering",
        "Saadi v. Italy",
        "soering 14038/88",
        '"death row"',
        "-a -b",
    ],
)
def test_a_name_a_number_or_a_phrase_is_no_question(query):
    assert _asked(query) is None


@pytest.mark.parametrize(
    ("query", "spare"),
    [
        ("extradition of a hacker", True),
        ('"death row" in the United States', True),
        ("extradition of a dying hacker", False),
    ],
)
def test_few_words_are_a_question_only_where_no_paragraph_has_them(query, spare):
    assert _asked(query).spare is spare


def test_words_that_say_nothing_leave_a_long_question_its_room():
    words = [f"word{number} of the" for number in range(MOST_WORDS)]

    assert f"word{MOST_WORDS - 1}" in _asked(" ".join(words)).stems


@pytest.mark.parametrize(
    ("american", "court"),
    [
        ("organization", "organisation"),
        ("recognized", "recognised"),
        ("behavior", "behaviour"),
        ("labor", "labour"),
        ("defense", "defence"),
        ("centers", "centres"),
    ],
)
def test_an_american_word_is_looked_for_as_european_courts_write_it(american, court):
    assert stem(court) in _asked(f"{american} of refugees and torture").stems


@pytest.mark.parametrize("word", ["citizen", "prize", "seized", "laboratory", "honorary", "size"])
def test_a_word_that_only_looks_american_stays(word):
    assert british(word) == word


def test_words_that_say_nothing_do_not_count():
    question = _asked("can they be extradited to the place of torture by the police?")

    assert {"extradit", "tortur", "polic"} <= question.stems
    assert "they" not in question.stems


def test_a_synonym_counts_less_than_a_word_that_was_typed():
    terms = {term.stem: term.weight for term in _asked("deportation of dying patient").terms}

    assert terms["deport"] == 1
    assert 0 < terms["expuls"] < 1


def test_forms_of_a_word_have_one_stem():
    assert len({stem(word) for word in ("extradited", "extradition", "extraditing")}) == 1
    assert stem("пытками") == stem("пытка")


def test_a_people_means_its_state_and_an_article_its_subject():
    assert "uzbekistan" in meanings(["uzbek"])
    assert "tortur" in meanings(["article", "3"])


def test_a_question_in_russian_means_english_words():
    found = meanings(["выдача", "в", "узбекистан", "дипломатические", "заверения"])

    assert {"extradit", "uzbekistan", "assur"} <= set(found)


def test_the_last_word_may_still_be_typed():
    terms = _asked("extradition assurances monit").terms

    assert [term.stem for term in terms if term.begins] == ["monit"]


def test_every_form_begins_like_its_stem():
    assert "policies".startswith(beginning(stem("policies")))
    assert "policy".startswith(beginning(stem("policies")))


def test_stems_are_counted_across_punctuation_and_without_forms_of_names():
    counted = count_stems(count_pieces(["(extradition), extradited. \ue002key"]))

    assert counted == {"extradit": 2}
