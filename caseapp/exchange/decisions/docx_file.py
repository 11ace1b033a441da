"""Reading DOCX: paragraphs, cells, numbers that the word processor draws, footnotes."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from caseapp.exchange.decisions.blocks import Block, Read, clean

_MOST_UNPACKED = 200 * 2**20
_MOST_PARTS = 5_000
_MOST_DEPTH = 8
_NOTES = "word/footnotes.xml"


def read_docx(data: bytes) -> Read | None:
    """Read a document; None if it is none, or is packed to burst."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            infos = parts.infolist()
            if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _MOST_UNPACKED:
                return None
            notes = parts.read(_NOTES) if _NOTES in parts.namelist() else b""
        document = Document(io.BytesIO(data))
    except (zipfile.BadZipFile, OpcError, KeyError, ValueError, etree.XMLSyntaxError, OSError):
        return None
    numbers = _Numbers()
    blocks = [*_blocks(document, numbers), *_notes(notes)]
    title = document.core_properties.title or ""
    site = "HUDOC, " if any("Application no" in block.text for block in blocks[:30]) else ""
    return Read(tuple(blocks), f"{site}DOCX", clean(title))


class _Numbers:
    """The counters of the lists of a document: only plain decimal ones number paragraphs."""

    def __init__(self) -> None:
        self._counted: dict[tuple[str, str], int] = defaultdict(int)

    def of(self, paragraph: Any) -> str:
        """Return the number that the word processor draws before a paragraph; "" for none."""
        own = paragraph._p.pPr  # noqa: SLF001 - python-docx has no public way to lists
        style = paragraph.style.element.pPr if paragraph.style is not None else None
        listed = next(
            (one.numPr for one in (own, style) if one is not None and one.numPr is not None), None
        )
        if listed is None or listed.numId is None or not clean(paragraph.text):
            return ""
        level = str(listed.ilvl.val) if listed.ilvl is not None else "0"
        if level != "0":
            return ""
        key = (str(listed.numId.val), level)
        self._counted[key] += 1
        return str(self._counted[key])


def _blocks(document: Any, numbers: _Numbers) -> Iterator[Block]:
    for item in document.iter_inner_content():
        yield from _item(item, numbers, cell=False, depth=0)


def _item(item: Any, numbers: _Numbers, *, cell: bool, depth: int) -> Iterator[Block]:
    if isinstance(item, Paragraph):
        text = clean(_text(item))
        if text:
            yield Block(text, number=numbers.of(item), cell=cell)
    elif isinstance(item, Table) and depth < _MOST_DEPTH:
        for row in item.rows:
            seen: set[int] = set()
            for part in row.cells:
                if id(part._tc) in seen:  # noqa: SLF001 - merged cells come once for each column
                    continue
                seen.add(id(part._tc))  # noqa: SLF001
                for inner in part.iter_inner_content():
                    yield from _item(inner, numbers, cell=True, depth=depth + 1)


def _text(paragraph: Paragraph) -> str:
    """Return all text of a paragraph: smart tags, links and fields too, which runs leave out."""
    pieces = []
    for node in paragraph._p.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):  # noqa: SLF001
        if node.tag == qn("w:t"):
            pieces.append(node.text or "")
        else:
            pieces.append("-" if node.tag == qn("w:noBreakHyphen") else " ")
    return "".join(pieces)


def _notes(data: bytes) -> Iterator[Block]:
    if not data:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)  # entities and network are off
    except etree.XMLSyntaxError:
        return
    for note in root.iter(qn("w:footnote")):
        number = note.get(qn("w:id"))
        text = clean("".join(piece.text or "" for piece in note.iter(qn("w:t"))))
        if text and note.get(qn("w:type")) is None:
            yield Block(f"[{number}] {text}", note=True)
