"""The fonts of filings: which of them draws a character, and how they go into the file.

A font is embedded as a CID font whose codes are given out in the order of first use in one
document, one per pair of glyph and source text. So copied text is right even where two letters
share a glyph, and the bytes do not depend on what the process printed before.
"""

import struct
from dataclasses import dataclass, field
from functools import cache, lru_cache

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from caseapp import resources

FAMILIES = ("NotoSerif", "NotoSerifGeorgian", "NotoSerifArmenian", "NotoSerifThai")
"""Tried in this order for each character: the script fonts lack even the Latin digits."""

_STYLES = {
    (False, False): ("Regular",),
    (True, False): ("Bold", "Regular"),
    (False, True): ("Italic", "Regular"),
    (True, True): ("BoldItalic", "Bold", "Regular"),
}
_JOINERS = frozenset("\u200c\u200d\u2060\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file, opened once for the process. Measures are in 1/1000 em."""

    name: str
    data: bytes = field(repr=False)
    face: hb.Face
    font: hb.Font
    characters: frozenset[int] = field(repr=False)
    scale: float
    """Font units times this are 1/1000 em."""

    def table(self, tag: str) -> bytes:
        """Return the bytes of a table of the font file."""
        return bytes(self.face.reference_table(tag).data)

    def advance(self, glyph: int) -> float:
        """Return the natural width of a glyph."""
        return float(self.font.get_glyph_h_advance(glyph)) * self.scale


@cache
def face(name: str) -> Face | None:
    """Open a font by its name, such as "NotoSerif-Bold"; None when it is not shipped."""
    path = resources.path("fonts", f"{name}.ttf")
    if not path.is_file():
        return None
    data = path.read_bytes()
    opened = hb.Face(hb.Blob(data))
    characters = frozenset(opened.unicodes)
    return Face(name, data, opened, hb.Font(opened), characters, 1000 / opened.upem)


@lru_cache(8192)
def face_for(character: str, bold: bool, italic: bool) -> Face | None:
    """Return the first font that has the character, or None."""
    for family in FAMILIES:
        for style in _STYLES[bold, italic]:
            found = face(f"{family}-{style}")
            if found is not None:
                if ord(character) in found.characters:
                    return found
                break
    return None


def is_printable(character: str) -> bool:
    """Tell whether some font draws the character in every style (or it is white space)."""
    if character in "\n\t\u200b" or character in _JOINERS:
        return True
    return all(face_for(character, *style) is not None for style in _STYLES)


def is_joiner(character: str) -> bool:
    """Tell whether the character is invisible and belongs to the letter before it."""
    return character in _JOINERS


@dataclass(slots=True, eq=False)
class FontInUse:
    """The codes that one document gives to the glyphs of one font.

    Attributes:
        face: the font.
        alias: its name in the pages' resources, such as "F1".
        codes: (glyph, text) to code; code 0 is the missing glyph and never used.

    """

    face: Face
    alias: str
    codes: dict[tuple[int, str], int] = field(default_factory=dict)

    def code(self, glyph: int, text: str) -> int:
        """Return the code of a glyph that stands for a text."""
        return self.codes.setdefault((glyph, text), len(self.codes) + 1)

    def embed(self, document: pdfdoc.PDFDocument) -> None:
        """Write the font, reduced to the glyphs used, into the document."""
        glyphs = [0, *(glyph for glyph, _ in self.codes)]
        base = f"{_tag(self.alias)}+{self.face.name}"
        program = pdfdoc.PDFStream(content=_reduced(self.face, glyphs))
        program.dictionary["Length1"] = len(program.content)
        file_reference = document.Reference(program, f"{self.alias}:file")
        descriptor = document.Reference(_descriptor(self.face, base, file_reference))
        mapping = pdfdoc.PDFStream(content=b"".join(struct.pack(">H", g) for g in glyphs))
        widths = [round(self.face.advance(glyph)) for glyph in glyphs]
        cid_font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(base),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": descriptor,
                "W": pdfdoc.PDFArray([0, pdfdoc.PDFArray(widths)]),
                "CIDToGIDMap": document.Reference(mapping, f"{self.alias}:map"),
            }
        )
        text = pdfdoc.PDFStream(content=_to_unicode(self.codes))
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(base),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(cid_font)]),
                "ToUnicode": document.Reference(text, f"{self.alias}:text"),
            }
        )
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.alias] = document.Reference(font, self.alias)


def _tag(alias: str) -> str:
    """Return the six capital letters that mark a subset (ISO 32000-1, 9.6.4)."""
    return "AAAA" + "".join(chr(65 + int(digit)) for digit in f"{int(alias[1:]):02d}")


def _reduced(face_: Face, glyphs: list[int]) -> bytes:
    """Drop the outlines that the document does not use; the glyph numbers stay."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    for tag in ("GSUB", "GPOS", "GDEF", "name", "post"):
        wanted.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
    return bytes(hb.subset(face_.face, wanted).blob.data)


def _descriptor(face_: Face, base: str, program: object) -> pdfdoc.PDFDictionary:
    """Describe the font (ISO 32000-1, 9.8.1) from its own tables."""
    head, post, os2 = face_.table("head"), face_.table("post"), face_.table("OS/2")
    box = [round(value * face_.scale) for value in struct.unpack_from(">4h", head, 36)]
    angle = struct.unpack_from(">i", post, 4)[0] / 65536
    ascent, descent = struct.unpack_from(">2h", face_.table("hhea"), 4)
    capital = struct.unpack_from(">h", os2, 88)[0]
    bold = face_.name.endswith(("-Bold", "-BoldItalic"))
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": pdfdoc.PDFName(base),
            # Symbolic, because the codes are ours; 64: slanted.
            "Flags": 4 | (64 if angle else 0),
            "FontBBox": pdfdoc.PDFArray(box),
            "ItalicAngle": angle,
            "Ascent": round(ascent * face_.scale),
            "Descent": round(descent * face_.scale),
            "CapHeight": round(capital * face_.scale),
            "StemV": 140 if bold else 80,
            "FontFile2": program,
        }
    )


def _to_unicode(codes: dict[tuple[int, str], int]) -> bytes:
    """Write the map from codes to text; UTF-16, in blocks of at most 100 lines."""
    rows = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for (_, text), code in codes.items()
        if text
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
        "1 begincodespacerange", "<0000> <FFFF>", "endcodespacerange",
    ]  # fmt: skip
    for start in range(0, len(rows), 100):
        block = rows[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
