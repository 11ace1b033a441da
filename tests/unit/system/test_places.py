"""Bad places for a vault: synced, on a network, open to others."""

import sys
from pathlib import Path

import pytest

from caseapp.system import places


def found(folder):
    return {(one.danger.value, one.name) for one in places.dangers(folder)}


def below(tmp_path, *names):
    folder = tmp_path.joinpath(*names)
    folder.mkdir(parents=True)
    return folder


def test_a_private_folder_of_ones_own_is_no_bad_place(tmp_path):
    assert found(below(tmp_path, "vaults")) == set()


@pytest.mark.parametrize(
    ("name", "service"),
    [("Dropbox", "Dropbox"), ("Dropbox (Office)", "Dropbox"), ("OneDrive - Firm", "OneDrive"),
     ("Google Drive", "Google Drive"), ("GoogleDrive-a@example.org", "Google Drive"),
     ("Mobile Documents", "iCloud"), ("Яндекс.Диск", "Yandex.Disk"), ("Nextcloud", "Nextcloud"),
     ("MEGA", "MEGA"), ("Syncthing", "Syncthing"), ("YandexDisk", "Yandex.Disk")],
)  # fmt: skip
def test_folders_of_synchronising_services_are_known_at_any_depth(tmp_path, name, service):
    assert ("synced", service) in found(below(tmp_path, name, "work", "a.casevault"))


@pytest.mark.parametrize("mark", [".stfolder", ".dropbox.cache", ".sync"])
def test_a_watched_folder_is_known_by_what_the_service_leaves_there(tmp_path, mark):
    below(tmp_path, "any", mark)
    assert {danger for danger, _ in found(tmp_path / "any" / "vault")} == {"synced"}


def test_a_megabyte_is_no_mega(tmp_path):
    assert found(below(tmp_path, "megabytes", "dropboxes")) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="mode bits")
def test_a_folder_that_others_may_write_is_named_and_a_sticky_one_above_is_not(tmp_path):
    mine = below(tmp_path, "shared", "vault")
    mine.parent.chmod(0o1777)
    assert found(mine) == set()
    mine.parent.chmod(0o777)
    assert found(mine) == {("shared", str(mine.parent))}


def test_a_network_mount_is_known_by_its_file_system(tmp_path, monkeypatch):
    server = below(tmp_path, "the office server", "vault")
    lines = f"/dev/sda1 / ext4 rw 0 0\nnas:/x {server.parent} cifs rw 0 0\n".replace(
        "the office server", "the\\040office\\040server"
    )
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: lines)
    assert ("network", "cifs") in found(server)
    assert found(tmp_path) == set()


def test_second_versions_beside_the_database_are_named(tmp_path):
    own = {"case.db", "case.0001.db", "vault.json", "vault.prev.json", "case.db-journal", "LOCK",
           "case.db.new", "snapshot.tmp", ".vault.json.ab.tmp"}  # fmt: skip
    strange = {"case (Aida's conflicted copy 2026-11-01).db", "case.sync-conflict-2026.db",
               "case-LAPTOP.db", "vault (1).json"}  # fmt: skip
    for name in own | strange:
        (tmp_path / name).touch()
    assert set(places.conflicts(tmp_path)) == strange
