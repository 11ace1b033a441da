"""Evil and odd files: drawn, or refused by name, and never anything else."""

import io
import struct
import zlib

import pikepdf
import pytest
from PIL import Image

from caseapp.domain.blocks import Paragraph
from caseapp.domain.blocks.preview_payload import (
    preview_answer,
    preview_refusal,
    preview_request,
    read_preview_answer,
    read_preview_request,
)
from caseapp.domain.previews import (
    MOST_CHARACTERS,
    DamagedDocumentError,
    DisguisedDocumentError,
    EncryptedDocumentError,
    PictureTooLargeError,
    PreviewPage,
    Shown,
    UnknownContentError,
)
from caseapp.reports import render
from caseapp.reports.preview import preview
from tests.unit.reports.papers import paper, spans

WIDTH = 300


@pytest.fixture(scope="module")
def pdf():
    return render(paper(Paragraph(spans("Received on 5 February 2026"))))


def picture(size=(60, 40), kind="PNG", **options):
    buffer = io.BytesIO()
    image = Image.new("RGB", size, "white")
    image.putpixel((0, 0), (255, 0, 0))
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def encrypted(pdf):
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner="o", user="u"))
    return buffer.getvalue()


def bomb(side=20_000):
    """A PNG of a few hundred bytes that says that it has 400 million pixels."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 64)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def size_of(page):
    with Image.open(io.BytesIO(page.picture)) as shown:
        return shown.size


def test_a_pdf_a_picture_and_a_text_are_shown(pdf):
    assert preview(pdf, ".pdf", WIDTH, 1).kind is Shown.PDF
    assert size_of(preview(pdf, ".pdf", WIDTH, 1))[0] == WIDTH
    for kind, ending in (("PNG", ".png"), ("JPEG", ".jpg"), ("TIFF", ".tif")):
        assert preview(picture(kind=kind), ending, WIDTH, 1).kind is Shown.PICTURE
    assert preview("Протокол".encode("cp1251"), ".txt", WIDTH, 1).text == "Протокол"


def test_a_page_too_far_shows_the_last(pdf):
    page = preview(pdf, ".pdf", WIDTH, 99)
    assert page.number == page.count


def test_a_photograph_is_shown_as_it_was_held():
    exif = Image.Exif()
    exif[0x0112] = 6
    held = preview(picture((60, 40), "JPEG", exif=exif), ".jpg", WIDTH, 1)
    assert size_of(held) == (40, 60)
    assert size_of(preview(picture((60, 40), "JPEG"), ".jpg", WIDTH, 1)) == (60, 40)


EVIL = {
    "with a password of its own": (encrypted, ".pdf", EncryptedDocumentError),
    "cut off": (lambda pdf: pdf[: len(pdf) // 3], ".pdf", DamagedDocumentError),
    "empty": (lambda pdf: b"", ".pdf", DamagedDocumentError),
    "a page of the web": (lambda pdf: b"<html><script>x", ".pdf", DisguisedDocumentError),
    "a picture called PDF": (lambda pdf: picture(), ".pdf", DisguisedDocumentError),
    "a PDF called picture": (lambda pdf: pdf, ".png", DisguisedDocumentError),
    "400 million pixels": (lambda pdf: bomb(), ".png", PictureTooLargeError),
    "half a picture": (lambda pdf: picture()[:60], ".png", DamagedDocumentError),
    "a drawing with a script": (lambda pdf: b"<svg onload='x'/>", "", UnknownContentError),
    "a program": (lambda pdf: b"MZ\x90\x00\x03", ".exe", UnknownContentError),
    "an office file": (lambda pdf: b"PK\x03\x04\x00\x00", ".docx", UnknownContentError),
    "nothing": (lambda pdf: b"", "", UnknownContentError),
}


@pytest.mark.parametrize("name", list(EVIL))
def test_evil_and_odd_files_are_refused_by_name(pdf, name):
    make, ending, error = EVIL[name]
    with pytest.raises(error):
        preview(make(pdf), ending, WIDTH, 1)


def test_a_text_longer_than_what_is_shown_says_so():
    page = preview(b"a" * (MOST_CHARACTERS + 1), ".txt", WIDTH, 1)
    assert (len(page.text), page.is_cut) == (MOST_CHARACTERS, True)


def test_a_request_and_its_answers_cross_the_pipe():
    assert read_preview_request(preview_request(b"\n%PDF", ".pdf", 5, 2)) == (
        b"\n%PDF", ".pdf", 5, 2,
    )  # fmt: skip
    for page in (
        PreviewPage(Shown.PDF, 2, 3, picture=b"\x89PNG\n"),
        PreviewPage(Shown.TEXT, 1, 1, text="Жалоба\n", is_cut=True),
    ):
        assert read_preview_answer(preview_answer(page)) == page
    with pytest.raises(PictureTooLargeError) as refused:
        read_preview_answer(preview_refusal(PictureTooLargeError(millions=400, limit=40)))
    assert refused.value.values == {"millions": 400, "limit": 40}
