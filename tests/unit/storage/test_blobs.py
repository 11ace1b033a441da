"""The container of a document's file."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.domain.vaults import BlobDamagedError, LinkedFolderError
from caseapp.storage import blobs
from caseapp.storage.blobs import CHUNK

HEAD = 28
SEALED = CHUNK + 16


def read(folder, stored):
    return b"".join(blobs.read_blob(folder, stored.name, stored.file_key))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_goes_in_comes_out(tmp_path, size):
    data = random.Random(size).randbytes(size)
    stored = blobs.write_blob(tmp_path, [data])
    assert read(tmp_path, stored) == data
    assert stored.size == size
    assert blobs.stored_hash(tmp_path, stored.name) == stored.stored_sha256


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, CHUNK + 5), max_size=5))
def test_the_pieces_do_not_matter(tmp_path_factory, sizes):
    folder = tmp_path_factory.mktemp("blobs")
    pieces = [bytes([index]) * size for index, size in enumerate(sizes)]
    assert read(folder, blobs.write_blob(folder, pieces)) == b"".join(pieces)


@pytest.fixture
def stored(tmp_path):
    return blobs.write_blob(tmp_path, [random.Random(1).randbytes(3 * CHUNK + 100)])


def refuse(folder, stored, content):
    (folder / stored.name).write_bytes(content)
    with pytest.raises(BlobDamagedError):
        read(folder, stored)


def test_flips_cuts_and_additions_are_noticed(tmp_path, stored):
    whole = (tmp_path / stored.name).read_bytes()
    dice = random.Random(2)
    for _ in range(60):
        altered = bytearray(whole)
        altered[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        refuse(tmp_path, stored, altered)
        refuse(tmp_path, stored, whole[: dice.randrange(len(whole))])
        refuse(tmp_path, stored, whole + dice.randbytes(dice.randint(1, 20)))


def test_chunks_cannot_be_dropped_swapped_or_taken_from_another_file(tmp_path, stored):
    whole = (tmp_path / stored.name).read_bytes()
    one, two = HEAD + SEALED, HEAD + 2 * SEALED
    refuse(tmp_path, stored, whole[:two])
    refuse(tmp_path, stored, whole[:one] + whole[two:])
    refuse(tmp_path, stored, whole[:HEAD] + whole[one:two] + whole[HEAD:one] + whole[two:])
    other = blobs.write_blob(tmp_path, [b"other"])
    refuse(tmp_path, stored, (tmp_path / other.name).read_bytes())


def test_a_missing_file_is_named(tmp_path, stored):
    (tmp_path / stored.name).unlink()
    with pytest.raises(BlobDamagedError) as caught:
        read(tmp_path, stored)
    assert caught.value.values["name"] == stored.name


def test_a_file_key_opens_only_under_its_client_and_name(stored):
    key = bytes(range(32))
    wrapped = blobs.wrap_file_key(key, stored.name, stored.file_key)
    assert blobs.unwrap_file_key(key, stored.name, wrapped) == stored.file_key
    with pytest.raises(BlobDamagedError):
        blobs.unwrap_file_key(key, "0" * 32, wrapped)
    with pytest.raises(BlobDamagedError):
        blobs.unwrap_file_key(bytes(32), stored.name, wrapped)


def test_the_sweep_takes_orphans_and_leaves_what_is_known_or_not_ours(tmp_path, stored):
    orphan = blobs.write_blob(tmp_path, [b"x"])
    (tmp_path / (orphan.name + ".tmp")).write_bytes(b"half")
    (tmp_path / "notes.txt").write_bytes(b"not ours")
    assert blobs.sweep(tmp_path, [stored.name]) == 2
    assert {file.name for file in tmp_path.iterdir()} == {stored.name, "notes.txt"}


def test_the_sweep_refuses_a_link_and_removes_nothing_behind_it(tmp_path):
    real = tmp_path / "elsewhere"
    real.mkdir()
    (real / ("ab" * 16)).write_bytes(b"a stranger's")
    (tmp_path / "blobs").symlink_to(real)
    with pytest.raises(LinkedFolderError) as refused:
        blobs.sweep(tmp_path / "blobs", [])
    assert refused.value.values == {"path": str(tmp_path / "blobs")}
    assert (real / ("ab" * 16)).exists()
    assert blobs.sweep(real, []) == 1  # the control: the same folder by its own name


def test_the_sweep_takes_a_link_and_leaves_its_target_and_folders(tmp_path, stored):
    (tmp_path / "mine.txt").write_bytes(b"mine")
    (tmp_path / ("ab" * 16)).symlink_to(tmp_path / "mine.txt")
    (tmp_path / ("cd" * 16)).mkdir()
    assert blobs.sweep(tmp_path, [stored.name]) == 1
    assert {one.name for one in tmp_path.iterdir()} == {stored.name, "mine.txt", "cd" * 16}


def test_a_source_that_fails_leaves_no_file(tmp_path):
    def broken():
        yield b"x" * 10
        raise KeyError

    with pytest.raises(KeyError):
        blobs.write_blob(tmp_path, broken())
    assert list(tmp_path.iterdir()) == []
