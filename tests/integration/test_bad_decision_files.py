"""Bad files among good ones: each is named, nothing of it is in the vault, the rest goes on."""

import io
import zipfile

import pytest
from docx import Document
from pikepdf import Encryption, Pdf
from sqlalchemy import func, select

from caseapp.domain import decision_files as errors
from caseapp.models.authority import Authority, AuthorityParagraph
from caseapp.services import imports
from tests.factory import in_process

GOOD = (
    "CASE OF PETROV v. RUTHENIA\n\n(Application no. 12345/06)\n\nSTRASBOURG\n\n"
    "1. The stranded balloonist complained.\n\n2. It holds."
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(pages=1, **options):
    document = Pdf.new()
    for _ in range(pages):
        document.add_blank_page()
    made = io.BytesIO()
    document.save(made, **options)
    return made.getvalue()


def endless_pdf():
    """A page tree of a few bytes that names one page a hundred thousand times."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 100000/Kids[" + b"3 0 R " * 100_000 + b"]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 4\n0000000000 65535 f \n"
    end = b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + head + table + end


def docx(body):
    """A document whose text is this XML."""
    empty, made = io.BytesIO(), io.BytesIO()
    Document().save(empty)
    with zipfile.ZipFile(empty) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            data = body if part.filename == "word/document.xml" else old.read(part)
            new.writestr(part.filename, data)
    return made.getvalue()


def entity_bomb():
    steps = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return docx(
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "lol">{steps}]><w:document xmlns:w="{_WORD}">'
        "<w:body><w:p><w:r><w:t>1. &a11;</w:t></w:r></w:p></w:body></w:document>"
    )


def two_in_one():
    return (GOOD + "\n\n." * 70 + "\n\n" + GOOD.replace("PETROV", "IVANOV")).encode()


def two_of_luxembourg():
    one = "<p>JUDGMENT OF THE COURT</p><p>In Case C-{}/18,</p><p>1 First.</p><p>2 Second.</p>"
    return (one.format(11) + one.format(12)).encode()


BAD = {
    "damaged.pdf": (lambda: pdf()[:200], errors.DamagedFileError),
    "damaged.docx": (lambda: b"PK\x03\x04" + bytes(50), errors.DamagedFileError),
    "encrypted.pdf": (lambda: pdf(encryption=Encryption(owner="o", user="u")), errors.EncryptedFileError),
    "encrypted.docx": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), errors.EncryptedFileError),
    "pictures.pdf": (lambda: pdf(pages=3), errors.NoTextLayerError),
    "pages.pdf": (endless_pdf, errors.TooLongError),
    "entities.docx": (entity_bomb, errors.DamagedFileError),
    "nested.html": (lambda: b"<html><body>" + b"<div>" * 50_000 + GOOD.encode(), errors.DamagedFileError),
    "noise.bin": (lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8, errors.UnknownFormatError),
    "letter.html": (lambda: b"<p>Dear colleague</p><script>steal()</script>", errors.NoDecisionError),
    "two.txt": (two_in_one, errors.SeveralDecisionsError),
    "two.html": (two_of_luxembourg, errors.SeveralDecisionsError),
    "endless.txt": (f"{GOOD} {'A' * 60_000}".encode, errors.EndlessWordError),
    "line.jsonl": (lambda: b'{"paragraphs": "1. text"}\n{"name": 5', errors.BadLineError),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """Every bad file, a missing one, a folder, one of 500 MB, and a good one at the end."""
    paths = [tmp_path / name for name in BAD]
    for path, (make, _) in zip(paths, BAD.values(), strict=True):
        path.write_bytes(make())
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(500 * 2**20)
    (tmp_path / "folder.pdf").mkdir()
    good = tmp_path / "good.txt"
    good.write_text(GOOD)
    return [*paths, huge, tmp_path / "folder.pdf", tmp_path / "missing.pdf", good]


def test_each_bad_file_is_named_nothing_of_it_is_kept_and_the_rest_goes_on(desk, folder):
    expected = {name: error for name, (_, error) in BAD.items()} | {
        "huge.pdf": errors.FileTooBigError,
        "folder.pdf": errors.NoFileError,
        "missing.pdf": errors.MissingFileError,
    }
    outcome = imports.run_import(in_process(desk), folder)
    assert {one.values["file"]: type(one) for one in outcome.refused} == expected
    assert [one.title for one in outcome.decisions] == ["Petrov v. Ruthenia"]
    with desk.vault.reading() as session:
        assert session.scalar(select(func.count(Authority.id))) == 1
        texts = session.scalars(select(AuthorityParagraph.text)).all()
    assert sum("balloonist" in text for text in texts) == 1


def test_half_a_sign_and_paragraphs_that_are_none_stop_no_import(desk, tmp_path):
    lines = [
        r'{"name": "Pet\ud800rov v. Ruthenia", "paragraphs": ["1. The \udfffballoonist."]}',
        '{"name": "Nullov v. Ruthenia", "paragraphs": [{"text": null}]}',
        '{"name": "Mixedov v. Ruthenia", "paragraphs": [{"text": "kept"}, "lost"]}',
        '{"name": "Listov v. Ruthenia", "paragraphs": [["1. lost"], "1. kept"]}',
        '{"name": "Goodov v. Ruthenia", "paragraphs": ["1. The balloonist."]}',
    ]
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(lines))
    outcome = imports.run_import(in_process(desk), [file])
    assert [one.title for one in outcome.decisions] == ["Petrov v. Ruthenia", "Goodov v. Ruthenia"]
    assert [one.values["line"] for one in outcome.refused] == [2, 3, 4]


def test_a_file_of_500_megabytes_is_refused_unread(desk, tmp_path):
    asked = []

    def worker(name, payload, _limits):
        asked.append(len(payload))
        return b""

    huge = tmp_path / "huge.html"
    with huge.open("wb") as file:
        file.truncate(500 * 2**20)
    (error,) = imports.run_import(in_process(desk, worker), [huge]).refused
    assert (type(error), error.values["megabytes"], asked) == (errors.FileTooBigError, 500, [])
