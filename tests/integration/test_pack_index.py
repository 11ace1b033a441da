"""Whatever packs bring, take over and give back, the index holds what the paragraphs say."""

import json

import pytest

from caseapp.search import index
from caseapp.services import imports
from caseapp.services.authority_packs import remove_pack, restore_pack
from tests.decision_packs import FIRST, SECOND, TEXT, install_pack, packed
from tests.factory import in_process

OWN = {
    "name": "CASE OF VYDUMANNYI v. GEORGIA", "number": "12345/06", "date": "2008-02-28",
    "court": "ECtHR", "respondent": "Georgia", "article": "3", "conclusion": "violation: 3",
    "paragraphs": ["THE LAW", "1. Our own text."],
}  # fmt: skip


def imported(desk, tmp_path):
    file = tmp_path / "own.jsonl"
    file.write_text(json.dumps(OWN))
    imports.run_import(in_process(desk), [file])


def holds(desk):
    """Compare the index with the paragraphs; raises where they differ."""
    with desk.vault.writing() as session:
        index.check(session.connection())
    return True


@pytest.mark.parametrize("own_first", [True, False])
@pytest.mark.parametrize("trusted", [True, False])
def test_what_a_removed_pack_leaves_is_found_as_it_stands(desk, tmp_path, own_first, trusted):
    with desk.vault.writing() as session:
        index.create(session.connection())
    if own_first:
        imported(desk, tmp_path)
    data = packed(FIRST, SECOND, texts={SECOND.id: TEXT}, name="karaganda")
    install_pack(in_process(desk), "a.pack", data, trusted=trusted)
    imported(desk, tmp_path)
    assert holds(desk)
    remove_pack(in_process(desk), "karaganda")
    assert holds(desk)
    restore_pack(in_process(desk), "karaganda")
    assert holds(desk)
