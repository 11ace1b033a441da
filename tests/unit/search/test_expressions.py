"""Whatever is typed becomes a query that the index takes; raw text would not."""

import random
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.domain.authorities import Label
from caseapp.domain.text import search_form
from caseapp.search import query as language
from caseapp.search.expressions import label_word, match_expression, text_query
from caseapp.search.query import LONGEST

TEXTS = [
    "Лев Скорякин AND экстрадиция",
    'note "x" NEAR(y) ст. 359',
    "Übergabe nach Kasachstan",
    "中国的引渡请求被拒绝",
]
POOL = [
    *"\"'*()^:+-{}[]\\/<>=!~`@#$%&|,;.?_ \t\n\0",
    *("AND", "OR", "NOT", "NEAR", "NEAR(", "folded:", "labels :", "rowid:", "{a b}:"),
    *"абвгёйüıİşß",
    *("ال", "สวัส", "中国", "👩‍👩‍👧", "\u200d", "\u0301", "\ufeff", "\ud800", "\uffff", "𝔘"),
    *("x" * 500, " ", " ", "\ue010kz", "\ue001"),
]


@pytest.fixture(scope="module")
def index():
    made = sqlite3.connect(":memory:")
    made.execute(
        "CREATE VIRTUAL TABLE f USING fts5(folded, labels,"
        " tokenize='unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''')"
    )
    labels = f"{label_word(Label.HOST_STATE, 'KZ')} {label_word(Label.COURT, 'ECtHR')}"
    rows = [(search_form(text), labels) for text in TEXTS]
    made.executemany("INSERT INTO f VALUES (?, ?)", rows)
    yield made
    made.close()


def read_query(text, *expand):
    return text_query(language.read_query(text), *expand)


def _found(index, text, labels=()):
    query = read_query(text)
    if query is None and not labels:
        return None
    match = match_expression(query.expression if query else "", [[one] for one in labels])
    rows = index.execute("SELECT rowid FROM f WHERE f MATCH ?", (match,))
    return [row[0] for row in rows]


def _random_texts(count):
    source = random.Random(5)
    for _ in range(count):
        yield "".join(source.choice(POOL) for _ in range(source.randint(0, 14)))


def test_twenty_thousand_odd_inputs_raise_nothing(index):
    labels = [(Label.HOST_STATE, 'K"Z'), (Label.ISSUE, "art3-real-risk OR *")]
    for text in _random_texts(20_000):
        _found(index, text)
    for text in _random_texts(1_000):
        _found(index, text, labels)


def test_raw_text_would_raise_in_most_of_them(index):
    failed = 0
    for text in _random_texts(2_000):
        try:
            index.execute("SELECT rowid FROM f WHERE f MATCH ?", (text,)).fetchall()
        except (sqlite3.Error, UnicodeEncodeError):
            failed += 1
    assert failed > 1_400


@settings(max_examples=300)
@given(st.text(st.characters(), max_size=60), st.text(max_size=20))
def test_any_text_and_label_make_a_valid_query(index, text, value):
    _found(index, text, [(Label.COURT, value)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("скоряк", [1]),
        ("СКОРЯКИН", [1]),
        ("Скорякин экстрадиция", [1]),
        ('"Лев Скорякин"', [1]),
        ('"Скорякин Лев"', []),
        ("Лев -экстрадиция", []),
        ('лев -"ст 359"', [1]),
        ("AND", [1]),
        ("ст. 359", [2]),
        ("ubergabe", [3]),
        ("引渡", [4]),
        ("引", [4]),
        ("ubergabe labels:x", []),
    ],
)
def test_words_phrases_and_exclusions_mean_what_they_say(index, text, expected):
    assert _found(index, text) == expected


@pytest.mark.parametrize("text", ["", "   ", "\x00", '"', "-", "?!", "👩‍👩‍👧", "-лев"])
def test_a_text_without_words_to_look_for_is_no_query(text):
    assert read_query(text) is None


def test_the_word_under_the_cursor_counts_from_three_letters(index):
    assert _found(index, "ско") == [1]
    assert _found(index, "ск") == []
    assert _found(index, "ско ") == []
    assert _found(index, '"ско"') == []


def test_labels_are_met_beside_the_words(index):
    assert _found(index, "лев", [(Label.HOST_STATE, "KZ")]) == [1]
    assert _found(index, "лев", [(Label.HOST_STATE, "KG")]) == []
    assert _found(index, "", [(Label.COURT, "ECtHR")]) == [1, 2, 3, 4]


def test_the_words_of_a_label_cannot_be_typed(index):
    assert _found(index, label_word(Label.HOST_STATE, "KZ")) == []


def test_values_of_different_labels_stay_apart():
    assert label_word(Label.HOST_STATE, "RU") != label_word(Label.REQUESTING_STATE, "RU")
    assert label_word(Label.ARTICLE, "5-1") != label_word(Label.ARTICLE, "51")


def test_other_forms_of_a_word_can_be_added(index):
    forms = {"экстрадиции": ["экстрадиция", "экстрадицию"]}
    query = read_query("экстрадиции ", lambda word: forms.get(word, ()))
    rows = index.execute(
        "SELECT rowid FROM f WHERE f MATCH ?", (match_expression(query.expression, ()),)
    ).fetchall()
    assert rows == [(1,)]
    assert "экстрадиция" in query.words


def test_a_form_with_a_star_stands_for_what_begins_so(index):
    query = read_query("экстрадиции ", lambda _: ["экстради*"])
    rows = index.execute(
        "SELECT rowid FROM f WHERE f MATCH ?", (match_expression(query.expression, ()),)
    ).fetchall()
    assert rows == [(1,)]
    assert (query.stems, "экстради" in query.words) == ({"экстради"}, False)


@pytest.mark.parametrize("field", ["spelled", "sounding"])
def test_odd_inputs_raise_nothing_in_the_wider_expressions(index, field):
    for text in _random_texts(1_500):
        query = read_query(text)
        expression = getattr(query, field).expression if query else ""
        if expression:
            index.execute("SELECT rowid FROM f WHERE f MATCH ?", (expression,)).fetchall()


def test_phrases_and_exclusions_are_meant_as_they_are_typed(index):
    assert read_query('"Хасанов Рахманов"').spelled.expression == ""
    assert "NOT" in read_query("Хасанов -выдача").spelled.expression


def test_a_very_long_text_is_read_to_its_limit():
    query = read_query("word " * 10_000)
    assert len(query.expression) < LONGEST * 2
    assert read_query("x" * 10_000).prefix == "x" * LONGEST


@pytest.mark.parametrize(
    "typed",
    ["“Лев Скорякин”", "„Лев Скорякин“", "«Лев Скорякин»", "»Лев Скорякин«", "“Лев Скорякин"],
)
def test_a_phrase_may_stand_in_the_marks_of_any_language(index, typed):
    assert read_query(typed) == read_query('"Лев Скорякин"')
    assert _found(index, typed) == [1]
    assert _found(index, typed.replace("Лев Скорякин", "Скорякин Лев")) == []


def test_a_phrase_in_curly_marks_may_be_excluded(index):
    assert _found(index, "экстрадиция -“Лев Скорякин”") == []
    assert _found(index, "экстрадиция -«Скорякин Лев»") == [1]
