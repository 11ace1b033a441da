"""Printing through the real worker processes: the same bytes as the engine gives here."""

import pytest

from caseapp.domain.blocks import MissingGlyphError, Paragraph
from caseapp.domain.blocks.payload import (
    pages_request,
    read_pages_answer,
    read_render_answer,
    render_request,
)
from caseapp.reports import render
from caseapp.reports.pages import page_pictures
from caseapp.system.worker import Limits, run_worker
from tests.unit.reports.papers import paper, spans

PAPER = paper(Paragraph(spans("One line for the court: ალექსეი ივანოვი.")))
LIMITS = Limits(seconds=50.0)


def test_the_worker_prints_the_same_bytes_and_pictures_show_that_file():
    answer = run_worker("render", render_request(PAPER), LIMITS)
    printed = read_render_answer(answer)
    assert printed.data == render(PAPER)
    pictures = run_worker("screen", pages_request(printed.data, 300), LIMITS)
    assert read_pages_answer(pictures) == page_pictures(render(PAPER), 300)


def test_a_refusal_of_the_worker_is_raised_here():
    refused = paper(Paragraph(spans("\U0001f600")))
    with pytest.raises(MissingGlyphError) as raised:
        read_render_answer(run_worker("render", render_request(refused), LIMITS))
    assert raised.value.values["name"] == "GRINNING FACE"
