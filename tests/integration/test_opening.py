"""What opening a vault refuses: one clear error each, and not a byte written."""

import hashlib
import shutil
from pathlib import Path

import pytest

from caseapp.domain.errors import DiskFullError
from caseapp.domain.keys import Passphrase
from caseapp.domain.vaults import (
    HeaderDamagedError,
    NewPassphraseNeededError,
    NotAVaultError,
    UnfinishedVaultError,
    VaultDamagedError,
    VaultExistsError,
    VaultInUseError,
    VaultUnreadableError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from caseapp.domain.vocabulary import Role, SlotKind
from caseapp.services import vaults
from caseapp.services.entry import enter
from caseapp.services.keys import give_code, list_keys
from caseapp.services.people import add_person
from caseapp.services.unlock import unlock_vault, unlock_with_code
from caseapp.storage import header, vault
from caseapp.storage.keys import MasterKey
from tests import factory
from tests.factory import CHEAP, PASSPHRASE
from tests.keyholders import take_seat


def fingerprint(folder: Path) -> dict[str, str]:
    """Name and hash of every file: equal means that nothing was written, removed or renamed."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.fixture
def untouched(vault_path):
    """Fail unless the vault is byte for byte as the test left it when it asked."""
    path, _, _ = vault_path
    marks: list[dict[str, str]] = []
    yield lambda: marks.append(fingerprint(path))
    assert marks, "the test never took the mark"
    assert fingerprint(path) == marks[-1]


def test_the_right_passphrase_and_the_recovery_code_give_one_key(vault_path):
    path, key, code = vault_path
    assert unlock_vault(path, PASSPHRASE, CHEAP).raw() == key.raw()
    assert unlock_with_code(path, code).raw() == key.raw()


def test_the_recovery_code_opens_as_owner_with_a_new_passphrase_for_the_forgotten_one(vault_path):
    path, _, code = vault_path
    desk = factory.sit_down(path, take_seat(path, code, "remembered"))
    assert desk.person.name == factory.LAWYER
    kinds = [row.kind for row in list_keys(desk)]
    desk.vault.close()
    assert kinds == [SlotKind.RECOVERY, SlotKind.PASSPHRASE]
    with pytest.raises(WrongPassphraseError):
        unlock_vault(path, PASSPHRASE, CHEAP)


def test_a_one_time_code_is_used_up(vault_path):
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    uid = add_person(desk, "Bek", Role.PARALEGAL).created
    code = give_code(desk, uid, Passphrase(PASSPHRASE), CHEAP).code
    desk.vault.close()
    desk = factory.sit_down(path, take_seat(path, code))
    assert [(row.person_name, row.kind, row.current) for row in list_keys(desk)] == [
        ("Bek", SlotKind.PASSPHRASE, True)
    ]
    desk.vault.close()
    with pytest.raises(WrongRecoveryCodeError):
        unlock_with_code(path, code)


def test_a_code_from_paper_opens_no_desk_by_itself_at_either_door(vault_path):
    path, _, code = vault_path
    key = unlock_with_code(path, code)
    for door in (factory.sit_down, enter):
        with pytest.raises(NewPassphraseNeededError):
            door(path, key)
    assert unlock_vault(path, PASSPHRASE, CHEAP)


def test_a_wrong_passphrase(vault_path, untouched):
    untouched()
    with pytest.raises(WrongPassphraseError):
        unlock_vault(vault_path[0], PASSPHRASE + "x", CHEAP)


def test_a_damaged_header(vault_path, untouched):
    path, key, _ = vault_path
    for name in (header.CURRENT, header.PREVIOUS):
        (path / name).write_bytes((path / name).read_bytes()[:-40])
    untouched()
    with pytest.raises(HeaderDamagedError):
        unlock_vault(path, PASSPHRASE, CHEAP)
    with pytest.raises(HeaderDamagedError):
        factory.sit_down(path, key)


def test_the_header_before_opens_the_vault_and_the_check_says_so(vault_path):
    path, _, _ = vault_path
    (path / header.CURRENT).write_bytes(b"")
    desk = factory.sit_down(path, unlock_vault(path, PASSPHRASE, CHEAP))
    assert vaults.vault_info(desk).header_from_previous
    assert not vaults.check_vault(desk).sound
    desk.vault.close()


def test_a_second_window(vault_path, untouched):
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    untouched()
    with pytest.raises(VaultInUseError):
        factory.sit_down(path, key)
    desk.vault.close()


def test_an_unfinished_vault(vault_path, untouched):
    path, key, _ = vault_path
    (path / header.DATABASE).unlink()
    untouched()
    with pytest.raises(UnfinishedVaultError):
        factory.sit_down(path, key)


def test_a_key_of_another_vault(vault_path, untouched):
    untouched()
    with pytest.raises(HeaderDamagedError):
        factory.sit_down(vault_path[0], MasterKey.new())


def test_the_database_of_another_vault(vault_path, tmp_path, untouched):
    path, key, _ = vault_path
    other, _, _ = factory.make_vault(tmp_path, "other.casevault")
    shutil.copy(other / header.DATABASE, path / header.DATABASE)
    untouched()
    with pytest.raises(VaultDamagedError):
        factory.sit_down(path, key)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + bytes(8000), b"x" * 5000])
def test_a_database_that_is_none(vault_path, content):
    path, key, _ = vault_path
    (path / header.DATABASE).write_bytes(content)
    with pytest.raises(VaultDamagedError):
        factory.sit_down(path, key)


def test_a_folder_that_is_no_vault(tmp_path):
    with pytest.raises(NotAVaultError):
        unlock_vault(tmp_path, PASSPHRASE, CHEAP)


def test_a_refused_opening_releases_the_lock(vault_path):
    path, key, _ = vault_path
    database = (path / header.DATABASE).read_bytes()
    (path / header.DATABASE).write_bytes(b"x" * 5000)
    with pytest.raises(VaultDamagedError):
        factory.sit_down(path, key)
    (path / header.DATABASE).write_bytes(database)
    factory.sit_down(path, key).vault.close()


def test_the_desk_makes_the_database_only_when_told(tmp_path):
    path = tmp_path / "new.casevault"
    key, _ = header.create_header(path, PASSPHRASE, CHEAP)
    with pytest.raises(UnfinishedVaultError):
        factory.sit_down(path, key)
    desk = factory.sit_down(path, key, create=vaults.NewVault("New Owner"))
    assert desk.person.name == "New Owner"
    desk.vault.close()
    with pytest.raises(VaultExistsError):
        factory.sit_down(path, key, create=vaults.NewVault("Again"))


def test_an_interrupted_creation_leaves_an_unfinished_vault_and_can_be_repeated(tmp_path):
    path = tmp_path / "new.casevault"
    key, _ = header.create_header(path, PASSPHRASE, CHEAP)
    (path / "case.db.new").write_bytes(b"half")
    with pytest.raises(UnfinishedVaultError):
        factory.sit_down(path, key)
    factory.sit_down(path, key, create=vaults.NewVault("Owner")).vault.close()
    names = {file.name for file in path.iterdir()}
    assert names >= {"vault.json", "vault.prev.json", "case.db", "blobs", "LOCK"}
    assert not [name for name in names if ".new" in name]


def test_the_database_file_does_not_say_what_it_is(vault_path):
    assert not (vault_path[0] / header.DATABASE).read_bytes().startswith(b"SQLite format 3")


def full_disk(*_arguments: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("broken", ["replace_durably", "make_private_folder"])
def test_a_disk_that_is_full_at_creation_leaves_no_vault(tmp_path, monkeypatch, broken):
    monkeypatch.setattr(header, broken, full_disk)
    with pytest.raises(DiskFullError):
        factory.make_vault(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_cannot_be_made_leaves_no_vault(tmp_path, monkeypatch):
    monkeypatch.setattr(vault, "sync_folder", full_disk)
    monkeypatch.setattr(vault, "_build", full_disk)
    with pytest.raises(DiskFullError):
        factory.make_vault(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_vault_in_a_folder_that_does_not_exist_yet(tmp_path):
    path, key, _ = factory.make_vault(tmp_path / "office" / "vaults")
    factory.sit_down(path, key).vault.close()


def test_a_header_that_may_not_be_read(vault_path, monkeypatch):
    def refused(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(VaultUnreadableError):
        unlock_vault(vault_path[0], PASSPHRASE, CHEAP)
