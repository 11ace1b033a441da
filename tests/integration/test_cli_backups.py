"""Backups from the command line: one command makes one, one command brings it back."""

import pytest

from tests import factory
from tests.integration.console import run


@pytest.fixture
def stick(vault_path, tmp_path):
    """A medium with two backups of the vault."""
    (tmp_path / "stick").mkdir()
    for _ in range(2):
        told = run(
            "vault", "backup", vault_path[0], tmp_path / "stick", given=factory.PASSPHRASE + "\n"
        )
        assert told.code == 0, told.err
    return tmp_path / "stick"


def names(stick):
    return [row["name"] for row in run("vault", "backups", stick, "--json").json["backups"]]


def test_a_backup_comes_back_with_one_command_and_is_checked(stick, tmp_path):
    told = run("vault", "restore", stick, tmp_path / "new.casevault", given=factory.PASSPHRASE)
    assert told.code == 0, told.err
    assert "in order" in told.out
    assert run("vault", "info", tmp_path / "new.casevault", given=factory.PASSPHRASE).code == 0


def test_copying_needs_no_passphrase(stick, tmp_path):
    told = run("vault", "restore", stick, tmp_path / "new.casevault", "--copy-only", "--json")
    assert (told.code, told.json["checked"]) == (0, False)


def test_a_damaged_backup_is_named_in_the_list_and_the_command_fails(stick):
    newest = names(stick)[0]
    [database] = stick.rglob(f"{newest}/case.db")
    database.write_bytes(database.read_bytes()[:-1])
    told = run("vault", "backups", stick, "--check", "--json")
    assert (told.code, told.json["damaged"]) == (1, [newest])


def test_a_damaged_backup_that_was_asked_for_is_refused_and_a_sound_one_offered(stick, tmp_path):
    newest, older = names(stick)
    [database] = stick.rglob(f"{newest}/case.db")
    database.write_bytes(b"")
    told = run("vault", "restore", database.parent, tmp_path / "new.casevault", "--copy-only")
    assert told.code == 1
    assert newest in told.err.splitlines()[-1]
    assert older in told.err.splitlines()[0]
    assert not (tmp_path / "new.casevault").exists()


def test_a_vault_is_never_restored_over_something(stick, vault_path):
    assert run("vault", "restore", stick, vault_path[0], "--copy-only").code == 1


def test_a_wrong_passphrase_restores_nothing(stick, tmp_path):
    told = run("vault", "restore", stick, tmp_path / "new.casevault", given="wrong\n")
    assert told.code == 1
    assert not (tmp_path / "new.casevault").exists()


def test_a_target_in_a_synchronised_folder_is_warned_about(vault_path, tmp_path):
    (tmp_path / "Dropbox" / "b").mkdir(parents=True)
    told = run(
        "vault", "backup", vault_path[0], tmp_path / "Dropbox" / "b", given=factory.PASSPHRASE
    )
    assert told.code == 0
    assert "synchronised by Dropbox" in told.err


def test_a_folder_that_is_not_there_is_no_medium(vault_path, tmp_path):
    told = run(
        "vault", "backup", vault_path[0], tmp_path / "typo", given=factory.PASSPHRASE + "\n"
    )
    assert told.code == 1
    assert not (tmp_path / "typo").exists()
