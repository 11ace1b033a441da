"""A judgment of two thousand paragraphs: what is not seen is not laid out."""

import time

import pytest

from caseapp.domain.authorities import PartKind
from caseapp.domain.views.authority_text import TextParagraph
from caseapp.i18n import catalogue
from caseapp.ui.authorities.reading.page import DecisionPage

COUNT = 2_000
STALL_S = 0.05
"""Seconds of the window's thread after which somebody notices."""


def paragraphs(count=COUNT):
    words = "The Court reiterates that the prohibition is absolute, whatever the conduct. "
    return tuple(
        TextParagraph(PartKind.TEXT, str(place), words * (1 + place % 6)) for place in range(count)
    )


@pytest.fixture(scope="module")
def page(qapp):
    """One page for every test here: to fill it takes longer than all of them."""
    made = DecisionPage(catalogue("en"))
    made.resize(700, 500)
    made.show()
    made.load(paragraphs())
    while not made.is_laid_out:
        qapp.processEvents()
    yield made
    made.deleteLater()


def laid_out(page):
    """Count the paragraphs that are laid out."""
    block, count = page.document().firstBlock(), 0
    while block.isValid():
        count += block.layout().lineCount() > 0
        block = block.next()
    return count


def test_far_jumps_and_resizing_lay_out_what_is_seen(page, qapp):
    spent = []
    for width, place in ((500, COUNT - 1), (620, 0), (540, COUNT // 2)):
        started = time.thread_time()
        page.resize(width, 500)
        page.show_place(place)
        qapp.processEvents()
        spent.append(time.thread_time() - started)
        assert laid_out(page) < COUNT // 10
    assert min(spent) < STALL_S


@pytest.mark.parametrize("place", [0, 7, 999, COUNT - 40])
def test_a_jump_puts_the_paragraph_at_the_top(page, qapp, place):
    page.show_place(place)
    qapp.processEvents()
    assert page.place_read() == place
    assert page.place_of_cursor() == place


def test_the_place_stays_while_the_width_changes(page, qapp):
    page.show_place(1_200)
    for width in (420, 900, 640):
        page.resize(width, 500)
        qapp.processEvents()
        assert abs(page.place_read() - 1_200) <= 1


def test_the_end_is_reached_and_the_estimate_is_near(page, qapp):
    page.resize(680, 500)
    bar = page.verticalScrollBar()
    guessed = bar.maximum()
    page.show_place(COUNT - 1)
    qapp.processEvents()
    bar.setValue(bar.maximum())
    assert page.places_seen()[1] == COUNT - 1
    block, lines = page.document().firstBlock(), 0
    while block.isValid():
        page.document().documentLayout().blockBoundingRect(block)
        lines += block.layout().lineCount()
        block = block.next()
    assert abs(guessed - lines) / lines < 0.25


def test_paragraphs_stand_apart_and_under_each_other(page):
    lines = page.document().documentLayout()
    first = page.document().firstBlock()
    for block in (first, first.next()):
        inner = block.layout().boundingRect()
        assert lines.blockBoundingRect(block).height() >= inner.height() + 8
