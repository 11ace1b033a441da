"""Files of decisions: what is recognised, and what is refused by name."""

import io
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Encryption, Pdf
from reportlab.pdfgen.canvas import Canvas

from caseapp.domain import decision_files as errors
from caseapp.domain.authorities import PartKind
from caseapp.exchange.decisions.reading import read_decision

PAGE = """<html><head><title>t</title></head><body>
<p>SECOND SECTION</p><p>CASE OF PETROV v. RUTHENIA</p><p>(Application no. 12345/06)</p>
<p>JUDGMENT</p><p>STRASBOURG</p><p>28 February 2008</p>
<p>The European Court of Human Rights (Second Section), sitting as a Chamber</p>
<p>1.&nbsp;&nbsp;The case originated in an application.</p><p>2. The applicant is a national.</p>
<p>THE LAW</p><p>3. The Court considers.<a href="#_ftn1" name="_ftnref1">[1]</a></p>
<p>FOR THESE REASONS, THE COURT</p>
<p>1. Holds that there has been a violation of Article 3 of the Convention;</p>
<p>2. Holds that there has been no violation of Article 5 § 4 of the Convention.</p>
<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> A note.</p></div></body></html>"""


def test_a_page_of_hudoc_gives_all_that_a_citation_needs():
    draft = read_decision("case.html", PAGE.encode())
    assert draft.name == "Petrov v. Ruthenia"
    assert draft.numbers == ("12345/06",)
    assert (draft.court, draft.formation) == ("ECtHR", "Second Section")
    assert draft.day.isoformat() == "2008-02-28"
    assert draft.respondent == "Ruthenia"
    assert draft.conclusion == "violation: 3 | no violation: 5-4"
    assert draft.articles == ("3", "5-4")
    assert [one.number for one in draft.paragraphs if one.part is PartKind.NOTE] == ["1"]


def test_programs_in_a_page_are_left_out_and_told():
    page = PAGE.replace(
        "<body>", "<body><script>steal()</script><iframe src='file:///etc'></iframe>"
    )
    draft = read_decision("case.html", page.encode())
    assert draft.warnings == ("scripts",)
    assert all("steal" not in one.text for one in draft.paragraphs)


RUSSIAN = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]


@pytest.mark.parametrize("encoding", RUSSIAN)
def test_text_is_read_in_the_encodings_that_courts_use(encoding):
    text = "ДЕЛО Петров против Рутении\n\n(жалоба N 12345/06)\n\n1. Дело началось.\n\n2. Заявитель живет."
    draft = read_decision("дело.txt", text.encode(encoding))
    assert [one.text for one in draft.paragraphs if one.number] == [
        "Дело началось.",
        "Заявитель живет.",
    ]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "iso8859-15", "utf-16-le"])
def test_a_page_that_says_a_wrong_encoding_is_read_by_its_bytes(encoding):
    page = (
        "<html><head><meta charset='utf-8'></head><body><p>AFFAIRE PÉTROV c. RUTHÉNIE</p>"
        "<p>(Requête no 12345/06)</p><p>1. Le requérant a été arrêté.</p></body></html>"
    )
    draft = read_decision("arrêt.html", page.encode(encoding))
    assert (draft.name, draft.numbers) == ("Pétrov c. Ruthénie", ("12345/06",))
    assert draft.paragraphs[-1].text == "Le requérant a été arrêté."


FRONTS = {
    "one line": (
        "SECOND SECTION CASE OF PETROV v. RUTHENIA (Application no. 12345/06) JUDGMENT STRASBOURG "
        "28 February 2008 In the case of Petrov v. Ruthenia, The European Court of Human Rights",
    ),
    "two languages": (
        "AFFAIRE PETROV c. RUTHÉNIE", "CASE OF PETROV v. RUTHENIA", "(53/1997/837/1043)",
        "STRASBOURG", "28 février/February 2008", "sitting as a Chamber",
        "1. It originated in an application (no. 12345/06) against Ruthenia.",
    ),
    "a broken name": (
        "CASE OF PETROV", "v. RUTHENIA", "(Application no. 12345/06)", "STRASBOURG",
        "28 February 2008", "sitting as a Chamber",
    ),
    "a footnote": (
        "COURT (CHAMBER)", "In the case of Petrov v. Ruthenia[1],", "28 February 2008",
        "The European Court of Human Rights", "(Application no. 12345/06)",
    ),
    "a decision": (
        "DECISION", "AS TO THE ADMISSIBILITY OF", "Application no. 12345/06", "by Ivan PETROV",
        "against Ruthenia", "The European Court of Human Rights, sitting on 28 February 2008 as a Chamber",
    ),
}  # fmt: skip


@pytest.mark.parametrize("front", FRONTS.values(), ids=FRONTS)
def test_title_pages_of_strasbourg_are_read_however_they_are_laid_out(front):
    page = "".join(f"<p>{text}</p>" for text in (*front, "2. The applicant was born in 1980."))
    draft = read_decision("case.html", page.encode())
    assert (draft.name, draft.respondent) == ("Petrov v. Ruthenia", "Ruthenia")
    assert (draft.numbers, draft.day.isoformat()) == (("12345/06",), "2008-02-28")
    assert draft.formation


def test_a_state_that_the_text_has_lost_is_taken_from_the_title():
    page = PAGE.replace("PETROV v. RUTHENIA", "PETROV v.").replace(
        "<title>t", "<title>CASE OF PETROV v. RUTHENIA"
    )
    assert read_decision("case.html", page.encode()).name == "Petrov v. Ruthenia"


@pytest.mark.parametrize(
    ("holding", "conclusion"),
    [
        ("Holds that there has also been a violation of Article 14", "violation: 14"),
        ("Holds that there has been no breach of Articles 8 and 13", "no violation: 8, 13"),
        ("Holds that there would be a violation of Article 3", "violation: 3"),
        (
            "Holds that it is not necessary to examine whether there was a violation of Article 6",
            "",
        ),
        ("Declares the application inadmissible", "inadmissible"),
    ],
)
def test_what_the_operative_part_holds_is_read(holding, conclusion):
    first = "1. Holds that there has been a violation of Article 3 of the Convention;"
    page = PAGE.replace(first, f"1. {holding};").split("<p>2. Holds")[0] + "</body>"
    assert read_decision("case.html", page.encode()).conclusion == conclusion


def test_numbers_that_the_word_processor_draws_are_read():
    document = Document()
    document.add_paragraph("Communication No. 39/1996")
    for text in ("First.", "Second."):
        document.add_paragraph(text, style="List Number")
    made = io.BytesIO()
    document.save(made)
    draft = read_decision("views.docx", made.getvalue())
    assert [one.text for one in draft.paragraphs if one.part is PartKind.TEXT] == [
        "First.",
        "Second.",
    ]


def pdf(**options):
    document = Pdf.new()
    document.add_blank_page()
    made = io.BytesIO()
    document.save(made, **options)
    return made.getvalue()


def torn():
    return pdf()[:200]


def bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", b" " * (41 * 2**20))
    return made.getvalue()


def overfull():
    made = io.BytesIO()
    drawn = Canvas(made)
    drawn.setFont("Helvetica", 0.5)
    for line in range(1_000):
        drawn.drawString(9, 9 + line * 0.8, "sign " * 45)
    drawn.save()
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "error"),
    [
        ("empty.html", lambda: b"", errors.DamagedFileError),
        ("big.pdf", lambda: b"%PDF-1.7" + bytes(errors.MOST_BYTES), errors.FileTooBigError),
        ("torn.pdf", torn, errors.DamagedFileError),
        ("locked.pdf", lambda: pdf(encryption=Encryption(owner="o", user="u")), errors.EncryptedFileError),
        ("scan.pdf", pdf, errors.NoTextLayerError),
        ("locked.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), errors.EncryptedFileError),
        ("torn.docx", lambda: b"PK\x03\x04" + bytes(50), errors.DamagedFileError),
        ("bomb.docx", bomb, errors.DamagedFileError),
        ("overfull.pdf", overfull, errors.DamagedFileError),
        ("photo.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8, errors.UnknownFormatError),
        ("letter.html", lambda: b"<p>Dear colleague, see you on Monday.</p>", errors.NoDecisionError),
        ("two.html", (PAGE + "<p>.</p>" * 70 + PAGE.replace("PETROV", "IVANOV")).encode, errors.SeveralDecisionsError),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_imported_is_refused_by_name(name, make, error):
    with pytest.raises(error) as caught:
        read_decision(name, make())
    assert caught.value.values["file"] == name


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=600), st.sampled_from([b"", b"<html>", b"%PDF-1.4\n", b"PK\x03\x04"]))
def test_any_bytes_are_read_or_refused(data, head):
    try:
        draft = read_decision("any", head + data)
    except errors.DecisionFileError:
        return
    assert draft.file == "any"
