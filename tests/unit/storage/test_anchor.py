"""The anchor outside the vault: written durably, read back whole, refused when touched."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from caseapp.domain.integrity import AnchorDamagedError
from caseapp.storage.anchor import MOST_MARKS, Anchor, Anchors, Mark, folder_digest
from caseapp.storage.keys import MasterKey

KEY = MasterKey(bytes(range(32)))
ANCHOR = Anchor(
    vault_id="ab" * 16,
    newest=Mark(7, b"\1" * 32),
    generation=4,
    device="d1",
    counter=3,
    path="/home/Ä.casevault",
    sealed=Mark(5, b"\2" * 32),
    whole=True,
    checked_at=datetime(2026, 3, 3, tzinfo=UTC),
    database="00",
    documents="11",
    marks=(Mark(1, b"\3" * 32),),
)


@pytest.fixture
def anchors(tmp_path):
    return Anchors(tmp_path / "state" / "anchors")


def test_an_anchor_is_read_back_as_it_was_written(anchors):
    assert anchors.read(ANCHOR.vault_id, KEY) is None
    assert anchors.write(ANCHOR, KEY)
    assert anchors.read(ANCHOR.vault_id, KEY) == ANCHOR


def test_anchors_are_for_their_owner_alone(anchors):
    anchors.write(ANCHOR, KEY)
    assert anchors.folder.stat().st_mode & 0o777 == 0o700
    assert anchors.path_of(ANCHOR.vault_id).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", list(json.loads('{"newest":0,"generation":0,"sealed":0}')))
def test_an_anchor_that_was_edited_is_refused(anchors, name):
    anchors.write(ANCHOR, KEY)
    file = anchors.path_of(ANCHOR.vault_id)
    content = json.loads(file.read_bytes())
    content[name] = content["marks"][0] if isinstance(content[name], list) else 1
    file.write_text(json.dumps(content))
    with pytest.raises(AnchorDamagedError):
        anchors.read(ANCHOR.vault_id, KEY)


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"{}", b"\xff", b'{"mac": ""}', b"[" * 30000])
def test_what_is_no_anchor_is_refused(anchors, data):
    anchors.write(ANCHOR, KEY)
    anchors.path_of(ANCHOR.vault_id).write_bytes(data)
    with pytest.raises(AnchorDamagedError):
        anchors.read(ANCHOR.vault_id, KEY)


def test_an_anchor_of_another_vault_or_key_is_refused(anchors):
    anchors.write(ANCHOR, KEY)
    with pytest.raises(AnchorDamagedError):
        anchors.read(ANCHOR.vault_id, MasterKey(bytes(32)))
    anchors.path_of(ANCHOR.vault_id).rename(anchors.path_of("cd" * 16))
    with pytest.raises(AnchorDamagedError):
        anchors.read("cd" * 16, KEY)


def test_a_folder_that_cannot_be_written_costs_the_memory_only(tmp_path):
    (tmp_path / "state").write_text("a file")
    assert not Anchors(tmp_path / "state").write(ANCHOR, KEY)


def test_former_places_are_kept_up_to_a_number():
    anchor = replace(ANCHOR, marks=())
    for seq in range(8, 8 + 2 * MOST_MARKS):
        anchor = anchor.moved_to(Mark(seq, seq.to_bytes(32, "big")))
    assert [mark.seq for mark in anchor.marks] == list(range(7 + MOST_MARKS, 7 + 2 * MOST_MARKS))
    assert anchor.moved_to(anchor.newest) is anchor


def test_a_replaced_file_changes_the_digest_of_its_folder(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(name.encode())
    before = folder_digest(tmp_path)
    assert folder_digest(tmp_path) == before
    (tmp_path / "a").rename(tmp_path / "c")
    (tmp_path / "b").rename(tmp_path / "a")
    (tmp_path / "c").rename(tmp_path / "b")
    assert folder_digest(tmp_path) != before
