"""The connection and its backup."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from caseapp.domain.vaults import BackupFailedError, VaultDamagedError, VaultInUseError
from caseapp.models.setting import Setting
from caseapp.storage import backup
from caseapp.storage.authorizer import unguarded
from caseapp.storage.connection import FIXED, PRAGMAS, assert_pragmas, connect
from caseapp.storage.faults import PragmaError
from caseapp.storage.keys import MasterKey


def test_a_connection_that_was_not_set_up_is_noticed():
    """The control of the assertion on every connection."""
    plain = dbapi2.connect(":memory:")
    with pytest.raises(PragmaError):
        assert_pragmas(plain)
    plain.close()


@pytest.mark.parametrize("name", [name for name, _, _ in PRAGMAS if name != "journal_mode"])
def test_each_setting_that_slips_is_noticed(tmp_path, name):
    connection = connect(tmp_path / "case.db", MasterKey.new())
    other = {"synchronous": "OFF", "temp_store": "FILE", "cache_size": "100"}
    value = other.get(name, "NORMAL" if name == "locking_mode" else None)
    if value is None:
        value = "ON" if name == "trusted_schema" else "OFF"
    with unguarded(connection):
        connection.execute(f"PRAGMA {name} = {value}")
    with pytest.raises(PragmaError, match=name):
        assert_pragmas(connection)
    connection.close()


def test_the_settings_that_must_come_by_themselves_are_read(tmp_path):
    connection = connect(tmp_path / "case.db", MasterKey.new())
    for name, value in FIXED:
        assert str(connection.execute(f"PRAGMA {name}").fetchone()[0]) == value
    connection.close()


def test_the_open_file_is_locked_for_everybody_else(tmp_path):
    key = MasterKey.new()
    first = connect(tmp_path / "case.db", key)
    with pytest.raises(VaultInUseError):
        connect(tmp_path / "case.db", key)
    first.close()
    connect(tmp_path / "case.db", key).close()


def test_a_wrong_key_is_refused_at_once(tmp_path):
    first = connect(tmp_path / "case.db", MasterKey.new())
    first.execute("CREATE TABLE t (a)")
    first.close()
    with pytest.raises(VaultDamagedError):
        connect(tmp_path / "case.db", MasterKey.new())


def save(vault, name: str, value: str) -> None:
    with vault.writing() as session:
        session.add(Setting(name=name, value=value))


def test_an_error_of_the_database_does_not_tell_what_was_saved(desk):
    save(desk.vault, "same", "first")
    with pytest.raises(IntegrityError) as caught:
        save(desk.vault, "same", "Secret-Value-771")
    assert "Secret-Value-771" not in str(caught.value)


def rows(path, key) -> list[tuple[str, str]]:
    copy = connect(path, key)
    found = copy.execute("SELECT name, value FROM setting ORDER BY name").fetchall()
    copy.close()
    return found


def test_a_backup_opens_with_the_same_key_and_says_the_same(desk, vault_path, tmp_path):
    _, key, _ = vault_path
    save(desk.vault, "a", "1")
    desk.vault.back_up_to(tmp_path / "copy.db")
    assert rows(tmp_path / "copy.db", key) == [("a", "1")]


def test_a_backup_tells_its_progress_and_the_vault_works_meanwhile(
    desk, vault_path, tmp_path, monkeypatch
):
    _, key, _ = vault_path
    monkeypatch.setattr(backup, "PAGES_PER_STEP", 5)
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))

    desk.vault.back_up_to(tmp_path / "copy.db", progress)
    assert len(seen) > 3
    assert seen[-1][0] == seen[-1][1]
    assert rows(tmp_path / "copy.db", key) == []


def test_a_backup_that_does_not_verify_is_removed_and_the_older_one_stays(
    desk, tmp_path, monkeypatch
):
    target = tmp_path / "copy.db"
    desk.vault.back_up_to(target)
    older = target.read_bytes()
    monkeypatch.setattr(backup, "page_faults", lambda _copy: ("page 7",))
    with pytest.raises(BackupFailedError):
        desk.vault.back_up_to(target)
    assert target.read_bytes() == older
    assert [file.name for file in tmp_path.iterdir() if ".tmp" in file.name] == []
