import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from caseapp.domain.blocks import (
    BadPayloadError,
    MissingGlyphError,
    PagesUnreadableError,
    Paragraph,
)
from caseapp.domain.blocks.payload import (
    pages_request,
    read_pages_answer,
    read_render_answer,
    render_request,
)
from caseapp.reports import render, worker
from tests.unit.reports.papers import paper, spans

PAPER = paper(Paragraph(spans("one")))


def test_the_worker_prints_what_the_engine_prints_and_names_its_hash():
    rendered = read_render_answer(worker.render(render_request(PAPER)))
    assert rendered.data == render(PAPER)
    assert rendered.pages == 1
    assert rendered.sha256 == hashlib.sha256(rendered.data).hexdigest()


def test_a_refusal_comes_back_as_the_same_refusal():
    with pytest.raises(MissingGlyphError):
        read_render_answer(worker.render(render_request(paper(Paragraph(spans("\U0001f600"))))))


def test_garbage_comes_back_as_a_refusal():
    with pytest.raises(BadPayloadError):
        read_render_answer(worker.render(b"\x00garbage"))
    with pytest.raises(BadPayloadError):
        read_pages_answer(worker.screen(b"\x00garbage"))


def test_the_pictures_come_back_as_png():
    (picture,) = read_pages_answer(worker.screen(pages_request(render(PAPER), 200)))
    assert picture.startswith(b"\x89PNG")


def test_a_broken_file_comes_back_as_a_refusal():
    with pytest.raises(PagesUnreadableError):
        read_pages_answer(worker.screen(pages_request(b"broken", 200)))


def test_neither_worker_loads_qt_the_database_or_the_other_engine():
    program = (
        "import sys; from caseapp.reports import worker; worker.{name}(sys.stdin.buffer.read());"
        "print(*sorted({{m.split('.')[0] for m in sys.modules}}))"
    )
    loaded = {
        name: subprocess.run(
            [sys.executable, "-c", program.format(name=name)],
            input=payload,
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[3],
        )
        .stdout.decode()
        .split()
        for name, payload in (
            ("render", render_request(PAPER)),
            ("screen", pages_request(render(PAPER), 100)),
        )
    }
    for name, other in (("render", "pypdfium2"), ("screen", "reportlab")):
        assert "caseapp" in loaded[name]
        assert not {"PySide6", "sqlalchemy", "sqlcipher3", "cryptography", other} & set(
            loaded[name]
        )
