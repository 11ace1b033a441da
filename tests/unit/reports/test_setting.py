import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from caseapp.domain.blocks import (
    Caption,
    Heading,
    Listing,
    Mark,
    MissingGlyphError,
    Numbered,
    PageBreak,
    Paragraph,
    Quotation,
    Signature,
    Span,
    Table,
    Title,
)
from caseapp.domain.errors import ControlCharacterError
from caseapp.reports import page, render
from caseapp.reports.layout import lay_out
from caseapp.reports.setting import lettered, roman
from tests.unit.reports.papers import SENTENCE, paper, spans

TEXT = st.text(max_size=30) | st.text("abc ДЖ აბ—§/-\u0301\u200d", max_size=200)
SPANS = st.lists(st.builds(Span, TEXT, bold=st.booleans(), draft=st.booleans()), max_size=3).map(
    tuple
)
ROWS = st.lists(st.lists(SPANS, max_size=4).map(tuple), max_size=3).map(tuple)
BLOCKS = st.one_of(
    st.builds(Caption, SPANS, SPANS, st.lists(st.tuples(SPANS, SPANS), max_size=3).map(tuple)),
    st.builds(Title, SPANS),
    st.builds(Heading, SPANS, st.integers(-1, 4), st.booleans()),
    st.builds(Numbered, SPANS),
    st.builds(Paragraph, SPANS),
    st.builds(Quotation, SPANS, SPANS),
    st.builds(Listing, st.lists(SPANS, max_size=4).map(tuple), st.booleans()),
    st.builds(Table, st.lists(SPANS, max_size=3).map(tuple), ROWS),
    st.builds(Signature, SPANS, SPANS, SPANS, st.lists(SPANS, max_size=2).map(tuple)),
    st.just(PageBreak()),
)


@settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(st.lists(BLOCKS, max_size=8), st.sampled_from(Mark))
def test_whatever_the_text_it_is_printed_or_refused_by_name(blocks, mark):
    try:
        data = render(paper(*blocks, mark=mark))
    except (MissingGlyphError, ControlCharacterError):
        return
    assert data.startswith(b"%PDF-1.7")


def letters(layout):
    texts = [
        "".join(piece.run.text for piece in placed.line.pieces)
        for sheet in layout.pages
        for item in sheet
        for placed in item.unit.lines
    ]
    return [text for text in texts if text]


def test_paragraphs_are_numbered_through_and_headings_by_level():
    texts = letters(
        lay_out(
            paper(
                Heading(spans("a")), Heading(spans("b"), 2), Numbered(spans("c")),
                Heading(spans("d"), 2), Heading(spans("e")), Heading(spans("f"), 2),
                Numbered(spans("g")), Heading(spans("h"), numbered=False),
            )
        )
    )  # fmt: skip
    assert texts == ["I.", "a", "A.", "b", "1.", "c", "B.", "d", "II.", "e", "A.", "f", "2.", "g", "h"]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "figures"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX"), (90, "90")]
)
def test_chapters_have_roman_figures(number, figures):
    assert roman(number) == figures


def test_letters_go_on_after_the_last_one():
    assert [lettered(n, "ABC") for n in (1, 3, 4, 6, 7, 12, 13)] == [
        "A", "C", "AA", "AC", "BA", "CC", "AAA",
    ]  # fmt: skip


def test_a_wide_number_moves_its_heading_instead_of_touching_it():
    blocks = [Heading(spans("x"))] * 38
    for item in lay_out(paper(*blocks)).pages[-1]:
        number, text = item.unit.lines
        assert number.line.width + 6 < text.x


def test_no_cell_of_a_table_is_lost_when_its_header_is_shorter():
    table = Table((spans("one"),), ((spans("a"), spans("b"), spans("c")), (spans("d"),)), (1.0,))
    assert letters(lay_out(paper(table))) == ["one", "a", "b", "c", "d"]


def test_a_table_without_anything_prints_nothing():
    assert letters(lay_out(paper(Table((), ())))) == []


def test_what_ends_in_a_colon_stays_with_what_it_announces():
    blocks = [Paragraph(spans("Line.")), Paragraph(spans("As follows:"))]
    for count in range(25, 40):
        layout = lay_out(paper(*blocks[:1] * count, blocks[1], Numbered(spans(SENTENCE))))
        announced = [item for item in layout.pages[-1] if item.unit.lines]
        assert len(announced) >= 2 or len(layout.pages) == 1


def test_every_line_stays_between_the_margins():
    wide = paper(
        Numbered(spans("x" * 500)),
        Quotation(spans("y" * 500), spans("z" * 300)),
        Table((), ((spans("w" * 300), spans(SENTENCE)),), (1, 9)),
        Signature(spans("n" * 300)),
    )
    for sheet in lay_out(wide).pages:
        for item in sheet:
            for placed in item.unit.lines:
                assert placed.x + placed.line.indent + placed.line.width <= page.MEASURE + 0.1
