import hashlib
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from caseapp.domain.blocks import (
    AuthoritiesTable,
    Caption,
    Contents,
    Heading,
    Labels,
    Mark,
    MissingGlyphError,
    Numbered,
    Paragraph,
    Span,
    UncitedKeyError,
)
from caseapp.domain.blocks.payload import render_request
from caseapp.reports import compose, render
from tests.unit.reports.papers import SENTENCE, entries, memo, paper, spans
from tests.unit.reports.reading import page_texts, whole_text

ROOT = Path(__file__).parents[3]
MEMO = memo(5, ["k0", "k1"] * 5, (6, 9), authorities=entries(2), running_head="In re A")
HOSTILE = [
    '<img src="/etc/passwd" width="20"/>',
    '<a href="javascript:app.alert(1)">click</a>',
    "<font color=\"__import__('os')\">x</font>",
    "a < b & c > d </b>",
    "<b>" * 300,
    "(\\) Tj ET Q endstream endobj",
    "{client.name} {{x}} @end",
    "%PDF-1.4 /JavaScript /OpenAction",
]


def opened(data):
    return pikepdf.open(io.BytesIO(data))


def test_the_same_document_gives_the_same_bytes_also_after_another_one():
    first = render(MEMO)
    render(paper(Paragraph(spans("Georgian ფილა, Armenian Բան, bold", bold=True))))
    assert render(MEMO) == first


def test_three_processes_give_the_same_bytes():
    program = (
        "import sys, hashlib; from caseapp.reports import worker;"
        "print(hashlib.sha256(worker.render(sys.stdin.buffer.read())).hexdigest())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=render_request(MEMO),
            capture_output=True,
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Bishkek"), ("3", "America/New_York"))
    }
    assert len(answers) == 1


def test_another_letter_gives_other_bytes():
    changed = replace(MEMO, running_head="In re B")
    assert hashlib.sha256(render(changed)).digest() != hashlib.sha256(render(MEMO)).digest()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_letter_by_letter_and_does_nothing(text):
    data = render(paper(Numbered(spans(text)), Caption(spans(text), rows=((spans(text),) * 2,))))
    assert "".join(text.split()) in "".join(whole_text(data).split())
    with opened(data) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary):
                assert not {"/URI", "/JS", "/JavaScript", "/Launch"} & set(item.keys())
                assert item.get("/Subtype") != "/Image"


def test_a_character_that_cannot_be_printed_is_refused_before_printing():
    with pytest.raises(MissingGlyphError) as refused:
        render(paper(Paragraph(spans("Hello \U0001f600"))))
    assert refused.value.values["name"] == "GRINNING FACE"


def test_the_file_says_title_language_and_day_and_nothing_else():
    with opened(render(MEMO)) as pdf:
        assert {str(k): str(v) for k, v in pdf.docinfo.items()} == {
            "/Title": "A memo",
            "/CreationDate": "D:20260312",
        }
        assert str(pdf.Root.Lang) == "en"
        assert "/Metadata" not in pdf.Root


def test_neither_program_nor_machine_is_named_in_the_bytes():
    data = render(MEMO).lower()
    for word in (b"reportlab", b"caseapp", b"anonymous", str(ROOT).encode(), b"python"):
        assert word not in data


def test_the_working_copy_is_marked_on_each_page_and_the_filed_copy_on_none():
    working = page_texts(render(MEMO))
    filed = page_texts(render(replace(MEMO, mark=Mark.FILED)))
    assert len(working) > 2
    assert all("DRAFT – PRIVILEGED" in text for text in working)
    assert not any("DRAFT" in text for text in filed)


def test_badges_are_on_the_working_copy_only_and_cost_the_filed_copy_no_words():
    document = paper(Numbered((Span("He left."), Span(" [claimed by client]", draft=True))))
    assert "[claimed by client]" in whole_text(render(document))
    filed = whole_text(render(replace(document, mark=Mark.FILED)))
    assert "claimed" not in filed
    assert "1. He left." in filed


def test_every_page_says_which_of_how_many_it_is():
    texts = page_texts(render(MEMO))
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} of {len(texts)}" in text


def test_the_running_head_stands_on_all_pages_but_the_first():
    first, *others = page_texts(render(MEMO))
    assert "In re A" not in first
    assert all("In re A" in text for text in others)


def test_bookmarks_and_contents_lead_to_the_headings():
    data, layout = compose(MEMO)
    with opened(data) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        links = [a for a in pdf.pages[0].get("/Annots", []) if a.Subtype == "/Link"]
    assert titles[:3] == ["Contents", "Table of Authorities", "I. Chapter 1"]
    assert len(links) == len(layout.map.headings) - 1


def test_a_span_leads_to_the_heading_it_names():
    heading = Heading(spans("Facts"), anchor="facts")
    data = render(paper(heading, Paragraph((Span("see "), Span("Facts", link="facts")))))
    with opened(data) as pdf:
        (link,) = pdf.pages[0].Annots
    assert str(link.Subtype) == "/Link"


def test_a_link_to_nowhere_is_refused():
    with pytest.raises(UncitedKeyError):
        render(paper(Paragraph(spans("see", link="nowhere"))))


def test_every_font_is_embedded_and_none_is_borrowed():
    with opened(render(MEMO)) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        fonts = [o for o in fonts if o.get("/Type") == "/Font"]
        described = [o for o in fonts if "/FontDescriptor" in o]
    assert len(fonts) == 2 * len(described) == 6


def test_what_is_copied_from_the_file_is_what_was_written():
    text = "office Ђорђе Ҥөү ალექსეი ივანოვი Բանակ № 5 § 3 – “quoted” naïve e\u0301"
    assert "office Ђорђе Ҥөү ალექსეი ივანოვი Բանակ № 5 § 3 – “quoted” naïve" in whole_text(
        render(paper(Paragraph(spans(text, italic=True))))
    )


def test_thai_marks_are_copied_with_their_letters():
    assert "น้ำ ที่" in whole_text(render(paper(Paragraph(spans("น้ำ ที่"))))).replace("\u200b", "")


def test_the_words_of_the_engine_are_those_of_the_document():
    labels = Labels("Содержание", "Решения", "Страница {page} из {pages}", "ПРОЕКТ", "АБВ")
    document = replace(memo(1, ["k0"], authorities=entries(1)), labels=labels, language="ru")
    text = whole_text(render(document))
    for word in ("Содержание", "Решения", "Страница 1 из 1", "ПРОЕКТ"):
        assert word in text


def test_a_paragraph_of_100000_characters_without_a_space_is_printed():
    data, layout = compose(paper(Numbered(spans("ж" * 100_000)), Numbered(spans(SENTENCE))))
    assert len(layout.pages) > 20
    assert "2. The applicant" in whole_text(data)


def test_contents_and_authorities_alone_are_a_document():
    assert "Contents" in whole_text(render(paper(Contents(), AuthoritiesTable())))
