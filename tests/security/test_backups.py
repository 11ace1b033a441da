"""What a kill, a flipped bit or a cut does to a backup: it is found, or it never counted."""

import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC

import pytest
from sqlalchemy import select

from caseapp.domain.backups import BackupDamagedError, BackupReason
from caseapp.models.base import ever
from caseapp.models.client import Client
from caseapp.models.document import DocumentVersion
from caseapp.services import documents
from caseapp.storage import backup_folder, manifest, verification
from caseapp.storage.backup_folder import BackupFolder
from caseapp.storage.generations import Wanted, make_generation
from tests import factory, office

KILLS = int(os.environ.get("SOAK_BACKUP_KILLS", "20"))


def make(desk, folder):
    wanted = Wanted(factory.NOW, "test", BackupReason.ASKED, UTC)
    vault = desk.vault
    for _ in make_generation(
        vault.path, vault.key, vault.start_copy, vault.end_copy, [folder], wanted
    ):
        pass


@pytest.fixture
def filled(vault_path):
    """A closed vault with documents in it: path and key."""
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    matter = office.matter(desk)
    with desk.vault.reading() as session:
        client = session.scalars(ever(Client, Client.uid)).one()
    for number in range(3):
        documents.add_document(
            desk, matter, client, title=f"Document {number}", file_name="a.txt",
            media_type="text/plain", pieces=[os.urandom(30_000)],
        )  # fmt: skip
    desk.vault.close()
    return path, key


@pytest.fixture
def backup(filled, tmp_path):
    """A finished backup: its folder, its name, every file that belongs to it."""
    desk = factory.sit_down(*filled)
    (tmp_path / "stick").mkdir()
    folder = BackupFolder(tmp_path / "stick", desk.vault.header.vault_id)
    make(desk, folder)
    desk.vault.close()
    [found] = folder.list_generations()
    files = [*(folder.path / found.name).iterdir(), *folder.pool.iterdir()]
    assert len(files) == 8
    return folder, found.name, sorted(files)


def test_a_backup_that_is_killed_at_any_moment_never_verifies_over_bad_data(filled, tmp_path):
    path, key = filled
    (tmp_path / "stick").mkdir()
    line = [sys.executable, "-m", "tests.security.backup_killing", str(path)]
    done = subprocess.run(
        [*line, key.raw().hex(), str(tmp_path / "stick"), str(KILLS)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    rounds = [tuple(map(int, row.split())) for row in done.stdout.splitlines()]
    assert len(rounds) == KILLS
    assert [lies for _, lies in rounds] == [0] * KILLS


def is_found(folder, name):
    return not verification.verify(folder, name).sound


def test_an_untouched_backup_is_sound(backup):
    folder, name, _ = backup
    assert not is_found(folder, name)


def test_a_flipped_bit_in_any_file_of_a_backup_is_found(backup):
    folder, name, files = backup
    dice = random.Random(7)
    for file in files:
        whole = file.read_bytes()
        places = {0, len(whole) - 1, *(dice.randrange(len(whole)) for _ in range(30))}
        if file.name in {manifest.NAME, manifest.SUMS}:
            places = range(len(whole))
        for place in places:
            altered = bytearray(whole)
            altered[place] ^= 1 << dice.randrange(8)
            file.write_bytes(altered)
            assert is_found(folder, name), (file.name, place)
        file.write_bytes(whole)


def test_a_cut_or_a_longer_or_a_missing_file_is_found(backup):
    folder, name, files = backup
    for file in files:
        whole = file.read_bytes()
        for length in {0, 1, 28, len(whole) // 2, len(whole) - 1}:
            file.write_bytes(whole[:length])
            assert is_found(folder, name), (file.name, length)
        file.write_bytes(whole + b"\0")
        assert is_found(folder, name), file.name
        file.unlink()
        assert is_found(folder, name), file.name
        file.write_bytes(whole)


def test_files_of_two_backups_that_were_swapped_are_found(backup, filled):
    folder, name, _ = backup
    desk = factory.sit_down(*filled)
    office.matter(desk, "2026/002", "Other")
    make(desk, folder)
    desk.vault.close()
    newer = folder.list_generations()[0].name
    shutil.copy(folder.path / name / "case.db", folder.path / newer / "case.db")
    assert is_found(folder, newer)
    assert not is_found(folder, name)


def test_a_forged_manifest_is_believed_without_the_key_and_not_with_it(backup, filled):
    """The control of the MAC: hashes alone would let an altered backup through."""
    folder, name, _ = backup
    place = folder.path / name
    (place / "vault.prev.json").write_bytes(b"{}")
    made = folder.read(name)
    items = tuple(
        manifest.Item(item.name, 2, verification.hashed(place / item.name, verification.unheard))
        if item.name == "vault.prev.json" else item
        for item in made.files
    )  # fmt: skip
    forged = manifest.Manifest(
        **{field: getattr(made, field) for field in made.__slots__} | {"files": items}
    )
    (place / manifest.NAME).write_bytes(manifest.to_bytes(forged))
    assert not is_found(folder, name)
    assert not manifest.verifies(folder.read(name), filled[1])
    assert manifest.verifies(made, filled[1])


def rewritten(folder, name, **changed):
    """Write a manifest that says something else, with a checksum that fits, as anybody can."""
    made = folder.read(name)
    values = {field: getattr(made, field) for field in made.__slots__} | changed
    data = manifest.to_bytes(manifest.Manifest(**values))
    (folder.path / name / manifest.NAME).write_bytes(data)
    return data


ODD_NAMES = ["../../x", "a\0b", "case.db ", ".hidden", "C:x", "case\u202e.db", "", "extra.db"]


def test_a_manifest_that_names_other_files_is_refused_by_name(backup, tmp_path):
    folder, name, _ = backup
    made = folder.read(name)
    for odd in ODD_NAMES:
        more = manifest.Item(odd, 1, "0" * 64)
        for changed in (
            {"files": (*made.files, more)},
            {"blobs": (*made.blobs, more)},
            {"missing": (odd,)},
        ):
            rewritten_back(folder, name, made)
            data = rewritten(folder, name, **changed)
            with pytest.raises(manifest.UnreadableManifestError):
                manifest.from_bytes(data)
        with pytest.raises(BackupDamagedError) as refused:
            verification.restore(folder, name, tmp_path / "restored.casevault", None)
        assert refused.value.values["files"] == manifest.NAME
        assert is_found(folder, name)
    rewritten_back(folder, name, made)
    assert not is_found(folder, name), "control: the same manifest as it was written"


def rewritten_back(folder, name, made):
    (folder.path / name / manifest.NAME).write_bytes(manifest.to_bytes(made))


def test_a_name_that_stands_twice_and_a_size_below_nothing_are_refused_too(backup):
    folder, name, _ = backup
    made = folder.read(name)
    twice = {"files": (*made.files, made.files[0])}
    fewer = {"files": made.files[1:]}
    again = {"blobs": (*made.blobs, made.blobs[0])}
    below = {"blobs": (replace(made.blobs[0], size=-1),)}
    for changed in (twice, fewer, again, below):
        assert folder.read(name) is not None, "control: as it was written it is read"
        rewritten(folder, name, **changed)
        assert folder.read(name) is None
        rewritten_back(folder, name, made)


def garbage_in_the_pool(folder):
    """Put as many other bytes into a file of the pool; return it and what it held."""
    file = min(folder.pool.iterdir())
    whole = file.read_bytes()
    file.write_bytes(os.urandom(len(whole)))
    return file, whole


def test_a_new_backup_does_not_believe_a_file_for_its_size(backup, filled):
    folder, name, _ = backup
    file, whole = garbage_in_the_pool(folder)
    assert is_found(folder, name)
    desk = factory.sit_down(*filled)
    make(desk, folder)
    desk.vault.close()
    assert file.read_bytes() == whole
    assert not is_found(folder, name)


def test_above_what_every_backup_reads_one_part_is_read_each_day(backup, filled, monkeypatch):
    """Control: believed for its size on the other days, and mended by the whole check."""
    folder, _, _ = backup
    file, whole = garbage_in_the_pool(folder)
    monkeypatch.setattr(backup_folder, "AFFORDABLE", 0)
    part = int(file.name[:8], 16) % backup_folder.PARTS
    desk = factory.sit_down(*filled)
    with desk.vault.reading() as session:
        wanted = session.execute(select(DocumentVersion.blob, DocumentVersion.stored_sha256)).all()
    folder.add_blobs(desk.vault.blobs, wanted, verification.unheard, part + 1)
    assert file.read_bytes() != whole
    folder.add_blobs(desk.vault.blobs, wanted, verification.unheard, part)
    assert file.read_bytes() == whole
    desk.vault.close()


def test_the_only_copy_of_a_document_is_always_read(backup, filled, monkeypatch):
    folder, _, _ = backup
    file, _ = garbage_in_the_pool(folder)
    monkeypatch.setattr(backup_folder, "AFFORDABLE", 0)
    (filled[0] / "blobs" / file.name).unlink()
    desk = factory.sit_down(*filled)
    with desk.vault.reading() as session:
        wanted = session.execute(select(DocumentVersion.blob, DocumentVersion.stored_sha256)).all()
    part = int(file.name[:8], 16) + 1
    _, missing = folder.add_blobs(desk.vault.blobs, wanted, verification.unheard, part)
    assert missing == [file.name]
    desk.vault.close()


def test_a_pipe_or_a_link_in_the_pool_holds_nobody_up_and_counts_as_damage(backup, tmp_path):
    folder, name, _ = backup
    first, second = sorted(folder.pool.iterdir())[:2]
    (tmp_path / "elsewhere").write_bytes(first.read_bytes())
    first.unlink()
    first.symlink_to(tmp_path / "elsewhere")
    second.unlink()
    os.mkfifo(second)
    found = verification.verify(folder, name)
    assert {item.name for item in found.damaged_blobs} == {first.name, second.name}
    lost = verification.restore(folder, name, tmp_path / "restored.casevault", None)
    assert len(lost) == 2
