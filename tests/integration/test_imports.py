"""Decisions come in from files: whole, once, and searchable."""

import json
import os

import pytest

from caseapp.domain.decision_files import (
    BadLineError,
    DamagedFileError,
    FileTooBigError,
    MissingFileError,
    NoDecisionError,
    NoFileError,
)
from caseapp.domain.views.imports import ImportedAs
from caseapp.services import authorities, imports
from caseapp.services.audit import list_history
from caseapp.system.worker import WorkerFailedError
from tests.factory import in_process

LINE = {
    "name": "CASE OF PETROV v. RUTHENIA", "number": "12345/06", "date": "2008-02-28",
    "court": "ECtHR", "paragraphs": ["THE LAW", "1. The stranded balloonist.", "2. It holds."],
}  # fmt: skip


@pytest.fixture
def reader(desk):
    """A desk whose worker runs in this process."""
    return in_process(desk)


def lines(tmp_path, *decisions):
    path = tmp_path / "decisions.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in decisions), encoding="utf-8")
    return path


def test_a_line_becomes_a_decision_that_is_found_by_its_words(reader, tmp_path):
    outcome = imports.run_import(reader, [lines(tmp_path, LINE)])
    (imported,) = outcome.decisions
    page = authorities.find(reader, query="stranded balloonist")
    assert [row.uid for row in page.rows] == [imported.uid]
    assert page.rows[0].paragraph == "1"
    assert not page.rows[0].may_be_printed


def test_the_same_decision_comes_in_once(reader, tmp_path):
    file = lines(tmp_path, LINE)
    imports.run_import(reader, [file])
    (again,) = imports.run_import(reader, [file]).decisions
    assert again.outcome is ImportedAs.KNOWN


def test_a_decision_of_the_library_gets_its_text_and_keeps_it_over_editions(
    library_desk, tmp_path
):
    reader = in_process(library_desk)
    known = authorities.find(reader, query="Soering").rows[0]
    line = LINE | {"name": known.title, "number": known.number, "date": known.date_text}
    (imported,) = imports.run_import(reader, [lines(tmp_path, line)]).decisions
    assert (imported.uid, imported.outcome) == (known.uid, ImportedAs.TEXT_ADDED)
    assert [row.uid for row in authorities.find(reader, query="balloonist").rows] == [known.uid]


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(reader, tmp_path):
    letter = tmp_path / "letter.html"
    letter.write_text("<p>Dear colleague</p>")
    file = lines(tmp_path, {"name": "Without text"}, LINE)
    outcome = imports.run_import(reader, [letter, tmp_path / "missing.pdf", file])
    assert {type(error) for error in outcome.refused} == {
        NoDecisionError,
        MissingFileError,
        BadLineError,
    }
    assert [one.title for one in outcome.decisions] == ["Petrov v. Ruthenia"]


def test_an_import_that_is_stopped_keeps_whole_decisions(reader, tmp_path, monkeypatch):
    monkeypatch.setattr(imports, "SLICE_SECONDS", 0.0)
    many = [LINE | {"number": f"{number}/06"} for number in range(1000, 1005)]
    steps = imports.import_decisions(reader, [lines(tmp_path, *many)])
    for progress in steps:
        if progress.done == progress.total:
            break
    steps.close()
    found = authorities.find(reader, query="balloonist")
    assert found.total == 1
    assert list_history(reader)[0].command == "import_decisions"


def test_a_worker_that_dies_is_told_of_the_file(desk, tmp_path):
    def dies(name, _payload, _limits):
        raise WorkerFailedError(name)

    outcome = imports.run_import(in_process(desk, dies), [lines(tmp_path, LINE)])
    assert [type(error) for error in outcome.refused] == [DamagedFileError]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_a_device_and_a_folder_are_named_and_not_waited_for(reader, tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    (tmp_path / "folder.html").mkdir()
    bad = [tmp_path / name for name in ("pipe.pdf", "endless.txt", "folder.html")]
    outcome = imports.run_import(reader, [*bad, lines(tmp_path, LINE)])
    assert [type(error) for error in outcome.refused] == [NoFileError] * 3
    assert [error.values["file"] for error in outcome.refused] == [path.name for path in bad]
    assert [one.title for one in outcome.decisions] == ["Petrov v. Ruthenia"]


def test_a_file_that_is_longer_than_its_size_says_is_read_no_further_than_it_may(
    reader, tmp_path, monkeypatch
):
    long = tmp_path / "long.html"
    long.write_bytes(b"x" * 5_000)
    really = os.fstat

    def small(handle):
        found = really(handle)
        known = (*found[:6], 10, *found[7:])
        return os.stat_result(known) if found.st_size == 5_000 else found

    monkeypatch.setattr(imports, "MOST_BYTES", 100)
    monkeypatch.setattr(os, "fstat", small)
    [error] = imports.run_import(reader, [long]).refused
    assert type(error) is FileTooBigError
