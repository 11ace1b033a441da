"""The import window on a real vault with the real worker: progress, stop, what was written."""

import json
from dataclasses import replace
from functools import partial

import pytest

from caseapp.services import authorities, imports
from caseapp.system.worker import run_worker
from caseapp.ui.authorities.importing import ImportForm
from caseapp.ui.authorities.port import LibraryTools
from tests import factory
from tests.ui.surroundings import surroundings

WORDS = "The prohibition of torture is absolute, whatever the person did. " * 12


@pytest.fixture
def office(tmp_path, qtbot):
    """The context, a desk at a vault of its own, and the tools bound to it."""
    path, key, _ = factory.make_vault(tmp_path)
    context = surroundings()
    opened = {}

    def sit_down():
        opened["desk"] = replace(factory.sit_down(path, key), isolated=run_worker)

    context.runner.submit(context.hub, sit_down)
    qtbot.waitUntil(lambda: "desk" in opened)
    tools = LibraryTools(*[None] * len(LibraryTools._fields))
    bound = partial(imports.import_decisions, opened["desk"])
    yield context, opened["desk"], tools._replace(import_decisions=bound)
    context.runner.abandon(opened["desk"].vault.close, seconds=5)


def lines(path, count):
    rows = (
        {"name": f"CASE OF NOVYI{number} v. GEORGIA", "number": f"{number}/20",
         "date": "2020-02-03", "court": "ECtHR",
         "paragraphs": ["THE LAW", *(f"{one}. {WORDS}" for one in range(1, 40))]}
        for number in range(1, count + 1)
    )  # fmt: skip
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def test_files_are_read_by_the_worker_and_listed(office, qtbot, tmp_path):
    context, _, tools = office
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 nothing of a file")
    form = ImportForm(context, tools)
    qtbot.addWidget(form)
    form.open()
    form.read([lines(tmp_path / "a.jsonl", 2), bad])
    qtbot.waitUntil(lambda: "2 decisions imported." in form.footnote.text(), timeout=60_000)
    assert form.submit_button.isEnabled()


def test_a_stop_lists_exactly_what_is_in_the_library(office, qtbot, tmp_path):
    context, desk, tools = office
    form = ImportForm(context, tools)
    qtbot.addWidget(form)
    outcomes, seen = [], []
    shown = form._on_done
    form._on_done = lambda outcome: (outcomes.append(outcome), shown(outcome))
    progress = form._on_progress
    form._on_progress = lambda one: (seen.append(one.done), progress(one))
    form.open()
    form.read([lines(tmp_path / "many.jsonl", 300)])
    qtbot.waitUntil(lambda: max(seen, default=0) > 0, timeout=60_000)
    form.stop_button.click()
    qtbot.waitUntil(lambda: bool(outcomes), timeout=60_000)

    counted = []
    context.runner.submit(form, lambda: authorities.find(desk, limit=1).total, counted.append)
    qtbot.waitUntil(lambda: bool(counted))
    assert outcomes[0].cancelled
    assert counted == [len(outcomes[0].decisions)]
    assert "Stopped." in form.footnote.text()
