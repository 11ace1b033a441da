"""The peer of `bench.memo`: the same text with stock reportlab, as its manual shows it.

One pass, its own Paragraph, no contents, no table of authorities, no shaping, no page totals.
"""

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from caseapp import resources

STYLES = {
    "heading": ParagraphStyle("h", fontName="Serif-Bold", fontSize=12, leading=17, spaceBefore=18),
    "text": ParagraphStyle(
        "p", fontName="Serif", fontSize=11, leading=16, alignment=4, spaceBefore=7, leftIndent=26
    ),
    "quote": ParagraphStyle(
        "q", fontName="Serif", fontSize=10, leading=14, alignment=4, spaceBefore=7, leftIndent=44
    ),
}


def register() -> None:
    """Load the two fonts that the text needs."""
    for name, file in (("Serif", "NotoSerif-Regular"), ("Serif-Bold", "NotoSerif-Bold")):
        pdfmetrics.registerFont(TTFont(name, str(resources.path("fonts", f"{file}.ttf"))))


def render(texts: Sequence[tuple[str, str]]) -> bytes:
    """Print (kind of text, text) pairs."""
    buffer = io.BytesIO()
    document = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=28 * mm,
        rightMargin=24 * mm,
        topMargin=27 * mm,
        bottomMargin=26 * mm,
        invariant=1,
    )
    document.build([Paragraph(escape(text), STYLES[kind]) for kind, text in texts])
    return buffer.getvalue()
