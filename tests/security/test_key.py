"""The key on its way into the driver."""

import pickle

import pytest
from sqlcipher3 import dbapi2

from caseapp.storage import connection
from caseapp.storage.keys import MasterKey, Purpose
from tests import factory


def opens(path, statement: str) -> bool:
    connection = dbapi2.connect(str(path))
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(statement)
        connection.execute("SELECT count(*) FROM person")
    except dbapi2.DatabaseError:
        return False
    else:
        return True
    finally:
        connection.close()


def test_the_database_is_keyed_raw_and_not_by_a_passphrase(vault_path):
    path, key, _ = vault_path
    digits = key.derive(Purpose.DATABASE).hex()
    assert opens(path / "case.db", f"PRAGMA key = \"x'{digits}'\"")
    # The control: the same digits as a passphrase, which is what a missing x'' would mean.
    assert not opens(path / "case.db", f"PRAGMA key = '{digits}'")


def test_nothing_prints_the_key(vault_path, desk):
    _, key, _ = vault_path
    said = repr(key) + str(key) + repr(desk) + repr(desk.vault) + repr(desk.vault.engine)
    assert key.raw().hex() not in said
    assert str(bytes(key.raw())) not in said
    assert "hidden" in repr(key)


def test_the_key_is_never_pickled():
    with pytest.raises(TypeError):
        pickle.dumps(MasterKey.new())


def test_a_wiped_key_holds_zeros():
    key = MasterKey.new()
    assert any(key.raw())
    key.wipe()
    assert not any(key.raw())


def test_closing_a_vault_overwrites_its_copy_and_leaves_the_callers(vault_path):
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    desk.vault.close()
    assert not any(desk.vault.key.raw())
    assert any(key.raw())


def test_keys_for_different_purposes_differ():
    key = MasterKey.new()
    assert len({bytes(key.derive(purpose)) for purpose in Purpose}) == len(Purpose)


def test_key_and_slot_survive_the_pipe():
    key = MasterKey(bytes(range(32)), "ab" * 16)
    copy = MasterKey.unpack(key.pack())
    assert copy.raw() == key.raw()
    assert copy.slot == key.slot


def test_the_buffer_that_went_into_the_driver_is_overwritten(tmp_path, monkeypatch):
    given: list[bytearray] = []

    class Watched(dbapi2.Connection):
        def set_key(self, key: bytearray) -> None:
            assert key.startswith(b"x'")
            assert len(key) == 67
            given.append(key)
            super().set_key(key)

    monkeypatch.setattr(connection.dbapi2, "connect", Watched)
    connection.connect(tmp_path / "case.db", MasterKey.new()).close()
    assert [bytes(key) for key in given] == [bytes(67)]
