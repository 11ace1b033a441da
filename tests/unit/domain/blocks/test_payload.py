import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.domain.blocks import (
    AuthoritiesTable,
    AuthorityEntry,
    BadPayloadError,
    Caption,
    Contents,
    Document,
    Heading,
    Listing,
    Mark,
    MissingGlyphError,
    Numbered,
    PageBreak,
    Quotation,
    Signature,
    Span,
    Table,
    Title,
    UnfilledFieldError,
)
from caseapp.domain.blocks import payload as wire
from caseapp.domain.errors import TextTooLongError

ONE = (Span("ა", bold=True, cite="k", lang="ka", draft=True),)
FULL = Document(
    title="Memo",
    language="ru",
    day=date(2026, 3, 12),
    blocks=(
        Caption(ONE, (), ((ONE, ONE),)),
        Title(ONE),
        Contents(),
        AuthoritiesTable(),
        PageBreak(),
        Heading(ONE, 2, anchor="x"),
        Numbered(ONE),
        Quotation(ONE, ONE),
        Listing((ONE, ()), ordered=True),
        Table((ONE,), ((ONE,),), (1.0,)),
        Signature(ONE, lines=(ONE,)),
    ),
    authorities=(AuthorityEntry("k", "court", ONE, "note", True, True),),
    mark=Mark.WORKING,
    gaps=("a",),
)


def test_a_document_comes_out_of_the_wire_as_it_went_in():
    assert wire.read_render_request(wire.render_request(FULL)) == FULL


def test_what_may_not_be_printed_is_not_even_sent():
    with pytest.raises(UnfilledFieldError):
        wire.render_request(replace(FULL, mark=Mark.FILED))


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        b'{"document": {"title": "x"}}',
        b'{"document": {"title": 1, "language": "en", "day": "2026-01-01", "blocks": []}}',
        b'{"document": {"title": "x", "language": "en", "day": "tomorrow", "blocks": []}}',
        b'{"document": {"title":"x","language":"en","day":"2026-01-01","blocks":[{"block":"os"}]}}',
        b'{"document": {"title":"x","language":"en","day":"2026-01-01","blocks":[],"mark":"z"}}',
    ],
)
def test_what_is_not_a_document_is_refused(payload):
    with pytest.raises(BadPayloadError):
        wire.read_render_request(payload)


@settings(max_examples=40, deadline=None)
@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
    )
)
def test_no_json_at_all_gets_through_or_crashes(value):
    with pytest.raises(BadPayloadError):
        wire.read_render_request(json.dumps({"document": value}).encode())


def test_a_printed_document_carries_its_pages_and_hash():
    rendered = wire.Rendered(b"%PDF\n\n{}", 3, "ab")
    assert wire.read_render_answer(wire.render_answer(rendered)) == rendered


def test_a_refusal_is_raised_again_on_the_other_side():
    sent = MissingGlyphError(character="U+1F600", name="GRINNING FACE", near="x")
    with pytest.raises(MissingGlyphError) as raised:
        wire.read_render_answer(wire.refusal_answer(sent))
    assert raised.value.values == sent.values


def test_refusals_of_every_area_cross_and_unknown_ones_become_a_bad_payload():
    with pytest.raises(TextTooLongError):
        wire.read_pages_answer(wire.refusal_answer(TextTooLongError(field="x")))
    with pytest.raises(BadPayloadError):
        wire.read_pages_answer(b'{"error": "SystemExit", "values": {}}\n')


def test_page_pictures_come_out_one_by_one():
    assert wire.read_pages_answer(wire.pages_answer((b"ab", b"", b"c\n"))) == (b"ab", b"", b"c\n")
    with pytest.raises(BadPayloadError):
        wire.read_pages_answer(b'{"sizes": [5]}\nab')


def test_a_request_for_pages_carries_file_width_and_numbers():
    request = wire.pages_request(b"%PDF\n", 800, (1, 3))
    assert wire.read_pages_request(request) == (b"%PDF\n", 800, (1, 3))
