"""Text that can be searched and copied, against pictures of text."""

import io

import pypdfium2
import pytest
from PIL import Image

from caseapp.domain.blocks import PageBreak, Paragraph
from caseapp.reports import render, worker
from caseapp.reports.text_layer import has_text_layer
from tests.unit.reports.papers import paper, spans


def scan(pages=1):
    """Return a PDF of grey pictures, as a scanner makes it."""
    first, *more = [Image.new("L", (300, 400), 200) for _ in range(pages)]
    buffer = io.BytesIO()
    first.save(buffer, "PDF", save_all=True, append_images=more)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def printed():
    return render(paper(Paragraph(spans("one")), PageBreak(), Paragraph(spans("two"))))


def test_a_printed_paper_has_text_on_every_page(printed):
    assert has_text_layer(printed)
    assert worker.text(printed) == b"yes"


def test_a_scan_has_none(printed):
    assert not has_text_layer(scan())
    assert worker.text(scan()) == b"no"


def test_one_scanned_page_among_printed_ones_is_enough(printed):
    mixed = pypdfium2.PdfDocument(printed)
    mixed.import_pages(pypdfium2.PdfDocument(scan()))
    buffer = io.BytesIO()
    mixed.save(buffer)
    assert not has_text_layer(buffer.getvalue())


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\n"])
def test_what_is_no_pdf_has_no_text_layer(data):
    assert not has_text_layer(data)
