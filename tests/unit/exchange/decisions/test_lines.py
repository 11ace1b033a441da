"""Paragraphs of files that have only lines: plain text and PDF."""

import io

import pytest
from reportlab.pdfgen import canvas

from caseapp.domain.authorities import PartKind
from caseapp.exchange.decisions.line_ends import Words, joined
from caseapp.exchange.decisions.reading import read_decision

FRONT = ["CASE OF PETROV v. RUTHENIA", "(Application no. 12345/06)"]
FIRST = ["1. The case originated in an application against the State", "that was lodged long ago."]
SECOND = ["2. The applicant alleged that he had been under surveil-", "lance for many years."]
WANTED = [
    ("1", "The case originated in an application against the State that was lodged long ago."),
    ("2", "The applicant alleged that he had been under surveillance for many years."),
    ("3", "He had asked for under surveillance files."),
]
THIRD = ["3. He had asked for under surveillance files."]


def _numbered(draft):
    return [(one.number, one.text) for one in draft.paragraphs if one.part is PartKind.TEXT]


def _text(parts, between, indent=""):
    return between.join("\n".join([indent + part[0], *part[1:]]) for part in parts)


@pytest.mark.parametrize(
    "text",
    [
        _text([FRONT[:1], FRONT[1:], FIRST, SECOND, THIRD], "\n\n"),
        _text([FRONT[:1], FRONT[1:], FIRST, SECOND, THIRD], "\r\n\r\n"),
        _text([FRONT[:1], FRONT[1:], FIRST, SECOND, THIRD], "\n", indent="    "),
        _text([FRONT[:1], FRONT[1:], FIRST, SECOND, THIRD], "\n"),
    ],
)
def test_blocks_of_text_are_found_by_empty_lines_indents_or_room(text):
    assert _numbered(read_decision("case.txt", text.encode())) == WANTED


def test_pages_of_text_lose_their_heads_and_numbers():
    pages = [[*FRONT, "", FIRST[0]], [FIRST[1], "", SECOND[0]], [SECOND[1], "", *THIRD]]
    text = "\n\f".join(
        "\n".join(["PETROV v. RUTHENIA JUDGMENT", "", *page, "", str(number)])
        for number, page in enumerate(pages, 1)
    )
    assert _numbered(read_decision("case.txt", text.encode())) == WANTED


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["a long-", "term view"], "a long-term view"),
        (["an appli-", "cation"], "an application"),
        (["the Anglo-", "Saxon way"], "the Anglo-Saxon way"),
        (["in 1994-", "1995 there"], "in 1994-1995 there"),
        (["he left -", "and came"], "he left - and came"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_where_it_belongs(lines, wanted):
    words = Words.of(["for a long while the long-term plan of an application was made now"])
    assert joined(lines, Words(words.whole, words.hyphened)) == wanted


def _pdf(*pages):
    """Pages of lines: (left, base, size, words)."""
    made = io.BytesIO()
    drawn = canvas.Canvas(made, pagesize=(595, 842))
    for page in pages:
        for left, base, size, words in page:
            drawn.setFont("Times-Roman", size)
            drawn.drawString(left, base, words)
        drawn.showPage()
    drawn.save()
    return made.getvalue()


def _set(lines, top, indent=14):
    for number, line in enumerate(lines):
        yield 72 + (indent if number == 0 else 0), top - 14 * number, 11, line


LONG = "that he had been under surveillance for many years and that nobody had told him so far"
TITLE = [(200, 700, 11, FRONT[0]), (220, 670, 11, FRONT[1])]
HEAD = "PETROV v. RUTHENIA JUDGMENT"


def test_a_paragraph_goes_on_over_pages_heads_and_footnotes():
    first = [
        *TITLE, *_set([f"1. {LONG[:-6]}", *[LONG] * 4], 600), (454, 549, 6, "1"),
        (72, 100, 8, "1 See page 7 of the report."), (72, 800, 9, f"{HEAD} 1"),
    ]  # fmt: skip
    second = [*_set(["by the police.", *[LONG] * 4], 740, indent=0), (72, 800, 9, f"{HEAD} 2")]
    third = [*_set([f"2. {LONG[:-6]}", *[LONG] * 4], 740), (72, 800, 9, f"{HEAD} 3")]
    draft = read_decision("case.pdf", _pdf(first, second, third))
    notes = [one.text for one in draft.paragraphs if one.part is PartKind.NOTE]
    (_, words), (number, _) = _numbered(draft)
    assert notes == ["1 See page 7 of the report."]
    assert "so far[1] by the police.\nthat he" in words
    assert number == "2"
    assert HEAD not in words


def test_letters_that_hang_over_come_once():
    lines = _set(["1. On 31 January and 1 July 1997 the judge of the Justice Ministry", LONG], 600)
    draft = read_decision("case.pdf", _pdf([*TITLE, *lines]))
    assert _numbered(draft)[0][1].startswith("On 31 January and 1 July 1997 the judge")
