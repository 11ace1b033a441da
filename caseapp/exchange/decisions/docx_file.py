"""Reading DOCX: paragraphs, cells, numbers that the word processor draws, footnotes.

The text of a paragraph is more than its runs: smart tags, links, fields and what was written with
changes marked are inside elements of their own. What was deleted, moved away or hidden is left out.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONS
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from caseapp.exchange.decisions.blocks import Block, Read, clean
from caseapp.exchange.decisions.word_lists import WordLists

_MOST_UNPACKED = 200 * 2**20
_MOST_MARKUP = 40 * 2**20
"""Of the parts that are parsed: the longest judgment has 6 MB."""
_MOST_PARTS = 5_000
_MARKUP = (".xml", ".rels")
_MOST_DEPTH = 40
_NOTES = (("word/footnotes.xml", "w:footnote"), ("word/endnotes.xml", "w:endnote"))
_PARAGRAPH, _TABLE, _TEXT = qn("w:p"), qn("w:tbl"), qn("w:t")
_SIGNS = {
    qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-",
}  # fmt: skip
_LEFT_OUT = frozenset(
    {
        *(qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:tblPr"), qn("w:sdtPr"), qn("w:rPr")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
"""What is no text of the document, or the same text once more for old programs."""
_BOX = qn("w:txbxContent")


def read_docx(data: bytes) -> Read | None:
    """Read a document; None if it is none, or is packed to burst."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            infos = parts.infolist()
            if len(infos) > _MOST_PARTS or _unpacked(infos) > _MOST_UNPACKED:
                return None
            if _unpacked(info for info in infos if info.filename.endswith(_MARKUP)) > _MOST_MARKUP:
                return None
            there = set(parts.namelist())
            notes = [(parts.read(name), tag) for name, tag in _NOTES if name in there]
        document = Document(io.BytesIO(data))
    except (zipfile.BadZipFile, OpcError, KeyError, ValueError, etree.XMLSyntaxError, OSError):
        return None
    lists = WordLists(_part(document, RELATIONS.NUMBERING), _part(document, RELATIONS.STYLES))
    blocks = [*_blocks(document.element.body, lists)]
    blocks += [note for part, tag in notes for note in _notes(part, tag)]
    title = document.core_properties.title or ""
    site = "HUDOC, " if any("Application no" in block.text for block in blocks[:30]) else ""
    return Read(tuple(blocks), f"{site}DOCX", clean(title))


def _unpacked(infos: Iterable[zipfile.ZipInfo]) -> int:
    return sum(info.file_size for info in infos)


def _part(document: Any, relation: str) -> Any:
    """Return the root of a part that belongs to a document; None if there is none."""
    try:
        return document.part.part_related_by(relation).element
    except (KeyError, AttributeError):
        return None


def _blocks(
    parent: Any, lists: WordLists, *, cell: bool = False, depth: int = 0
) -> Iterator[Block]:
    """Yield what stands inside a body, a cell, or anything that wraps paragraphs."""
    if depth > _MOST_DEPTH:
        return
    for child in parent:
        if child.tag == _PARAGRAPH:
            yield from _paragraph(child, lists, cell=cell, depth=depth)
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            yield from _blocks(child, lists, cell=cell or child.tag == _TABLE, depth=depth + 1)


def _paragraph(element: Any, lists: WordLists, *, cell: bool, depth: int) -> Iterator[Block]:
    text, boxes = _text(element)
    if text:
        drawn = clean(lists.drawn(element))
        number = drawn.rstrip(".") if drawn.rstrip(".").replace(".", "").isdigit() else ""
        if drawn and not number:
            text = f"{drawn} {text}"
        yield Block(text, number=number, cell=cell)
    for box in boxes:
        yield from _blocks(box, lists, depth=depth + 1)


def _text(paragraph: Any) -> tuple[str, list[Any]]:
    """Return the text of a paragraph, and the boxes of text that hang on it."""
    pieces: list[str] = []
    boxes: list[Any] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag == _TEXT:
            pieces.append(element.text or "")
        elif element.tag in _SIGNS:
            pieces.append(_SIGNS[element.tag])
        elif element.tag == _BOX:
            boxes.append(element)
        elif element.tag not in _LEFT_OUT and not _is_hidden(element):
            waiting.extend(reversed(element))
    return clean("".join(pieces)), boxes


def _is_hidden(element: Any) -> bool:
    looks = element.find(qn("w:rPr")) if element.tag == qn("w:r") else None
    hidden = looks.find(qn("w:vanish")) if looks is not None else None
    return hidden is not None and hidden.get(qn("w:val")) not in {"0", "false"}


def _notes(data: bytes, tag: str) -> Iterator[Block]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)  # entities and network are off
    except etree.XMLSyntaxError:
        return
    for note in root.iter(qn(tag)):
        number = note.get(qn("w:id"))
        text, _ = _text(note)
        if text and note.get(qn("w:type")) is None:
            yield Block(f"[{number}] {text}", note=True)
