"""The language of the search field: parts, fields, and that no text whatever is an error."""

import random
import time

import pytest

from caseapp.domain.library import Field
from caseapp.search.query import FIELD_NAMES, LONGEST, MOST_FIELDS, PREFIX_FROM, read_query

POOL = [
    *"\"'*()^:+-{}[]\\/<>=!~`@#$%&|,;.?_ \t\n\0",
    *(f"{name}:" for name in FIELD_NAMES),
    *("AND", "NEAR(", "court:", '-court:"', "after:99999", "before:2015-13-45", "article:((("),
    *("абв", "ال", "สวัส", "中国", "👩‍👩‍👧", "\u200d", "\ufeff", "\ud800", "\uffff", "ſ", "ı", "K"),
    "x" * 600,
]


def _one(text):
    (part,) = read_query(text).parts
    return part


@pytest.mark.parametrize(
    ("text", "field", "values", "excluded"),
    [
        ("court:ECtHR", Field.COURT, ("ECtHR",), False),
        ("COURT:ECtHR", Field.COURT, ("ECtHR",), False),
        ("суд:ЕСПЧ", Field.COURT, ("ЕСПЧ",), False),
        ('court:"Grand Chamber"', Field.COURT, ("Grand Chamber",), False),
        ("court:«Grand Chamber»", Field.COURT, ("Grand Chamber",), False),
        ('-court:"Grand Chamber"', Field.COURT, ("Grand Chamber",), True),
        ("state:KZ,KG", Field.STATE, ("KZ", "KG"), False),
        ("host:Казахстан", Field.HOST_STATE, ("Казахстан",), False),
        ('-tag:"to read"', Field.TAG, ("to read",), True),
        ("метка:срочно", Field.TAG, ("срочно",), False),
        ("год:2015-2018", Field.YEAR, ("2015-2018",), False),
        ("requesting:TJ", Field.REQUESTING_STATE, ("TJ",), False),
        ("article:5(4)", Field.ARTICLE, ("5(4)",), False),
        ("after:2015-03", Field.AFTER, ("2015-03",), False),
        ("до:31.12.2015", Field.BEFORE, ("31.12.2015",), False),
        ("-issue:torture", Field.ISSUE, ("torture",), True),
        ("outcome:violation", Field.OUTCOME, ("violation",), False),
        ("importance:1", Field.IMPORTANCE, ("1",), False),
    ],
)
def test_a_field_has_values_and_may_be_excluded(text, field, values, excluded):
    part = _one(text)
    assert (part.field, part.values, part.excluded, part.words) == (field, values, excluded, ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("labels:x", ("labels", "x")),
        ("ECLI:CE:ECHR:2008", ("ecli", "ce", "echr", "2008")),
        ("court:", ("court",)),
        ('court:""', ("court",)),
        ("court:,", ("court",)),
        ("subcourt:x", ("subcourt", "x")),
    ],
)
def test_what_is_no_field_is_a_word(text, words):
    part = _one(text)
    assert (part.field, part.words) == (None, words)


def test_words_phrases_beginnings_and_exclusions_are_told_apart():
    parts = read_query('extradit* "life sentence" -torture -"death row" risk ').parts
    told = [(one.words, one.phrase, one.beginning, one.excluded) for one in parts]
    assert told == [
        (("extradit",), False, True, False),
        (("life", "sentence"), True, False, False),
        (("torture",), False, False, True),
        (("death", "row"), True, False, True),
        (("risk",), False, False, False),
    ]


def test_two_letters_and_a_star_are_two_letters():
    assert not _one(f"{'e' * (PREFIX_FROM - 1)}*").beginning


def test_the_last_word_is_being_typed_until_something_follows_it():
    assert read_query("torture extr").typing
    for text in ("torture extr ", "torture ex", 'torture "extr', "torture -extr", "a court:x"):
        assert not read_query(text).typing


def test_a_word_of_which_a_letter_stands_there_waits():
    assert [one.typed for one in read_query("torture e").finished.parts] == ["torture"]
    for text in ("torture 3", "t", "torture court:x", "torture e "):
        assert read_query(text).finished is read_query(text)


@pytest.mark.parametrize("left_out", range(4))
def test_any_part_can_be_taken_out_of_the_text(left_out):
    pieces = ["torture", 'court:"Grand Chamber"', "-«life sentence»", "extradit*"]
    query = read_query("  ".join(pieces))
    rest = [piece for at, piece in enumerate(pieces) if at != left_out]
    assert query.without(query.parts[left_out]) == " ".join(rest)


def test_every_name_of_a_field_is_understood():
    assert {_one(f"{name}:x").field for name in FIELD_NAMES} == set(Field)


def test_more_fields_than_anybody_means_are_words():
    query = read_query("court:x " * 40)
    assert len(query.fields) == MOST_FIELDS
    assert len(query.parts) == 40


def test_two_thousand_odd_inputs_raise_nothing_and_cost_little():
    source = random.Random(11)
    begun = time.process_time()
    for _ in range(2_000):
        text = "".join(source.choice(POOL) for _ in range(source.randint(0, 40)))
        query = read_query(text)
        assert query.text == text[:LONGEST]
        assert all(part.words or part.values for part in query.parts)
    assert time.process_time() - begun < 10


def test_no_text_makes_the_pattern_slow():
    for text in ("-" * 5_000, '"' * 5_000, "court:" * 900, 'court:"' * 900, "а:" * 2_000):
        begun = time.process_time()
        read_query(text)
        assert time.process_time() - begun < 0.5
