"""Opening a vault, and what a session promises."""

import threading

import pytest
from sqlalchemy import StaticPool, create_engine, text

from caseapp.domain.vaults import UnfinishedVaultError, VaultDamagedError, VaultInUseError
from caseapp.models.base import live
from caseapp.models.person import Person
from caseapp.models.setting import Setting
from caseapp.storage.connection import assert_pragmas
from caseapp.storage.faults import NestedSessionError, WrongThreadError
from caseapp.storage.vault import Vault
from tests import factory


def names(vault: Vault) -> list[str]:
    with vault.reading() as session:
        return list(session.scalars(live(Person, Person.name)))


def test_a_new_vault_knows_its_lawyer(desk):
    assert names(desk.vault) == [factory.LAWYER]
    assert desk.person.name == factory.LAWYER


def test_a_command_that_fails_keeps_nothing(desk):
    def fail() -> None:
        with desk.vault.writing() as session:
            session.add(Setting(name="half", value="1"))
            session.flush()
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail()
    with desk.vault.reading() as session:
        assert session.get(Setting, "half") is None


def test_a_nested_session_raises_and_the_outer_one_is_kept(desk):
    with desk.vault.writing() as session:
        session.add(Setting(name="outer", value="1"))
        with pytest.raises(NestedSessionError), desk.vault.writing():
            pass
    with desk.vault.reading() as session:
        assert session.get(Setting, "outer") is not None


def test_the_pool_that_shares_its_connection_loses_the_outer_session():
    """The control: this is what the nested-session rule is for."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (a)"))
    with engine.connect() as outer:
        outer.execute(text("INSERT INTO t VALUES (1)"))
        with engine.connect() as inner:
            inner.execute(text("SELECT 1"))
        outer.commit()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM t")).scalar_one() == 0
    engine.dispose()


def test_another_thread_is_refused(desk):
    caught: list[BaseException] = []

    def elsewhere() -> None:
        try:
            with desk.vault.reading():
                pass
        except WrongThreadError as error:
            caught.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(caught) == 1


def test_a_second_opener_is_refused(desk, vault_path):
    path, key, _ = vault_path
    with pytest.raises(VaultInUseError):
        Vault.open(path, key)
    assert names(desk.vault) == [factory.LAWYER]


def test_a_header_without_database_is_an_unfinished_vault(vault_path):
    path, key, _ = vault_path
    (path / "case.db").unlink()
    with pytest.raises(UnfinishedVaultError):
        Vault.open(path, key)


def test_an_emptied_database_is_damaged_and_stays_as_it_is(vault_path):
    path, key, _ = vault_path
    (path / "case.db").write_bytes(b"")
    with pytest.raises(VaultDamagedError):
        Vault.open(path, key)
    assert (path / "case.db").stat().st_size == 0


def test_every_pragma_holds_on_the_working_connection(desk):
    with desk.vault.reading() as session:
        assert_pragmas(session.connection().connection.driver_connection)
