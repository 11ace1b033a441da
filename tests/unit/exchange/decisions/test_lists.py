"""Numbers that stand in no text: a browser or a word processor draws them."""

import io

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from caseapp.exchange.decisions.list_signs import sign
from caseapp.exchange.decisions.reading import read_decision

FRONT = "<p>CASE OF PETROV v. RUTHENIA</p><p>(Application no. 12345/06)</p>"

LEVELS = """<w:abstractNum {ns} w:abstractNumId="77">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum>"""
LISTS = """<w:num {ns} w:numId="{number}"><w:abstractNumId w:val="77"/>{anew}</w:num>"""
ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="41"/></w:lvlOverride>'


def _page(body: str) -> bytes:
    return f"<html><body>{FRONT}{body}</body></html>".encode()


def _numbered(draft):
    return [(one.number, one.text) for one in draft.paragraphs if one.number]


@pytest.mark.parametrize(
    "body",
    [
        "<ol><li value='1'><a name='para1'>First.</a><li value='2'>Second.</ol>",
        "<ol><li value='1.'>First.</li><li value='2.'>Second.</li></ol>",
        "<ol><li>First.</li></ol><p>Between.</p><ol start='2'><li>Second.</li></ol>",
        "<ol><li><p>First.</p></li><li><div><p>Second.</p></div></li></ol>",
        "<ol><li>1. First.</li></ol><ol><li>2. Second.</li></ol>",
        "<ul><li>1. First.</li><li>2. Second.</li></ul>",
        "<ol style='list-style-type:none'><li>1. First.</li><li>2. Second.</li></ol>",
    ],
)
def test_items_of_a_page_have_the_number_that_a_browser_shows(body):
    first, second = _numbered(read_decision("case.html", _page(body)))
    assert first == ("1", first[1])
    assert first[1].split("\n")[0] == "First."
    assert second == ("2", "Second.")


def test_a_list_inside_an_item_keeps_its_letters():
    body = "<ol><li value=1>The law says:<ol><li value='i)'>one;</li></ol><ol type=a><li>two.</ol>"
    draft = read_decision("case.html", _page(f"{body}<li value=2>Second.</ol>"))
    assert _numbered(draft) == [("1", "The law says:\ni) one;\na. two."), ("2", "Second.")]


@pytest.fixture(scope="module")
def document():
    made = Document()
    numbering = made.part.numbering_part.element
    numbering.insert(0, parse_xml(LEVELS.format(ns=nsdecls("w"))))
    for number, anew in (("91", ""), ("92", ""), ("93", ANEW)):
        numbering.append(parse_xml(LISTS.format(ns=nsdecls("w"), number=number, anew=anew)))
    return made


def _add(document, text, number, level=0):
    properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val, properties.get_or_add_ilvl().val = number, level


def test_lists_of_a_word_processor_count_as_it_counts_them(document):
    document.add_paragraph("(Application no. 12345/06)")
    for text, number, level in (
        ("First.", 91, 0), ("with a letter;", 91, 1), ("and below.", 91, 2),
        ("Second, in a list of the same pattern.", 92, 0), ("Far on.", 93, 0), ("Next.", 93, 0),
    ):  # fmt: skip
        _add(document, text, number, level)
    packed = io.BytesIO()
    document.save(packed)
    assert _numbered(read_decision("case.docx", packed.getvalue())) == [
        ("1", "First.\n(a) with a letter;\n1.1. and below."),
        ("2", "Second, in a list of the same pattern.\n41. Far on.\n42. Next."),
    ]


@pytest.mark.parametrize(
    ("number", "kind", "said"),
    [
        (12, "decimal", "12"), (3, "lowerLetter", "c"), (28, "upperLetter", "BB"),
        (14, "upperRoman", "XIV"), (9, "lowerRoman", "ix"),
    ],
)  # fmt: skip
def test_lists_count_in_digits_letters_and_roman_numerals(number, kind, said):
    assert sign(number, kind) == said


HIDDEN = """<w:p {ns}><w:r><w:t xml:space="preserve">1. The </w:t></w:r>
<w:del w:id="1" w:author="a"><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del>
<w:ins w:id="2" w:author="a"><w:r><w:t>new</w:t></w:r></w:ins>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>
<w:smartTag w:element="place"><w:r><w:t xml:space="preserve"> place</w:t></w:r></w:smartTag></w:p>"""
WRAPPED = """<w:sdt {ns}><w:sdtContent><w:p><w:r><w:t>2. In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"""


def test_text_is_read_wherever_a_word_processor_puts_it():
    made = Document()
    made.add_paragraph("(Application no. 12345/06)")
    for part in (HIDDEN, WRAPPED):
        made.element.body.insert(-1, parse_xml(part.format(ns=nsdecls("w"))))
    packed = io.BytesIO()
    made.save(packed)
    draft = read_decision("case.docx", packed.getvalue())
    assert _numbered(draft) == [("1", "The new place"), ("2", "In a control.")]
