import re
from itertools import pairwise

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from caseapp.domain.blocks import (
    AuthoritiesTable,
    Contents,
    Heading,
    Numbered,
    PageBreak,
    Paragraph,
    Quotation,
    Signature,
    Table,
)
from caseapp.reports import compose, page
from caseapp.reports.layout import PASS_LIMIT, lay_out
from tests.unit.reports.papers import SENTENCE, entries, memo, paper, spans
from tests.unit.reports.reading import page_texts

KEYS = st.lists(st.integers(0, 11).map("k{}".format), min_size=1, max_size=60)
SIZES = st.lists(st.integers(1, 14), min_size=1, max_size=8)


def letters(unit):
    return ["".join(p.run.text for p in placed.line.pieces) for placed in unit.lines]


def lines_of(sheet):
    return [text for placed in sheet for text in letters(placed.unit)]


@settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(chapters=st.integers(1, 8), keys=KEYS, sizes=SIZES)
def test_every_page_number_of_the_tables_is_the_page_that_the_text_is_on(chapters, keys, sizes):
    document = memo(chapters, keys, sizes, authorities=entries(12))
    data, layout = compose(document)
    assert layout.passes <= PASS_LIMIT
    texts = page_texts(data)
    found = {}
    for number, text in enumerate(texts, start=1):
        for key in re.findall(r"«(k\d+)»", text.replace("\n", "")):
            found.setdefault(key, set()).add(number)
    printed = {key: set(pages) for key, pages in layout.map.cites.items()}
    assert printed == found
    for chapter in range(1, chapters + 1):
        expected = layout.map.headings[f"h{chapter + 2}"]
        assert re.search(rf"\. +Chapter {chapter}\b", texts[expected - 1].replace("\n", " "))


def test_the_pages_printed_in_the_table_are_those_that_were_found():
    document = memo(6, ["k0", "k1"] * 20, (8, 9), authorities=entries(2))
    data, layout = compose(document)
    first = " ".join(page_texts(data)[0].split())
    for key, name in (("k0", "Party 0"), ("k1", "Party 1")):
        pages = ", ".join(map(str, layout.map.cites[key]))
        assert f"{name} {pages}" in first


def test_a_table_of_authorities_longer_than_a_page_moves_the_text_and_still_tells_the_truth():
    keys = [f"k{n}" for n in range(120)] * 4
    document = memo(60, keys, (2, 3, 4, 5, 6), authorities=entries(120))
    _, layout = compose(document)
    assert layout.map.total > 10
    assert 2 <= layout.passes <= PASS_LIMIT


def test_an_authority_that_is_not_cited_is_not_in_the_table():
    data, _ = compose(memo(1, ["k0"], authorities=entries(2)))
    assert "Party 1" not in page_texts(data)[0]


def test_a_doubt_about_an_authority_is_printed_under_it():
    from dataclasses import replace

    doubted = (replace(entries(1)[0], note="Superseded by a later judgment."),)
    data, _ = compose(memo(1, ["k0"], authorities=doubted))
    assert "Superseded by a later judgment." in " ".join(page_texts(data)[0].split())


def test_no_page_begins_or_ends_with_a_single_line_of_a_paragraph():
    document = paper(*(Numbered(spans(SENTENCE * n)) for n in range(2, 20)))
    sheets = lay_out(document).pages
    for sheet, following in pairwise(sheets):
        numbered = [len(item.unit.lines) == 2 for item in sheet]
        heads = [len(item.unit.lines) == 2 for item in following]
        assert not numbered[-1]
        assert heads[0] or len(heads) > 1 > heads[1]


def test_a_heading_is_never_the_last_thing_on_a_page():
    blocks = []
    for number in range(40):
        blocks += [
            Heading(spans(f"Heading {number}")),
            Numbered(spans(SENTENCE * (number % 5 + 1))),
        ]
    for sheet in lay_out(paper(*blocks)).pages:
        assert sheet[-1].unit.mark is None


def test_a_signature_stays_in_one_piece_with_the_end_of_the_text():
    signature = Signature(spans("A Lawyer"), spans("Advocate"), spans("Tbilisi, 12 March 2026"))
    for count in range(1, 60):
        layout = lay_out(paper(*[Paragraph(spans("A line."))] * count, signature))
        texts = lines_of(layout.pages[-1])
        assert texts[-4:] == ["A line.", "Tbilisi, 12 March 2026", "A Lawyer", "Advocate"]


def test_nothing_is_printed_below_the_foot_of_the_text():
    tall = Table((spans("Head"),), ((spans(SENTENCE * 120),),) * 3)
    layout = lay_out(paper(tall, Quotation(spans(SENTENCE * 90), spans("source"))))
    assert len(layout.pages) > 5
    for sheet in layout.pages:
        assert sheet[-1].top + sheet[-1].unit.height <= page.ROOM + 0.1


def test_the_header_of_a_table_is_repeated_on_each_page():
    rows = tuple((spans(f"row {n}"), spans(SENTENCE)) for n in range(80))
    layout = lay_out(paper(Table((spans("When"), spans("What")), rows, (1, 3))))
    assert len(layout.pages) > 2
    assert all(lines_of(sheet)[:2] == ["When", "What"] for sheet in layout.pages)


def test_a_page_break_starts_a_page():
    layout = lay_out(paper(Paragraph(spans("one")), PageBreak(), Paragraph(spans("two"))))
    assert [lines_of(sheet) for sheet in layout.pages] == [["one"], ["two"]]


def test_an_empty_document_is_one_empty_page():
    assert lay_out(paper()).pages == ((),)


def test_tables_of_nothing_have_a_heading_and_no_lines():
    layout = lay_out(paper(Contents(), AuthoritiesTable()))
    assert lines_of(layout.pages[0]) == [
        "Contents",
        "Table of Authorities",
        "1",
        "Table of Authorities",
    ]
