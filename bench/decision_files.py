"""Files of decisions as the sites of courts make them, rebuilt from clean texts, and read again.

The texts stand outside the repository: one decision a line of JSON with `docname`, `appno`, `date`
and a list of `paragraphs`; their place is named by the environment variable CASEAPP_DECISIONS. The
figure is the part of the numbered paragraphs whose number and words come out as they went in.
"""

import html
import io
import json
import lzma
import os
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from caseapp.domain.authorities import PartKind
from caseapp.domain.decision_files import DecisionFileError
from caseapp.exchange.decisions.reading import read_decision

DECISIONS = 100
BAR = 0.99
PLACE = "CASEAPP_DECISIONS"
_STEP = 7
_NUMBERED = re.compile(r"^(\d{1,4})\.\s+(\S.*)$", re.DOTALL)
_NOTE_TEXT = "See the report of the Committee for the Prevention of Torture, page {number}."
Paragraphs = Sequence[str]


def run() -> list[dict[str, object]]:
    """Rebuild, read and compare; nothing where the texts are not at hand."""
    place = os.environ.get(PLACE, "")
    if not place or not Path(place).exists():
        return []
    decisions = list(clean_decisions(Path(place)))
    return [_figure(name, make, decisions) for name, make in KINDS.items()]


def _figure(
    name: str, make: Callable[[dict[str, Any], random.Random], tuple[str, bytes]],
    decisions: Sequence[dict[str, Any]],
) -> dict[str, Any]:  # fmt: skip
    right = total = 0
    for number, decision in enumerate(decisions):
        file, data = make(decision, random.Random(number))
        good, all_of_them = compare(decision["paragraphs"], file, data)
        right, total = right + good, total + all_of_them
    share = right / total if total else 0.0
    return {
        "name": f"paragraphs read right from {name}",
        "value": round(share, 4),
        "bar": BAR,
        "met": share >= BAR,
    }


def clean_decisions(place: Path) -> Iterator[dict[str, Any]]:
    """Yield texts without lost words whose numbers have no gaps."""
    found = 0
    with lzma.open(place, "rt", encoding="utf-8") as lines:
        for at, line in enumerate(lines):
            if at % _STEP or found == DECISIONS:
                continue
            decision = json.loads(line)
            numbers = [number for number, _ in numbered(decision["paragraphs"])]
            if not decision.get("gap_markers") and len(numbers) > 10 and numbers == list(
                range(1, len(numbers) + 1)
            ):  # fmt: skip
                found += 1
                yield decision


def numbered(paragraphs: Paragraphs) -> list[tuple[int, str]]:
    """Return the court's own paragraphs by the plainest rule: each number is one more."""
    found: list[tuple[int, str]] = []
    for text in paragraphs:
        if re.match(r"FOR THESE REASONS", text):
            break
        begins = _NUMBERED.match(text)
        if begins and int(begins[1]) == len(found) + 1:
            found.append((int(begins[1]), _same(begins[2])))
    return found


def compare(paragraphs: Paragraphs, file: str, data: bytes) -> tuple[int, int]:
    """Return how many paragraphs came out right, and how many went in."""
    expected = numbered(paragraphs)
    try:
        draft = read_decision(file, data)
    except DecisionFileError:
        return 0, len(expected)
    got = {
        one.number: _same(one.text.split("\n")[0])
        for one in draft.paragraphs
        if one.part is PartKind.TEXT and one.number
    }
    return sum(got.get(str(number)) == text for number, text in expected), len(expected)


def _same(text: str) -> str:
    """Return words as they are compared: marks of notes and kinds of spaces aside."""
    return " ".join(re.sub(r"\[\d+\]", "", text.replace("\u00ad", "")).split()).replace(" ,", ",")


def _words(text: str) -> str:
    return html.escape(text, quote=False)


def hudoc_html(decision: dict[str, Any], rng: random.Random) -> tuple[str, bytes]:
    """Paragraphs with classes, numbers with hard spaces, smart tags, nested tables, footnotes."""
    out = ["<!DOCTYPE html><html><head><meta charset='utf-8'><title>", _words(str(decision["docname"])),
           "</title><style>.s1{margin:0}</style><script>alert('hudoc')</script></head><body><div class='content'>"]  # fmt: skip
    notes = 0
    for text in decision["paragraphs"]:
        begins = _NUMBERED.match(text)
        words = _words(text)
        if begins:
            words = f"{begins[1]}.&nbsp;&nbsp;{_words(begins[2])}"
        words = re.sub(
            r"\b(Turkey|Russia|Italy|Ukraine)\b",
            r"<st1:country-region w:st='on'>\1</st1:country-region>",
            words,
        )
        if begins and rng.random() < 0.05:
            notes += 1
            words += f"<a href='#_ftn{notes}' name='_ftnref{notes}'><span>[{notes}]</span></a>"
        kind = rng.random()
        if text.isupper():
            out.append(f"<p class='s4'><span class='s2'>{words}</span></p>")
        elif kind < 0.05:
            out.append(
                f"<table><tbody><tr><td><table><tr><td><p class='s1'>{words}</p></td></tr></table></td></tr></tbody></table>"
            )
        else:
            half = words.find(" ", len(words) // 2)
            parted = half > 0 and "<" not in words and "&" not in words
            inside = (
                f"<span class='s7'>{words[:half]}</span><span class='s9'>{words[half:]}</span>"
                if parted
                else words
            )
            out.append(f"<p class='s1'>{inside}</p>")
    out += [f"<div id='ftn{number}'><p><a href='#_ftnref{number}' name='_ftn{number}'>[{number}]</a> {_NOTE_TEXT.format(number=number)}</p></div>"
            for number in range(1, notes + 1)]  # fmt: skip
    out.append("</div><!-- hudoc.echr.coe.int --></body></html>")
    return "case.html", "".join(out).encode("utf-8")


def eurlex_html(decision: dict[str, Any], rng: random.Random) -> tuple[str, bytes]:
    """Number and text in cells of a table, as EUR-Lex lays out judgments; in UTF-16 at times."""
    out = ["<html xmlns='http://www.w3.org/1999/xhtml'><head><meta http-equiv='content-type' content='text/html; charset=utf-8'/>"
           "<title>EUR-Lex</title></head><body>"]  # fmt: skip
    last = 0
    for text in decision["paragraphs"]:
        begins = _NUMBERED.match(text)
        if begins and int(begins[1]) == last + 1:
            last += 1
            out.append(f"<table width='100%'><col width='4%'/><col width='96%'/><tbody><tr><td valign='top'><p class='count' id='point{begins[1]}'>{begins[1]}</p></td>"
                       f"<td valign='top'><p class='normal'>{_words(begins[2])}</p></td></tr></tbody></table>")  # fmt: skip
        else:
            out.append(
                f"<p class='{'ti-grseq-1' if text.isupper() else 'normal'}'>{_words(text)}</p>"
            )
    page = "".join([*out, "</body></html>"])
    return "judgment.html", page.encode("utf-16") if rng.random() < 0.1 else page.encode("utf-8")


def curia_html(decision: dict[str, Any], rng: random.Random) -> tuple[str, bytes]:
    """Bare numbers with anchors and rows of hard spaces, bars of links, quotations set in."""
    out = ["<html><head><title>CURIA - Documents</title><meta charset='utf-8'></head><body>"
           "<div class='navig'><a href='#'>Language of document :</a></div><script>var a=1;</script>"]  # fmt: skip
    last = 0
    for text in decision["paragraphs"]:
        begins = _NUMBERED.match(text)
        if begins and int(begins[1]) == last + 1:
            last += 1
            gap = "&nbsp;" * rng.randint(4, 9)
            out.append(f"<p class='C01PointnumeroteAltN'><a name='point{begins[1]}'>{begins[1]}</a>{gap}{_words(begins[2])}</p>")  # fmt: skip
        else:
            kind = "C04Titre1" if text.isupper() else "C09Marge0avecretrait"
            out.append(f"<p class='{kind}'><span class='italic'>{_words(text)}</span></p>")
    return "document.html", "".join([*out, "</body></html>"]).encode("utf-8")


def bailii_html(decision: dict[str, Any], rng: random.Random) -> tuple[str, bytes]:
    """Lists whose numbers are drawn at times, Windows quotation marks, links, no closing tags."""
    written = rng.random() < 0.5
    out = [
        "<HTML><HEAD><TITLE>",
        _words(str(decision["docname"])),
        "</TITLE></HEAD><BODY><A HREF='/'>BAILII</A> <HR><OL>",
    ]
    for text in decision["paragraphs"]:
        begins = _NUMBERED.match(text)
        if begins:
            out.append(
                f"<P><LI VALUE={begins[1]}><A NAME='para{begins[1]}'>{f'{begins[1]}.' if written else ''}</A>"
                f" {_words(begins[2])}\r\n"
            )
        else:
            out.append(
                f"<P ALIGN=center><B>{_words(text)}</B>\r\n"
                if text.isupper()
                else f"<BLOCKQUOTE>{_words(text)}</BLOCKQUOTE>\r\n"
            )
    return "bailii.html", "".join([*out, "</OL><HR>www.bailii.org</BODY></HTML>"]).encode(
        "cp1252", errors="xmlcharrefreplace"
    )


def docx(decision: dict[str, Any], rng: random.Random) -> tuple[str, bytes]:
    """Runs that part words, smart tags, hard spaces, nested tables, running heads."""
    from docx import Document
    from docx.oxml import OxmlElement

    document = Document()
    document.sections[0].header.paragraphs[0].text = f"{decision['docname']} JUDGMENT"
    document.sections[0].footer.paragraphs[0].text = "1"
    for text in decision["paragraphs"]:
        begins = _NUMBERED.match(text)
        words = f"{begins[1]}.\u00a0\u00a0{begins[2]}" if begins else text
        if rng.random() < 0.04:
            outer = document.add_table(rows=1, cols=1).cell(0, 0)
            inner = outer.add_table(rows=1, cols=1) if rng.random() < 0.5 else None
            cell = outer if inner is None else inner.cell(0, 0)
            cell.paragraphs[0].add_run(words)
            continue
        paragraph = document.add_paragraph()
        at = rng.randrange(len(words)) if words else 0
        paragraph.add_run(words[:at])
        run = paragraph.add_run(words[at:])
        run.italic = rng.random() < 0.2
        if rng.random() < 0.3:
            tag = OxmlElement("w:smartTag")
            run.element.addprevious(tag)
            tag.append(run.element)
    made = io.BytesIO()
    document.save(made)
    return "case.docx", made.getvalue()


def pdf(decision: dict[str, Any], _rng: random.Random) -> tuple[str, bytes]:
    """Justified text over pages with running heads, page numbers and footnotes."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    from caseapp import resources

    font = next(iter(sorted(resources.path("fonts").glob("*Serif*Regular*.ttf"))), None)
    pdfmetrics.registerFont(TTFont("Text", str(font)))
    body = ParagraphStyle(
        "body", fontName="Text", fontSize=11, leading=14, alignment=4, firstLineIndent=14
    )
    made = io.BytesIO()

    def edges(canvas: Any, page: Any) -> None:
        canvas.setFont("Text", 9)
        head = f"{str(decision['docname']).removeprefix('CASE OF ')} JUDGMENT"
        canvas.drawCentredString(A4[0] / 2, A4[1] - 40, head)
        canvas.drawString(72, A4[1] - 40, str(page.page)) if page.page % 2 else (
            canvas.drawRightString(A4[0] - 72, A4[1] - 40, str(page.page))
        )
        canvas.drawCentredString(A4[0] / 2, 34, f"- {page.page} -")
        if page.page % 4 == 0:
            canvas.setFont("Text", 7)
            canvas.line(72, 68, 200, 68)
            canvas.drawString(72, 58, f"{page.page // 4}. {_NOTE_TEXT.format(number=page.page)}")

    story = []
    for text in decision["paragraphs"]:
        story += [Paragraph(_words(text), body), Spacer(1, 7)]
    SimpleDocTemplate(made, pagesize=A4).build(story, onFirstPage=edges, onLaterPages=edges)
    return "case.pdf", made.getvalue()


def text(decision: dict[str, Any], rng: random.Random) -> tuple[str, bytes]:
    """Lines broken at 90 signs; blocks parted by empty lines, by indents, or run over pages."""
    import textwrap

    kind = rng.choice(["empty lines", "indents", "pages"])
    indent = " " * 4 if kind == "indents" else ""
    blocks = [
        textwrap.fill(one, 90, initial_indent=indent, break_on_hyphens=rng.random() < 0.5)
        for one in decision["paragraphs"]
    ]
    page = ("\n" if kind == "indents" else "\n\n").join(blocks)
    if kind == "pages":
        lines = page.split("\n")
        pages = ["\n".join(lines[at : at + 50]) for at in range(0, len(lines), 50)]
        head = f"{decision['docname']} JUDGMENT"
        page = "\n\f".join(f"{head}\n\n{one}\n\n{at}" for at, one in enumerate(pages, 1))
    page = page.replace("\n", "\r\n")
    return "case.txt", page.encode(rng.choice(["utf-8", "utf-8-sig", "utf-16"]))


KINDS = {
    "HUDOC HTML": hudoc_html, "EUR-Lex HTML": eurlex_html, "CURIA HTML": curia_html,
    "BAILII HTML": bailii_html,
    "DOCX": docx, "PDF": pdf, "text": text,
}  # fmt: skip
