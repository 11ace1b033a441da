import io

import pytest
from PIL import Image

from caseapp.domain.blocks import BadPayloadError, PageBreak, PagesUnreadableError, Paragraph
from caseapp.reports import render
from caseapp.reports.pages import page_pictures
from tests.unit.reports.papers import paper, spans


@pytest.fixture(scope="module")
def pdf():
    return render(paper(Paragraph(spans("one")), PageBreak(), Paragraph(spans("two"))))


def test_each_page_becomes_a_picture_of_the_width_asked_for(pdf):
    pictures = [Image.open(io.BytesIO(data)) for data in page_pictures(pdf, 400)]
    assert [picture.size for picture in pictures] == [(400, 566), (400, 566)]
    assert all(picture.convert("L").getextrema() == (0, 255) for picture in pictures)


def test_single_pages_can_be_asked_for(pdf):
    assert page_pictures(pdf, 300, (2,)) == page_pictures(pdf, 300)[1:]


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\n", b"<html>"])
def test_what_is_no_pdf_is_refused(data):
    with pytest.raises(PagesUnreadableError):
        page_pictures(data, 300)


@pytest.mark.parametrize(("width", "numbers"), [(0, ()), (4001, ()), (300, (3,)), (300, (0,))])
def test_absurd_wishes_are_refused(pdf, width, numbers):
    with pytest.raises(BadPayloadError):
        page_pictures(pdf, width, numbers)
