"""One page of a document as a picture or as plain text, in a worker that can be killed.

What a file is, its own first bytes say: PDF, PNG, JPEG and TIFF are drawn, text is text. Nothing
else is opened, and a file that is something else than its name says is refused by name.
"""

import io
import re
from typing import Final

from caseapp.domain.previews import (
    MOST_CHARACTERS,
    MOST_PIXELS,
    DamagedDocumentError,
    DisguisedDocumentError,
    EncryptedDocumentError,
    PictureTooLargeError,
    PreviewPage,
    Shown,
    UnknownContentError,
)

MOST_PAGES: Final = 10_000
WIDTH_LIMIT: Final = 4000
_HEIGHT_LIMIT: Final = 12_000
_PICTURES: Final = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
}
_ENDINGS: Final = {
    ".pdf": "PDF",
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".tif": "TIFF",
    ".tiff": "TIFF",
}
_MARKUP: Final = re.compile(rb"\s*(<!doctype|<html|<\?xml|<svg|<script|\{\\rtf)", re.IGNORECASE)
_ASKS: Final = "password"


def preview(data: bytes, ending: str, width: int, number: int) -> PreviewPage:
    """Show one page.

    Args:
        data: the file.
        ending: of its name, ".pdf".
        width: of the picture, in pixels.
        number: page, from 1; a number too large shows the last.

    Raises:
        EncryptedDocumentError, PictureTooLargeError, DamagedDocumentError, UnknownContentError,
        DisguisedDocumentError: why it is not shown.

    """
    width = max(16, min(width, WIDTH_LIMIT))
    found = _kind(data)
    claimed = _ENDINGS.get(ending.lower())
    if claimed is not None and found != claimed:
        if not found:
            raise DamagedDocumentError(kind=claimed)
        raise DisguisedDocumentError(ending=ending.lower(), found=found)
    if found == "PDF":
        return _pdf(data, width, number)
    if found in _PICTURES.values():
        return _picture(data, found, width, number)
    if found == "text":
        return _text(data)
    raise UnknownContentError


def _kind(data: bytes) -> str:
    """Return what a file is, "" for what is never shown."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "PDF"
    for start, name in _PICTURES.items():
        if data.startswith(start):
            return name
    if _MARKUP.match(data[:1024]):
        return "HTML"
    if data and b"\x00" not in data[:65536] and _decoded(data[:4096]) is not None:
        return "text"
    return ""


def _pdf(data: bytes, width: int, number: int) -> PreviewPage:
    import pypdfium2  # noqa: PLC0415 - a picture needs none of it

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
        if not 0 < count <= MOST_PAGES:
            raise DamagedDocumentError(kind="PDF")
        number = max(1, min(number, count))
        page = document[number - 1]
        across, down = page.get_size()
        if across <= 0 or down <= 0 or down * width / across > _HEIGHT_LIMIT:
            raise DamagedDocumentError(kind="PDF")
        picture = page.render(scale=width / across).to_pil()
    except pypdfium2.PdfiumError as error:
        if _ASKS in str(error).lower():
            raise EncryptedDocumentError from error
        raise DamagedDocumentError(kind="PDF") from error
    return PreviewPage(Shown.PDF, number, count, picture=_png(picture))


def _picture(data: bytes, name: str, width: int, number: int) -> PreviewPage:
    from PIL import Image, ImageOps  # noqa: PLC0415 - a PDF needs none of it

    Image.MAX_IMAGE_PIXELS = None  # counted here, before a pixel is read
    try:
        with Image.open(io.BytesIO(data), formats=(name,)) as picture:
            count = min(int(getattr(picture, "n_frames", 1)), MOST_PAGES)
            number = max(1, min(number, count))
            if count > 1:
                picture.seek(number - 1)
            pixels = picture.width * picture.height
            if pixels > MOST_PIXELS:
                raise PictureTooLargeError(
                    millions=pixels // 1_000_000, limit=MOST_PIXELS // 1_000_000
                )
            # As the camera was held; the file itself is never changed.
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            upright.thumbnail((width, _HEIGHT_LIMIT))
            return PreviewPage(Shown.PICTURE, number, count, picture=_png(upright))
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError) as error:
        raise DamagedDocumentError(kind=name) from error


def _png(picture: object) -> bytes:
    from PIL import Image  # noqa: PLC0415 - as above

    assert isinstance(picture, Image.Image)  # noqa: S101 - ours
    buffer = io.BytesIO()
    # Level 1: the picture crosses a pipe once, packing it well would take longer.
    picture.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _text(data: bytes) -> PreviewPage:
    text = _decoded(data[: MOST_CHARACTERS * 4])
    if text is None:
        raise UnknownContentError
    is_cut = len(text) > MOST_CHARACTERS or len(data) > MOST_CHARACTERS * 4
    return PreviewPage(Shown.TEXT, 1, 1, text=text[:MOST_CHARACTERS], is_cut=is_cut)


def _decoded(data: bytes) -> str | None:
    """Return text of UTF-8, else of the Cyrillic code page of Windows; None: it is no text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3:  # a character that the limit cut
            return data[: error.start].decode("utf-8-sig")
        try:
            text = data.decode("cp1251")
        except UnicodeDecodeError:
            return None
    odd = sum(character < " " and character not in "\t\r\n\f" for character in text)
    return text if odd <= len(text) // 100 else None
