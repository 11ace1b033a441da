"""Folding finds a word in any script, case and spelling, through a real full-text index."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.domain.text import fold, has_words, search_form, search_words, snippet

TOKENIZER = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
PAIRS = [
    ("Ёлка", "елка"),
    ("Йод", "йод"),
    ("Өлкө", "олко"),
    ("Қазақстан", "Казакстан"),
    ("საქართველო", "ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ"),
    ("և", "եւ"),
    ("Հայաստան", "ՀԱՅԱՍՏԱՆ"),
    ("Đorđe", "dorde"),
    ("Njegoš", "njegos"),
    ("İstanbul", "istanbul"),
    ("ISPARTA", "ısparta"),
    ("Iğdır", "ığdır"),
    ("Iğdır", "igdir"),
    ("مُحَمَّد", "محمد"),
    ("الأحمد", "الاحمد"),
    ("كتاب", "کتاب"),
    ("ـكـتـاب", "كتاب"),
    ("สวัสดีครับ", "สวัสดี"),
    ("שָׁלוֹם", "שלום"),
    ("Straße", "strasse"),
    ("O‘zbekiston", "O'zbekiston"),
    ("ﬁle", "file"),
    ("引渡请求", "引渡"),
    ("Київ", "Киив"),
    ("می‌خواهم", "میخواهم"),
    ("ИЙ", "ий"),
    ("е́го", "его"),
]


def _found(text, query, tokenizer=TOKENIZER, form=search_form):
    index = sqlite3.connect(":memory:")
    index.execute(f'CREATE VIRTUAL TABLE f USING fts5(x, tokenize="{tokenizer}")')
    index.execute("INSERT INTO f VALUES (?)", (form(text),))
    hit = index.execute("SELECT 1 FROM f WHERE f MATCH ?", (f'"{form(query)}"',)).fetchone()
    index.close()
    return hit is not None


@pytest.mark.parametrize(("text", "query"), PAIRS)
def test_a_word_is_found_in_every_script_and_spelling(text, query):
    assert _found(text, query)


def test_the_stock_tokenizer_without_folding_misses_most_of_these():
    stock = [_found(text, query, "unicode61", str) for text, query in PAIRS]
    assert sum(stock) < len(PAIRS) / 2


def test_short_i_and_i_stay_different_letters():
    assert fold("Май") != fold("Маи")
    assert not _found("Май", "маи")


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(), max_size=200))
def test_any_text_can_be_folded_and_stored(text):
    search_form(text + "\ud800").encode()


def test_words_carry_nothing_of_a_query_language():
    assert search_words('NEAR("a" b) -c* col:d^ ст.359') == [
        *("near", "a", "b", "c", "col", "d", "ст", "359")
    ]


def test_a_snippet_marks_the_hit_in_the_original_spelling():
    text = "Суд отказал в выдаче Алёны Скорякиной, так как риск реален."
    pieces = snippet(text, frozenset({"алены"}), "скоряк")
    assert [piece for piece, hit in pieces if hit] == ["Алёны", "Скорякиной"]
    assert "".join(piece for piece, _ in pieces) == text


def test_a_snippet_of_a_long_text_is_cut_around_the_hit():
    text = " ".join(["before"] * 200 + ["assurances"] + ["after"] * 200)
    pieces = snippet(text, frozenset({"assurances"}), width=12)
    assert pieces[0][0].startswith("… before")
    assert pieces[-1][0].endswith("after …")
    assert sum(len(piece.split()) for piece, _ in pieces) <= 14


def test_a_snippet_is_cut_alike_from_a_judgment_that_is_one_paragraph():
    far = " ".join(["however thé"] * 2_000 + ["Öcalan"] + ["after"] * 2_000)
    pieces = snippet(far, frozenset({"how"}), "ocal")
    assert [piece for piece, hit in pieces if hit] == ["Öcalan"]
    assert pieces[0][0].startswith("… ")
    near = " ".join(["Öcalan", *["after"] * 2_000])
    assert snippet(near, frozenset(), "ocal")[0] == ("Öcalan", True)
    assert snippet(near, frozenset({"nothing"}))[0][0].startswith("Öcalan after")


@pytest.mark.parametrize(
    ("words", "begins", "there"),
    [
        (["extr"], True, True),
        (["extr"], False, False),
        (["tradition"], True, False),
        (["ill", "tre"], True, True),
        (["ill", "tre"], False, False),
        (["ill", "treatment"], False, True),
        (["ill", "extradition"], False, False),
        (["in"], False, True),
    ],
)
def test_words_are_met_where_the_index_cuts_them(words, begins, there):
    assert has_words("no extradition: ill-treatment, in_it", words, begins=begins) is there


def test_a_snippet_marks_words_with_apostrophes_and_marks_whole():
    assert ("O‘zbekiston", True) in snippet("Eski O‘zbekiston yo'li", frozenset({"ozbekiston"}))
    assert ("مُحَمَّد", True) in snippet("السيد مُحَمَّد", frozenset({"محمد"}))


def test_a_snippet_marks_signs_that_are_written_without_spaces():
    words = frozenset(search_words("引渡请求"))
    assert ("引渡请求", True) in snippet("中国的引渡请求被拒绝", words)


@given(st.text(max_size=300), st.frozensets(st.text(max_size=4), max_size=3), st.text(max_size=3))
def test_a_snippet_is_always_made_of_the_text_itself(text, words, prefix):
    pieces = [piece.strip("…").strip() for piece, _ in snippet(text, words, prefix)]
    assert all(piece in text for piece in pieces)


def test_a_snippet_marks_words_by_their_stems():
    pieces = snippet("Запрет пыток", frozenset(), stems=frozenset({"пыт"}))
    assert ("пыток", True) in pieces


def test_an_empty_text_has_no_snippet():
    assert snippet("", frozenset({"a"})) == ()
    assert snippet("—", frozenset({"a"})) == (("—", False),)
